import { lackingOf } from '../demands.ts'
import { enrolment } from './factor-is-enrolled.ts'
import type { Facts, Step } from './facts.ts'
import { demandsOf, enrolledIn, requirementOf } from './requirement.ts'

/** What a client, an organisation or a level wants set up is set up, before anybody goes on, by whoever may. */
export function requiredIsEnrolled(facts: Facts): Step | undefined {
  const { account } = facts
  const required = requirementOf(facts)
  if (!account || !required.ok) return undefined
  const lacking = lackingOf(demandsOf(facts, required.rung), enrolledIn(facts))
  if (lacking.length === 0) return undefined
  // one at a time; what nobody can set up here is no reason to let anybody pass
  const [next] = account.factors.filter(({ kind, state }) => state !== 'enrolled' && lacking.includes(kind))
  return enrolment(facts, next ? [next] : [])
}
