import { bringsNearer, countedTowards } from '../assurance.ts'
import { highestReachable } from '../requirements.ts'
import type { Evidence, Traits } from '../vocabulary.ts'
import type { FactorFacts, Facts, Step } from './facts.ts'

/** Minutes that evidence serves for a change of credentials, beyond the attempt it was gathered in. */
const FRESH = 5

/** What was proven in this attempt, or a few minutes ago; nothing that a browser was remembered for. */
export const freshEvidence = ({ attempt, evidence, now }: Facts): Evidence[] =>
  evidence.filter(
    (one) =>
      !one.traits.remembered &&
      (one.attempt === attempt.id || now.getTime() - one.at.getTime() <= FRESH * 60_000),
  )

/** In the order in which they are asked for: what cannot be phished first, what is restricted or stands in last. */
export const bestFirst = (factors: readonly FactorFacts[]): FactorFacts[] =>
  factors.toSorted((a, b) => burden(a) - burden(b))

function burden({ ways }: FactorFacts): number {
  const all = (holds: (way: Traits) => boolean): boolean => ways.every(holds)
  if (all((way) => way.standsIn)) return 3
  if (all((way) => way.restricted)) return 2
  return ways.some((way) => way.phishingResistant) ? 0 : 1
}

/** The factors that are left to prove, before this evidence is all that the account can; none when it is. */
export function missingOf(facts: Facts, evidence: readonly Evidence[]): FactorFacts[] {
  const highest = facts.account && highestReachable(facts.ladder, facts.account)
  if (!facts.account || !highest || countedTowards(highest, evidence)) return []
  return bestFirst(
    facts.account.factors.filter(
      ({ state, ways }) => state === 'enrolled' && bringsNearer(highest, evidence, ways),
    ),
  )
}

/** Asks for what is left to prove; undefined when nothing is. */
export function challengeFor(
  facts: Facts,
  evidence: readonly Evidence[],
  reason: 'level-missing' | 'renewal-due',
): Step | undefined {
  const [next, ...others] = missingOf(facts, evidence)
  return (
    next && {
      type: 'ask',
      what: 'challenge',
      kind: next.kind,
      others: others.map(({ kind }) => kind),
      reason,
    }
  )
}
