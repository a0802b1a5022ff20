import type { Traits } from './vocabulary.ts'

/** Days that a browser is remembered. */
export const REMEMBERED_DAYS = 30

/**
 * A second factor that was used earlier, in a browser that is remembered. It proves something held, as a stand-in, so
 * it is never enough above `two-factor`. It keeps the moment of its use, so it never passes for fresher than it is.
 * It counts only for portals that take it.
 */
export const asRemembered = ({ restricted }: Pick<Traits, 'restricted'>): Traits => ({
  proves: ['something-held'],
  phishingResistant: false,
  userVerified: false,
  restricted,
  deviceBound: false,
  standsIn: true,
  remembered: true,
  amr: [],
})
