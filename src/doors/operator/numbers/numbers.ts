import {
  moveNumberPage,
  newNumberPage,
  numberPage,
  numbersPage,
  type NumberListed,
  type RegisterOffered,
} from '../../../../views/operator/numbers/numbers.ts'
import {
  listRegisters,
  numbersAmong,
  numbersInOrder,
  registerAsSaid,
  type NumberRow,
  type OrganisationRow,
  type RegisterRow,
} from '../../../domain/organisations/index.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { declaredForm } from '../../../platform/http/forms.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { line } from '../../../platform/schema/index.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import { opened, sealed } from '../begun.ts'
import type { Visit } from '../enter.ts'
import { begun, formAnswer, refusalOf, send, type Places, type Shown } from '../filling.ts'
import { optional, orNull } from '../../../platform/http/postal-form.ts'
import { otherNamed, otherShape } from '../organisations/fields.ts'
import { askedOf, askedShown } from './asked.ts'
import { isOpen, organisationHere, pathOf, withinOf } from '../organisations/here.ts'

const PAGE = 50
/** More registers than a person would choose from. */
const REGISTERS = 200
const CONTEXT = 'operator-numbers'

export const registersOf = ({ door }: Visit): Promise<RegisterRow[]> =>
  listRegisters(door.db, { after: undefined, limit: REGISTERS })

export const registerName = ({ frame }: Visit, registers: readonly RegisterRow[], key: string): string => {
  const register = registers.find((each) => each.key === key)
  return register ? registerAsSaid(register).names[frame.locale] : key
}

export const offered = (visit: Visit, registers: readonly RegisterRow[]): RegisterOffered[] =>
  registers.map(({ key, example }) => ({ key, example, name: registerName(visit, registers, key) }))

/** Numbers as lists and titles have them. */
async function listedOf(
  visit: Visit,
  organisation: string,
  rows: readonly NumberRow[],
): Promise<NumberListed[]> {
  const registers = await registersOf(visit)
  const became = await numbersAmong(
    visit.door.db,
    organisation,
    rows.flatMap((row) => row.replaced_by_id ?? []),
  )
  const values = new Map(became.map((row) => [row.id, row.value]))
  return rows.map((row) => ({
    ...{ id: row.id, number: row.value, label: row.label ?? undefined, since: row.created_at },
    register: registerName(visit, registers, row.register_key),
    became: row.replaced_by_id === null ? undefined : (values.get(row.replaced_by_id) ?? ''),
  }))
}

/** By which numbers an organisation is known, by their registers. */
export async function showNumbers(visit: Visit): Promise<Answer> {
  const { door, frame, zone, may, exchange } = visit
  const row = await organisationHere(visit)
  const after = opened(visit, exchange.query.get('after'), CONTEXT) as
    { register: string; lookup: string } | undefined
  const all = await numbersInOrder(door.db, row.id, { after, limit: PAGE + 1 })
  const last = all.length > PAGE ? all[PAGE - 1] : undefined
  const here = pathOf(row.id, '/numbers')
  const place = last && sealed(visit, CONTEXT, { register: last.register_key, lookup: last.lookup })
  return page(
    numbersPage({
      ...{ frame: { ...frame, here }, zone, organisation: withinOf(row), done: doneOf(exchange) },
      numbers: await listedOf(visit, row.id, all.slice(0, PAGE)),
      asked: may('merge-requests.list') ? await askedShown(visit, row, await askedOf(visit, row)) : [],
      may: {
        add: may('numbers.add') && isOpen(row),
        merge: may('numbers.merge') && isOpen(row) && all.length > 1,
      },
      next: place && `${here}?after=${place}`,
    }),
  )
}

const newForm = declaredForm({
  register: line({ most: 40 }),
  number: line({ most: 64 }),
  label: optional(200),
})

const places: Places = { register: 'register', number: 'number', label: 'label' }

export async function showAddNumber(visit: Visit): Promise<Answer> {
  return adding(visit, await organisationHere(visit), begun({}))
}

async function adding(visit: Visit, row: OrganisationRow, form: Shown): Promise<Answer> {
  const registers = offered(visit, await registersOf(visit))
  return formAnswer(
    newNumberPage(
      {
        frame: { ...visit.frame, here: pathOf(row.id, '/numbers/new') },
        ...{ form: form.filled, refused: refusalOf(form) },
      },
      { organisation: withinOf(row), registers },
    ),
    form,
  )
}

/** Gives an organisation a number. */
export async function addNumber(visit: Visit): Promise<Answer> {
  const row = await organisationHere(visit)
  return send(
    visit,
    {
      ...{ form: newForm, name: 'numbers.add', places },
      asked: ({ register, number, label }) =>
        Promise.resolve({
          params: { organisation: row.id },
          body: { register, number, label: orNull(label) },
        }),
      done: () => pathOf(row.id, '/numbers?done=added'),
    },
    (shown) => adding(visit, row, shown),
  )
}

/** A number of the organisation that a page is of. @throws HttpProblem 404 */
async function numberHere(visit: Visit): Promise<{ organisation: OrganisationRow; number: NumberRow }> {
  const organisation = await organisationHere(visit)
  const { number: id = '' } = visit.exchange.params
  const [number] = isUuid(id) ? await numbersAmong(visit.door.db, organisation.id, [id]) : []
  if (!number) throw new HttpProblem(404, 'not-found')
  return { organisation, number }
}

const labelForm = declaredForm({ label: optional(200) })

export async function showNumber(visit: Visit): Promise<Answer> {
  const { number } = await numberHere(visit)
  return shown(visit, begun({ label: number.label ?? '' }))
}

async function shown(visit: Visit, form: Shown): Promise<Answer> {
  const { organisation, number } = await numberHere(visit)
  const [listed] = await listedOf(visit, organisation.id, [number])
  const { may, frame, exchange } = visit
  const isOpenHere = isOpen(organisation)
  return formAnswer(
    numberPage(
      {
        frame: { ...frame, here: pathOf(organisation.id, `/numbers/${number.id}`) },
        ...{ form: form.filled, refused: refusalOf(form) },
      },
      {
        ...{ organisation: withinOf(organisation), number: listed!, done: doneOf(exchange) },
        may: {
          label: isOpenHere && may('numbers.label'),
          move: isOpenHere && number.replaced_by_id === null && may('numbers.move'),
        },
      },
    ),
    form,
  )
}

/** Changes what a number is told apart by. */
export async function saveNumber(visit: Visit): Promise<Answer> {
  const { organisation, number } = await numberHere(visit)
  const params = { organisation: organisation.id, number: number.id }
  return send(
    visit,
    {
      ...{ form: labelForm, name: 'numbers.label', places },
      asked: ({ label }) => Promise.resolve({ params, body: { label: orNull(label) } }),
      done: () => pathOf(organisation.id, `/numbers/${number.id}?done=saved`),
    },
    (again) => shown(visit, again),
  )
}

const moveForm = declaredForm(otherShape)

export const showMove = (visit: Visit): Promise<Answer> => moving(visit, begun({ kind: 'kvk' }))

async function moving(visit: Visit, form: Shown): Promise<Answer> {
  const { organisation, number } = await numberHere(visit)
  const [listed] = await listedOf(visit, organisation.id, [number])
  return formAnswer(
    moveNumberPage(
      {
        frame: { ...visit.frame, here: pathOf(organisation.id, `/numbers/${number.id}/move`) },
        ...{ form: form.filled, refused: refusalOf(form) },
      },
      { organisation: withinOf(organisation), number: listed! },
    ),
    form,
  )
}

/** Gives a number to another organisation. */
export async function move(visit: Visit): Promise<Answer> {
  const { organisation, number } = await numberHere(visit)
  const params = { organisation: organisation.id, number: number.id }
  return send(
    visit,
    {
      ...{ form: moveForm, name: 'numbers.move', places: { to: 'registration', number: 'registration' } },
      asked: async (value) => {
        const other = await otherNamed(visit.door.db, value)
        const isOther = other !== undefined && isOpen(other) && other.id !== organisation.id
        return isOther
          ? { params, body: { to: other.id } }
          : [{ field: 'registration', reason: 'organisation-unknown' }]
      },
      done: () => pathOf(organisation.id, '/numbers?done=moved'),
    },
    (again) => moving(visit, again),
  )
}
