import { describe, expect, test } from '@jest/globals'
import {
  addressLines,
  countryName,
  letterBox,
  LONGEST_LINES,
  readPostalAddress,
  type PostalAddress,
} from '../../src/platform/text/postal-address.ts'

const dutch = { country: 'NL', locale: 'nl' } as const
const typed = {
  name: ' Ş.  Çelik-Ångström ',
  street: 'Dorpsstraat 12 b',
  postcode: '1234ab',
  place: 'Łódź aan Zee',
  country: 'nl',
}
const read = (changes: Partial<Record<keyof PostalAddress, string>> = {}): PostalAddress => {
  const done = readPostalAddress({ ...typed, ...changes })
  if (!done.ok) throw new Error(done.reason)
  return done.address
}

describe('a postal address', () => {
  test('is written as the country where it goes writes it', () => {
    expect(addressLines(read(), dutch)).toEqual([
      'Ş. Çelik-Ångström',
      'Dorpsstraat 12 b',
      '1234 AB  ŁÓDŹ AAN ZEE',
    ])
    expect(addressLines(read({ organisation: 'Zorgbedrijf B.V.', extra: 'Gebouw C' }), dutch)).toEqual([
      'Zorgbedrijf B.V.',
      't.a.v. Ş. Çelik-Ångström',
      'Gebouw C',
      'Dorpsstraat 12 b',
      '1234 AB  ŁÓDŹ AAN ZEE',
    ])
    const swedish = read({ organisation: 'Återvinning AB', country: 'SE', postcode: '11122', place: 'Malmö' })
    expect(addressLines(swedish, { country: 'SE', locale: 'sv' })).toEqual([
      'Återvinning AB',
      'Att: Ş. Çelik-Ångström',
      'Dorpsstraat 12 b',
      '111 22  MALMÖ',
    ])
  })

  test('names another country in the language that is read where it is posted, and in English', () => {
    const abroad = read({ country: 'DE', postcode: '10115', place: 'Berlin' })
    expect(addressLines(abroad, dutch).at(-1)).toBe('DUITSLAND / GERMANY')
    expect(addressLines(abroad, { country: 'SE', locale: 'sv' }).at(-1)).toBe('TYSKLAND / GERMANY')
    expect(addressLines(read({ country: 'SE', postcode: '111 22' }), dutch).at(-1)).toBe('ZWEDEN / SWEDEN')
  })

  test('says in which line what is wrong', () => {
    const wrong = (changes: Parameters<typeof read>[0]) => {
      const done = readPostalAddress({ ...typed, ...changes })
      return done.ok ? undefined : done.reason
    }
    expect(wrong({ name: ' ' })).toBe('postal-name-missing')
    expect(wrong({ street: '' })).toBe('postal-street-missing')
    expect(wrong({ place: '' })).toBe('postal-place-missing')
    expect(wrong({ name: 'x'.repeat(LONGEST_LINES.name) })).toBeUndefined()
    expect(wrong({ name: 'x'.repeat(LONGEST_LINES.name + 1) })).toBe('postal-name-too-long')
    expect(wrong({ extra: 'a\u0007b' })).toBe('postal-extra-malformed')
    expect(wrong({ street: '\u202eevil' })).toBe('postal-street-malformed')
    expect(wrong({ postcode: '0234 AB' })).toBe('postal-postcode-malformed')
    expect(wrong({ postcode: '' })).toBe('postal-postcode-missing')
    expect(wrong({ country: 'SE' })).toBe('postal-postcode-malformed')
    expect(wrong({ country: 'Nederland' })).toBe('postal-country-unknown')
    expect(wrong({ country: 'ZY' })).toBe('postal-country-unknown')
    expect(wrong({ country: 'IE', postcode: '' })).toBeUndefined()
    expect(countryName('NL', 'sv')).toBe('Nederländerna')
  })

  test('is the same letter box however it is spelled, and whoever reads there', () => {
    const one = letterBox(read())
    expect(letterBox(read({ name: 'Nora', organisation: 'Bakkerij', extra: 'achter' }))).toBe(one)
    expect(letterBox(read({ street: 'DORPSSTRAAT 12-B', postcode: '1234 AB' }))).toBe(one)
    expect(letterBox(read({ street: 'Dorpsstraat 12 c' }))).not.toBe(one)
    expect(letterBox(read({ country: 'BE', postcode: '1234AB' }))).not.toBe(one)
  })
})
