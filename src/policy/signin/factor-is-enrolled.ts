import { bringsNearer, countedTowards } from '../assurance.ts'
import { isBeyondProven, mayEnrolFirstFactor } from '../enrolment.ts'
import { usableEvidence } from './evidence.ts'
import type { FactorFacts, Facts, Step } from './facts.ts'
import { askFor, freshEvidence, missingOf } from './missing.ts'
import { mayUse, requirementOf } from './requirement.ts'

/** What is missing for the level and not enrolled is enrolled now, by whoever may. */
export function factorIsEnrolled(facts: Facts): Step | undefined {
  const { account } = facts
  const required = requirementOf(facts)
  if (!account || !required.ok) return undefined
  const { rung } = required
  const evidence = usableEvidence(facts)(rung)
  if (countedTowards(rung, evidence)) return undefined
  const candidates = account.factors.filter(
    ({ kind, state, ways }) =>
      state === 'available' && mayUse(facts, rung, kind) && bringsNearer(rung, evidence, ways),
  )
  return enrolment(facts, candidates)
}

/**
 * How one of these is enrolled. Where there is a second factor already, whoever adds another proves all they can first,
 * also by one that does not count any more (B04), and the address where that is less than the account has. Where there is
 * none, only somebody may whose account is new; anybody else proves the address, by a mailed code that is no factor.
 */
export function enrolment(facts: Facts, candidates: readonly FactorFacts[]): Step | undefined {
  const { account, attempt } = facts
  if (candidates.length === 0)
    return { type: 'refuse', reason: 'no-factor-left', error: 'unmet_authentication_requirements' }
  const hasSecond = account?.factors.some(({ state, isSecond }) => state === 'enrolled' && isSecond) ?? false
  const missing = hasSecond ? askFor('challenge', missingOf(facts), 'level-missing') : undefined
  if (missing) return missing
  if (attempt.addressProvenAt === undefined && (hasSecond ? isBeyond(facts, candidates) : !isNew(facts)))
    return { type: 'ask', what: 'prove-address', reason: 'level-missing' }
  return askFor('enrol', candidates, 'level-missing')
}

const isNew = ({ account, now }: Facts): boolean =>
  mayEnrolFirstFactor({ now, openUntil: account?.enrolmentOpenUntil })

function isBeyond(facts: Facts, candidates: readonly FactorFacts[]): boolean {
  const waysOf = (factors: readonly FactorFacts[]) => factors.flatMap(({ ways }) => ways)
  const enrolled = (facts.account?.factors ?? []).filter(({ state }) => state === 'enrolled')
  const proven = freshEvidence(facts).map(({ traits }) => traits)
  return isBeyondProven(waysOf(candidates), { has: waysOf(enrolled), proven })
}
