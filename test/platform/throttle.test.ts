import { describe, expect, test } from '@jest/globals'
import { giveTryBack, reserveTry } from '../../src/platform/throttle/throttle.ts'
import { growing } from '../../src/policy/throttle.ts'
import { waitAfter } from '../harness/paces.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const pace = growing(3, 10, 40)
const start = Date.now()
const at = (seconds: number): Date => new Date(start + seconds * 1000)
const counter = (subject: string, by = pace) => ({ dimension: 'test', subject, pace: by })
const reserve = (subjects: readonly string[], now: Date, by = pace) =>
  reserveTry(
    the().house.db,
    subjects.map((subject) => counter(subject, by)),
    now,
  )

describe('reserving a try', () => {
  test('waits as the policy says: nothing, then longer and longer, then nothing again when it was quiet', async () => {
    let now = 0
    for (let tries = 1; tries <= 7; tries++) {
      expect([tries, (await reserve(['grow'], at(now))).ok]).toEqual([tries, true])
      const wait = waitAfter(pace, tries)
      if (wait > 0) expect(await reserve(['grow'], at(now + wait - 1))).toEqual({ ok: false, retryAfter: 1 })
      now += wait
    }
    expect((await reserve(['grow'], at(now + pace.forgetAfter))).ok).toBe(true)
    expect((await reserve(['grow'], at(now + pace.forgetAfter))).ok).toBe(true)
  })

  test('at the same moment, in whatever order the clocks say, refuses nobody who has a free try', async () => {
    const free = growing(100, 10, 40)
    const results = await Promise.all(
      Array.from({ length: 60 }, (_, i) => reserve(['office', `person${i}`], at(60 - i), free)),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(60)
  })

  test('of 50 at once, exactly the free ones go through', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => reserve(['burst'], at(0))))
    expect(results.filter(({ ok }) => ok)).toHaveLength(4)
  })

  test('refused by one counter, is counted on none', async () => {
    for (let i = 0; i < 4; i++) await reserve(['closed'], at(0))
    for (let i = 0; i < 20; i++) expect((await reserve(['closed', 'open'], at(1))).ok).toBe(false)
    for (let i = 0; i < 3; i++) expect((await reserve(['open'], at(1))).ok).toBe(true)
  })

  test('given back, takes its own wait away, but not the one that a wrong try has set meanwhile', async () => {
    for (let i = 0; i < 2; i++) await reserve(['spray'], at(0))
    const right = await reserve(['spray'], at(0))
    if (!right.ok) throw new Error('refused')
    expect((await reserve(['spray'], at(0))).ok).toBe(true)
    await giveTryBack(the().house.db, right.counted)
    expect(await reserve(['spray'], at(1))).toEqual({ ok: false, retryAfter: 9 })

    const first = await reserve(['owner'], at(0), growing(0, 10, 40))
    if (!first.ok) throw new Error('refused')
    await giveTryBack(the().house.db, first.counted)
    expect((await reserve(['owner'], at(1))).ok).toBe(true)
  })

  test('given back, is as if it had not been', async () => {
    for (let i = 0; i < 20; i++) {
      const reservation = await reserve(['right'], at(0))
      if (!reservation.ok) throw new Error('refused')
      await giveTryBack(the().house.db, reservation.counted)
    }
    expect((await reserve(['right'], at(0))).ok).toBe(true)
  })
})
