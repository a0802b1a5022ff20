import type { Facts } from './facts.ts'
import type { Step } from './step.ts'
import { goalOf } from './requirement.ts'

/** A level that no authentication of this account can reach is refused at once: never lowered, never a loop. */
export function levelIsWithinReach(facts: Facts): Step | undefined {
  const required = goalOf(facts)
  return required.ok
    ? undefined
    : { type: 'refuse', reason: required.reason, error: 'unmet_authentication_requirements' }
}
