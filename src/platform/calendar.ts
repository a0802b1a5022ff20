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
