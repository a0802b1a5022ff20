import fc from 'fast-check'
import type { Parts } from '../../../src/policy/signin/index.ts'
import { proofings } from '../../../src/policy/vocabulary.ts'
import { account, held, known, now } from '../facts.ts'
import { anyTraits, within } from './traits.ts'

const anyLife = fc.option(
  fc.record({
    because: fc.constantFrom(undefined, 'issued' as const, 'reset-by-other' as const, 'reported' as const),
    expiresAt: fc.constantFrom(undefined, within(-1), now, within(20), within(90)),
    toldWithin: fc.constantFrom(undefined, 7, 30),
    toldAt: fc.constantFrom(undefined, within(-2), within(-0.5), within(3)),
  }),
  { nil: undefined },
)

export const anyAccount: fc.Arbitrary<Parts['account']> = fc.option(
  fc.record({
    id: fc.constant(account),
    era: fc.constant(0),
    zone: fc.constant('Europe/Amsterdam'),
    standing: fc.constantFrom('active' as const, 'disabled' as const, 'closed' as const),
    proofing: fc.constantFrom(...proofings),
    hasAddress: fc.boolean(),
    enrolmentOpenUntil: fc.constantFrom(undefined, now, new Date(now.getTime() + 1000)),
    wayBackPutOff: fc.constantFrom(
      undefined,
      { times: 1, at: within(-8) },
      { times: 2, at: within(-8) },
      { times: 3, at: within(-31) },
    ),
    // an account has each factor once
    factors: fc.uniqueArray(
      fc
        .record({
          kind: fc.constantFrom(known, held),
          canProve: fc.array(anyTraits, { minLength: 1, maxLength: 2 }),
          state: fc.constantFrom('enrolled' as const, 'available' as const, 'offered' as const),
          isSecond: fc.boolean(),
          life: anyLife,
        })
        // what is known may expire, once it is set up: nothing else has a life
        .map((factor) =>
          factor.state === 'enrolled' && !factor.isSecond && factor.canProve.some((way) => !way.standsIn)
            ? factor
            : { ...factor, life: undefined },
        ),
      { maxLength: 2, selector: (factor) => factor.kind },
    ),
  }),
  { nil: undefined },
)
