import { bringsNearer, countedTowards } from '../assurance.ts'
import { requiredLevel } from '../requirements.ts'
import { mayUse, usableEvidence } from './evidence.ts'
import type { Facts, Step } from './facts.ts'
import { bestFirst } from './missing.ts'

/** Asks for no more than is missing: the first enrolled factor that brings the level nearer, or another that does. */
export function evidenceIsStrongEnough(facts: Facts): Step | undefined {
  const required = requiredLevel(facts.ladder, facts.asked, facts.account?.proofing ?? 'none')
  if (!required.ok) return undefined
  const { rung } = required
  const evidence = usableEvidence(facts)(rung)
  if (countedTowards(rung, evidence)) return undefined
  const [next, ...others] = bestFirst(
    (facts.account?.factors ?? []).filter(
      ({ kind, state, ways }) =>
        state === 'enrolled' && mayUse(facts, rung, kind) && bringsNearer(rung, evidence, ways),
    ),
  )
  return (
    next && {
      type: 'ask',
      what: 'challenge',
      kind: next.kind,
      others: others.map(({ kind }) => kind),
      reason: evidence.length > 0 ? 'level-missing' : 'signin-missing',
    }
  )
}
