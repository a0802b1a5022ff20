import fc from 'fast-check'
import { defaultLadder } from '../../src/policy/levels/ladder.ts'
import type { Facts } from '../../src/policy/signin/index.ts'
import { proofings, type AccountId, type AttemptId, type Proof } from '../../src/policy/vocabulary.ts'
import { account, attempt, held, known, now } from './facts.ts'

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
/** So many days from now. */
export const within = (days: number) => new Date(now.getTime() + days * 86_400_000)
const anyLife = fc.option(
  fc.record({
    because: fc.constantFrom(undefined, 'issued' as const, 'reset-by-other' as const, 'reported' as const),
    expiresAt: fc.constantFrom(undefined, within(-1), now, within(20), within(90)),
    toldWithin: fc.constantFrom(undefined, 7, 30),
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
/** The ladder, and the same where `two-factor` says which factors it takes. */
const anyLadder = fc
  .option(
    fc.record({
      allowed: fc.option(fc.subarray([known, held]), { nil: undefined }),
      forbidden: fc.subarray([known, held]),
      required: fc.subarray([known, held]),
    }),
    { nil: undefined },
  )
  .map((allowance) =>
    defaultLadder.map((rung) => (rung.key === 'two-factor' ? { ...rung, allowance } : rung)),
  )

/** Facts of every kind, likely or not. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  now: fc.constant(now),
  ladder: anyLadder,
  entrances: fc.constant([known]),
  wish: fc.record({
    minimumLevel: fc.constantFrom('basic', 'two-factor', 'low', 'substantial', 'high'),
    acrValues: fc.uniqueArray(
      fc.constantFrom(...defaultLadder.flatMap((r) => [r.acr, ...r.aliases]), 'urn:unknown'),
      { maxLength: 3 },
    ),
    maxAge: fc.option(fc.integer({ min: 0, max: 7200 }), { nil: undefined }),
    again: fc.boolean(),
    chooses: fc.boolean(),
    remembersBrowsers: fc.boolean(),
    provesAddress: fc.boolean(),
    provesAll: fc.boolean(),
    levelMaxAges: fc.option(fc.record({ 'two-factor': fc.integer({ min: 0, max: 7200 }) }), {
      nil: undefined,
    }),
    allowance: fc.option(
      fc.array(
        fc.record({
          allowed: fc.option(fc.subarray([known, held]), { nil: undefined }),
          forbidden: fc.subarray([known, held]),
          required: fc.subarray([known, held]),
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
    accountChoice: fc.constantFrom(undefined, 'same' as const, 'other' as const),
  }),
  pinned: fc.constantFrom(undefined, account, 'other' as AccountId),
  account: fc.option(
    fc.record({
      id: fc.constant(account),
      era: fc.constant(0),
      zone: fc.constant('Europe/Amsterdam'),
      standing: fc.constantFrom('active' as const, 'disabled' as const, 'closed' as const),
      proofing: fc.constantFrom(...proofings),
      enrolmentOpenUntil: fc.constantFrom(undefined, now, new Date(now.getTime() + 1000)),
      // an account has each factor once
      factors: fc.uniqueArray(
        fc.record({
          kind: fc.constantFrom(known, held),
          canProve: fc.array(anyTraits, { minLength: 1, maxLength: 2 }),
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
