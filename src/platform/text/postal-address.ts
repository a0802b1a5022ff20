import type { Locale } from '../render/locale.ts'
import { isName } from './typed.ts'

/** Where post goes. */
export interface PostalAddress {
  readonly street: string
  /** Of the house, with its addition; '' where the street has it, as a post box does. */
  readonly number: string
  /** A line of its own above the street: a building, a department; '' where there is none. */
  readonly extra: string
  readonly postal_code: string
  readonly city: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
}

/** To whom a letter goes, and where. */
export interface Recipient extends PostalAddress {
  /** Who opens it. */
  readonly name: string
  /** Where they are reached, where that is no home of theirs; '' where it is. */
  readonly organisation: string
}

/** Characters of each line at most. */
export const LONGEST_LINES = {
  ...{ name: 60, organisation: 60, extra: 60, street: 60, number: 12, postal_code: 12, city: 40 },
} as const
type Line = keyof typeof LONGEST_LINES

/** What each is called where something is wrong with it. */
const faultNames = {
  name: 'postal-name',
  organisation: 'postal-organisation',
  extra: 'postal-extra',
  street: 'postal-street',
  number: 'postal-number',
  postal_code: 'postal-code',
  city: 'postal-city',
} as const satisfies Record<Line, string>

/** What is wrong with an address, and in which line of it; `postal-too-long`: with all of it. */
export type PostalFault =
  | `${(typeof faultNames)[Line]}-${'missing' | 'too-long' | 'malformed'}`
  | 'postal-country-unknown'
  | 'postal-too-long'

/** Every fault of a line, with the line. */
export const postalFaults = (Object.keys(faultNames) as Line[]).map((line) => ({
  ...{ line, most: LONGEST_LINES[line] },
  missing: `${faultNames[line]}-missing` as const,
  tooLong: `${faultNames[line]}-too-long` as const,
  malformed: `${faultNames[line]}-malformed` as const,
}))

/** How the postal codes of a country look, where they have one form; kept as its post writes them. */
const postalCodes: Readonly<Record<string, (typed: string) => string | undefined>> = {
  NL: (typed) => {
    const [, digits, letters] = /^([1-9]\d{3}) ?([A-Z]{2})$/.exec(typed) ?? []
    return digits === undefined ? undefined : `${digits} ${letters}`
  },
  SE: (typed) => {
    const [, area, place] = /^([1-9]\d{2}) ?(\d{2})$/.exec(typed) ?? []
    return area === undefined ? undefined : `${area} ${place}`
  },
}

/** A postal code as the country's post writes it; undefined: it is none of that country's. */
export function postalCodeIn(country: string, typed: string): string | undefined {
  const said = typed.trim().toUpperCase()
  const known = postalCodes[country]
  return known ? known(said) : /^[A-Z0-9][A-Z0-9 -]{0,11}$/.test(said) ? said : undefined
}

const regions = new Map<Locale, Intl.DisplayNames>()

/** What a country is called. @returns undefined: there is none of this code */
export function countryName(country: string, locale: Locale): string | undefined {
  const names = regions.get(locale) ?? new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  regions.set(locale, names)
  return /^[A-Z]{2}$/.test(country) ? names.of(country) : undefined
}

/** Where people who give their own address choose it from: the European Economic Area and its neighbours. */
export const postedTo = [
  ...([
    'AT',
    'BE',
    'BG',
    'CH',
    'CY',
    'CZ',
    'DE',
    'DK',
    'EE',
    'ES',
    'FI',
    'FR',
    'GB',
    'GR',
    'HR',
    'HU',
  ] as const),
  ...([
    'IE',
    'IS',
    'IT',
    'LI',
    'LT',
    'LU',
    'LV',
    'MT',
    'NL',
    'NO',
    'PL',
    'PT',
    'RO',
    'SE',
    'SI',
    'SK',
  ] as const),
] as const

const tidy = (typed: string): string => typed.normalize('NFC').trim().replace(/\s+/g, ' ')

/** A recipient as somebody types it, line by line. */
export type TypedRecipient = { readonly [Each in keyof Recipient]?: string | undefined }

/** Whether a letter can have a line: its font has the letters of these, and no pictures. It is looked at exactly as it is printed. */
const isPrinted = (said: string): boolean =>
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u.test(
    said,
  ) && !/\p{Extended_Pictographic}/u.test(said)

const needed: readonly Line[] = ['name', 'street', 'postal_code', 'city']

/** Whether two say the same of every line. */
export const isSameRecipient = (one: Recipient, other: Recipient): boolean =>
  one.country === other.country && postalFaults.every(({ line }) => one[line] === other[line])

/** Lines that a window shows, and letters that it shows of one: of small print, of names as they mostly are, and of capitals. */
const [MOST_LINES, ON_A_LINE, IN_CAPITALS] = [8, 52, 44]

/** The same, tidied; or the first thing that is wrong with it. */
export function readRecipient(
  typed: TypedRecipient,
): { readonly ok: true; readonly address: Recipient } | { readonly ok: false; readonly reason: PostalFault } {
  const wrong = (reason: PostalFault) => ({ ok: false, reason }) as const
  const said = Object.fromEntries(postalFaults.map(({ line }) => [line, tidy(typed[line] ?? '')])) as Record<
    Line,
    string
  >
  for (const { line, most, missing, tooLong, malformed } of postalFaults) {
    if (said[line] === '' && needed.includes(line)) return wrong(missing)
    if (Array.from(said[line]).length > most) return wrong(tooLong)
    if (said[line] !== '' && !(isName(said[line]) && isPrinted(said[line]))) return wrong(malformed)
  }
  const country = tidy(typed.country ?? '').toUpperCase()
  if (countryName(country, 'en') === undefined) return wrong('postal-country-unknown')
  const postal_code = postalCodeIn(country, said.postal_code)
  if (postal_code === undefined) return wrong('postal-code-malformed')
  const address = { ...said, postal_code, country }
  const lines = addressLines(address, { country: '', locale: 'en' })
  const high = lines.reduce(
    (sum, line, i) => sum + Math.ceil(line.length / (i < lines.length - 2 ? ON_A_LINE : IN_CAPITALS)),
    0,
  )
  return high > MOST_LINES ? wrong('postal-too-long') : { ok: true, address }
}

const attention: Readonly<Record<string, string>> = { NL: 't.a.v.', SE: 'Att:' }

/**
 * An address as it is written on a letter, line by line, by the customs of the country where it goes (PostNL, PostNord: one
 * space inside the postal code, two behind it, the place in capitals); the country where it is posted has no line of its own.
 *
 * @param from the country where it is posted, and the language that is read there
 */
export function addressLines(
  { name, organisation, extra, street, number, postal_code: code, city, country }: Recipient,
  from: { readonly country: string; readonly locale: Locale },
): string[] {
  return [
    ...(organisation === '' ? [name] : [organisation, `${attention[country] ?? 'Attn.'} ${name}`]),
    ...(extra === '' ? [] : [extra]),
    number === '' ? street : `${street} ${number}`,
    `${code}  ${city.toLocaleUpperCase('en')}`,
    ...(country === from.country ? [] : [abroad(country, from.locale)]),
  ]
}

/** In the language of the country that it is posted in, and in one that is read everywhere. */
function abroad(country: string, locale: Locale): string {
  const names = [countryName(country, locale), countryName(country, 'en')]
  return [...new Set(names.map((name) => (name ?? country).toLocaleUpperCase('en')))].join(' / ')
}

const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/**
 * What two addresses have in common that are one letter box: neither who reads there, nor how it is spelled. In the Netherlands
 * a postal code and a number are one house, whatever the street is called.
 */
export function letterBox({ street, number, postal_code: code, country }: PostalAddress): string {
  const [, last = ''] = /(\d+[^\d]*)$/.exec(street) ?? []
  const house = country === 'NL' ? number || last || street : street + number
  return [country, code, house].map(bare).join('/')
}
