import { bringsNearer, countedTowards } from '../assurance.ts'
import { mayEnrolFirstFactor } from '../enrolment.ts'
import { requiredLevel } from '../requirements.ts'
import { mayUse, usableEvidence } from './evidence.ts'
import type { FactorFacts, Facts, Step } from './facts.ts'
import { challengeFor, freshEvidence } from './missing.ts'

/** What is missing for the level and not enrolled is enrolled now, by whoever may. */
export function factorIsEnrolled(facts: Facts): Step | undefined {
  const { account, asked, ladder } = facts
  const required = requiredLevel(ladder, asked, account?.proofing ?? 'none')
  if (!account || !required.ok) return undefined
  const { rung } = required
  const evidence = usableEvidence(facts)(rung)
  if (countedTowards(rung, evidence)) return undefined
  const candidates = account.factors.filter(
    ({ kind, state, ways }) =>
      state === 'available' && mayUse(facts, rung, kind) && bringsNearer(rung, evidence, ways),
  )
  return candidates.length > 0
    ? enrolment(facts, candidates)
    : { type: 'refuse', reason: 'no-factor-left', error: 'unmet_authentication_requirements' }
}

/**
 * How one of these is enrolled. Where there is a second factor already, whoever adds another proves all they can first,
 * also by one that does not count any more (B04). Where there is none, only somebody may who just proved their address
 * or whose account is new; anybody else proves the address, by a mailed code that is itself no factor.
 */
export function enrolment(facts: Facts, [next, ...others]: readonly FactorFacts[]): Step | undefined {
  const { account, attempt, now } = facts
  if (!account || !next) return undefined
  if (account.factors.some(({ state, isSecond }) => state === 'enrolled' && isSecond)) {
    const missing = challengeFor(facts, freshEvidence(facts), 'level-missing')
    if (missing) return missing
  } else if (
    !mayEnrolFirstFactor({
      now,
      openUntil: account.enrolmentOpenUntil,
      addressProvenAt: attempt.addressProvenAt,
    })
  )
    return { type: 'ask', what: 'prove-address', reason: 'level-missing' }
  return {
    type: 'ask',
    what: 'enrol',
    kind: next.kind,
    others: others.map(({ kind }) => kind),
    reason: 'level-missing',
  }
}
