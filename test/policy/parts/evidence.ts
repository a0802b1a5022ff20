import fc from 'fast-check'
import type { Parts } from '../../../src/policy/signin/index.ts'
import type { AttemptId } from '../../../src/policy/vocabulary.ts'
import { attempt, held, known, now } from '../facts.ts'
import { anyTraits } from './traits.ts'

export const anyEvidence: fc.Arbitrary<Parts['evidence']> = fc.array(
  fc.record({
    kind: fc.constantFrom(known, held),
    traits: fc.tuple(anyTraits, fc.boolean()).map(([traits, remembered]) => ({ ...traits, remembered })),
    at: fc.integer({ min: -7200, max: 0 }).map((s) => new Date(now.getTime() + s * 1000)),
    era: fc.constant(0),
    attempt: fc.constantFrom(attempt, 'before' as AttemptId),
  }),
  { maxLength: 6 },
)
