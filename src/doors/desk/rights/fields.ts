import type { Offered, RightsOffered } from '../../../../views/desk/rights.ts'
import {
  branchesAmong,
  branchesInOrder,
  branchesTyped,
  numbersAmong,
  numbersInOrder,
  numbersTyped,
  type MembershipSaid,
} from '../../../domain/organisations/index.ts'
import { endOfDay } from '../../../platform/calendar.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Fields } from '../../../platform/http/bodies.ts'
import type { FieldFault, Values } from '../../../platform/http/forms.ts'
import { lines, optional, orNull } from '../../../platform/http/postal-form.ts'
import { ticked } from '../../../platform/schema/index.ts'
import { powers as allPowers } from '../../../policy/organisations/index.ts'
import type { Visit } from '../enter.ts'

// What somebody may do for the organisation, as the fields of a form have it.

export const rightsShape = {
  ...{ role: optional(20), 'power-0': ticked(), 'power-1': ticked(), 'power-2': ticked() },
  ...{ 'numbers-cover': optional(4), numbers: lines(200_000) },
  ...{ 'branches-cover': optional(4), branches: lines(200_000) },
  ...{ until: optional(10), 'user-name': optional(64), reference: optional(200) },
}

/** Which field a place in what an act is told is filled in by. */
export const rightsPlaces: Readonly<Record<string, string>> = {
  ...{ role: 'role', powers: 'power', numbers: 'numbers', branches: 'branches', until: 'until' },
  ...{ user_name: 'user-name', external_key: 'reference' },
}

/** So many are shown as boxes to tick; more are typed. */
const BOXES = 30

/** What there is to choose from. */
export async function offeredIn({ organisation, may }: Visit, tx: Tx): Promise<RightsOffered> {
  const limit = { limit: BOXES + 1 }
  const numbers = await numbersInOrder(tx, organisation.id, limit)
  const branches = await branchesInOrder(tx, organisation.id, limit)
  return {
    numbers: offeredAs(numbers, ({ id, value, label, replaced_by_id: became }) =>
      became === null ? { id, text: label === null ? value : `${value} (${label})` } : undefined,
    ),
    branches: offeredAs(branches, ({ id, number, name }) => ({ id, text: `${name} (${number})` })),
    gives: may('rights.give'),
    makes: may('administrators.make'),
  }
}

const offeredAs = <Row>(
  rows: readonly Row[],
  shown: (row: Row) => { readonly id: string; readonly text: string } | undefined,
): Offered => (rows.length > BOXES ? 'typed' : rows.flatMap((row) => shown(row) ?? []))

/** The boxes that were ticked, as the form had them. */
const BOX = /^(numbers|branches)-[\da-f-]{36}$/
export const boxesIn = (form: Fields): Fields =>
  Object.fromEntries(Object.entries(form).filter(([name, said]) => BOX.test(name) && said !== ''))

const tickedOf = (form: Fields, which: Which): string[] =>
  Object.keys(boxesIn(form)).flatMap((name) =>
    name.startsWith(`${which}-`) ? [name.slice(which.length + 1)] : [],
  )

/** What was said by the fields; what whoever fills them in may not say stays as it was. */
export async function saidBy(
  visit: Visit,
  tx: Tx,
  { value, form }: { readonly value: Values<typeof rightsShape>; readonly form: Fields },
  before: MembershipSaid,
): Promise<{ readonly said: MembershipSaid; readonly faults: readonly FieldFault[] }> {
  const faults: FieldFault[] = []
  const { may, zone } = visit
  const until = value.until === '' ? null : endOfDay(value.until, zone)
  if (until === undefined) faults.push({ field: 'until', reason: 'until-malformed' })
  const said: MembershipSaid = {
    ...before,
    ...(may('administrators.make') && roleIn(value)),
    ...(may('rights.give') && (await coveredBy(visit, tx, { value, form, before }, faults))),
    ...(may('people.end') && { until: until ?? null }),
    ...(may('rights.give') && {
      userName: orNull(value['user-name']) ?? before.userName,
      externalKey: orNull(value.reference),
    }),
  }
  return { said, faults }
}

type Which = 'numbers' | 'branches'

/** For what somebody acts: of what the organisation has none of, as of the other; at least one of all that is chosen. */
async function coveredBy(
  visit: Visit,
  tx: Tx,
  {
    value,
    form,
    before,
  }: { readonly value: Values<typeof rightsShape>; readonly form: Fields; readonly before: MembershipSaid },
  faults: FieldFault[],
): Promise<Pick<MembershipSaid, Which>> {
  const { organisation } = visit
  const chosen = async (which: Which): Promise<readonly string[] | null> => {
    // what the form did not ask stays as it was
    if (value[`${which}-cover`] === '') return before[which]
    if (value[`${which}-cover`] !== 'some') return null
    const typed = which === 'numbers' ? numbersTyped : branchesTyped
    const { found, unknown, ...rest } = await typed(tx, organisation.id, value[which])
    const ambiguous = 'ambiguous' in rest ? rest.ambiguous : []
    if (unknown.length > 0) faults.push(faultOf(which, 'unknown', unknown))
    if (ambiguous.length > 0) faults.push(faultOf(which, 'ambiguous', ambiguous))
    return [...new Set([...tickedOf(form, which), ...found.map(({ id }) => id)])]
  }
  const offered = await offeredIn(visit, tx)
  const [numbers, branches] = [await chosen('numbers'), await chosen('branches')]
  const isNone = (said: readonly string[] | null, which: Which): boolean =>
    said === null ? offered[which].length === 0 : said.length === 0
  if (
    faults.length === 0 &&
    isNone(numbers, 'numbers') &&
    isNone(branches, 'branches') &&
    (numbers ?? branches)
  )
    faults.push({ field: numbers === null ? 'branches' : 'numbers', reason: 'nothing-covered' })
  const orAsTheOther = (said: readonly string[] | null, which: Which, other: readonly string[] | null) =>
    said === null && other !== null && offered[which].length === 0 ? [] : said
  return {
    numbers: orAsTheOther(numbers, 'numbers', branches),
    branches: orAsTheOther(branches, 'branches', numbers),
  }
}

function roleIn(value: Values<typeof rightsShape>): Partial<Pick<MembershipSaid, 'role' | 'powers'>> {
  if (value.role === 'member') return { role: 'member', powers: [] }
  if (value.role !== 'administrator') return {}
  return {
    role: 'administrator',
    powers: allPowers.filter((_power, i) => value[`power-${i as 0 | 1 | 2}`]),
  }
}

/** So many a sentence names. */
const NAMED = 10

const faultOf = (field: string, reason: string, which: readonly string[]): FieldFault => ({
  ...{ field, reason: `${field}-${reason}` },
  about: which.slice(0, NAMED).join(', ') + (which.length > NAMED ? ' …' : ''),
})

/** The fields as somebody's rights have them, the boxes with them. */
export async function rightsTyped(
  visit: Visit,
  tx: Tx,
  { said, offered }: { readonly said: MembershipSaid; readonly offered: RightsOffered },
): Promise<Fields> {
  const covered = async (which: Which): Promise<Fields> => {
    const of = said[which]
    const cover = { [`${which}-cover`]: of === null ? 'all' : 'some' }
    if (of === null || of.length === 0) return cover
    if (offered[which] !== 'typed')
      return { ...cover, ...Object.fromEntries(of.map((id) => [`${which}-${id}`, 'yes'])) }
    return { ...cover, [which]: (await written[which](visit, tx, of)).join('\n') }
  }
  const isPartly = said.role === 'administrator' && said.powers.length < allPowers.length
  return {
    role: said.role,
    ...Object.fromEntries(
      allPowers.flatMap((power, i) =>
        isPartly && said.powers.includes(power) ? [[`power-${i}`, 'yes']] : [],
      ),
    ),
    ...{ ...(await covered('numbers')), ...(await covered('branches')) },
    until: lastDayIn(said.until, visit.zone),
    ...{ 'user-name': said.userName ?? '', reference: said.externalKey ?? '' },
  }
}

/** As they are typed: a number that is in several registers with its own before it. */
const written = {
  async numbers({ organisation }: Visit, tx: Tx, ids: readonly string[]): Promise<string[]> {
    const rows = await numbersAmong(tx, organisation.id, ids)
    const values = rows.map(({ value }) => value)
    const { ambiguous } = await numbersTyped(tx, organisation.id, values)
    return rows
      .map(({ value, register_key: register }) =>
        ambiguous.includes(value) ? `${register}:${value}` : value,
      )
      .toSorted()
  },
  branches: async ({ organisation }: Visit, tx: Tx, ids: readonly string[]): Promise<string[]> =>
    (await branchesAmong(tx, organisation.id, ids)).map(({ number }) => number).toSorted(),
}

/** The last day before a moment, as a form has it. */
const lastDayIn = (at: Date | null, zone: string): string =>
  at === null
    ? ''
    : new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(
        new Date(at.getTime() - 1),
      )
