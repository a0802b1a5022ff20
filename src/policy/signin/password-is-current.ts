import { bringsNearer, countedTowards } from '../assurance.ts'
import { highestReachable } from '../requirements.ts'
import { usableEvidence } from './evidence.ts'
import type { Evidence } from '../vocabulary.ts'
import type { FactorFacts, Facts, RenewalReason, Step } from './facts.ts'

/** Minutes that evidence serves for a change of credentials, beyond the attempt it was gathered in. */
const FRESH = 5

/**
 * What has expired, was issued by somebody else or was reported still proves who somebody is, for one thing: to
 * choose a new one. All that the person can prove comes first, the second factor included, and just now. Where a
 * stranger is said to know it all, whoever chooses must read the account's mail as well.
 */
export function passwordIsCurrent(facts: Facts): Step | undefined {
  const { account, attempt } = facts
  const due = account && dueIn(facts)
  if (!account || !due) return undefined
  const missing = missingOf(facts, freshEvidence(facts))
  if (missing) return { type: 'ask', what: 'challenge', kind: missing.kind, reason: 'renewal-due' }
  if (due.because === 'reported' && attempt.addressProvenAt === undefined)
    return { type: 'ask', what: 'prove-address', reason: 'renewal-due' }
  return { type: 'ask', what: 'renew', kind: due.factor.kind, reason: 'renewal-due', because: due.because }
}

const freshEvidence = ({ attempt, evidence, now }: Facts): Evidence[] =>
  evidence.filter((one) => one.attempt === attempt.id || now.getTime() - one.at.getTime() <= FRESH * 60_000)

/** The factor that is left to prove, before this evidence is all that the account can; undefined when it is. */
export function missingOf(facts: Facts, evidence: readonly Evidence[]): FactorFacts | undefined {
  const highest = facts.account && highestReachable(facts.ladder, facts.account)
  if (!facts.account || !highest || countedTowards(highest, evidence)) return undefined
  return facts.account.factors.find(
    (each) => each.state === 'enrolled' && bringsNearer(highest, evidence, each.traits),
  )
}

/** A credential that this sign-in rests on and that must be renewed, or whose owner wants to. */
function dueIn(facts: Facts): { factor: FactorFacts; because: RenewalReason } | undefined {
  const used = new Set(usableEvidence(facts).map(({ kind }) => kind))
  for (const factor of facts.account?.factors ?? []) {
    const because = used.has(factor.kind) ? reasonOf(factor, facts) : undefined
    if (because !== undefined) return { factor, because }
  }
  return undefined
}

function reasonOf({ life }: FactorFacts, { attempt, now }: Facts): RenewalReason | undefined {
  if (!life) return undefined
  if (life.because !== undefined) return life.because
  if (life.expiresAt !== undefined && life.expiresAt <= now) return 'expired'
  return attempt.expiryAnswer === 'now' ? 'wanted' : undefined
}
