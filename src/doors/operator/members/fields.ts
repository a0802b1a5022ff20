import {
  branchesAmong,
  branchesTyped,
  numbersAmong,
  numbersTyped,
  type MembershipRow,
  type OrganisationRow,
} from '../../../domain/organisations/index.ts'
import { endOfDay, startOfDay } from '../../../platform/calendar.ts'
import type { Db } from '../../../platform/db/database.ts'
import type { Fields } from '../../../platform/http/bodies.ts'
import type { FieldFault, Values } from '../../../platform/http/forms.ts'
import { line, pick, ticked } from '../../../platform/schema/index.ts'
import { powers } from '../../../policy/organisations/index.ts'
import type { Places } from '../filling.ts'
import { lines, orNull } from '../../../platform/http/postal-form.ts'

// What somebody may do for an organisation, as the fields of a form have it.

const covers = pick(['all', 'some'])

export const memberShape = {
  role: pick(['member', 'administrator']),
  ...{ 'power-0': ticked(), 'power-1': ticked(), 'power-2': ticked() },
  ...{ 'numbers-cover': covers, numbers: lines(200_000), 'branches-cover': covers, branches: lines(200_000) },
  ...{ from: line({ most: 10, isOptional: true }), until: line({ most: 10, isOptional: true }) },
  'user-name': line({ most: 64, isOptional: true }),
  mandate: line({ most: 40, isOptional: true }),
  'external-key': line({ most: 200, isOptional: true }),
}

type Typed = Values<typeof memberShape>

export const memberPlaces: Places = {
  ...{ 'person.email': 'email', 'person.name': 'name', 'person.locale': 'locale' },
  ...{ account: 'email', client_id: 'client', through: 'through', role: 'role', powers: 'power' },
  ...{ user_name: 'user-name', numbers: 'numbers', branches: 'branches', mandate_level: 'mandate' },
  ...{ from: 'from', until: 'until', external_key: 'external-key' },
}

/** Where an operator works: which organisation, in whose days. */
interface Here {
  readonly db: Db
  readonly organisation: OrganisationRow
  readonly zone: string
}

type Said = Readonly<Record<string, unknown>>

/** What the API is told by the fields: of days, coverage and the user name that were not changed, nothing. */
export async function memberBody(
  here: Here,
  value: Typed,
  began: Fields,
): Promise<{ readonly body: Said; readonly faults: readonly FieldFault[] }> {
  const { zone } = here
  const numbers = await numbersIn(here, value)
  const branches = await branchesIn(here, value)
  const from = value.from === '' ? null : startOfDay(value.from, zone)
  const until = value.until === '' ? null : endOfDay(value.until, zone)
  const faults: FieldFault[] = [...numbers.faults, ...branches.faults]
  if (from === undefined) faults.push({ field: 'from', reason: 'from-malformed' })
  if (until === undefined) faults.push({ field: 'until', reason: 'until-malformed' })
  const is = (name: keyof Typed): boolean => String(value[name]) !== (began[name] ?? '')
  const isSome = (name: 'numbers' | 'branches'): boolean =>
    value[name].join('\n') !== lineEnds(began[name]) || is(`${name}-cover`)
  const body = {
    role: value.role,
    powers: value.role === 'member' ? [] : powers.filter((_power, i) => value[`power-${i as 0 | 1 | 2}`]),
    ...(isSome('numbers') && { numbers: numbers.ids }),
    ...(isSome('branches') && { branches: branches.ids }),
    ...(is('from') && { from: from?.toISOString() ?? null }),
    ...(is('until') && { until: until?.toISOString() ?? null }),
    ...(is('user-name') && { user_name: orNull(value['user-name']) }),
    mandate_level: orNull(value.mandate),
    external_key: orNull(value['external-key']),
  }
  return { body, faults }
}

const lineEnds = (typed = ''): string => typed.replace(/\r\n/g, '\n')

interface Found {
  readonly ids: readonly string[] | null
  readonly faults: readonly FieldFault[]
}

async function numbersIn(here: Here, value: Typed): Promise<Found> {
  if (value['numbers-cover'] === 'all') return { ids: null, faults: [] }
  const { found, unknown, ambiguous } = await numbersTyped(here.db, here.organisation.id, value.numbers)
  return {
    ids: found.map(({ id }) => id),
    faults: [
      ...faultOf('numbers', 'numbers-unknown', unknown),
      ...faultOf('numbers', 'numbers-ambiguous', ambiguous),
    ],
  }
}

async function branchesIn({ db, organisation }: Here, value: Typed): Promise<Found> {
  if (value['branches-cover'] === 'all') return { ids: null, faults: [] }
  const { found, unknown } = await branchesTyped(db, organisation.id, value.branches)
  return { ids: found.map(({ id }) => id), faults: faultOf('branches', 'branches-unknown', unknown) }
}

/** So many a sentence names. */
const NAMED = 10

/** Those that a field has and that are none, in one sentence. */
export const faultOf = (field: string, reason: string, which: readonly string[]): FieldFault[] =>
  which.length === 0
    ? []
    : [{ field, reason, about: which.slice(0, NAMED).join(', ') + (which.length > NAMED ? ' …' : '') }]

/** A day as a form has it. @param isLast the moment is an end: the day before is the last */
const dayIn = (at: Date | null, zone: string, isLast = false): string =>
  at === null
    ? ''
    : new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(
        new Date(at.getTime() - (isLast ? 1 : 0)),
      )

/** The fields as a membership has them. */
export async function memberTyped(
  { db, organisation, zone }: Here,
  row: MembershipRow,
  covered: { readonly numbers: readonly string[]; readonly branches: readonly string[] },
): Promise<Fields> {
  const numbers = await numbersAmong(db, organisation.id, covered.numbers)
  const branches = await branchesAmong(db, organisation.id, covered.branches)
  const has = powers.map((power, i) => [`power-${i}`, row.powers.includes(power) ? 'yes' : ''] as const)
  return {
    role: row.role,
    ...Object.fromEntries(has),
    'numbers-cover': row.all_numbers ? 'all' : 'some',
    'branches-cover': row.all_branches ? 'all' : 'some',
    numbers: numbers.map((each) => `${each.register_key}:${each.value}`).join('\n'),
    branches: branches.map((each) => each.number).join('\n'),
    ...{ from: dayIn(row.valid_from, zone), until: dayIn(row.valid_until, zone, true) },
    ...{ 'user-name': row.user_name ?? '', mandate: row.mandate_level ?? '' },
    'external-key': row.external_key ?? '',
  }
}
