import type { Facts } from './facts.ts'
import type { Step } from './step.ts'

/** An attempt lives half an hour, whatever happens in it. */
export function attemptIsLive({ attempt, now }: Facts): Step | undefined {
  if (attempt.expiresAt === undefined || attempt.expiresAt > now) return undefined
  return { type: 'refuse', reason: 'attempt-expired', error: 'access_denied' }
}
