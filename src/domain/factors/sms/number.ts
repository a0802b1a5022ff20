import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max'
import type { Locale } from '../../../platform/render/locale.ts'
import { asSeen } from '../../../platform/text/typed.ts'
import { refused, type Outcome } from '../../../policy/vocabulary.ts'

export type Countries = readonly [CountryCode, ...CountryCode[]]

/** Nobody's number is longer (E.164 §6.1: 15 digits), however it is spaced. */
const LONGEST = 40

type NumberFault = 'number-missing' | 'number-malformed' | 'number-not-mobile' | 'country-not-served'

/**
 * A mobile number, as E.164 writes it, from however people write it; of the countries that codes are sent to. Without a
 * country it is read as one of the country whose language the page is in, then of the others in their order. Numbers
 * that no telephone in a pocket answers (fixed, premium, shared cost) are refused: some of them pay whoever has
 * messages sent to them.
 */
export async function numberFrom(
  text: string,
  countries: Countries,
  locale: Locale,
): Promise<Outcome<NumberFault, { number: string }>> {
  const typed = asSeen(text)
  if (typed === '') return refused('number-missing')
  if (typed.length > LONGEST) return refused('number-malformed')
  // ten megabytes, for when somebody types a number
  const { parsePhoneNumberFromString: parse } = await import('libphonenumber-js/max')
  const home = new Intl.Locale(locale).maximize().region
  const read = countries
    .toSorted((a, b) => Number(b === home) - Number(a === home))
    .map((country) => readAs(parse(typed, country), countries))
  return (
    read.find(({ ok }) => ok) ??
    read.toSorted((a, b) => nearness(b) - nearness(a))[0] ??
    refused('number-malformed')
  )
}

function readAs(
  parsed: PhoneNumber | undefined,
  served: Countries,
): Outcome<NumberFault, { number: string }> {
  if (!parsed?.isValid() || parsed.ext !== undefined) return refused('number-malformed')
  if (!parsed.country || !served.includes(parsed.country)) return refused('country-not-served')
  const type = parsed.getType()
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE'
    ? { ok: true, number: parsed.number }
    : refused('number-not-mobile')
}

/** How much of it is right: what is said of a number is the least that is wrong with it. */
const nearness = (read: Outcome<NumberFault>): number =>
  read.ok ? 0 : ['number-malformed', 'country-not-served', 'number-not-mobile'].indexOf(read.reason)

/** The country and the beginning of the range: numbers that are bought together begin alike. */
export const prefixOf = (number: string): string => number.slice(1, 7)

/** Enough for its owner to tell it by. */
export const endOf = (number: string): string => number.slice(-2)
