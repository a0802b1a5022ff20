import { askAddress } from './address-is-proven.ts'
import { usableEvidence } from './evidence.ts'
import { isWhole } from './factor-is-enrolled.ts'
import type { FactorFacts, RenewalReason } from './facts/account.ts'
import type { Facts } from './facts.ts'
import type { Step } from './step.ts'
import { askFor, missingOf } from './missing.ts'
import type { FactorKind } from '../vocabulary.ts'

declare module './step.ts' {
  interface Asks {
    readonly renew: {
      readonly kind: FactorKind
      readonly reason: 'renewal-due'
      readonly because: RenewalReason
    }
  }
}

/**
 * A password that has expired, was issued by somebody else or was reported still proves who somebody is, for one
 * thing: choosing a new one. The person first proves all they can, the second factor included, and just now. Where a
 * stranger is said to know all of it, the person must read the account's mail as well.
 */
export function passwordIsCurrent(facts: Facts): Step | undefined {
  const { account, attempt } = facts
  const due = account && dueIn(facts)
  if (!account || !due) return undefined
  const missing = askFor('challenge', missingOf(facts), 'renewal-due')
  if (missing) return missing
  if (attempt.addressProvenAt === undefined) {
    if (due.because === 'reported') return askAddress(facts, 'renewal-due')
    // nobody is made to: somebody who proved less than the account has does not change the password by that alone
    if (due.because === 'wanted' && !isWhole(facts))
      return account.hasAddress ? askAddress(facts, 'level-missing') : undefined
  }
  return { type: 'ask', what: 'renew', kind: due.factor.kind, reason: 'renewal-due', because: due.because }
}

/**
 * A credential that this sign-in rests on and that must be renewed, or whose owner wants to. One that was reported comes
 * before any other: whether its owner can renew it decides whether they get in at all.
 */
function dueIn(facts: Facts): { factor: FactorFacts; because: RenewalReason } | undefined {
  const { account, ladder } = facts
  const evidence = usableEvidence(facts)
  const used = new Set(ladder.flatMap((rung) => evidence(rung).map(({ kind }) => kind)))
  const due = (account?.factors ?? []).flatMap((factor) => {
    const because = used.has(factor.kind) ? reasonOf(factor, facts) : undefined
    return because === undefined ? [] : [{ factor, because }]
  })
  return due.find(({ because }) => because === 'reported') ?? due[0]
}

function reasonOf({ life }: FactorFacts, { attempt, now }: Facts): RenewalReason | undefined {
  if (!life) return undefined
  if (life.because !== undefined) return life.because
  if (life.expiresAt !== undefined && life.expiresAt <= now) return 'expired'
  return attempt.expiryAnswer === 'now' ? 'wanted' : undefined
}
