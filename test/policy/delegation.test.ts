import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  handingRules,
  mayDoTask,
  mayEnd,
  tasks,
  whyNotHandedOn,
  type Handing,
} from '../../src/policy/delegation/index.ts'
import { powers, type Power } from '../../src/policy/organisations/index.ts'

const some = fc.subarray([...powers])
const handing: fc.Arbitrary<Handing> = fc.record({
  ...{ own: some, isOwn: fc.boolean(), before: some, after: some },
  ...{ givesRights: fc.boolean(), movesEnd: fc.boolean() },
})

describe('what an administrator hands on', () => {
  test('is never a power that they lack, nor anything to themselves', () => {
    fc.assert(
      fc.property(handing, (facts) => {
        if (whyNotHandedOn(facts) !== undefined) return
        expect(facts.isOwn).toBe(false)
        for (const power of facts.after) expect([...facts.own, ...facts.before]).toContain(power)
        for (const power of facts.before) expect(facts.own).toContain(power)
      }),
    )
  })

  test('is each task by its own power', () => {
    const only = (own: Power[], changes: Partial<Handing>) =>
      whyNotHandedOn({
        ...{ own, isOwn: false, before: [], after: [], givesRights: false, movesEnd: false },
        ...changes,
      })
    expect(only(['people'], { movesEnd: true })).toBeUndefined()
    expect(only(['rights'], { movesEnd: true })).toBe('power-missing')
    expect(only(['rights'], { givesRights: true })).toBeUndefined()
    expect(only(['people'], { givesRights: true })).toBe('power-missing')
    expect(only(['organisation'], { after: ['organisation'] })).toBeUndefined()
    expect(only(['people'], { after: ['people'] })).toBe('power-missing')
    expect(only(['people', 'rights'], { before: ['organisation'], after: ['organisation'] })).toBe(
      'power-missing',
    )
  })

  test('has rules that each can be the first to refuse', () => {
    const first = new Set<number>()
    fc.assert(
      fc.property(handing, (facts) => {
        first.add(handingRules.findIndex((rule) => rule(facts) !== undefined))
      }),
      { numRuns: 2000 },
    )
    for (const i of handingRules.keys()) expect(first.has(i)).toBe(true)
  })
})

test('every task takes a power that there is, or any; and nobody without a power does any', () => {
  for (const task of Object.keys(tasks) as (keyof typeof tasks)[]) {
    expect(mayDoTask(task, [...powers])).toBe(true)
    expect(mayDoTask(task, [])).toBe(false)
  }
})

test('whoever takes access away has every power of whoever loses it', () => {
  fc.assert(
    fc.property(some, some, (own, theirs) => {
      expect(mayEnd(own, theirs)).toBe(own.includes('people') && theirs.every((each) => own.includes(each)))
    }),
  )
})
