import { countedTowards } from '../assurance.ts'
import { requiredLevel } from '../requirements.ts'
import type { Evidence } from '../vocabulary.ts'
import { usableEvidence } from './evidence.ts'
import type { Facts, FactorFacts, Step } from './facts.ts'

/** Asks for no more than is missing: the first enrolled factor that brings the level nearer. */
export function evidenceIsStrongEnough(facts: Facts): Step | undefined {
  const required = requiredLevel(facts.ladder, facts.asked, facts.account?.proofing ?? 'none')
  if (!required.ok) return undefined
  const evidence = usableEvidence(facts)
  if (countedTowards(required.rung, evidence)) return undefined
  const next = facts.account?.factors.find(
    (factor) => factor.state === 'enrolled' && isMissing(factor, evidence),
  )
  return (
    next && {
      type: 'ask',
      what: 'challenge',
      kind: next.kind,
      reason: evidence.length > 0 ? 'level-missing' : 'signin-missing',
    }
  )
}

/** Whether using this factor would prove something that is not proven yet. */
export function isMissing(factor: FactorFacts, evidence: readonly Evidence[]): boolean {
  const proven = new Set(evidence.flatMap((one) => one.traits.proves))
  const resistant = evidence.some((one) => one.traits.phishingResistant)
  return (
    factor.traits.proves.some((proof) => !proven.has(proof)) ||
    (factor.traits.phishingResistant && !resistant)
  )
}
