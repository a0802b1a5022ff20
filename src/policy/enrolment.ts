import { highestWithin, type Ladder } from './assurance.ts'
import type { Proofing, Traits } from './vocabulary.ts'

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

export interface RemovalFacts {
  readonly ladder: Ladder
  readonly proofing: Proofing
  /** The traits of every credential of the account, and of those that would be left. */
  readonly now: readonly Traits[]
  readonly left: readonly Traits[]
  /** The keys of the levels that portals, or an organisation, ask at the least. */
  readonly demanded: readonly string[]
}

/** Nobody removes what a portal asks of them: what they can reach now and need, they can reach afterwards. */
export function mayRemoveFactor({ ladder, proofing, now, left, demanded }: RemovalFacts): boolean {
  // what only stands in for a factor is none to be left with
  const [before, after] = [now, left].map(
    (ways) =>
      highestWithin(
        ladder,
        ways.filter(({ standsIn }) => !standsIn),
        proofing,
      )?.rank ?? 0,
  )
  return ladder
    .filter(({ key }) => demanded.includes(key))
    .every(({ rank }) => rank > (before ?? 0) || rank <= (after ?? 0))
}

/** How many credentials an account may have: enough for every phone, too few to fill a disk. */
export const MOST_CREDENTIALS = 20
