import type { Evidence } from '../vocabulary.ts'
import type { Facts } from './facts.ts'

/**
 * The evidence that counts for this request: what was proven in this very attempt, and, unless `prompt=login` asks
 * for a new sign-in, what was proven before and is as fresh as `max_age` asks. (An attempt's own evidence does not
 * grow stale while it is under way: whoever types slowly would be asked for ever.)
 */
export function usableEvidence(facts: Facts): Evidence[] {
  const { asked, attempt, evidence, now } = facts
  const oldest = asked.maxAge === undefined ? -Infinity : now.getTime() - asked.maxAge * 1000
  return evidence.filter((one) => one.attempt === attempt.id || (!asked.again && one.at.getTime() >= oldest))
}
