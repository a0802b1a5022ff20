import { describe, expect, test } from '@jest/globals'
import {
  addressLines,
  countryName,
  letterBox,
  LONGEST_LINES,
  readRecipient,
  type Recipient,
} from '../../src/platform/text/postal-address.ts'

const dutch = { country: 'NL', locale: 'nl' } as const
const typed = {
  name: ' Ş.  Çelik-Ångström ',
  street: 'Dorpsstraat',
  number: '12 b',
  postal_code: '1234ab',
  city: 'Łódź aan Zee',
  country: 'nl',
}
const read = (changes: Partial<Record<keyof Recipient, string>> = {}): Recipient => {
  const done = readRecipient({ ...typed, ...changes })
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
    const swedish = read({
      organisation: 'Återvinning AB',
      country: 'SE',
      postal_code: '11122',
      city: 'Malmö',
    })
    expect(addressLines(swedish, { country: 'SE', locale: 'sv' })).toEqual([
      'Återvinning AB',
      'Att: Ş. Çelik-Ångström',
      'Dorpsstraat 12 b',
      '111 22  MALMÖ',
    ])
  })

  test.each(['北京 Ada', 'Ada 😀', 'عادة'])('is none with a line that letters cannot have: %s', (said) => {
    expect(readRecipient({ ...typed, name: said })).toEqual({ ok: false, reason: 'postal-name-malformed' })
    expect(readRecipient({ ...typed, street: said })).toEqual({
      ok: false,
      reason: 'postal-street-malformed',
    })
    expect(read({ name: 'Ελένη Юлия O’Brien-Łę' }).name).toBe('Ελένη Юлия O’Brien-Łę')
  })

  test('names another country in the language that is read where it is posted, and in English', () => {
    const abroad = read({ country: 'DE', postal_code: '10115', city: 'Berlin' })
    expect(addressLines(abroad, dutch).at(-1)).toBe('DUITSLAND / GERMANY')
    expect(addressLines(abroad, { country: 'SE', locale: 'sv' }).at(-1)).toBe('TYSKLAND / GERMANY')
    expect(addressLines(read({ country: 'SE', postal_code: '111 22' }), dutch).at(-1)).toBe('ZWEDEN / SWEDEN')
  })

  test('says in which line what is wrong', () => {
    const wrong = (changes: Parameters<typeof read>[0]) => {
      const done = readRecipient({ ...typed, ...changes })
      return done.ok ? undefined : done.reason
    }
    expect(wrong({ name: ' ' })).toBe('postal-name-missing')
    expect(wrong({ street: '' })).toBe('postal-street-missing')
    expect(wrong({ city: '' })).toBe('postal-city-missing')
    expect(wrong({ name: 'x'.repeat(LONGEST_LINES.name) })).toBeUndefined()
    expect(wrong({ name: 'x'.repeat(LONGEST_LINES.name + 1) })).toBe('postal-name-too-long')
    expect(wrong({ extra: 'a\u0007b' })).toBe('postal-extra-malformed')
    expect(wrong({ street: '\u202eevil' })).toBe('postal-street-malformed')
    expect(wrong({ postal_code: '0234 AB' })).toBe('postal-code-malformed')
    expect(wrong({ postal_code: '' })).toBe('postal-code-missing')
    expect(wrong({ country: 'SE' })).toBe('postal-code-malformed')
    expect(wrong({ country: 'Nederland' })).toBe('postal-country-unknown')
    expect(wrong({ country: 'ZY' })).toBe('postal-country-unknown')
    expect(
      wrong({ extra: 'Gebouw '.repeat(8), organisation: 'Bedrijf '.repeat(7), name: 'Naam '.repeat(12) }),
    ).toBe('postal-too-long')
    expect(countryName('NL', 'sv')).toBe('Nederländerna')
  })

  test('is the same letter box however it is spelled, and whoever reads there', () => {
    const one = letterBox(read())
    expect(letterBox(read({ name: 'Nora', organisation: 'Bakkerij', extra: 'achter' }))).toBe(one)
    expect(letterBox(read({ street: 'DORPSSTRAAT 12-B', number: '', postal_code: '1234 AB' }))).toBe(one)
    // in the Netherlands a street by another name is the same house
    expect(letterBox(read({ street: 'Dorps straat' }))).toBe(one)
    expect(letterBox(read({ street: '2e Dorpsstraat 12 b', number: '' }))).toBe(one)
    expect(letterBox(read({ number: '12 c' }))).not.toBe(one)
    expect(letterBox(read({ country: 'BE', postal_code: '1234AB' }))).not.toBe(one)
  })
})
