import type { AttemptId } from '../../vocabulary.ts'
import type { Part } from '../facts.ts'

/** What happened in this attempt so far. */
export interface AttemptFacts {
  /** Undefined when a session is looked at without an attempt, as at the authorization endpoint. */
  readonly id: AttemptId | undefined
  readonly expiresAt: Date | undefined
  /** When the mailed code was typed in. */
  readonly addressProvenAt: Date | undefined
  /** The dispatcher has finished it: what is left is the protocol's. */
  readonly isFinished: boolean
  /** What the person answered, in this attempt, when told that something expires soon. */
  readonly expiryAnswer: 'now' | 'later' | undefined
  /** Whom somebody chose in it, where the portal asked: who is signed in here, or somebody else. */
  readonly accountChoice: 'same' | 'other' | undefined
  /** A second factor was set up in it. */
  readonly hasEnrolled: boolean
  /** A way back in was offered in it, and answered. */
  readonly offerAnswered: boolean
}

declare module '../facts.ts' {
  interface Parts {
    readonly attempt: AttemptFacts
  }
}

export const attempt: Part = { digest: (facts) => ({ ...facts.attempt }) }
