import type { Facts, Step } from './facts.ts'
import { askFor, missingOf } from './missing.ts'

/** In "my account" somebody shows as much as they can: not what a level asks, for they may have lost its factor. */
export function allIsProven(facts: Facts): Step | undefined {
  const { wish, attempt, evidence, now } = facts
  if (!wish.provesAll) return undefined
  const oldest = now.getTime() - (wish.maxAge ?? Infinity) * 1000
  const young = evidence.filter(
    (one) => !one.traits.remembered && (one.attempt === attempt.id || one.at.getTime() >= oldest),
  )
  return askFor('challenge', missingOf(facts, young), 'level-missing')
}
