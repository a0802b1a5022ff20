import type { Locale } from '../src/platform/render/locale.ts'

/** Seconds as people say them: "45 seconds", "2 minuten". */
export function duration(locale: Locale, seconds: number): string {
  const [value, unit] = seconds < 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute']
  return new Intl.NumberFormat(locale, { style: 'unit', unit: String(unit), unitDisplay: 'long' }).format(
    Number(value),
  )
}
