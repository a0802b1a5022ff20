import type { Facts } from './facts.ts'
import type { Step } from './step.ts'
import { askFor, missingOf } from './missing.ts'

/**
 * In "my account" people prove as much as they can. No level is asked of them: they may have lost the factor that it
 * needs.
 */
export function allIsProven(facts: Facts): Step | undefined {
  const { wish, attempt, evidence, now } = facts
  if (!wish.provesAll) return undefined
  const oldest = now.getTime() - (wish.maxAge ?? Infinity) * 1000
  const young = evidence.filter(
    (one) => !one.traits.remembered && (one.attempt === attempt.id || one.at.getTime() >= oldest),
  )
  return askFor('challenge', missingOf(facts, young), 'level-missing')
}
