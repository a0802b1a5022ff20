import { Temporal } from 'temporal-polyfill'

/**
 * The end of a day, where somebody lives.
 *
 * @param day as 2026-11-30
 * @returns undefined where it is no day
 */
export function endOfDay(day: string, timeZone: string): Date | undefined {
  try {
    if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined
    const next = Temporal.PlainDate.from(day, { overflow: 'reject' }).add({ days: 1 })
    return new Date(next.toZonedDateTime({ timeZone }).epochMilliseconds)
  } catch {
    return undefined
  }
}
