import type { Locale } from '../src/platform/render/locale.ts'

/** English is written as in Europe: the day before the month, and twenty-four hours. */
const tags: Readonly<Record<Locale, string>> = { en: 'en-GB', nl: 'nl', sv: 'sv' }

/** A moment, as somebody reads it in their language. */
export const told = (locale: Locale, at: Date, how: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(tags[locale], how).format(at)

/** The last day on which something holds that holds until this moment, and not at it. */
export const lastDayOf = (until: Date): Date => new Date(until.getTime() - 1)

const DAY = 86_400_000

/** The last day that is over before this moment, where something ends at any time of a day: all of it may be relied on. */
export const lastWholeDayOf = (until: Date): Date => new Date(until.getTime() - DAY)
