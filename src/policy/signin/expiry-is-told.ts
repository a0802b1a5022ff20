import { daysLeft, type TimeZone } from '../password/life.ts'
import type { Facts, Life, Step } from './facts.ts'

const DAY = 86_400_000

/** Somebody who signs in with what expires soon is told so, at most once a day, and may change it at once or later. */
export function expiryIsTold({ account, attempt, evidence, now }: Facts): Step | undefined {
  if (attempt.isFinished || attempt.expiryAnswer !== undefined) return undefined
  const used = new Set(evidence.filter((one) => one.attempt === attempt.id).map(({ kind }) => kind))
  const factor = account?.factors.find(
    ({ kind, life }) => used.has(kind) && life && isToBeTold(life, account.zone, now),
  )
  const expiresAt = factor?.life?.expiresAt
  if (!factor || !expiresAt) return undefined
  return { type: 'ask', what: 'tell-expiry', kind: factor.kind, reason: 'renewal-due', expiresAt }
}

const isToBeTold = ({ expiresAt, toldWithin, toldAt }: Life, zone: TimeZone, now: Date): boolean =>
  expiresAt !== undefined &&
  toldWithin !== undefined &&
  daysLeft(expiresAt, now, zone) <= toldWithin &&
  (toldAt === undefined || Math.abs(now.getTime() - toldAt.getTime()) >= DAY)
