import type { Locale } from '../src/platform/render/locale.ts'
import type { Choice } from './choices.ts'

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
const pairs = letters.flatMap((first) => letters.map((second) => first + second))
/** Codes that have a name and are no country: unions, and what no post goes to. */
const none = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])

const choices = new Map<Locale, readonly Choice[]>()

/** Every country by its name; first none, of an address that is not given. */
export function countryChoices(locale: Locale): readonly Choice[] {
  const known = choices.get(locale)
  if (known) return known
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  const countries = pairs.flatMap((value) => {
    const text = none.has(value) ? undefined : names.of(value)
    return text === undefined ? [] : [{ value, text }]
  })
  const all = [
    { value: '', text: '–' },
    ...countries.toSorted((a, b) => a.text.localeCompare(b.text, locale)),
  ]
  choices.set(locale, all)
  return all
}
