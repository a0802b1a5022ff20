import fc from 'fast-check'
import type { Proof } from '../../../src/policy/vocabulary.ts'
import { now } from '../facts.ts'

export const anyTraits = fc.record({
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
