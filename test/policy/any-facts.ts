import fc from 'fast-check'
import { branchesTaken } from '../../src/policy/levels/for-whom.ts'
import { defaultLadder } from '../../src/policy/levels/ladder.ts'
import type { Facts, Parts } from '../../src/policy/signin/index.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import { account, held, known, now } from './facts.ts'
import { anyAccount } from './parts/account.ts'
import { anyAttempt } from './parts/attempt.ts'
import { anyChoices } from './parts/choice.ts'
import { within } from './parts/traits.ts'
import { anyEvidence } from './parts/evidence.ts'

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

/** Every part of the facts, however it may be. One that is missing here does not compile. */
const parts: { readonly [Name in keyof Parts]: fc.Arbitrary<Parts[Name]> } = {
  attempt: anyAttempt,
  account: anyAccount,
  actsFor: fc.subarray(['kvk:1', 'kvk:2']),
  choice: anyChoices,
  evidence: anyEvidence,
  // few come for the first time
  arrival: fc.oneof(
    { weight: 9, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: fc.record({
        goodUntil: fc.constantFrom(within(0), within(7)),
        needsCode: fc.boolean(),
        hasCode: fc.boolean(),
      }),
    },
  ),
  terms: fc.record({ accepted: fc.subarray(['2026-1', '2026-2']) }),
}

/** Facts of every kind, likely or not: few of them, one in thousands, end at the portal. */
const wildFacts: fc.Arbitrary<Facts> = fc.record({
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
    organisations: fc.option(fc.subarray(['kvk:1', 'kvk:3']), { nil: undefined }),
    forWhom: fc.option(
      fc.record({
        client: fc.constant('portal'),
        isRequired: fc.boolean(),
        named: fc.constantFrom(undefined, 'kvk:1'),
        register: fc.constant(undefined),
        branches: fc.constantFrom(...branchesTaken),
        branch: fc.option(fc.constantFrom('000000000001'), { nil: undefined }),
        mandateLevel: fc.constant(undefined),
      }),
      { nil: undefined },
    ),
    terms: fc.option(
      fc.record({
        client: fc.constant('portal'),
        version: fc.constantFrom('2026-1', '2026-2'),
        termsUri: fc.constant('https://portal.example/terms'),
        privacyUri: fc.constant(undefined),
      }),
      { nil: undefined },
    ),
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
  pinned: fc.constantFrom(undefined, account, 'other' as AccountId),
  ...parts,
})

/** The same, at a portal that asks for little: one in twelve of them gets there. */
const easyFacts: fc.Arbitrary<Facts> = wildFacts.map((facts) => {
  const little = { minimumLevel: 'basic', acrValues: [], maxAge: undefined, allowance: undefined }
  const nothingMore = { again: false, provesAddress: false, provesAll: false, terms: undefined }
  const wish = { ...facts.wish, ...little, ...nothingMore }
  return { ...facts, arrival: undefined, pinned: facts.account?.id, wish }
})

/** Facts of every kind, and enough of them of people who are let in. */
export const anyFacts: fc.Arbitrary<Facts> = fc.oneof(wildFacts, easyFacts)
