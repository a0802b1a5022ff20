import type { Facts } from './facts.ts'
import type { Step } from './step.ts'

declare module './step.ts' {
  interface Asks {
    readonly arrival: { readonly reason: 'renewal-due' }
  }
}

/**
 * Details that were issued by mail open nothing by themselves where a second leg belongs to them: once the password of them
 * is proven, the code that reached their owner by another way is asked, in this very attempt: what another has shown, who
 * may have read the same mail, counts for nobody else. Once they are over they open nothing at all.
 */
export function arrivalIsProven({ arrival, account, now }: Facts): Step | undefined {
  if (!account || !arrival) return undefined
  if (arrival.goodUntil <= now) return { type: 'refuse', reason: 'details-expired', error: 'access_denied' }
  return arrival.needsCode && !arrival.hasCode
    ? { type: 'ask', what: 'arrival', reason: 'renewal-due' }
    : undefined
}
