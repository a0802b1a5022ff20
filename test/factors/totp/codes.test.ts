import { describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import { generateSync } from 'otplib'
import { asBase32, fromBase32, matchingStep } from '../../../src/domain/factors/totp/codes.ts'

/** RFC 6238, appendix B, SHA-1: eight digits there; the last six are the code of six digits. */
const vectors = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
] as const
const secret = Buffer.from('12345678901234567890')

const at = (seconds: number): Date => new Date(seconds * 1000)

describe('RFC 6238', () => {
  test.each(vectors)('at %i the code ends in %s', (seconds, code) => {
    expect(matchingStep(secret, code.slice(-6), at(seconds))).toBe(Math.floor(seconds / 30))
  })

  // the rest of the suite types codes that the same library makes: these another one has made
  test('a hundred codes of the OATH Toolkit, of secrets of many lengths, are right when it says', () => {
    const file = new URL('oathtool.json', import.meta.url)
    const { rows } = JSON.parse(fs.readFileSync(file, 'utf8')) as { rows: [string, number, string][] }
    expect(rows).toHaveLength(100)
    for (const [key, seconds, code] of rows)
      expect(matchingStep(fromBase32(key), code, at(seconds))).toBe(Math.floor(seconds / 30))
  })

  test('one step of drift each way, and no more', () => {
    const now = 1_800_000_000
    const codeAt = (steps: number): string =>
      generateSync({ secret: asBase32(secret), epoch: now + steps * 30 })
    expect([-2, -1, 0, 1, 2].map((steps) => matchingStep(secret, codeAt(steps), at(now)))).toEqual([
      undefined,
      now / 30 - 1,
      now / 30,
      now / 30 + 1,
      undefined,
    ])
    // at the end of a step as at its beginning
    expect([-2, -1, 0, 1, 2].map((steps) => matchingStep(secret, codeAt(steps), at(now + 29)))).toEqual([
      undefined,
      now / 30 - 1,
      now / 30,
      now / 30 + 1,
      undefined,
    ])
  })

  test('base32 goes there and back', () => {
    expect(fromBase32(asBase32(secret)).equals(secret)).toBe(true)
    expect(asBase32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  })
})
