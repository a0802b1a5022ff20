import { bringsNearer, countedTowards } from '../assurance.ts'
import { usableEvidence } from './evidence.ts'
import type { Facts, Step } from './facts.ts'
import { askFor, bestFirst } from './missing.ts'
import { mayUse, requirementOf } from './requirement.ts'

/** Asks for no more than is missing: the first enrolled factor that brings the level nearer, or another that does. */
export function evidenceIsStrongEnough(facts: Facts): Step | undefined {
  const required = requirementOf(facts)
  if (!required.ok) return undefined
  const { rung } = required
  const evidence = usableEvidence(facts)(rung)
  if (countedTowards(rung, evidence)) return undefined
  const nearer = (facts.account?.factors ?? []).filter(
    ({ kind, state, ways }) =>
      state === 'enrolled' && mayUse(facts, rung, kind) && bringsNearer(rung, evidence, ways),
  )
  return askFor('challenge', bestFirst(nearer), evidence.length > 0 ? 'level-missing' : 'signin-missing')
}
