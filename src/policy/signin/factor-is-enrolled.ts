import { bringsNearer, countedTowards } from '../assurance.ts'
import { mayEnrolFirstFactor } from '../enrolment.ts'
import { requiredLevel } from '../requirements.ts'
import { usableEvidence } from './evidence.ts'
import type { Facts, Step } from './facts.ts'

/**
 * What is missing and not enrolled is enrolled now, but only by somebody who just proved their address or whose
 * account is new; anybody else proves the address first, by a mailed code that is itself no factor.
 */
export function factorIsEnrolled(facts: Facts): Step | undefined {
  const { account, asked, attempt, ladder, now } = facts
  const required = requiredLevel(ladder, asked, account?.proofing ?? 'none')
  const evidence = usableEvidence(facts)
  if (!account || !required.ok || countedTowards(required.rung, evidence)) return undefined
  const next = account.factors.find(
    (factor) => factor.state === 'available' && bringsNearer(required.rung, evidence, factor.traits),
  )
  if (!next) return { type: 'refuse', reason: 'no-factor-left', error: 'unmet_authentication_requirements' }
  if (
    mayEnrolFirstFactor({
      now,
      openUntil: account.enrolmentOpenUntil,
      addressProvenAt: attempt.addressProvenAt,
    })
  ) {
    return { type: 'ask', what: 'enrol', kind: next.kind, reason: 'level-missing' }
  }
  return { type: 'ask', what: 'prove-address', reason: 'level-missing' }
}
