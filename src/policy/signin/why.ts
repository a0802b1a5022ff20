import { countedTowards } from '../levels/ladder.ts'
import { factorOf, goalOf, mayUse, waysIn } from './requirement.ts'
import type { Facts } from './facts.ts'
import type { Step } from './step.ts'

/** Why something is asked, as the person who is asked would say it. */
export type Why =
  /** A portal wants to know who comes. */
  | 'sign-in'
  /** It wants more than somebody signed in with. */
  | 'step-up'
  /** They proved as much before, and it was too long ago, or the portal wants it once more. */
  | 'again'
  /** Their account, where they have just arrived. */
  | 'account'
  /** Their account, before what only they may do. */
  | 'account-again'
  /** Before a password that must be renewed, or is. */
  | 'renewal'
  /** Before another way to sign in is set up, the ways that are there are proven. */
  | 'set-up'
  /** It wants another way to sign in, beside what somebody has. */
  | 'another'

/** Why this is asked now; undefined where only its owner wants it. */
export function whyAsked(facts: Facts, step: Step): Why | undefined {
  const { wish, attempt, evidence } = facts
  const before = evidence.filter((one) => one.attempt !== attempt.id)
  if (step.type === 'ask' && step.what === 'challenge' && step.reason === 'renewal-due') return 'renewal'
  if (step.type === 'ask' && step.what === 'enrol') return whySetUp(facts, before.length > 0)
  if (wish.provesAll) return before.length > 0 ? 'account-again' : 'account'
  if (isBeforeSetUp(step)) return 'set-up'
  if (before.length === 0) return 'sign-in'
  const goal = goalOf(facts)
  const reachedOnce =
    goal.ok &&
    countedTowards(
      goal.rung,
      evidence.filter(({ kind }) => mayUse(facts, goal.rung, kind)),
    )
  return reachedOnce ? 'again' : 'step-up'
}

function whySetUp({ wish, account }: Facts, wasSignedIn: boolean): Why | undefined {
  if (wish.provesAll) return undefined
  if (account && waysIn(account) > 0) return 'another'
  return wasSignedIn ? 'step-up' : 'sign-in'
}

/** Proofs that count towards no level are asked for before something is set up (see `factorIsEnrolled`). */
const isBeforeSetUp = (step: Step): boolean =>
  step.type === 'ask' &&
  step.what === 'challenge' &&
  step.reason === 'level-missing' &&
  step.level === undefined

/** Which step of how many somebody is at. */
export interface Progress {
  readonly at: number
  readonly of: number
}

/**
 * How far somebody is who protects their account for the first time: they sign in, show that its mail is theirs where
 * the account is not new, set up a second factor, and keep a way back. Others have no steps to count.
 */
export function progressOf(facts: Facts, step: Step): Progress | undefined {
  const { account, attempt, evidence } = facts
  if (!account || step.type !== 'ask') return undefined
  const place = placeOf(facts, step)
  if (!place) return undefined
  const signedIn = evidence.some(
    (one) => one.attempt === attempt.id && factorOf(account, one.kind)?.isSecond === false,
  )
  const provesAddress = step.what === 'prove-address' || attempt.addressProvenAt !== undefined
  const before = [signedIn, provesAddress, true].filter(Boolean).length
  const keepsWayBack = account.factors.some(({ state }) => state === 'offered')
  const of = before + (keepsWayBack ? 1 : 0)
  const at = place === 'address' ? before - 1 : place === 'set-up' ? before : of
  return of > 1 ? { at, of } : undefined
}

function placeOf(facts: Facts, step: Step): 'address' | 'set-up' | 'way-back' | undefined {
  if (step.type !== 'ask' || !facts.account || facts.wish.provesAddress) return undefined
  const ways = waysIn(facts.account)
  if (step.what === 'enrol' && ways === 0) return 'set-up'
  if (step.what === 'prove-address' && step.reason === 'level-missing' && ways === 0) return 'address'
  if (step.what === 'offer' && facts.attempt.hasEnrolled && ways === 1) return 'way-back'
  return undefined
}
