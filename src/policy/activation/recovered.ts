import type { FactorKind, Traits } from '../vocabulary.ts'

/** How it is called where it is noted what somebody has shown: it is no factor, and nobody sets it up. */
export const recoveredKind = 'recovery' as FactorKind

/**
 * What both legs of a recovery are worth in the one sign-in that follows: they stand in for what somebody held and lost, as a
 * recovery code does. What they know, they still prove. Text messages are restricted (NIST SP 800-63B-4 §3.2.9), and so is
 * this: no level above `two-factor` takes it.
 */
export const recoveredTraits: Traits = {
  proves: ['something-held'],
  ...{ phishingResistant: false, userVerified: false, restricted: true, deviceBound: false },
  standsIn: true,
  amr: [],
}

/** Nothing else that stands in is restricted, but a browser that remembers somebody. */
export const isWayBack = ({ standsIn, restricted, remembered = false }: Traits): boolean =>
  standsIn && restricted && !remembered
