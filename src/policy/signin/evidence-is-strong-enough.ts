import { bringsNearer, countedTowards } from '../assurance.ts'
import { requiredLevel } from '../requirements.ts'
import { usableEvidence } from './evidence.ts'
import type { Facts, Step } from './facts.ts'

/** Asks for no more than is missing: the first enrolled factor that brings the level nearer. */
export function evidenceIsStrongEnough(facts: Facts): Step | undefined {
  const required = requiredLevel(facts.ladder, facts.asked, facts.account?.proofing ?? 'none')
  if (!required.ok) return undefined
  const evidence = usableEvidence(facts)
  if (countedTowards(required.rung, evidence)) return undefined
  const next = facts.account?.factors.find(
    (factor) => factor.state === 'enrolled' && bringsNearer(required.rung, evidence, factor.traits),
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
