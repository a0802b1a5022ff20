import type { Facts } from './facts.ts'
import type { Step } from './step.ts'

const DAY = 86_400_000
/** From when on people are told that a portal, as they use it, comes to its end. */
const TOLD_DAYS = 14

/** A portal that has been retired is signed in to no more: its people are told what to do in its place. */
export function portalIsInUse({ wish: { retiresAt }, now }: Facts): Step | undefined {
  if (!isRetired(retiresAt, now)) return undefined
  return { type: 'refuse', reason: 'portal-retired', error: 'access_denied' }
}

export const isRetired = (retiresAt: Date | undefined, now: Date): boolean =>
  retiresAt !== undefined && now >= retiresAt

/** Whether people are told on the way in that the portal is retired soon. */
export const retiresSoon = (retiresAt: Date | undefined, now: Date): boolean =>
  retiresAt !== undefined && now < retiresAt && retiresAt.getTime() - now.getTime() <= TOLD_DAYS * DAY
