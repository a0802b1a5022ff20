import {
  attributePage,
  attributesPage,
  type AttributeListed,
} from '../../../../views/operator/declarations/attributes.ts'
import { deletePage } from '../../../../views/operator/declarations/registers.ts'
import {
  attributeAsSaid,
  attributeKindByKey,
  listAttributeKinds,
  type AttributeKindRow,
} from '../../../domain/organisations/index.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { declaredForm, type Values } from '../../../platform/http/forms.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { line, pick, ticked } from '../../../platform/schema/index.ts'
import { attributeSetters, attributeTypes } from '../../../policy/organisations/index.ts'
import { sealed } from '../begun.ts'
import { byButton, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { begun, change, formAnswer, refusalOf, send, type Base, type Places, type Shown } from '../filling.ts'
import { offered, registerName, registersOf } from '../numbers/numbers.ts'
import { lines, optional, orNull } from '../../../platform/http/postal-form.ts'
import { namePlaces } from './registers.ts'

const PAGE = 50
const here = '/operator/attributes'

async function listedOf(visit: Visit, rows: readonly AttributeKindRow[]): Promise<AttributeListed[]> {
  const registers = await registersOf(visit)
  return rows.map((row) => ({
    ...{ key: row.key, type: row.type, name: attributeAsSaid(row).names[visit.frame.locale] },
    register: row.register_key === null ? undefined : registerName(visit, registers, row.register_key),
    client: row.client_id ?? undefined,
    seenBy: row.client_id === null ? row.seen_by : [row.client_id, ...row.seen_by],
  }))
}

/** What may be said of members, by the keys. */
export async function showAttributeKinds(visit: Visit): Promise<Answer> {
  const { door, frame, may, exchange } = visit
  const after = exchange.query.get('after')?.slice(0, 40)
  const rows = await listAttributeKinds(door.db, { after, limit: PAGE + 1 })
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  return page(
    attributesPage({
      ...{ frame: { ...frame, here }, declares: may('attributes.create'), done: doneOf(exchange) },
      attributes: await listedOf(visit, rows.slice(0, PAGE)),
      next: last && `${here}?after=${last.key}`,
    }),
  )
}

const name = line({ most: 60 })
const shape = {
  ...{ en: name, nl: name, sv: name, allowed: lines(500_000) },
  ...{ 'set-by-0': ticked(), 'set-by-1': ticked(), 'set-by-2': ticked(), 'seen-by': lines(100_000) },
}
const form = declaredForm(shape)
const newForm = declaredForm({
  key: line({ most: 40 }),
  ...shape,
  ...{ register: optional(40), client: optional(64), type: pick(attributeTypes) },
})

const places: Places = {
  ...{ ...namePlaces, key: 'key', register: 'register', client: 'client', type: 'type' },
  ...{ allowed: 'allowed', set_by: 'set-by', seen_by: 'seen-by' },
}

type Filled = Values<typeof shape>

/** What may change of it, as the API is told it. */
const bodyOf = (value: Filled) => ({
  names: { en: value.en, nl: value.nl, sv: value.sv },
  set_by: attributeSetters.filter((_each, i) => value[`set-by-${i as 0 | 1 | 2}`]),
  seen_by: value['seen-by'],
  allowed: value.allowed,
})

export const showDeclareAttribute = (visit: Visit): Promise<Answer> =>
  declaring(visit, begun({ type: 'text', 'set-by-0': 'yes', 'set-by-1': 'yes' }))

async function declaring(visit: Visit, shown: Shown): Promise<Answer> {
  const registers = offered(visit, await registersOf(visit))
  return formAnswer(
    attributePage(
      {
        frame: { ...visit.frame, here: '/operator/declare-attribute' },
        ...{ form: shown.filled, refused: refusalOf(shown) },
      },
      { attribute: undefined, registers, may: { change: true, delete: false }, done: null },
    ),
    shown,
  )
}

/** Declares what may be said of members. */
export const declareAttribute = (visit: Visit): Promise<Answer> =>
  send(
    visit,
    {
      ...{ form: newForm, name: 'attributes.create', places },
      asked: (value) => {
        const { key, type, register, client } = value
        const fixed = { key, type, register: orNull(register), client: orNull(client) }
        return Promise.resolve({ body: { ...fixed, ...bodyOf(value) } })
      },
      done: () => `${here}?done=created`,
    },
    (shown) => declaring(visit, shown),
  )

async function attributeHere({ door, exchange }: Visit): Promise<AttributeKindRow> {
  const row = await attributeKindByKey(door.db, exchange.params['attribute'] ?? '')
  if (!row) throw new HttpProblem(404, 'not-found')
  return row
}

const contextOf = ({ key }: AttributeKindRow): string => `operator-attribute/${key}`

const baseOf = (row: AttributeKindRow): Base => {
  const { names, allowed, set_by: by, seen_by: seen } = attributeAsSaid(row)
  const setters = attributeSetters.map((each, i) => [`set-by-${i}`, by.includes(each) ? 'yes' : ''] as const)
  const typed = { ...names, allowed: allowed.join('\n'), 'seen-by': seen.join('\n') }
  return { version: row.version, typed: { ...typed, ...Object.fromEntries(setters) } }
}

export async function showAttributeKind(visit: Visit): Promise<Answer> {
  return shown(visit, begun(baseOf(await attributeHere(visit)).typed))
}

async function shown(visit: Visit, again: Shown): Promise<Answer> {
  const row = await attributeHere(visit)
  const [attribute] = await listedOf(visit, [row])
  const { frame, may, exchange } = visit
  return formAnswer(
    attributePage(
      {
        frame: { ...frame, here: `${here}/${row.key}` },
        ...{ form: again.filled, refused: refusalOf(again), meanwhile: again.meanwhile ?? [] },
        base: sealed(visit, contextOf(row), baseOf(row)),
      },
      {
        ...{ attribute, registers: [], done: doneOf(exchange) },
        may: { change: may('attributes.change'), delete: may('attributes.delete') },
      },
    ),
    again,
  )
}

/** Changes what an attribute is declared with. */
export async function saveAttributeKind(visit: Visit): Promise<Answer> {
  const row = await attributeHere(visit)
  return change(
    visit,
    {
      ...{ form, name: 'attributes.change', context: contextOf(row), places },
      asked: (value) => Promise.resolve({ params: { attribute: row.key }, body: bodyOf(value) }),
      base: async () => baseOf(await attributeHere(visit)),
      done: () => `${here}/${row.key}?done=saved`,
    },
    (again) => shown(visit, again),
  )
}

export async function showDeleteAttribute(visit: Visit, refused?: Refused): Promise<Answer> {
  const row = await attributeHere(visit)
  const again = { ...begun({}), refused }
  return formAnswer(
    deletePage(
      {
        frame: { ...visit.frame, here: `${here}/${row.key}` },
        ...{ form: again.filled, refused: refusalOf(again) },
      },
      { what: 'attribute', key: row.key, name: attributeAsSaid(row).names[visit.frame.locale] },
    ),
    again,
  )
}

export async function deleteAttribute(visit: Visit): Promise<Answer> {
  const row = await attributeHere(visit)
  const asked = { params: { attribute: row.key }, expected: row.version }
  return byButton(visit, { name: 'attributes.delete', asked, back: here, done: 'deleted' }, (refused) =>
    showDeleteAttribute(visit, refused),
  )
}
