import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { checkOf, crockfordIn, isChecked, randomChecked } from '../../src/platform/text/crockford.ts'
import { isSeemly } from '../../src/platform/text/seemly.ts'

const ALPHABET = Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ')
const anyCode = fc
  .array(fc.constantFrom(...ALPHABET), { minLength: 10, maxLength: 10 })
  .map((each) => each.join(''))

describe('a code that is read from paper', () => {
  test('has as many characters as are asked, and one that is checked', () => {
    for (let i = 0; i < 200; i++) expect(isChecked(randomChecked(10), 10)).toBe(true)
  })

  test('shows another character in one place, whichever that is', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(10), fc.constantFrom(...ALPHABET), (code, at, other) => {
        const whole = Array.from(`${code}${checkOf(code)}`)
        fc.pre(whole[at] !== other)
        whole[at] = other
        expect(isChecked(whole.join(''), 10)).toBe(false)
      }),
    )
  })

  test('shows two characters that changed places, wherever they stand', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(10), fc.nat(10), (code, one, other) => {
        const whole = Array.from(`${code}${checkOf(code)}`)
        fc.pre(whole[one] !== whole[other])
        const [first = '', second = ''] = [whole[one], whole[other]]
        whole[one] = second
        whole[other] = first
        expect(isChecked(whole.join(''), 10)).toBe(false)
      }),
    )
  })

  test('is understood however it is cased, spaced and mistaken for letters', () => {
    const code = `10AB0CD1EF${checkOf('10AB0CD1EF')}`
    const typed = ` ioab–ocd l\u00a0ef ${code.at(-1)?.toLowerCase()}`
    expect(crockfordIn(typed)).toBe(code)
    expect(isChecked(crockfordIn(typed), 10)).toBe(true)
    for (const other of ['', code.slice(1), `${code}0`, code.replace('A', 'U'), code.replace('A', 'Å')])
      expect(isChecked(crockfordIn(other), 10)).toBe(false)
  })
})

describe('a code that anybody may open', () => {
  test('has no word in it that gives offence, in any of the languages, digits read as letters', () => {
    const bad = [
      'XXFVCKXX12',
      '7SH1T00000',
      'XXK0NTXX12',
      '12H0ER3456',
      '9K1XKVKXX7',
      'XXF1TTAX12',
      'X455XXX127',
    ]
    for (const code of bad) expect([code, isSeemly(code)]).toEqual([code, false])
    for (const clean of ['7KQ4M8XN2P', 'B3F6H9KMNP', '0000000000']) expect(isSeemly(clean)).toBe(true)
  })

  test('is not hard to find: of a thousand that are drawn, most will do', () => {
    const drawn = Array.from({ length: 1000 }, () => randomChecked(10))
    expect(drawn.filter(isSeemly).length).toBeGreaterThan(900)
  })
})
