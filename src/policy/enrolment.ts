/**
 * Who may enrol a first second factor. Right after a password alone is the classic hole: a stolen password
 * would become a stolen account. So the address must have been proven just now, or the account be new.
 */
export interface EnrolmentFacts {
  readonly now: Date
  /** Open after activation or a reset through a proven channel, until the first complete sign-in. */
  readonly openUntil: Date | undefined
  /** When, in this attempt, a mailed code was typed in. */
  readonly addressProvenAt: Date | undefined
}

export const mayEnrolFirstFactor = (facts: EnrolmentFacts): boolean =>
  facts.addressProvenAt !== undefined || (facts.openUntil !== undefined && facts.openUntil > facts.now)
