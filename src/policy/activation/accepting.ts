import type { Channel, Purpose } from './words.ts'

/** Who it is for, and what has been shown so far. */
export interface AcceptFacts {
  readonly purpose: Purpose
  readonly legs: readonly Channel[]
  /** What reached this browser: its link, and a code that was typed for it. */
  readonly hasLink: boolean
  readonly hasCode: boolean
  /** Whether whoever it is for has signed in before: they show who they are as they always do. */
  readonly hasArrived: boolean
  /** Who is signed in in this browser. */
  readonly signedIn: 'nobody' | 'them' | 'somebody-else'
}

/** What comes next on the way to accepting. */
export type AcceptStep =
  | 'open-the-link'
  | 'not-theirs'
  | 'sign-in'
  | 'type-the-code'
  | 'ask-again'
  | 'join'
  | 'choose-password'
  | 'go-in'

type Rule = (facts: AcceptFacts) => AcceptStep | undefined

const linkWasOpened: Rule = ({ legs, hasLink }) =>
  legs.includes('mail') && !hasLink ? 'open-the-link' : undefined
const nobodyElseIsSignedIn: Rule = ({ signedIn }) => (signedIn === 'somebody-else' ? 'not-theirs' : undefined)
/** Who has arrived proves it by what they sign in with: that is their second leg. Who has lost some of it cannot. */
const whoHasArrivedSignsIn: Rule = ({ purpose, hasArrived, signedIn }) =>
  purpose !== 'recovery' && hasArrived && signedIn !== 'them' ? 'sign-in' : undefined
/**
 * The link alone is never enough: scanners of mail follow it, too. Where a code was sent, it is typed, whatever the account
 * has become meanwhile: whoever reads the mail alone can have made one, or come to one.
 */
const codeWasTyped: Rule = ({ legs, hasArrived, hasCode }) => {
  if (legs.some((leg) => leg !== 'mail')) return hasCode ? undefined : 'type-the-code'
  return hasArrived ? undefined : 'ask-again'
}

export const acceptRules: readonly Rule[] = [
  linkWasOpened,
  nobodyElseIsSignedIn,
  whoHasArrivedSignsIn,
  codeWasTyped,
]

/** The first thing that is missing; then they join, choose the password by which they will sign in, or sign in again. */
export function acceptStep(facts: AcceptFacts): AcceptStep {
  for (const rule of acceptRules) {
    const step = rule(facts)
    if (step !== undefined) return step
  }
  if (facts.purpose === 'recovery') return 'go-in'
  return facts.hasArrived ? 'join' : 'choose-password'
}

/**
 * Whether somebody has signed in before, as who reads the account’s mail, and can again: what they have set is theirs, and
 * they show it. What anybody else has set in an account whose owner never came is nobody’s.
 */
export const hasArrived = (account: {
  readonly provedAddress: boolean
  readonly hasSignedIn: boolean
  readonly canSignIn: boolean
}): boolean => account.provedAddress && account.hasSignedIn && account.canSignIn
