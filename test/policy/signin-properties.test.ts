import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { countedTowards, defaultLadder } from '../../src/policy/levels/ladder.ts'
import type { Allowance } from '../../src/policy/levels/allowance.ts'
import { usableEvidence } from '../../src/policy/signin/evidence.ts'
import { nextStep, outlookOf, type FactorFacts, type Facts } from '../../src/policy/signin/index.ts'
import type { Evidence, Traits } from '../../src/policy/vocabulary.ts'
import { anyFacts } from './any-facts.ts'
import { within } from './parts/traits.ts'
import { account, app, attempt, now, password, say, somebody } from './facts.ts'
import { rightly } from './right-answers.ts'

const enrolledIn = (facts: Facts): string[] => counting(facts).map(({ kind }) => kind)

const takes = (allowance: Allowance | undefined, kind: string): boolean =>
  (allowance?.allowed ?? [kind]).some((each) => each === kind) &&
  !(allowance?.forbidden ?? []).some((each) => each === kind)

/** Whether what was proven just now is of as many kinds as the account has, two at the most. */
function isAllProven(facts: Facts): boolean {
  const fresh = facts.evidence.filter(
    (e) => !e.traits.remembered && (e.attempt === attempt || now.getTime() - e.at.getTime() <= 300_000),
  )
  const kinds = (all: readonly Traits[]): number => new Set(all.flatMap(({ proves }) => proves)).size
  return (
    kinds(fresh.map(({ traits }) => traits)) >=
    Math.min(2, kinds(counting(facts).flatMap(({ canProve }) => canProve)))
  )
}

/** What is set up; without what only stands in for a factor, where there is none that it could stand for. */
function counting(facts: Facts): FactorFacts[] {
  const enrolled = facts.account!.factors.filter(({ state }) => state === 'enrolled')
  const firm = enrolled.filter(({ canProve }) => !canProve.every((way) => way.standsIn))
  return firm.some(({ isSecond }) => isSecond) ? enrolled : firm
}

describe('whatever the facts', () => {
  test('nothing finishes without the evidence that the client needs, as fresh as it asked, of the right person', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const step = nextStep(facts)
        if (step.type !== 'finish') return
        const { wish } = facts
        const rung = facts.ladder.find((each) => each.rank === step.rank)!
        const age = Math.min(
          wish.maxAge ?? Infinity,
          rung.rank >= 20 ? (wish.levelMaxAges?.['two-factor'] ?? Infinity) : Infinity,
        )
        const fresh = (at: Date): boolean => now.getTime() - at.getTime() <= age * 1000
        const asks = step.choice?.asks
        const allowance = [...(wish.allowance ?? []), asks?.allowance, rung.allowance]
        const mayCount = (kind: string): boolean => allowance.every((each) => takes(each, kind))
        for (const kind of allowance.flatMap((each) => each?.required ?? []))
          expect(enrolledIn(facts)).toContain(kind)
        if (wish.provesAddress) expect(facts.attempt.addressProvenAt).toBeDefined()
        const usable = facts.evidence.filter(
          ({ kind, at, attempt: from, traits: { remembered } }) =>
            mayCount(kind) &&
            (remembered
              ? wish.remembersBrowsers && !wish.again && fresh(at)
              : from === attempt || (!wish.again && fresh(at))),
        )
        expect(countedTowards(rung, usable)).toBeDefined()
        const takesStandIns = ['basic', 'two-factor'].includes(rung.key)
        if (!takesStandIns)
          expect(
            countedTowards(
              rung,
              usable.filter((e) => !e.traits.standsIn),
            ),
          ).toBeDefined()
        if (['substantial', 'high'].includes(rung.key))
          expect(
            countedTowards(
              rung,
              usable.filter((e) => !e.traits.restricted),
            ),
          ).toBeDefined()
        expect(rung.proofing === 'none' || facts.account!.proofing !== 'none').toBe(true)
        const minimum = defaultLadder.find((r) => r.key === wish.minimumLevel)!
        expect(facts.account?.standing).toBe('active')
        expect(facts.attempt.expiresAt!.getTime()).toBeGreaterThan(now.getTime())
        expect([undefined, account]).toContain(facts.pinned)
        expect(step.rank).toBeGreaterThanOrEqual(minimum.rank)
        const theirs = defaultLadder.find((r) => r.key === asks?.level)
        expect(step.rank).toBeGreaterThanOrEqual(theirs?.rank ?? 0)
        const told = defaultLadder.find((r) => r.acr === step.acr || r.aliases.includes(step.acr))!
        expect(told.rank).toBeLessThanOrEqual(step.rank)
        const requested = wish.acrValues
          .map((acr) => defaultLadder.find((r) => r.acr === acr || r.aliases.includes(acr)))
          .filter((r) => r !== undefined)
        if (wish.acrValues.length > 0) expect(requested.some((r) => r.rank <= step.rank)).toBe(true)
        expect(new Set(usable.flatMap((e) => e.traits.proves)).size).toBeGreaterThanOrEqual(
          defaultLadder.find((r) => r.rank === step.rank)!.asks.kinds,
        )
      }),
      { numRuns: 5000 },
    )
  })

  test('a sequence of right answers ends: in the portal or at a refusal, never in a loop', () => {
    fc.assert(
      fc.property(anyFacts, (start) => {
        let facts: Facts = { ...start, account: start.account ?? { ...somebody.account! } }
        for (let i = 0; i < 12; i++) {
          const step = nextStep(facts)
          if (step.type !== 'ask') return
          facts = rightly(facts, step)
        }
        throw new Error(`still asked after twelve right answers: ${say(nextStep(facts))}`)
      }),
      { numRuns: 3000 },
    )
  })

  test('nothing finishes with what has expired, was issued or was reported', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        if (nextStep(facts).type !== 'finish') return
        const usable = defaultLadder.flatMap((rung) => usableEvidence(facts)(rung))
        for (const factor of facts.account!.factors.filter(({ kind }) =>
          usable.some((e) => e.kind === kind),
        )) {
          expect(factor.life?.because).toBeUndefined()
          expect((factor.life?.expiresAt ?? within(1)) > now).toBe(true)
        }
      }),
      { numRuns: 5000 },
    )
  })

  test('a new one is chosen only with all that the person can prove, proven just now', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const step = nextStep(facts)
        if (step.type !== 'ask' || step.what !== 'renew') return
        expect(isAllProven(facts)).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })

  test('what was reported is replaced only by who reads the mail of the account, too', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const step = nextStep(facts)
        if (step.type !== 'ask' || step.what !== 'renew' || step.because !== 'reported') return
        expect(facts.attempt.addressProvenAt).toBeDefined()
      }),
      { numRuns: 5000 },
    )
  })

  test('nothing is enrolled by somebody who only knows a password, or has not shown what they have', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const step = nextStep(facts)
        if (step.type !== 'ask' || step.what !== 'enrol') return
        const { factors } = facts.account!
        if (!counting(facts).some(({ isSecond }) => isSecond))
          return expect(
            facts.attempt.addressProvenAt !== undefined || (facts.account?.enrolmentOpenUntil ?? now) > now,
          ).toBe(true)
        expect(isAllProven(facts)).toBe(true)
        const resists = (canProve: readonly Traits[]): boolean =>
          canProve.some((way) => way.phishingResistant)
        const isTheSame = facts.evidence.some(({ traits }) => !traits.remembered && traits.phishingResistant)
        const has = factors.some(
          ({ state, canProve }) =>
            state === 'enrolled' && resists(canProve.filter(({ standsIn }) => !standsIn)),
        )
        const wants = factors.some(({ kind, canProve }) => kind === step.kind && resists(canProve))
        if (has && wants && !isTheSame) expect(facts.attempt.addressProvenAt).toBeDefined()
      }),
      { numRuns: 5000 },
    )
  })

  test('nobody reaches more than their mandate is worth, or acts for what does not fit', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const step = nextStep(facts)
        if (step.type !== 'finish' || !facts.wish.forWhom) return
        const { chosen, fitting } = facts.choice
        seen.add(step.choice ? 'for one' : 'for nobody')
        if (step.choice) expect([chosen, ...fitting]).toContainEqual(step.choice)
        if (facts.wish.forWhom.isRequired)
          expect(step.choice === undefined && chosen === undefined).toBe(false)
        const level = step.choice?.level
        const worth = facts.ladder.find(({ key }) => key === level)?.rank ?? facts.ladder[0]!.rank
        if (level !== undefined) expect(step.rank <= worth).toBe(true)
      }),
      { numRuns: 30_000 },
    )
    expect([...seen].toSorted()).toEqual(['for nobody', 'for one'])
  })

  test('whom a sign-in refuses, whatever they prove, its outlook keeps out as well', () => {
    const ofThisAttempt = ['attempt-expired', 'somebody-else']
    const kept = new Set<string>()
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const step = nextStep(facts)
        if (step.type !== 'refuse' || ofThisAttempt.includes(step.reason)) return
        kept.add(step.reason)
        expect([step.reason, outlookOf(facts).outlook]).not.toEqual([step.reason, 'in'])
      }),
      // an account that lacks an address, and must prove one, is rare among them
      { numRuns: 30_000 },
    )
    expect([...kept]).toEqual(expect.arrayContaining(['organisation-not-let', 'level-out-of-reach']))
  })

  test('what was reported is asked about before what was only issued', () => {
    const life = (because: 'issued' | 'reported') => ({
      because,
      ...{ expiresAt: undefined, toldWithin: undefined, toldAt: undefined },
    })
    const of = ({ kind, traits }: Evidence, because: 'issued' | 'reported'): FactorFacts => ({
      ...{ kind, canProve: [traits], state: 'enrolled', isSecond: false, life: life(because) },
    })
    const facts: Facts = {
      ...somebody,
      wish: { ...somebody.wish, minimumLevel: 'basic' },
      account: {
        ...somebody.account!,
        hasAddress: false,
        factors: [of(password, 'issued'), of({ ...app, traits: password.traits }, 'reported')],
      },
      evidence: [{ ...app, traits: password.traits }],
    }
    expect(say(nextStep(facts))).toBe('refuse no-factor-left')
    expect(outlookOf(facts)).toEqual({ outlook: 'refused', what: 'no-factor-left' })
  })
})
