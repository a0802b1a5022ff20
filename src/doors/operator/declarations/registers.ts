import {
  deletePage,
  registerPage,
  registersPage,
  type RegisterShown,
} from '../../../../views/operator/declarations/registers.ts'
import {
  listRegisters,
  registerAsSaid,
  registerByKey,
  type RegisterRow,
} from '../../../domain/organisations/index.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { declaredForm } from '../../../platform/http/forms.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { line, ticked } from '../../../platform/schema/index.ts'
import { sealed } from '../begun.ts'
import { byButton, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { begun, change, formAnswer, refusalOf, send, type Base, type Places, type Shown } from '../filling.ts'

const PAGE = 50
const here = '/operator/registers'

const listed = ({ frame }: Visit, row: RegisterRow): RegisterShown => ({
  ...{ key: row.key, example: row.example, isShared: row.is_shared },
  name: registerAsSaid(row).names[frame.locale],
})

/** The registers of numbers, by their keys. */
export async function showRegisters(visit: Visit): Promise<Answer> {
  const { door, frame, may, exchange } = visit
  const after = exchange.query.get('after')?.slice(0, 40)
  const rows = await listRegisters(door.db, { after, limit: PAGE + 1 })
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  return page(
    registersPage({
      ...{ frame: { ...frame, here }, declares: may('registers.create'), done: doneOf(exchange) },
      registers: rows.slice(0, PAGE).map((row) => listed(visit, row)),
      next: last && `${here}?after=${last.key}`,
    }),
  )
}

const name = line({ most: 60 })
const shape = {
  ...{ en: name, nl: name, sv: name },
  ...{ pattern: line({ most: 100 }), example: line({ most: 64 }) },
}
const form = declaredForm(shape)
const newForm = declaredForm({ key: line({ most: 40 }), ...shape, shared: ticked() })

/** Fields of names, as the API's places have them. */
export const namePlaces: Places = { 'names.en': 'en', 'names.nl': 'nl', 'names.sv': 'sv' }
const places: Places = { ...namePlaces, key: 'key', pattern: 'pattern', example: 'example' }

export const showDeclareRegister = (visit: Visit): Promise<Answer> => declaring(visit, begun({}))

const declaring = ({ frame }: Visit, shown: Shown): Promise<Answer> =>
  Promise.resolve(
    formAnswer(
      registerPage(
        {
          frame: { ...frame, here: '/operator/declare-register' },
          ...{ form: shown.filled, refused: refusalOf(shown) },
        },
        { register: undefined, may: { change: true, delete: false }, done: null },
      ),
      shown,
    ),
  )

/** Declares a register of numbers. */
export const declareRegister = (visit: Visit): Promise<Answer> =>
  send(
    visit,
    {
      ...{ form: newForm, name: 'registers.create', places },
      asked: ({ key, en, nl, sv, pattern, example, shared }) =>
        Promise.resolve({ body: { key, names: { en, nl, sv }, pattern, example, is_shared: shared } }),
      done: () => `${here}?done=created`,
    },
    (shown) => declaring(visit, shown),
  )

async function registerHere({ door, exchange }: Visit): Promise<RegisterRow> {
  const row = await registerByKey(door.db, exchange.params['register'] ?? '')
  if (!row) throw new HttpProblem(404, 'not-found')
  return row
}

const contextOf = ({ key }: RegisterRow): string => `operator-register/${key}`

const baseOf = (row: RegisterRow): Base => {
  const { names, pattern, example } = registerAsSaid(row)
  return { version: row.version, typed: { ...names, pattern, example } }
}

export async function showRegister(visit: Visit): Promise<Answer> {
  return shown(visit, begun(baseOf(await registerHere(visit)).typed))
}

async function shown(visit: Visit, again: Shown): Promise<Answer> {
  const row = await registerHere(visit)
  const { frame, may, exchange } = visit
  return formAnswer(
    registerPage(
      {
        frame: { ...frame, here: `${here}/${row.key}` },
        ...{ form: again.filled, refused: refusalOf(again), meanwhile: again.meanwhile ?? [] },
        base: sealed(visit, contextOf(row), baseOf(row)),
      },
      {
        ...{ register: listed(visit, row), done: doneOf(exchange) },
        may: { change: may('registers.change'), delete: may('registers.delete') },
      },
    ),
    again,
  )
}

/** Changes what a register is declared with. */
export async function saveRegister(visit: Visit): Promise<Answer> {
  const row = await registerHere(visit)
  return change(
    visit,
    {
      ...{ form, name: 'registers.change', context: contextOf(row), places },
      asked: ({ en, nl, sv, pattern, example }) =>
        Promise.resolve({ params: { register: row.key }, body: { names: { en, nl, sv }, pattern, example } }),
      base: async () => baseOf(await registerHere(visit)),
      done: () => `${here}/${row.key}?done=saved`,
    },
    (again) => shown(visit, again),
  )
}

export async function showDeleteRegister(visit: Visit, refused?: Refused): Promise<Answer> {
  const row = await registerHere(visit)
  const again = { ...begun({}), refused }
  return formAnswer(
    deletePage(
      {
        frame: { ...visit.frame, here: `${here}/${row.key}` },
        ...{ form: again.filled, refused: refusalOf(again) },
      },
      { what: 'register', key: row.key, name: listed(visit, row).name },
    ),
    again,
  )
}

export async function deleteRegister(visit: Visit): Promise<Answer> {
  const row = await registerHere(visit)
  const asked = { params: { register: row.key }, expected: row.version }
  return byButton(visit, { name: 'registers.delete', asked, back: here, done: 'deleted' }, (refused) =>
    showDeleteRegister(visit, refused),
  )
}
