import { countedTowards, type Rung, type Capability } from '../levels/ladder.ts'
import { areMetBy } from '../levels/allowance.ts'
import { lackingForChange, mayEnrolFirstFactor } from '../levels/change.ts'
import { nearerTo } from './evidence-is-strong-enough.ts'
import { usableEvidence } from './evidence.ts'
import type { FactorFacts, Facts, Step } from './facts.ts'
import { askFor, bestFirst, freshEvidence, missingOf } from './missing.ts'
import { enrolledIn, hasSecond, mayUse, goalOf } from './requirement.ts'

/** What is missing for the level and not enrolled is enrolled now, by whoever may. */
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

const nothingLeft: Step = {
  type: 'refuse',
  reason: 'no-factor-left',
  error: 'unmet_authentication_requirements',
}

/**
 * How one of these is enrolled. Where there is a second factor already, whoever adds another proves all they can first,
 * also by one that does not count any more (B04), and the address, or a level, where that is less than the account has.
 * Where there is none, only somebody may whose account is new; anybody else proves the address, by a mailed code that is
 * no factor.
 */
export function enrolment(facts: Facts, candidates: readonly FactorFacts[], rung?: Rung): Step | undefined {
  if (candidates.length === 0) return nothingLeft
  const isProven = facts.attempt.addressProvenAt !== undefined
  const address: Step = { type: 'ask', what: 'prove-address', reason: 'level-missing' }
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

/** What is lacking, beyond what was proven just now, before one of these is added or removed. */
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

/** Whether what was proven just now is as strong as anything that the account has. */
export const isWhole = (facts: Facts): boolean => lackingFor(facts, enrolledIn(facts)) === undefined

/** Asks for what a level still lacks, by what was proven just now. */
function proof(facts: Facts, rung: Rung): Step {
  const takes = ({ kind }: Pick<FactorFacts, 'kind'>): boolean => areMetBy([rung.allowance], kind)
  const nearer = nearerTo(rung, freshEvidence(facts).filter(takes), enrolledIn(facts).filter(takes))
  return askFor('challenge', bestFirst(nearer), 'level-missing', rung) ?? nothingLeft
}
