import type { Facts, Step } from './facts.ts'

/** Whoever has just set up a second factor is offered, once, a way back in for the day that it is lost. */
export function wayBackIsOffered({ account, attempt }: Facts): Step | undefined {
  if (attempt.isFinished || !attempt.hasEnrolled || attempt.offerAnswered) return undefined
  const offered = account?.factors.find(({ state }) => state === 'offered')
  return offered && { type: 'ask', what: 'offer', kind: offered.kind, others: [], reason: 'renewal-due' }
}
