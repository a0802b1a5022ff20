import { bringsNearer, countedTowards } from '../assurance.ts'
import { highestReachable } from '../requirements.ts'
import { usableEvidence } from './evidence.ts'
import type { FactorFacts, Facts, RenewalReason, Step } from './facts.ts'

/** Minutes that evidence serves for a change of credentials, beyond the attempt it was gathered in. */
const FRESH = 5

/**
 * What has expired, was issued by somebody else or was reported still proves who somebody is, for one thing: to
 * choose a new one. All that the person can prove comes first, the second factor included, and just now.
 */
export function passwordIsCurrent(facts: Facts): Step | undefined {
  const { account, attempt, now } = facts
  const due = account && dueIn(facts)
  if (!account || !due) return undefined
  const highest = highestReachable(facts.ladder, account)
  const fresh = facts.evidence.filter(
    (one) => one.attempt === attempt.id || now.getTime() - one.at.getTime() <= FRESH * 60_000,
  )
  const missing =
    highest && !countedTowards(highest, fresh)
      ? account.factors.find((each) => each.state === 'enrolled' && bringsNearer(highest, fresh, each.traits))
      : undefined
  return missing
    ? { type: 'ask', what: 'challenge', kind: missing.kind, reason: 'renewal-due' }
    : { type: 'ask', what: 'renew', kind: due.factor.kind, reason: 'renewal-due', because: due.because }
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
  // once it is renewed, it expires soon no more
  const expiresSoon = life.toldFrom !== undefined && life.toldFrom <= now
  return attempt.wantsRenewal && expiresSoon ? 'wanted' : undefined
}
