/**
 * How long a password lives: calendar arithmetic in its owner's time zone, when its owner is told, and what a change
 * of policy does to those there are.
 */
import { Temporal } from 'temporal-polyfill'
import type { PasswordPolicy } from './rules.ts'

/** An IANA name, `Europe/Amsterdam`. */
export type TimeZone = string

/** Whether it is one that times can be reckoned in, and told in: Temporal takes more for one than Intl does. */
export const isTimeZone = (name: string): boolean => {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions()
    return (
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId !== '' && timeZone !== ''
    )
  } catch {
    return false
  }
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

const inZone = (at: Date, zone: TimeZone): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)

const toDate = (at: Temporal.ZonedDateTime): Date => new Date(at.epochMilliseconds)

/**
 * Calendar months after it was set, at the same hour of the day: what is set on 31 August expires on the last of
 * February. Undefined where passwords do not expire.
 */
export function expiryOf(setAt: Date, months: number | null, zone: TimeZone): Date | undefined {
  return months === null ? undefined : toDate(inZone(setAt, zone).add({ months }))
}

/** Days of the calendar until it expires: 1 is tomorrow, 0 is today or past. */
export function daysLeft(expiresAt: Date, now: Date, zone: TimeZone): number {
  const [from, to] = [inZone(now, zone).toPlainDate(), inZone(expiresAt, zone).toPlainDate()]
  return Math.max(0, from.until(to, { largestUnit: 'days' }).days)
}

/** How a password came about: chosen inside an account, by a mailed link, or by somebody else. */
export type SetBy = 'owner' | 'reset' | 'issued'

/**
 * A password must be so old before its owner changes it, or twelve changes in a row would defeat the history. One
 * that was reset or issued may be changed at once.
 */
export const isTooSoonToChange = (
  policy: Pick<PasswordPolicy, 'minimumAgeHours'>,
  password: { readonly setAt: Date; readonly setBy: SetBy },
  now: Date,
): boolean =>
  password.setBy === 'owner' && now.getTime() < password.setAt.getTime() + policy.minimumAgeHours * HOUR

/** The hours of the day, where its owner lives, at which a mail may come. */
const MORNING = 8
const EVENING = 20

/** The same moment, or, when that is at night, the next morning. */
export function byDay(at: Date, zone: TimeZone): Date {
  const local = inZone(at, zone)
  if (local.hour >= MORNING && local.hour < EVENING) return at
  const morning = { hour: MORNING, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 }
  const day = local.hour < MORNING ? local : local.add({ days: 1 })
  return toDate(day.with(morning))
}

export interface WarningFacts {
  readonly expiresAt: Date
  readonly zone: TimeZone
  /** The warning that was sent last: its days before expiry, 0 for expiry itself; undefined: none yet. */
  readonly sent: number | undefined
}

/** Send this one, or look again then; nothing is left to send after the one on expiry. */
export type Warning = { readonly send: number } | { readonly lookAgainAt: Date } | undefined

/**
 * The next mail about expiry. Each is sent once per password, never at night. Of several that became due together,
 * because nothing ran or the policy changed, only the last says anything; a clock that jumps back sends none again.
 */
export function nextWarning(
  policy: Pick<PasswordPolicy, 'warnDays'>,
  facts: WarningFacts,
  now: Date,
): Warning {
  const stages = [...new Set([...policy.warnDays, 0])].toSorted((a, b) => b - a)
  const left = stages.filter((days) => facts.sent === undefined || days < facts.sent)
  const due = left.filter((days) => dueAt(facts, days) <= now)
  const last = due.at(-1)
  if (last !== undefined) {
    const morning = byDay(now, facts.zone)
    return morning > now ? { lookAgainAt: morning } : { send: last }
  }
  const [next] = left
  return next === undefined ? undefined : { lookAgainAt: byDay(dueAt(facts, next), facts.zone) }
}

const dueAt = ({ expiresAt, zone }: WarningFacts, days: number): Date =>
  toDate(inZone(expiresAt, zone).subtract({ days }))

/** Days of the calendar before it expires from which its owner is told after signing in; undefined where nobody is. */
export function toldWithin(policy: Pick<PasswordPolicy, 'warnDays'>): number | undefined {
  const days = Math.max(0, ...policy.warnDays)
  return days === 0 ? undefined : days
}

export interface ChangeOfPolicy {
  /** Undefined: the first policy of all. */
  readonly before: PasswordPolicy | undefined
  readonly after: PasswordPolicy
  readonly adoptedAt: Date
}

/** Whether a password that met the one may not meet the other: nobody can tell from its hash. */
export const isStricter = (before: PasswordPolicy, after: PasswordPolicy): boolean =>
  after.shortest > before.shortest ||
  after.longest < before.longest ||
  after.classes > before.classes ||
  (after.namesNobody && !before.namesNobody) ||
  (after.refusesKnown && !before.refusesKnown)

/**
 * When a password that was set under the policy before expires under the one after. A stricter policy, or a shorter
 * life, ends none before the grace is over, and spreads those it ends over days; a longer life is a longer life.
 *
 * @param share where this account stands among all, 0 to 1: always the same for one account
 */
export function expiryAfterChange(
  password: { readonly setAt: Date; readonly expiresAt: Date | undefined; readonly zone: TimeZone },
  { before, after, adoptedAt }: ChangeOfPolicy,
  share: number,
): Date | undefined {
  const { setAt, expiresAt, zone } = password
  const natural = expiryOf(setAt, after.months, zone)
  const deadline = new Date(adoptedAt.getTime() + (after.graceDays + share * after.spreadDays) * DAY)
  const aged =
    before !== undefined && before.months === after.months ? expiresAt : agedBy(natural, expiresAt, deadline)
  return before !== undefined && isStricter(before, after) ? earlier(aged, deadline) : aged
}

/** By the new age: later than before at once, sooner only after the deadline. */
function agedBy(natural: Date | undefined, expiresAt: Date | undefined, deadline: Date): Date | undefined {
  if (natural === undefined) return undefined
  if (expiresAt !== undefined && natural >= expiresAt) return natural
  return earlier(expiresAt, natural > deadline ? natural : deadline)
}

const earlier = (a: Date | undefined, b: Date): Date => (a !== undefined && a < b ? a : b)
