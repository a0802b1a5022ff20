import type { Facts } from './facts.ts'
import { mandateOf } from './organisation-is-chosen.ts'
import { goalOf } from './requirement.ts'
import type { Step } from './step.ts'

/** Nobody acts for another at a higher level than they were given, however sure it is who they are. */
export function mandateIsEnough(facts: Facts): Step | undefined {
  const [mandate, goal] = [mandateOf(facts), goalOf(facts)]
  if (!facts.account || !mandate || !goal.ok || mandate.rank >= goal.rung.rank) return undefined
  return { type: 'refuse', reason: 'mandate-too-low', error: 'unmet_authentication_requirements' }
}
