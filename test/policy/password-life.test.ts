import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  byDay,
  daysLeft,
  toldWithin,
  expiryAfterChange,
  expiryOf,
  isTooSoonToChange,
  nextWarning,
} from '../../src/policy/password/life.ts'
import { expiryIsTold } from '../../src/policy/signin/expiry-is-told.ts'
import { password, somebody } from './facts.ts'
import { defaultPasswordPolicy } from '../../src/policy/password/rules.ts'

const at = (text: string): Date => new Date(text)
const zone = 'Europe/Amsterdam'

describe('six calendar months, where its owner lives', () => {
  test.each([
    ['2026-01-15T12:00:00+01:00', zone, '2026-07-15T12:00:00+02:00'],
    ['2026-08-31T12:00:00+02:00', zone, '2027-02-28T12:00:00+01:00'],
    ['2027-08-31T12:00:00+02:00', zone, '2028-02-29T12:00:00+01:00'],
    ['2026-08-29T09:00:00+02:00', zone, '2027-02-28T09:00:00+01:00'],
    ['2026-12-31T23:30:00+01:00', zone, '2027-06-30T23:30:00+02:00'],
    // the last evening of August in Amsterdam is September already in Tokyo, and August still in New York
    ['2026-08-31T22:00:00Z', 'Asia/Tokyo', '2027-02-28T22:00:00Z'],
    ['2026-08-31T22:00:00Z', 'America/New_York', '2027-02-28T23:00:00Z'],
    // an hour that does not exist on the day that summer time begins
    ['2025-09-29T02:30:00+02:00', zone, '2026-03-29T03:30:00+02:00'],
    // an hour that is there twice: the first
    ['2026-04-25T02:30:00+02:00', zone, '2026-10-25T02:30:00+02:00'],
  ])('set on %s in %s, it expires on %s', (set, where, expires) => {
    expect(expiryOf(at(set), 6, where)?.toISOString()).toBe(at(expires).toISOString())
  })

  test('without an age it never does', () =>
    expect(expiryOf(at('2026-01-01T00:00:00Z'), null, zone)).toBeUndefined())

  test('what was set later never expires sooner', () => {
    const moment = fc.date({ min: at('2020-01-01'), max: at('2035-01-01'), noInvalidDate: true })
    const zones = fc.constantFrom(zone, 'Asia/Tokyo', 'America/New_York', 'Australia/Lord_Howe', 'UTC')
    fc.assert(
      fc.property(moment, moment, fc.integer({ min: 1, max: 24 }), zones, (a, b, months, where) => {
        const [first, second] = a <= b ? [a, b] : [b, a]
        const [x, y] = [expiryOf(first, months, where)!, expiryOf(second, months, where)!]
        // on a day that has no such date, all that day's passwords expire on the month's last day, at their hour
        const sameDay = Math.abs(x.getTime() - y.getTime()) < 4 * 86_400_000
        expect(x <= y || sameDay).toBe(true)
        expect(x > first).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('days left are days of the calendar', () => {
    const now = at('2026-11-23T23:30:00+01:00')
    expect(daysLeft(at('2026-11-24T00:30:00+01:00'), now, zone)).toBe(1)
    expect(daysLeft(at('2026-11-23T23:59:00+01:00'), now, zone)).toBe(0)
    expect(daysLeft(at('2026-12-13T09:00:00+01:00'), now, zone)).toBe(20)
    expect(daysLeft(at('2026-11-01T09:00:00+01:00'), now, zone)).toBe(0)
  })
})

test('a day old before it is changed again, unless it came by a mailed link or from somebody else', () => {
  const set = (setBy: 'owner' | 'reset' | 'issued', now: string): boolean =>
    isTooSoonToChange(defaultPasswordPolicy, { setAt: at('2026-11-23T10:00:00Z'), setBy }, at(now))
  expect(set('owner', '2026-11-24T09:59:59Z')).toBe(true)
  expect(set('owner', '2026-11-24T10:00:00Z')).toBe(false)
  expect(set('reset', '2026-11-23T10:00:01Z')).toBe(false)
  expect(set('issued', '2026-11-23T10:00:01Z')).toBe(false)
})

describe('mails about expiry', () => {
  test.each([
    ['2026-11-23T03:00:00+01:00', '2026-11-23T08:00:00+01:00'],
    ['2026-11-23T20:00:00+01:00', '2026-11-24T08:00:00+01:00'],
    ['2026-11-23T19:59:59+01:00', '2026-11-23T19:59:59+01:00'],
    ['2026-03-28T23:00:00+01:00', '2026-03-29T08:00:00+02:00'],
  ])('none at night: what is due at %s comes at %s', (due, comes) => {
    expect(byDay(at(due), zone).toISOString()).toBe(at(comes).toISOString())
  })

  /** A worker that looks now and then, forgets nothing that it has noted, and whose clock jumps. */
  const run = (expiresAt: Date, looks: readonly Date[]): { send: number; at: Date }[] => {
    const mails: { send: number; at: Date }[] = []
    let sent: number | undefined
    for (const now of looks) {
      const next = nextWarning(defaultPasswordPolicy, { expiresAt, zone, sent }, now)
      if (!next || !('send' in next)) continue
      sent = next.send
      mails.push({ send: sent, at: now })
    }
    return mails
  }
  const expiresAt = at('2027-05-23T14:00:00+02:00')
  const hour = 3_600_000

  test('looked for every hour: 30, 14, 7, 3 and 1 days ahead, and on expiry', () => {
    const looks = Array.from(
      { length: 24 * 40 },
      (_, i) => new Date(expiresAt.getTime() - 35 * 24 * hour + i * hour),
    )
    expect(run(expiresAt, looks).map(({ send }) => send)).toEqual([30, 14, 7, 3, 1, 0])
  })

  test('each at most once and in order, by day, whatever the restarts and jumps of the clock', () => {
    const start = at('2027-04-01T00:00:00Z').getTime()
    const jumps = fc.array(fc.integer({ min: -10 * 24 * 60, max: 14 * 24 * 60 }), {
      minLength: 1,
      maxLength: 80,
    })
    const expiry = fc
      .integer({ min: 0, max: 60 * 24 * 60 })
      .map((minutes) => new Date(start + minutes * 60_000))
    fc.assert(
      fc.property(jumps, expiry, (minutes, expires) => {
        let now = start
        const looks = minutes.map((m) => new Date((now += m * 60_000)))
        const mails = run(expires, looks)
        const stages = mails.map(({ send }) => send)
        expect(stages).toEqual([...new Set(stages)].toSorted((a, b) => b - a))
        for (const mail of mails) {
          const local = Number(
            new Intl.DateTimeFormat('en-GB', { hour: 'numeric', timeZone: zone }).format(mail.at),
          )
          expect(local >= 8 && local < 20).toBe(true)
          expect(daysLeft(expires, mail.at, zone)).toBeLessThanOrEqual(mail.send)
        }
      }),
      { numRuns: 600 },
    )
  })

  test('whoever looks at every moment that it is told to, misses none and looks a handful of times', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 24 * 60 }), (minutes) => {
        const expires = new Date(start.getTime() + minutes * 60_000)
        let now = new Date(expires.getTime() - 60 * 24 * hour)
        let sent: number | undefined
        const stages: number[] = []
        for (let looks = 0; looks < 30; looks++) {
          const next = nextWarning(defaultPasswordPolicy, { expiresAt: expires, zone, sent }, now)
          if (!next) break
          if ('send' in next) stages.push((sent = next.send))
          else {
            expect(next.lookAgainAt > now).toBe(true)
            now = next.lookAgainAt
          }
        }
        // one that is due at night may come together with the next only where days lie a night apart
        expect(stages).toEqual([30, 14, 7, 3, 1, 0])
      }),
    )
  })
  const start = at('2027-01-01T00:00:00Z')
})

describe('a change of policy', () => {
  const setAt = at('2026-06-01T10:00:00Z')
  const expiresAt = expiryOf(setAt, 6, zone)
  const adoptedAt = at('2026-10-01T10:00:00Z')
  const password = { setAt, expiresAt, zone }
  const days = (n: number): Date => new Date(adoptedAt.getTime() + n * 86_400_000)
  const before = defaultPasswordPolicy
  const under = (change: Partial<typeof before>, share = 0.5): Date | undefined =>
    expiryAfterChange(password, { before, after: { ...before, ...change }, adoptedAt }, share)

  test('that asks no more ends nothing sooner', () => {
    expect(under({ history: 5, minimumAgeHours: 0, shortest: 10 })).toEqual(expiresAt)
  })
  test('that asks more ends all of it, after the grace, spread over days', () => {
    expect(under({ shortest: 14 }, 0)).toEqual(days(14))
    expect(under({ shortest: 14 }, 0.5)).toEqual(days(29))
    expect(under({ classes: 4, graceDays: 0, spreadDays: 0 }, 1)).toEqual(adoptedAt)
  })
  test('to a longer life is a longer life', () =>
    expect(under({ months: 12 })).toEqual(expiryOf(setAt, 12, zone)))
  test('to a life without end has no end', () => expect(under({ months: null })).toBeUndefined())
  test('to a shorter life ends nothing before the grace, and nothing later than before', () => {
    expect(under({ months: 3 }, 0.5)).toEqual(days(29))
    expect(under({ months: 3, graceDays: 90 }, 1)).toEqual(expiresAt)
  })
  test('the first policy of all gives those who never expired a spread end', () => {
    const old = { setAt: at('2020-01-01T00:00:00Z'), expiresAt: undefined, zone }
    expect(expiryAfterChange(old, { before: undefined, after: before, adoptedAt }, 0.5)).toEqual(days(29))
  })
  test('never ends anything before its grace, nor un-ends what has ended', () => {
    const moment = fc.date({ min: at('2025-01-01'), max: adoptedAt, noInvalidDate: true })
    const change = fc.record({
      months: fc.option(fc.integer({ min: 1, max: 24 }), { nil: null }),
      shortest: fc.integer({ min: 8, max: 20 }),
    })
    fc.assert(
      fc.property(moment, change, fc.double({ min: 0, max: 1, noNaN: true }), (set, policy, share) => {
        const was = expiryOf(set, 6, zone)!
        const now = expiryAfterChange(
          { setAt: set, expiresAt: was, zone },
          { before, after: { ...before, ...policy }, adoptedAt },
          share,
        )
        if (now === undefined) return expect(policy.months).toBeNull()
        if (now < was) expect(now >= days(14)).toBe(true)
        if (now > was) expect(policy.months ?? 99).toBeGreaterThanOrEqual(6)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('who signs in is told', () => {
  test('of as many days as the policy says and never of more, counted by the calendar, whatever the hour', () => {
    const tell = { ...defaultPasswordPolicy, warnDays: [30, 7] }
    for (let hour = 0; hour < 1830 * 5; hour += 5) {
      const expires = new Date(at('2026-01-01T00:30:00Z').getTime() + hour * 3_600_000)
      for (const earlier of [29.9, 30, 30.04, 30.5, 31]) {
        const moment = new Date(expires.getTime() - earlier * 86_400_000)
        const life = {
          because: undefined,
          expiresAt: expires,
          toldWithin: toldWithin(tell),
          toldAt: undefined,
        }
        const facts = { ...somebody, now: moment, evidence: [{ ...password, at: moment }] }
        const step = expiryIsTold({
          ...facts,
          account: { ...somebody.account!, factors: [{ ...somebody.account!.factors[0]!, life }] },
        })
        const left = daysLeft(expires, moment, 'Europe/Amsterdam')
        expect([moment, left, step !== undefined]).toEqual([moment, left, left <= 30])
      }
    }
  })
})
