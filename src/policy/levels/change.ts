import {
  countedTowards,
  rungByKey,
  suffices,
  serves,
  type Ladder,
  type Rung,
  type Capability,
} from './ladder.ts'
import { areMetBy, lackingOf } from './allowance.ts'
import type { Wish } from './goal.ts'
import { isByDocuments } from './proofing.ts'
import type { Evidence, Proofing, Traits } from '../vocabulary.ts'

/**
 * Who may enrol a first second factor without proving the address. Right after a password alone is the classic hole: a
 * stolen password would become a stolen account. So the account must be new.
 */
export const mayEnrolFirstFactor = (facts: {
  readonly now: Date
  /**
   * This window is open after activation, or after a reset through a proven channel, until the first complete
   * sign-in.
   */
  readonly openUntil: Date | undefined
}): boolean => facts.openUntil !== undefined && facts.openUntil > facts.now

/** What makes one factor stronger than another, whatever a level says of it. */
const strengths: readonly ((traits: Traits) => boolean)[] = [
  ({ phishingResistant }) => phishingResistant,
  (traits) => !traits.restricted && isMoreThanKnown(traits),
  (traits) => isMoreThanKnown(traits),
]

const isMoreThanKnown = ({ proves }: Traits): boolean => proves.some((proof) => proof !== 'something-known')

export interface ChangeFacts {
  readonly ladder: Ladder
  readonly proofing: Proofing
  /** What the account has set up. */
  readonly has: readonly Capability[]
  /** What was proven just now. */
  readonly proven: readonly Evidence[]
}

/**
 * What must still be proven before a credential like this is added or removed: a level, or that the owner reads the
 * account's mail.
 *
 * Mail never stands for a proofing by documents: a credential that serves such a level is changed only by somebody
 * who proves that level (CIR (EU) 2015/1502, annex §2.2.4). Elsewhere, somebody who phished a weaker credential could
 * add a key of their own, or remove the owner's, and pass wherever only a stronger one will do. So the stronger one
 * is proven first. An owner who lost it reads their mail instead, and so does somebody who sets up what first opens a
 * proofed level.
 */
export function lackingForChange(
  changed: readonly Capability[],
  { ladder, proofing, has, proven }: ChangeFacts,
): Rung | 'address' | undefined {
  const served = ladder.filter((rung) => changed.some((way) => serves(rung, way)))
  const within = served.filter((rung) => suffices(rung, has, proofing))
  const unproven = within.filter((rung) => !isCarriedBy(rung, proven))
  const proofed = unproven.findLast(isProofed)
  if (proofed) return proofed
  const opens = served.some(
    (rung) => isProofed(rung) && !within.includes(rung) && suffices(rung, [...has, ...changed], proofing),
  )
  const firm = has.map(({ traits }) => traits).filter(({ standsIn }) => !standsIn)
  const used = proven.map(({ traits }) => traits)
  const isBeyond = strengths.some(
    (isStronger) =>
      changed.some(({ traits }) => isStronger(traits)) && firm.some(isStronger) && !used.some(isStronger),
  )
  return unproven.length > 0 || opens || isBeyond ? 'address' : undefined
}

const isCarriedBy = (rung: Rung, proven: readonly Evidence[]): boolean =>
  countedTowards(
    rung,
    proven.filter(({ kind }) => areMetBy([rung.allowance], kind)),
  ) !== undefined

const isProofed = ({ proofing }: Rung): boolean => isByDocuments(proofing)

export interface RemovalFacts {
  readonly ladder: Ladder
  readonly proofing: Proofing
  /** What every credential of the account can prove, and those that would be left. */
  readonly now: readonly Capability[]
  readonly left: readonly Capability[]
  /** What each portal, or an organisation, asks of everybody at the least. */
  readonly floors: readonly Floor[]
}

/** The part of a registration that is about factors and levels. */
export type Floor = Pick<Wish, 'minimumLevel' | 'allowance'>

/**
 * Nobody removes a credential that a portal asks of them: where the credentials are enough now, they must be enough
 * afterwards.
 */
export const mayRemoveFactor = (facts: RemovalFacts): boolean =>
  facts.floors.every(
    (portal) => !isEnoughFor(portal, facts.now, facts) || isEnoughFor(portal, facts.left, facts),
  )

function isEnoughFor(
  { minimumLevel, allowance = [] }: Floor,
  capabilities: readonly Capability[],
  { ladder, proofing }: RemovalFacts,
): boolean {
  const rung = rungByKey(ladder, minimumLevel)
  if (!rung) return false
  const kinds = capabilities.map(({ kind }) => kind)
  if (lackingOf([...allowance, rung.allowance], kinds).length > 0) return false
  // a stand-in alone is no factor to be left with
  const firm = { ...rung, asks: { ...rung.asks, standIns: false } }
  return suffices(
    firm,
    capabilities.filter(({ kind }) => areMetBy(allowance, kind)),
    proofing,
  )
}

/** Seconds for which evidence serves a change of credentials, beyond the attempt that it is of. */
export const FRESH_SECONDS = 300

/** How many credentials an account may have: enough for every phone, too few to fill a disk. */
export const MOST_CREDENTIALS = 20
