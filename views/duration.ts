import type { Locale } from '../src/platform/render/locale.ts'

/** Seconds as people say them: "45 seconds", "2 minuten". */
export function duration(locale: Locale, seconds: number): string {
  const inMinutes = seconds >= 90
  const value = inMinutes ? Math.ceil(seconds / 60) : seconds
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: inMinutes ? 'minute' : 'second',
    unitDisplay: 'long',
  })
  return format.format(value)
}

/** "24 hours", "24 uur". */
export const hours = (locale: Locale, count: number): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'hour', unitDisplay: 'long' }).format(count)
