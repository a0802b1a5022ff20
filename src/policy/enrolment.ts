import { highestWithin, rungByKey, type Ladder, type Way } from './assurance.ts'
import { areMetBy, lackingOf } from './demands.ts'
import type { Asked } from './requirements.ts'
import type { Proofing, Traits } from './vocabulary.ts'

/**
 * Who may enrol a first second factor without proving the address. Right after a password alone is the classic hole: a
 * stolen password would become a stolen account. So the account must be new.
 */
export const mayEnrolFirstFactor = (facts: {
  readonly now: Date
  /** Open after activation or a reset through a proven channel, until the first complete sign-in. */
  readonly openUntil: Date | undefined
}): boolean => facts.openUntil !== undefined && facts.openUntil > facts.now

/** What makes one factor stronger than another, whatever a level says of it. */
const strengths: readonly ((traits: Traits) => boolean)[] = [
  ({ phishingResistant }) => phishingResistant,
  ({ restricted, proves }) => !restricted && proves.some((proof) => proof !== 'something-known'),
]

/**
 * Whether this is stronger than all that was proven just now, where the account has something as strong. Whoever phished
 * the weaker would else add a key of their own, or remove its owner's, and pass wherever only the stronger will do.
 */
export const isBeyondProven = (
  changed: readonly Traits[],
  { has, proven }: { has: readonly Traits[]; proven: readonly Traits[] },
): boolean =>
  strengths.some(
    (isStrong) =>
      changed.some(isStrong) && has.some((one) => !one.standsIn && isStrong(one)) && !proven.some(isStrong),
  )

export interface RemovalFacts {
  readonly ladder: Ladder
  readonly proofing: Proofing
  /** What every credential of the account can prove, and those that would be left. */
  readonly now: readonly Way[]
  readonly left: readonly Way[]
  /** What each portal, or an organisation, asks of everybody at the least. */
  readonly asked: readonly LeastAsked[]
}

/** What stands in a registration about factors and levels. */
export type LeastAsked = Pick<Asked, 'minimumLevel' | 'demands'>

/** Nobody removes what a portal asks of them: where their factors are enough now, they are enough afterwards. */
export const mayRemoveFactor = (facts: RemovalFacts): boolean =>
  facts.asked.every(
    (portal) => !isEnoughFor(portal, facts.now, facts) || isEnoughFor(portal, facts.left, facts),
  )

function isEnoughFor(
  { minimumLevel, demands = [] }: LeastAsked,
  ways: readonly Way[],
  { ladder, proofing }: RemovalFacts,
): boolean {
  const minimum = rungByKey(ladder, minimumLevel)
  const kinds = ways.map(({ kind }) => kind)
  // what only stands in for a factor is none to be left with
  const firm = ladder.map((rung) => ({ ...rung, asks: { ...rung.asks, standIns: false } }))
  const usable = ways.filter(({ kind }) => areMetBy(demands, kind))
  const highest = highestWithin(firm, usable, proofing)
  return (
    minimum !== undefined && lackingOf(demands, kinds).length === 0 && (highest?.rank ?? 0) >= minimum.rank
  )
}

/** Seconds that what was proven serves for a change of credentials, beyond the attempt it was proven in. */
export const FRESH = 300

/** How many credentials an account may have: enough for every phone, too few to fill a disk. */
export const MOST_CREDENTIALS = 20
