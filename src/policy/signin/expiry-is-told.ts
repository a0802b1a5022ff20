import { daysLeft, type TimeZone } from '../password/life.ts'
import type { Facts } from './facts.ts'
import type { Life } from './facts/account.ts'
import type { Step } from './step.ts'
import type { FactorKind } from '../vocabulary.ts'

declare module './step.ts' {
  interface Asks {
    readonly 'tell-expiry': {
      readonly kind: FactorKind
      readonly reason: 'renewal-due'
      readonly expiresAt: Date
    }
  }
}

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
