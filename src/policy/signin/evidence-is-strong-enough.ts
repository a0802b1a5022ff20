import { bringsNearer, countedTowards, type Rung } from '../assurance.ts'
import type { Evidence, Traits } from '../vocabulary.ts'
import { usableEvidence } from './evidence.ts'
import type { FactorFacts, Facts, Step } from './facts.ts'
import { askFor, bestFirst } from './missing.ts'
import { enrolledIn, mayUse, requirementOf } from './requirement.ts'

/** Asks for no more than is missing: the first enrolled factor that brings the level nearer, or another that does. */
export function evidenceIsStrongEnough(facts: Facts): Step | undefined {
  const required = requirementOf(facts)
  if (!required.ok) return undefined
  const { rung } = required
  const evidence = usableEvidence(facts)(rung)
  if (countedTowards(rung, evidence)) return undefined
  const nearer = nearerTo(rung, evidence, enrolledIn(facts)).filter(({ kind }) => mayUse(facts, rung, kind))
  const reason = evidence.length > 0 ? 'level-missing' : 'signin-missing'
  return askFor('challenge', bestFirst(nearer), reason, rung)
}

/** Those of which one could, after this evidence, bring the level nearer. */
export const nearerTo = (
  rung: Rung,
  evidence: readonly Evidence[],
  factors: readonly FactorFacts[],
): FactorFacts[] => factors.filter(({ ways }) => bringsNearer(rung, evidence, ways))

/** Whether a credential that can prove this would bring the level nearer, after what was proven for it. */
export const wouldHelp = (facts: Facts, rung: Rung, way: Traits): boolean =>
  bringsNearer(rung, usableEvidence(facts)(rung), [way])
