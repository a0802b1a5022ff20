import { describe, expect, test } from '@jest/globals'
import { numberFrom } from '../../../src/domain/factors/sms/number.ts'

const served = ['NL', 'SE'] as const

describe('a telephone number', () => {
  test.each([
    ['06 12345678', 'nl', '+31612345678'],
    ['06-12 34 56 78', 'sv', '+31612345678'],
    ['(06) 12345678', 'en', '+31612345678'],
    ['+31 (0)6 12345678', 'en', '+31612345678'],
    ['0031612345678', 'nl', '+31612345678'],
    ['070-174 06 05', 'sv', '+46701740605'],
    ['0701740605', 'nl', '+46701740605'], // in the Netherlands a fixed one
    ['+46 70 174 06 05', 'nl', '+46701740605'],
    ['\u202a+31\u00a06 1234\u20115678\u202c', 'nl', '+31612345678'], // as a contact's is copied from a phone
    ['０６１２３４５６７８', 'nl', '+31612345678'],
  ] as const)('%s, on a page in %s, is %s', async (typed, locale, number) => {
    expect(await numberFrom(typed, served, locale)).toEqual({ ok: true, number })
  })

  test.each([
    [' ', 'number-missing'],
    ['hello', 'number-malformed'],
    ['06 1234', 'number-malformed'],
    ['+31 6 12345678 ext. 9', 'number-malformed'],
    ['6'.repeat(41), 'number-malformed'],
    ['020 624 1111', 'number-not-mobile'],
    ['0900 8844', 'number-not-mobile'],
    ['+44 7400 123456', 'country-not-served'],
  ])('%s is refused: %s', async (typed, reason) => {
    expect(await numberFrom(typed, served, 'nl')).toEqual({ ok: false, reason })
  })
})
