import type { Locale } from '../render/locale.ts'
import { isName } from './typed.ts'

/** Where a letter goes. */
export interface PostalAddress {
  /** Who opens it. */
  readonly name: string
  /** Where they are reached, if that is no home of theirs. */
  readonly organisation?: string | undefined
  /** A building, a department, a box. */
  readonly extra?: string | undefined
  /** Street, number and addition. */
  readonly street: string
  /** Empty where a country has none, or writes it elsewhere. */
  readonly postcode: string
  readonly place: string
  /** ISO 3166-1, two letters. */
  readonly country: string
}

/** Characters of each line: of a name as many as shrink into a window on one line, of the others as many as fit it. */
export const LONGEST_LINES = {
  name: 60,
  organisation: 60,
  extra: 40,
  street: 40,
  postcode: 12,
  place: 30,
} as const

type Line = keyof typeof LONGEST_LINES

/** What is wrong with an address, and in which line of it. */
export type PostalFault = `postal-${Line}-${'missing' | 'too-long' | 'malformed'}` | 'postal-country-unknown'

/** How postcodes are written where most letters go; the rest are taken as they are typed. */
const postcodes: Readonly<Record<string, { readonly form: RegExp; readonly as: string }>> = {
  NL: { form: /^([1-9]\d{3})\s?([A-Z]{2})$/, as: '$1 $2' },
  SE: { form: /^(\d{3})\s?(\d{2})$/, as: '$1 $2' },
}

const regions = new Map<Locale, Intl.DisplayNames>()

/** What a country is called. @returns undefined: there is none of this code */
export function countryName(country: string, locale: Locale): string | undefined {
  const names = regions.get(locale) ?? new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  regions.set(locale, names)
  return /^[A-Z]{2}$/.test(country) ? names.of(country) : undefined
}

const tidy = (typed: string): string => typed.normalize('NFC').trim().replace(/\s+/g, ' ')

/** An address as somebody types it, line by line. */
export type TypedAddress = { readonly [Each in keyof PostalAddress]?: string | undefined }

export const postalLines = Object.keys(LONGEST_LINES) as readonly Line[]
const needed: readonly Line[] = ['name', 'street', 'place']

/** The same, tidied; or the first thing that is wrong with it. */
export function readPostalAddress(
  typed: TypedAddress,
):
  | { readonly ok: true; readonly address: PostalAddress }
  | { readonly ok: false; readonly reason: PostalFault } {
  const wrong = (reason: PostalFault) => ({ ok: false, reason }) as const
  const said = Object.fromEntries(postalLines.map((line) => [line, tidy(typed[line] ?? '')])) as Record<
    Line,
    string
  >
  for (const line of postalLines) {
    const text = said[line]
    if (text === '' && needed.includes(line)) return wrong(`postal-${line}-missing`)
    if (Array.from(text).length > LONGEST_LINES[line]) return wrong(`postal-${line}-too-long`)
    if (text !== '' && !isName(text)) return wrong(`postal-${line}-malformed`)
  }
  const country = tidy(typed.country ?? '').toUpperCase()
  if (countryName(country, 'en') === undefined) return wrong('postal-country-unknown')
  const { form, as } = postcodes[country] ?? {}
  const postcode = said.postcode.toUpperCase()
  if (form && !form.test(postcode))
    return wrong(`postal-postcode-${postcode === '' ? 'missing' : 'malformed'}`)
  return {
    ok: true,
    address: {
      ...{ name: said.name, organisation: said.organisation || undefined, extra: said.extra || undefined },
      ...{ street: said.street, place: said.place, country },
      postcode: form && as !== undefined ? postcode.replace(form, as) : postcode,
    },
  }
}

const attention: Readonly<Record<string, string>> = { NL: 't.a.v.', SE: 'Att:' }

/**
 * An address as it is written on a letter, line by line, by the customs of the country where it goes (PostNL, PostNord: one
 * space inside the postcode, two behind it, the place in capitals); the country where it is posted has no line of its own.
 *
 * @param from the country where it is posted, and the language that is read there
 */
export function addressLines(
  address: PostalAddress,
  from: { readonly country: string; readonly locale: Locale },
): string[] {
  const { name, organisation, extra, street, postcode, place, country } = address
  const to = attention[country] ?? 'Attn.'
  const town = [postcode, place.toLocaleUpperCase('en')].filter((part) => part !== '').join('  ')
  return [
    ...(organisation === undefined ? [name] : [organisation, `${to} ${name}`]),
    ...(extra === undefined ? [] : [extra]),
    street,
    town,
    ...(country === from.country ? [] : [abroad(country, from.locale)]),
  ]
}

/** In the language of the country that it is posted in, and in one that is read everywhere. */
function abroad(country: string, locale: Locale): string {
  const names = [countryName(country, locale), countryName(country, 'en')]
  return [...new Set(names.map((name) => (name ?? country).toLocaleUpperCase('en')))].join(' / ')
}

/** What two addresses have in common that are one letter box: neither who reads there, nor how it is spelled. */
export const letterBox = ({ street, postcode, place, country }: PostalAddress): string =>
  [country, postcode, postcode === '' ? place : '', street]
    .map((part) =>
      part
        .normalize('NFKD')
        .replace(/[^\p{L}\p{N}]/gu, '')
        .toLowerCase(),
    )
    .join('/')
