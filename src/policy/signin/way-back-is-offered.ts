import { lackingFor } from './factor-is-enrolled.ts'
import type { Facts, Step } from './facts.ts'

/**
 * Whoever has just set up a second factor is offered, once, a way back in for the day that it is lost; not by less than
 * my account asks of who makes one there.
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
