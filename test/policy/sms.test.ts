import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { refusalToSend, type SentFacts } from '../../src/policy/sms.ts'

const now = new Date('2026-03-01T12:00:00Z')
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000)
const facts = (change: Partial<SentFacts> = {}): SentFacts => ({
  now,
  isProven: true,
  toNumber: [],
  toProveNumber: [],
  toProvePrefix: 0,
  toProveAll: 0,
  toPrefix: 0,
  toAll: 0,
  limits: { hourly: 100, hourlyPerPrefix: 10 },
  ...change,
})

describe('a text message', () => {
  test('goes out while every budget lets it', () => {
    expect(refusalToSend(facts())).toBeUndefined()
    expect(refusalToSend(facts({ toNumber: [ago(500), ago(10)], toPrefix: 9, toAll: 99 }))).toBeUndefined()
  })

  test('is the third to a number in ten minutes, or waits until the first of the three is older', () => {
    const three = facts({ toNumber: [ago(9000), ago(590), ago(30), ago(20)] })
    expect(refusalToSend(three)).toEqual({ reason: 'number-rests', retryAfter: 10 })
    expect(refusalToSend({ ...three, now: new Date(now.getTime() + 10_000) })).toBeUndefined()
  })

  test('is the tenth to a number in a day, or waits for tomorrow', () => {
    const ten = Array.from({ length: 10 }, (_, i) => ago(86_000 - i * 3600))
    expect(refusalToSend(facts({ toNumber: ten }))).toEqual({ reason: 'number-rests', retryAfter: 400 })
    expect(refusalToSend(facts({ toNumber: ten.slice(1) }))).toBeUndefined()
  })

  test('goes less often to a number that is still to be proven, which may be anybody’s', () => {
    const unproven = (change: Partial<SentFacts>) => refusalToSend(facts({ isProven: false, ...change }))
    expect(unproven({ toProveNumber: [ago(30)] })).toBeUndefined()
    const two = [ago(500), ago(30)]
    expect(unproven({ toNumber: two, toProveNumber: two })).toEqual({
      reason: 'number-rests',
      retryAfter: 600,
    })
    // its owner, who did not ask for them, still gets one
    expect(refusalToSend(facts({ toNumber: two, toProveNumber: two }))).toBeUndefined()
    const four = Array.from({ length: 4 }, (_, i) => ago(80_000 - i * 3600))
    expect(unproven({ toNumber: four, toProveNumber: four })?.reason).toBe('number-rests')
    expect(unproven({ toPrefix: 5, toProvePrefix: 5 })?.reason).toBe('range-budget-spent')
    expect(unproven({ toAll: 50, toProveAll: 50 })?.reason).toBe('budget-spent')
    expect(refusalToSend(facts({ toAll: 50, toProveAll: 50, toPrefix: 5, toProvePrefix: 5 }))).toBeUndefined()
  })

  test('stays within the budget of its range, and of all together', () => {
    expect(refusalToSend(facts({ toPrefix: 10 }))?.reason).toBe('range-budget-spent')
    expect(refusalToSend(facts({ toAll: 100 }))?.reason).toBe('budget-spent')
  })

  test('whenever people ask, no ten minutes see more than three and no day more than ten', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 80 }), (gaps) => {
        const sent: number[] = []
        let at = now.getTime()
        for (const gap of gaps) {
          at += gap * 100
          const moment = new Date(at)
          const toNumber = sent.filter((each) => each > at - 86_400_000).map((each) => new Date(each))
          if (!refusalToSend(facts({ now: moment, toNumber }))) sent.push(at)
        }
        for (const from of sent) {
          expect(sent.filter((each) => each >= from && each < from + 600_000).length).toBeLessThanOrEqual(3)
          expect(sent.filter((each) => each >= from && each < from + 86_400_000).length).toBeLessThanOrEqual(
            10,
          )
        }
      }),
    )
  })
})
