import type { Evidence } from '../vocabulary.ts'
import type { Facts } from './facts.ts'

/**
 * The evidence that counts for this request: as fresh as `max_age` asks, and from this very attempt when
 * `prompt=login` asks for a new sign-in.
 */
export function usableEvidence(facts: Facts): Evidence[] {
  const { asked, attempt, evidence, now } = facts
  const oldest = asked.maxAge === undefined ? -Infinity : now.getTime() - asked.maxAge * 1000
  return evidence.filter((one) => one.at.getTime() >= oldest && (!asked.again || one.attempt === attempt.id))
}
