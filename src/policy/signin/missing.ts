import { bringsNearer, countedTowards } from '../assurance.ts'
import { areMetBy } from '../demands.ts'
import { FRESH } from '../enrolment.ts'
import { highestReachable } from '../requirements.ts'
import type { Evidence, Traits } from '../vocabulary.ts'
import type { FactorFacts, Facts, Step } from './facts.ts'

/** What was proven in this attempt, or a few minutes ago; nothing that a browser was remembered for. */
export const freshEvidence = ({ attempt, evidence, now }: Facts): Evidence[] =>
  evidence.filter(
    (one) =>
      !one.traits.remembered &&
      (one.attempt === attempt.id || now.getTime() - one.at.getTime() <= FRESH * 1000),
  )

type Asked = Extract<Step, { what: 'challenge' | 'enrol' }>

/** Asks for the first of these, or another of them in its place; undefined when there is none. */
export function askFor(
  what: Asked['what'],
  [next, ...others]: readonly FactorFacts[],
  reason: Asked['reason'],
): Step | undefined {
  return next && { type: 'ask', what, kind: next.kind, others: others.map(({ kind }) => kind), reason }
}

/** In the order in which they are asked for: what cannot be phished first, what is restricted or stands in last. */
export const bestFirst = (factors: readonly FactorFacts[]): FactorFacts[] =>
  factors.toSorted((a, b) => burden(a) - burden(b))

function burden({ ways }: FactorFacts): number {
  const all = (holds: (way: Traits) => boolean): boolean => ways.every(holds)
  if (all((way) => way.standsIn)) return 3
  if (all((way) => way.restricted)) return 2
  return ways.some((way) => way.phishingResistant) ? 0 : 1
}

/**
 * The factors that are left to prove, before what was proven just now is all that the account can; none when it is.
 * By the factors that the level takes, whatever the client does: what it takes no more still proves who somebody is.
 */
export function missingOf(facts: Facts): FactorFacts[] {
  const highest = facts.account && highestReachable(facts.ladder, facts.account)
  if (!facts.account || !highest) return []
  const takes = ({ kind }: Pick<FactorFacts, 'kind'>): boolean => areMetBy([highest.demands], kind)
  const evidence = freshEvidence(facts).filter(takes)
  if (countedTowards(highest, evidence)) return []
  return bestFirst(
    facts.account.factors.filter(
      (factor) =>
        factor.state === 'enrolled' && takes(factor) && bringsNearer(highest, evidence, factor.ways),
    ),
  )
}
