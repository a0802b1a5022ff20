import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max'
import { refused, type Outcome } from '../../policy/vocabulary.ts'

export type Countries = readonly [CountryCode, ...CountryCode[]]

/** Nobody's number is longer (E.164 §6.1: 15 digits), however it is spaced. */
const LONGEST = 40

/**
 * A mobile number, as E.164 writes it, from however people write it; of the countries that codes are sent to. Numbers
 * that no telephone in a pocket answers (fixed, premium, shared cost) are refused: some of them pay whoever has
 * messages sent to them.
 */
export function numberFrom(
  typed: string,
  countries: Countries,
): Outcome<
  'number-missing' | 'number-malformed' | 'number-not-mobile' | 'country-not-served',
  { number: string }
> {
  if (typed.trim() === '') return refused('number-missing')
  const parsed = typed.length > LONGEST ? undefined : parsePhoneNumberFromString(typed, countries[0])
  if (!parsed?.isValid() || parsed.ext !== undefined) return refused('number-malformed')
  if (!parsed.country || !countries.includes(parsed.country)) return refused('country-not-served')
  const type = parsed.getType()
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE'
    ? { ok: true, number: parsed.number }
    : refused('number-not-mobile')
}

/** The country and the beginning of the range: numbers that are bought together begin alike. */
export const prefixOf = (number: string): string => number.slice(1, 7)

/** Enough for its owner to tell it by. */
export const endOf = (number: string): string => number.slice(-2)
