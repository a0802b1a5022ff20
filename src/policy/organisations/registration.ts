import { refused, type Outcome } from '../vocabulary.ts'

/**
 * Under which numbers registers of companies know organisations: the Dutch trade register (KVK), the Swedish companies
 * register (organisationsnummer), the Dutch number of legal persons and partnerships (RSIN), and any other.
 */
export const registrationKinds = ['kvk', 'orgnr', 'rsin', 'other'] as const
export type RegistrationKind = (typeof registrationKinds)[number]

export type RegistrationFault = 'number-malformed' | 'number-check-digit' | 'number-personal'

type Numbered = Outcome<RegistrationFault, { readonly number: string }>

/** The digits of a number, however it was set: with spaces, dots, dashes or slashes between them. */
const digitsOf = (typed: string): string => typed.replace(/[\s./–-]/g, '')

const numbered = (number: string): Numbered => ({ ok: true, number })

const kvk = (typed: string): Numbered => {
  const digits = digitsOf(typed)
  return /^\d{8}$/.test(digits) ? numbered(digits) : refused('number-malformed')
}

/** Whether the last digit is the check digit of those before it (ISO/IEC 7812-1 annex B, "Luhn"). */
const hasLuhn = (digits: string): boolean => {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, place) => {
      const weighed = Number(digit) * (place % 2 === 0 ? 1 : 2)
      return total + (weighed > 9 ? weighed - 9 : weighed)
    }, 0)
  return sum % 10 === 0
}

/**
 * Ten digits, the last by Luhn; before them `16` may stand, as authorities write it. The third digit is 2 or more: below
 * that it is a month, and the number is the personal number of a sole trader, which is not kept in the clear.
 */
const orgnr = (typed: string): Numbered => {
  const digits = digitsOf(typed).replace(/^16(?=\d{10}$)/, '')
  if (!/^\d{10}$/.test(digits)) return refused('number-malformed')
  if (!hasLuhn(digits)) return refused('number-check-digit')
  return Number(digits[2]) < 2 ? refused('number-personal') : numbered(digits)
}

/** Nine digits by the eleven test: 9·a + 8·b + … + 2·h − i is divisible by eleven. */
const rsin = (typed: string): Numbered => {
  const digits = digitsOf(typed)
  if (!/^\d{9}$/.test(digits) || /^0+$/.test(digits)) return refused('number-malformed')
  const sum = Array.from(digits).reduce(
    (total, digit, place) => total + Number(digit) * (place === 8 ? -1 : 9 - place),
    0,
  )
  return sum % 11 === 0 ? numbered(digits) : refused('number-check-digit')
}

/** Whatever another register gives: letters and digits with single signs between them, compared in capitals. */
const other = (typed: string): Numbered => {
  const said = typed.trim().replace(/\s+/g, ' ').toUpperCase()
  return /^[\p{L}\p{N}](?:[ ./-]?[\p{L}\p{N}]){0,39}$/u.test(said)
    ? numbered(said)
    : refused('number-malformed')
}

const readers: Readonly<Record<RegistrationKind, (typed: string) => Numbered>> = { kvk, orgnr, rsin, other }

/** A registration number as it is kept and compared, however it was typed; or what is wrong with it. */
export const registrationNumberIn = (kind: RegistrationKind, typed: string): Numbered => readers[kind](typed)

/** The number of a branch: twelve digits in the Dutch trade register, whatever another register gives elsewhere. */
export const branchNumberIn = (kind: RegistrationKind, typed: string): Numbered => {
  if (kind !== 'kvk') return other(typed)
  const digits = digitsOf(typed)
  return /^\d{12}$/.test(digits) ? numbered(digits) : refused('number-malformed')
}

/** As people of its country write it. */
export const registrationNumberShown = (kind: RegistrationKind, number: string): string =>
  kind === 'orgnr' ? `${number.slice(0, 6)}-${number.slice(6)}` : number
