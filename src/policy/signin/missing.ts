import { kindsOf, type Rung } from '../levels/ladder.ts'
import { FRESH_SECONDS } from '../levels/change.ts'
import type { Evidence, Traits } from '../vocabulary.ts'
import type { FactorFacts } from './facts/account.ts'
import type { Facts } from './facts.ts'
import type { Step } from './step.ts'
import { enrolledIn } from './requirement.ts'

/** The evidence of this attempt, or of the last few minutes; never that of a remembered browser. */
export const freshEvidence = ({ attempt, evidence, now }: Facts): Evidence[] =>
  evidence.filter(
    (one) =>
      !one.traits.remembered &&
      (one.attempt === attempt.id || now.getTime() - one.at.getTime() <= FRESH_SECONDS * 1000),
  )

type Asked = Extract<Step, { what: 'challenge' | 'enrol' }>

/** Asks for the first of these factors, or another in its place, towards a level; undefined when there is none. */
export function askFor(
  what: Asked['what'],
  [next, ...others]: readonly FactorFacts[],
  reason: Asked['reason'],
  rung?: Rung,
): Step | undefined {
  return (
    next && {
      ...{ type: 'ask', what, kind: next.kind, reason },
      others: others.map(({ kind }) => kind),
      ...(rung ? { level: rung.key } : {}),
    }
  )
}

/** The order in which factors are asked for: phishing-resistant ones first, restricted ones and stand-ins last. */
export const bestFirst = (factors: readonly FactorFacts[]): FactorFacts[] =>
  factors.toSorted((a, b) => burden(a) - burden(b))

function burden({ canProve }: FactorFacts): number {
  const all = (holds: (way: Traits) => boolean): boolean => canProve.every(holds)
  if (all((way) => way.standsIn)) return 3
  if (all((way) => way.restricted)) return 2
  return canProve.some((way) => way.phishingResistant) ? 0 : 1
}

/**
 * The factors that are left to prove before the evidence is of as many kinds as the account can prove, two at the
 * most; none when it is. What a level or a client thinks of a factor does not matter here: a factor that they no
 * longer take still shows who somebody is, and somebody who lost their strongest factor shows the others.
 */
export function missingOf(facts: Facts, evidence: readonly Evidence[] = freshEvidence(facts)): FactorFacts[] {
  const enrolled = enrolledIn(facts)
  const proven = kindsOf(evidence.map(({ traits }) => traits))
  const all = kindsOf(enrolled.flatMap(({ canProve }) => canProve))
  if (proven.size >= Math.min(2, all.size)) return []
  const addsKind = ({ proves }: Traits): boolean => proves.some((proof) => !proven.has(proof))
  return bestFirst(enrolled.filter(({ canProve }) => canProve.some(addsKind)))
}
