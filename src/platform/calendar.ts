import { Temporal } from 'temporal-polyfill'

/**
 * The beginning of a day, where somebody lives.
 *
 * @param day as 2026-11-30
 * @returns undefined where it is no day
 */
export const startOfDay = (day: string, timeZone: string): Date | undefined => midnightOf(day, timeZone, 0)

/** Its end, which is the beginning of the next. */
export const endOfDay = (day: string, timeZone: string): Date | undefined => midnightOf(day, timeZone, 1)

function midnightOf(day: string, timeZone: string, later: number): Date | undefined {
  try {
    if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined
    const date = Temporal.PlainDate.from(day, { overflow: 'reject' }).add({ days: later })
    return new Date(date.toZonedDateTime({ timeZone }).epochMilliseconds)
  } catch {
    return undefined
  }
}

/** The last time that a clock on the wall showed this, by now. */
export function lastAt(
  { hour, minute }: { readonly hour: number; readonly minute: number },
  timeZone: string,
  now: Date,
): Date {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone)
  const today = here.with({ hour, minute, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
  const at = Temporal.ZonedDateTime.compare(today, here) <= 0 ? today : today.subtract({ days: 1 })
  return new Date(at.epochMilliseconds)
}
