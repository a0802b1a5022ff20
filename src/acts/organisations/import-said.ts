import { organisationSchema, branchSchema } from '../../domain/organisations/index.ts'
import { endOfDay, startOfDay } from '../../platform/calendar.ts'
import { locales } from '../../platform/render/locale.ts'
import {
  anyMembers,
  form,
  listOf,
  members,
  oneOf,
  orNull,
  read,
  text,
  told,
  type Of,
  type Read,
} from '../../platform/schema/index.ts'
import { MOST_OF_A_NUMBER, powers } from '../../policy/organisations/index.ts'

// What another system says of an organisation, of its numbers and branches, and of who acts for it. Each is known by a key
// of that system, so that what is said twice is one. What is left out of something that there is stays as it is; null says
// that there is none of it.

const key = told(text({ most: 200 }), 'by which the other system knows it')

const when = form(
  'a day, such as 2027-01-31, or a moment, such as 2027-01-31T23:00:00Z',
  (said) => momentIn(said, { zone: 'UTC', isLast: false }) !== undefined,
)

/** A day is as long as it is where the organisation is; the last day is whole. @returns undefined where it is neither */
export function momentIn(
  said: string,
  { zone, isLast }: { readonly zone: string; readonly isLast: boolean },
): Date | undefined {
  if (!said.includes('T')) return isLast ? endOfDay(said, zone) : startOfDay(said, zone)
  const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(said)
  return isMoment && !Number.isNaN(Date.parse(said)) ? new Date(said) : undefined
}

const number = members({
  register: told(text({ most: 40 }), 'the key of its register'),
  number: text({ most: MOST_OF_A_NUMBER }),
  label: orNull(text({ most: 200 })).optional(),
})

const member = members({
  key,
  email: told(orNull(text({ most: 254 })).default(null), 'null: they have a user name and no address'),
  name: told(orNull(text({ most: 200 })).default(null), 'of whoever has no account yet'),
  locale: told(orNull(oneOf(locales)).default(null), 'null: the organisation’s'),
  subject: told(
    orNull(text({ most: 128 })).default(null),
    'what portals know them by, as the other system gave it; of whoever has an account, their own stays',
  ),
  subjects: told(
    anyMembers(text({ most: 128 }), 'an object').default({}),
    'what portals with subjects of their own know them by, by their client_id',
  ),
  client_id: told(orNull(text({ most: 200 })).default(null), 'it is a program, and no person'),
  role: oneOf(['member', 'administrator']).optional(),
  powers: listOf(oneOf(powers), 'powers', { most: 3 }).optional(),
  user_name: told(orNull(text({ most: 64 })).default(null), 'one that there is stays'),
  numbers: told(
    orNull(listOf(text({ most: 120 }), 'numbers', { most: 10_000 })).optional(),
    'as register:number, or the number alone; null: all',
  ),
  branches: told(
    orNull(listOf(text({ most: 60 }), 'numbers of branches', { most: 10_000 })).optional(),
    'null: all',
  ),
  mandate_level: orNull(text({ most: 40 })).optional(),
  from: orNull(when).default(null),
  until: told(orNull(when).optional(), 'a last day, or the moment at which it is over'),
  attributes: anyMembers(listOf(text({ most: 200 }), 'values', { most: 500 }), 'an object').default({}),
})

export type MemberImported = Of<typeof member>

const { external_key: _key, ...shape } = organisationSchema.shape

const within = {
  key,
  numbers: listOf(number, 'numbers', { most: 10_000 }).default([]),
  branches: listOf(branchSchema.extend({ address: branchSchema.shape.address.optional() }), 'branches', {
    most: 10_000,
  }).default([]),
  members: listOf(member, 'members', { most: 10_000 }).default([]),
}

/** An organisation with what belongs to it. */
const whole = members({
  ...shape,
  display_name: text({ most: 100 }).optional(),
  address: shape.address.optional(),
  locale: shape.locale.optional(),
  time_zone: shape.time_zone.optional(),
  email_domains: shape.email_domains.optional(),
  ...within,
})

/** What belongs to an organisation that there is. */
const part = members(within)

export type Imported = Of<typeof part> & {
  /** What is kept of the organisation itself; undefined: it is there, and stays as it is. */
  readonly organisation: Omit<Of<typeof whole>, keyof typeof within> | undefined
}

/** What is said of one organisation. What names a registration or a name says the organisation itself. */
export function importedIn(input: unknown): Read<Imported> {
  const isWhole =
    typeof input === 'object' && input !== null && ('registration' in input || 'legal_name' in input)
  if (!isWhole) {
    const said = read(part, input)
    return said.ok ? { ok: true, value: { ...said.value, organisation: undefined } } : said
  }
  const said = read(whole, input)
  if (!said.ok) return said
  const { key: its, numbers, branches, members: theirs, ...organisation } = said.value
  return { ok: true, value: { key: its, numbers, branches, members: theirs, organisation } }
}
