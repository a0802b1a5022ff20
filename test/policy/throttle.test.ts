import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { growing, signInPaces } from '../../src/policy/paces.ts'
import { waitAfter } from '../harness/paces.ts'
import { remaining } from '../../src/policy/lifetime.ts'
import { isTooLong, lengthOf, normalisePassword } from '../../src/policy/password/rules.ts'
import { authenticationMethods, defaultLadder, rungByAcr } from '../../src/policy/levels/ladder.ts'

describe('waits', () => {
  test('grow from nothing to the longest, and no further', () => {
    expect(growing(2, 5, 60).waits).toEqual([0, 0, 5, 10, 20, 40, 60])
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 3600 }),
        fc.integer({ min: 1, max: 200 }),
        (free, first, longest, tries) => {
          const pace = growing(free, first, longest)
          expect(waitAfter(pace, tries)).toBeLessThanOrEqual(waitAfter(pace, tries + 1))
          expect(waitAfter(pace, tries)).toBeLessThanOrEqual(longest)
          expect(waitAfter(pace, Math.min(tries, free))).toBe(0)
        },
      ),
    )
  })

  test('nobody is locked out: whatever an outsider does, an account waits a minute at most', () => {
    expect(waitAfter(signInPaces.account, 1_000_000)).toBe(60)
  })
})

test('what is left of a life never exceeds either limit, and is never nothing', () => {
  fc.assert(
    fc.property(
      fc.nat(1e6),
      fc.nat(1e6),
      fc.integer({ min: 60, max: 1e5 }),
      fc.integer({ min: 60, max: 1e5 }),
      (start, age, idle, most) => {
        const left = remaining(start, start + age, idle, most)
        expect(left).toBeGreaterThanOrEqual(1)
        expect(left).toBeLessThanOrEqual(Math.max(1, Math.min(idle, most - age)))
      },
    ),
  )
})

describe('passwords', () => {
  test('are measured in code points after NFC', () => {
    expect(lengthOf('👩‍🚀')).toBe(3)
    expect(lengthOf(normalisePassword('e\u0301'))).toBe(1)
    expect([
      isTooLong('é'.repeat(256)),
      isTooLong('e\u0301'.repeat(256)),
      isTooLong('a'.repeat(257)),
    ]).toEqual([false, false, true])
  })
})

describe('levels', () => {
  test('are ordered, and every name means one', () => {
    expect(defaultLadder.map((r) => r.rank)).toEqual(
      defaultLadder.map((r) => r.rank).toSorted((a, b) => a - b),
    )
    for (const rung of defaultLadder)
      for (const name of [rung.acr, ...rung.aliases]) expect(rungByAcr(defaultLadder, name)).toBe(rung)
  })

  test('amr says mfa when two kinds were used', () => {
    const traits = {
      phishingResistant: false,
      userVerified: false,
      restricted: false,
      deviceBound: false,
      standsIn: false,
    }
    const one = {
      kind: 'a' as never,
      attempt: 'x' as never,
      at: new Date(0),
      era: 0,
      traits: { ...traits, proves: ['something-known' as const], amr: ['pwd'] },
    }
    const two = { ...one, traits: { ...traits, proves: ['something-held' as const], amr: ['otp'] } }
    expect([authenticationMethods([one]), authenticationMethods([one, two])]).toEqual([
      ['pwd'],
      ['mfa', 'otp', 'pwd'],
    ])
  })
})
