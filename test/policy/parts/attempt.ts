import fc from 'fast-check'
import type { Parts } from '../../../src/policy/signin/index.ts'
import { attempt, now } from '../facts.ts'

export const anyAttempt: fc.Arbitrary<Parts['attempt']> = fc.record({
  id: fc.constant(attempt),
  expiresAt: fc.constantFrom(new Date(now.getTime() + 1000), now),
  addressProvenAt: fc.constantFrom(undefined, now),
  isFinished: fc.boolean(),
  expiryAnswer: fc.constantFrom(undefined, 'now' as const, 'later' as const),
  hasEnrolled: fc.boolean(),
  offerAnswered: fc.boolean(),
  accountChoice: fc.constantFrom(undefined, 'same' as const, 'other' as const),
})
