import { describe, expect, test } from '@jest/globals'
import { giveTryBack, reserveTry } from '../../src/platform/throttle/throttle.ts'
import { growing, networkPace, type Pace } from '../../src/policy/paces.ts'
import { waitAfter } from '../harness/paces.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const pace = growing(3, 10, 40)
const start = Date.now()
const at = (seconds: number): Date => new Date(start + seconds * 1000)
const counter = (subject: string, by: Pace = pace) => ({ dimension: 'test', subject, pace: by })
const reserve = (subjects: readonly string[], now: Date, by: Pace = pace) =>
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
      if (wait > 0)
        expect(await reserve(['grow'], at(now + wait - 1))).toMatchObject({ ok: false, retryAfter: 1 })
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
    expect(await reserve(['spray'], at(1))).toMatchObject({ ok: false, retryAfter: 9 })

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

describe('an allowance', () => {
  const take = (subject: string, now: Date) =>
    reserveTry(the().house.db, [counter(subject, networkPace)], now)

  test('of a stranger who gives nothing back is 60 in the first hour, and 12 an hour after it', async () => {
    const taken = [0, 0, 0, 0]
    for (let second = 0; second < 4 * 3600; second += 30) {
      for (let tries = second === 0 ? 100 : 2; tries > 0; tries--)
        if ((await take('stranger', at(second))).ok) taken[Math.floor(second / 3600)]! += 1
    }
    expect(taken[0]).toBeLessThanOrEqual(60)
    expect(taken[0]).toBeGreaterThanOrEqual(58)
    expect(taken.slice(1)).toEqual([12, 12, 12])
  }, 60_000)

  test('of 100 at the same moment, over two processes, lets as many through as it has', async () => {
    const other = await the().second()
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        reserveTry((i % 2 ? the() : other).house.db, [counter('burst of all', networkPace)], at(0)),
      ),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(networkPace.atOnce)
    await other.close()
  })

  test('given back, may be taken again at once; never more than there is', async () => {
    for (let round = 0; round < 3; round++) {
      const all = await Promise.all(
        Array.from({ length: networkPace.atOnce }, () => take('office', at(round))),
      )
      expect(all.every(({ ok }) => ok)).toBe(true)
      expect((await take('office', at(round))).ok).toBe(false)
      for (const one of all) if (one.ok) await giveTryBack(the().house.db, one.counted)
    }
    // two of one counter, at once
    const both = [await take('both', at(0)), await take('both', at(0))]
    await giveTryBack(
      the().house.db,
      both.flatMap((each) => (each.ok ? each.counted : [])),
    )
    const rest = await Promise.all(Array.from({ length: 100 }, () => take('both', at(0))))
    expect(rest.filter(({ ok }) => ok)).toHaveLength(networkPace.atOnce)
    // given back twice, or after it was forgotten, makes no more of it
    const [one] = await Promise.all([take('twice', at(0))])
    if (!one.ok) throw new Error('refused')
    for (let i = 0; i < 30; i++) await giveTryBack(the().house.db, one.counted)
    const after = await Promise.all(Array.from({ length: 100 }, () => take('twice', at(1))))
    expect(after.filter(({ ok }) => ok)).toHaveLength(networkPace.atOnce)
  })

  test('says which counter it is that waits, and for how long', async () => {
    for (let i = 0; i < networkPace.atOnce; i++) await take('named', at(0))
    const both = [
      { dimension: 'own', subject: 'x', pace },
      { dimension: 'test', subject: 'named', pace: networkPace },
    ]
    expect(await reserveTry(the().house.db, both, at(1))).toEqual({
      ok: false,
      retryAfter: networkPace.every - 1,
      dimension: 'test',
    })
  })

  test('holds up none of an office of 300 who set up their accounts within 15 minutes', async () => {
    // each asks once, somewhere in the quarter, and types the code within two and a half minutes
    const events: { at: number; who: number; what: 'asks' | 'types' }[] = []
    for (let who = 0; who < 300; who++) {
      const asks = (who * 7919) % 900
      events.push({ at: asks, who, what: 'asks' }, { at: asks + 20 + ((who * 31) % 130), who, what: 'types' })
    }
    const held = new Map<number, Parameters<typeof giveTryBack>[1]>()
    let refusals = 0
    for (const event of events.toSorted((a, b) => a.at - b.at)) {
      if (event.what === 'types') {
        await giveTryBack(the().house.db, held.get(event.who) ?? [])
        continue
      }
      const taken = await take('monday', at(event.at))
      if (taken.ok) held.set(event.who, taken.counted)
      else refusals += 1
    }
    expect(refusals).toBe(0)
  })
})
