import { countedTowards, type Rung, type Capability } from '../levels/ladder.ts'
import { areMetBy } from '../levels/allowance.ts'
import { askAddress, nothingLeft } from './address-is-proven.ts'
import { lackingForChange, mayEnrolFirstFactor } from '../levels/change.ts'
import { nearerTo } from './evidence-is-strong-enough.ts'
import { usableEvidence } from './evidence.ts'
import type { FactorFacts } from './facts/account.ts'
import type { Facts } from './facts.ts'
import type { Step } from './step.ts'
import { askFor, bestFirst, freshEvidence, missingOf } from './missing.ts'
import { enrolledIn, hasSecond, mayUse, goalOf } from './requirement.ts'

/** A factor that the level lacks and that is not enrolled is enrolled now, if this person may. */
export function factorIsEnrolled(facts: Facts): Step | undefined {
  const { account } = facts
  const required = goalOf(facts)
  if (!account || !required.ok) return undefined
  const { rung } = required
  const evidence = usableEvidence(facts)(rung)
  if (countedTowards(rung, evidence)) return undefined
  const available = account.factors.filter(
    ({ kind, state }) => state === 'available' && mayUse(facts, rung, kind),
  )
  return enrolment(facts, nearerTo(rung, evidence, available), rung)
}

/**
 * How one of these factors is enrolled. The owner of an account with a second factor proves all they can first, also
 * by factors that count no longer (B04); they prove the address or a level too, where that is less than the account
 * has. An account without a second factor may enrol one at once only if the account is new; otherwise its owner
 * proves the address by a mailed code, which is no factor.
 */
export function enrolment(facts: Facts, candidates: readonly FactorFacts[], rung?: Rung): Step | undefined {
  if (candidates.length === 0) return nothingLeft
  const isProven = facts.attempt.addressProvenAt !== undefined
  const address = askAddress(facts, 'level-missing')
  if (!hasSecond(facts)) {
    const mayEnrol =
      isProven || mayEnrolFirstFactor({ now: facts.now, openUntil: facts.account?.enrolmentOpenUntil })
    return mayEnrol ? askFor('enrol', candidates, 'level-missing', rung) : address
  }
  const missing = askFor('challenge', missingOf(facts), 'level-missing')
  if (missing) return missing
  const lacking = lackingFor(facts, candidates)
  if (lacking === 'address') return isProven ? askFor('enrol', candidates, 'level-missing', rung) : address
  return lacking ? proof(facts, lacking) : askFor('enrol', candidates, 'level-missing', rung)
}

/** What must still be proven, beyond the evidence of just now, before one of these is added or removed. */
export function lackingFor(facts: Facts, changed: readonly FactorFacts[]): Rung | 'address' | undefined {
  const { account, ladder } = facts
  const capabilitiesOf = (factors: readonly FactorFacts[]): Capability[] =>
    factors.flatMap(({ kind, canProve }) => canProve.map((traits) => ({ kind, traits })))
  return lackingForChange(capabilitiesOf(changed), {
    ladder,
    has: capabilitiesOf(enrolledIn(facts)),
    proofing: account?.proofing ?? 'none',
    proven: freshEvidence(facts),
  })
}

/** Whether the evidence of just now is as strong as anything that the account has. */
export const isWhole = (facts: Facts): boolean => lackingFor(facts, enrolledIn(facts)) === undefined

/** Asks for what a level still lacks beyond the evidence of just now. */
function proof(facts: Facts, rung: Rung): Step {
  const takes = ({ kind }: Pick<FactorFacts, 'kind'>): boolean => areMetBy([rung.allowance], kind)
  const nearer = nearerTo(rung, freshEvidence(facts).filter(takes), enrolledIn(facts).filter(takes))
  return askFor('challenge', bestFirst(nearer), 'level-missing', rung) ?? nothingLeft
}
