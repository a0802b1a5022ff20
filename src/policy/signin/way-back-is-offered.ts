import { lackingFor } from './factor-is-enrolled.ts'
import type { Facts } from './facts.ts'
import type { Step } from './step.ts'
import type { FactorKind } from '../vocabulary.ts'

declare module './step.ts' {
  interface Asks {
    readonly offer: {
      readonly kind: FactorKind
      readonly others: readonly FactorKind[]
      readonly reason: 'renewal-due'
    }
  }
}

/**
 * Somebody who has just set up a second factor is offered a way back in, once, for the day that the factor is lost.
 * They must have proven as much as my account asks of somebody who sets one up there.
 */
export function wayBackIsOffered(facts: Facts): Step | undefined {
  const { account, attempt } = facts
  if (attempt.isFinished || !attempt.hasEnrolled || attempt.offerAnswered) return undefined
  const offered = account?.factors.find(({ state }) => state === 'offered')
  if (!offered) return undefined
  const lacking = lackingFor(facts, [offered])
  if (lacking && (lacking !== 'address' || attempt.addressProvenAt === undefined)) return undefined
  return { type: 'ask', what: 'offer', kind: offered.kind, others: [], reason: 'renewal-due' }
}
