import type { Proofing } from '../vocabulary.ts'

/** By documents, not by a letter alone. */
export const isByDocuments = (proofing: Proofing): boolean =>
  proofing === 'substantial' || proofing === 'high'

/**
 * How well an identity is known, by whether a letter has reached its owner where they are reached now. What was proven by
 * documents rests on those: no letter adds to it, and none that comes back takes from it.
 */
export const proofingReached = (proofing: Proofing, isReached: boolean): Proofing =>
  isByDocuments(proofing) ? proofing : isReached ? 'address' : 'none'
