import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { countedTowards, defaultLadder, levelReached } from '../../src/policy/assurance.ts'
import { highestReachable } from '../../src/policy/requirements.ts'
import { usableEvidence } from '../../src/policy/signin/evidence.ts'
import { nextStep, type Facts, type Step } from '../../src/policy/signin/index.ts'
import { proofings, type AccountId, type AttemptId, type Proof } from '../../src/policy/vocabulary.ts'
import { account, attempt, held, known, now, password, say, somebody } from './facts.ts'

const anyTraits = fc.record({
  proves: fc.uniqueArray(fc.constantFrom<Proof>('something-known', 'something-held', 'something-inherent'), {
    minLength: 1,
    maxLength: 2,
  }),
  phishingResistant: fc.boolean(),
  userVerified: fc.boolean(),
  restricted: fc.boolean(),
  deviceBound: fc.boolean(),
  standsIn: fc.boolean(),
  amr: fc.constant([]),
})
const within = (days: number) => new Date(now.getTime() + days * 86_400_000)
const anyLife = fc.option(
  fc.record({
    because: fc.constantFrom(undefined, 'issued' as const, 'reset-by-other' as const, 'reported' as const),
    expiresAt: fc.constantFrom(undefined, within(-1), now, within(20), within(90)),
    toldFrom: fc.constantFrom(undefined, within(-10), within(60)),
    toldAt: fc.constantFrom(undefined, within(-2), within(-0.5), within(3)),
  }),
  { nil: undefined },
)
const anyEvidence = fc.array(
  fc.record({
    kind: fc.constantFrom(known, held),
    traits: fc.tuple(anyTraits, fc.boolean()).map(([traits, remembered]) => ({ ...traits, remembered })),
    at: fc.integer({ min: -7200, max: 0 }).map((s) => new Date(now.getTime() + s * 1000)),
    era: fc.constant(0),
    attempt: fc.constantFrom(attempt, 'before' as AttemptId),
  }),
  { maxLength: 6 },
)
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  now: fc.constant(now),
  ladder: fc.constant(defaultLadder),
  entrances: fc.constant([known]),
  asked: fc.record({
    minimumLevel: fc.constantFrom('basic', 'two-factor', 'low', 'substantial', 'high'),
    acrValues: fc.uniqueArray(
      fc.constantFrom(...defaultLadder.flatMap((r) => [r.acr, ...r.aliases]), 'urn:unknown'),
      { maxLength: 3 },
    ),
    maxAge: fc.option(fc.integer({ min: 0, max: 7200 }), { nil: undefined }),
    again: fc.boolean(),
    remembersBrowsers: fc.boolean(),
    levelMaxAges: fc.option(fc.record({ 'two-factor': fc.integer({ min: 0, max: 7200 }) }), {
      nil: undefined,
    }),
    demands: fc.option(
      fc.array(
        fc.record({
          allowed: fc.option(fc.subarray([known, held]), { nil: undefined }),
          forbidden: fc.subarray([known, held]),
        }),
        { maxLength: 2 },
      ),
      { nil: undefined },
    ),
  }),
  attempt: fc.record({
    id: fc.constant(attempt),
    expiresAt: fc.constantFrom(new Date(now.getTime() + 1000), now),
    addressProvenAt: fc.constantFrom(undefined, now),
    isFinished: fc.boolean(),
    expiryAnswer: fc.constantFrom(undefined, 'now' as const, 'later' as const),
    hasEnrolled: fc.boolean(),
    offerAnswered: fc.boolean(),
  }),
  pinned: fc.constantFrom(undefined, account, 'other' as AccountId),
  account: fc.option(
    fc.record({
      id: fc.constant(account),
      era: fc.constant(0),
      standing: fc.constantFrom('active' as const, 'disabled' as const, 'closed' as const),
      proofing: fc.constantFrom(...proofings),
      enrolmentOpenUntil: fc.constantFrom(undefined, now, new Date(now.getTime() + 1000)),
      // an account has each factor once
      factors: fc.uniqueArray(
        fc.record({
          kind: fc.constantFrom(known, held),
          ways: fc.array(anyTraits, { minLength: 1, maxLength: 2 }),
          state: fc.constantFrom('enrolled' as const, 'available' as const, 'offered' as const),
          isSecond: fc.boolean(),
          life: anyLife,
        }),
        { maxLength: 2, selector: (factor) => factor.kind },
      ),
    }),
    { nil: undefined },
  ),
  evidence: anyEvidence,
})

/** What the facts are once the person has chosen a new one, or was told and goes on. */
function answered(facts: Facts, { kind, what }: Extract<Step, { what: 'renew' | 'tell-expiry' }>): Facts {
  const renewed = { because: undefined, expiresAt: within(180), toldFrom: within(150), toldAt: undefined }
  const factors = facts.account!.factors.map((factor) => {
    if (factor.kind !== kind || !factor.life) return factor
    return { ...factor, life: what === 'renew' ? renewed : { ...factor.life, toldAt: now } }
  })
  return {
    ...facts,
    attempt: { ...facts.attempt, expiryAnswer: 'later' },
    account: { ...facts.account!, factors },
  }
}

describe('whatever the facts', () => {
  test('nothing finishes without the evidence that the client needs, as fresh as it asked, of the right person', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const step = nextStep(facts)
        if (step.type !== 'finish') return
        const { asked } = facts
        const rung = defaultLadder.find((each) => each.rank === step.rank)!
        const age = Math.min(
          asked.maxAge ?? Infinity,
          rung.key === 'two-factor' ? (asked.levelMaxAges?.[rung.key] ?? Infinity) : Infinity,
        )
        const fresh = (at: Date): boolean => now.getTime() - at.getTime() <= age * 1000
        const mayCount = (kind: string): boolean =>
          (asked.demands ?? []).every(
            ({ allowed, forbidden }) =>
              (allowed ?? [kind]).some((each) => each === kind) &&
              !(forbidden ?? []).some((each) => each === kind),
          )
        const usable = facts.evidence.filter(
          ({ kind, at, attempt: from, traits: { remembered } }) =>
            mayCount(kind) &&
            (remembered
              ? asked.remembersBrowsers && !asked.again && fresh(at)
              : from === attempt || (!asked.again && fresh(at))),
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
        const minimum = defaultLadder.find((r) => r.key === asked.minimumLevel)!
        expect(facts.account?.standing).toBe('active')
        expect(facts.attempt.expiresAt!.getTime()).toBeGreaterThan(now.getTime())
        expect([undefined, account]).toContain(facts.pinned)
        expect(step.rank).toBeGreaterThanOrEqual(minimum.rank)
        const told = defaultLadder.find((r) => r.acr === step.acr || r.aliases.includes(step.acr))!
        expect(told.rank).toBeLessThanOrEqual(step.rank)
        const requested = asked.acrValues
          .map((acr) => defaultLadder.find((r) => r.acr === acr || r.aliases.includes(acr)))
          .filter((r) => r !== undefined)
        if (asked.acrValues.length > 0) expect(requested.some((r) => r.rank <= step.rank)).toBe(true)
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
          if (step.what === 'prove-address')
            facts = { ...facts, attempt: { ...facts.attempt, addressProvenAt: now } }
          else if (step.what === 'offer')
            facts = { ...facts, attempt: { ...facts.attempt, offerAnswered: true } }
          else if (step.what === 'renew' || step.what === 'tell-expiry') facts = answered(facts, step)
          else {
            const { kind } = step
            // with whichever of its credentials it takes
            const ways = facts.account!.factors.find((f) => f.kind === kind)?.ways ?? [password.traits]
            const factors = facts.account!.factors.map((f) =>
              f.kind === kind ? { ...f, state: 'enrolled' as const } : f,
            )
            facts = {
              ...facts,
              account: { ...facts.account!, factors },
              evidence: [
                ...facts.evidence,
                ...ways.map((traits) => ({ kind, traits, at: now, era: 0, attempt })),
              ],
            }
          }
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
        const fresh = facts.evidence.filter(
          (e) => e.attempt === attempt || now.getTime() - e.at.getTime() <= 300_000,
        )
        const reached = levelReached(defaultLadder, () => fresh, facts.account!.proofing)
        expect(reached?.rung.rank ?? 0).toBeGreaterThanOrEqual(
          highestReachable(defaultLadder, facts.account!)?.rank ?? 0,
        )
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
        if (!factors.some(({ state, isSecond }) => state === 'enrolled' && isSecond))
          return expect(
            facts.attempt.addressProvenAt !== undefined || (facts.account?.enrolmentOpenUntil ?? now) > now,
          ).toBe(true)
        const fresh = facts.evidence.filter(
          (e) => e.attempt === attempt || now.getTime() - e.at.getTime() <= 300_000,
        )
        const highest = highestReachable(defaultLadder, facts.account!)
        expect(highest === undefined || countedTowards(highest, fresh) !== undefined).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })
})
