import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { LETTERS_TO_ONE, mayPostAt, WITHIN_DAYS } from '../../src/policy/letters.ts'

const HOUR = 3_600_000
const now = new Date('2026-11-28T12:00:00Z')
const ago = (hours: number): Date => new Date(now.getTime() - hours * HOUR)
const waits = (of: Partial<Parameters<typeof mayPostAt>[0]>): number =>
  (mayPostAt({ toPerson: [], toBox: [], perBox: 4, ...of }, now).getTime() - now.getTime()) / HOUR

describe('one more letter', () => {
  test.each([
    ['the first may go at once', {}, 0],
    ['a second one to the same person waits until 24 hours have passed', { toPerson: [ago(23)] }, 1],
    ['and goes then', { toPerson: [ago(24)] }, 0],
    [
      'a fifth one waits until the first is thirty days old',
      { toPerson: [ago(29 * 24), ago(240), ago(120), ago(48)] },
      24,
    ],
    ['and goes then', { toPerson: [ago(30 * 24), ago(240), ago(120), ago(48)] }, 0],
    ['a letter box that somebody else has had one in waits as well', { toBox: [ago(20)] }, 4],
    ['and is full after four', { toBox: [ago(28 * 24), ago(240), ago(120), ago(48)] }, 48],
    [
      'an operator whose customers share letter boxes lets more in, a quarter of them in a day',
      { perBox: 12, toBox: [ago(1), ago(2)] },
      0,
    ],
    ['and no more', { perBox: 12, toBox: [ago(1), ago(2), ago(5)] }, 19],
    ['one that waits for its turn is counted from then', { toPerson: [ago(-10)] }, 34],
  ] as const)('%s', (_sentence, facts, hours) => {
    expect(waits(facts)).toBe(hours)
  })

  test('never makes more than four of thirty days, or two of one day, however they are asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 72 }), { maxLength: 60 }), (steps) => {
        const posted: Date[] = []
        let at = now
        for (const step of steps) {
          at = new Date(at.getTime() + step * HOUR)
          posted.push(mayPostAt({ toPerson: posted, toBox: posted, perBox: 4 }, at))
        }
        for (const [i, last] of posted.entries()) {
          const within = (hours: number) =>
            posted.slice(0, i + 1).filter((each) => last.getTime() - each.getTime() < hours * HOUR).length
          expect(within(WITHIN_DAYS * 24)).toBeLessThanOrEqual(LETTERS_TO_ONE)
          expect(within(24)).toBe(1)
        }
      }),
    )
  })
})
