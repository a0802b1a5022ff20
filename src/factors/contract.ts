import type { Html } from '../../views/html.ts'
import type { Frame } from '../../views/layout.ts'
import type { Db, Tx } from '../platform/db/database.ts'
import type { AccountId, AttemptId, CredentialId, FactorKind, Outcome, Traits } from '../policy/vocabulary.ts'
import type { Pace } from '../policy/throttle.ts'

/** What the host knows of whoever stands before the page. */
export interface Person {
  readonly id: AccountId
  readonly email: string
}

export type Fields = Readonly<Record<string, string>>

/** What is wrong with what was sent, and in which field. */
export interface Problem {
  readonly reason: string
  readonly field?: string | undefined
  /** Seconds until it makes sense to try again. */
  readonly retryAfter?: number | undefined
}

export type Verdict<Accepted> =
  | { readonly ok: true; readonly credential: CredentialId; readonly accepted: Accepted }
  | { readonly ok: false; readonly reason: string }

/** What a page shows, beyond its factor's own model. */
export interface Shown {
  readonly frame: Frame
  /** Where the form is sent. */
  readonly action: string
  /** Where "cancel" is sent. */
  readonly cancel: string
  readonly portal: string
  readonly person: Person | undefined
  /** What was typed before, secrets excepted; or a hint of who comes. */
  readonly typed: Fields
  readonly problem: Problem | undefined
}

/**
 * A way to prove it is you. It states traits and answers a challenge; it has no routes, session, audit or
 * throttle: the host has them. A kind in a list outside its folder is a mistake: policy reasons about traits.
 */
export interface Factor<Answer = unknown, Accepted = unknown> {
  readonly kind: FactorKind
  readonly traits: Traits
  readonly challenge: {
    /** The counters that slow guessing: of a sign-in's first page, or of a code behind it. */
    readonly pace: 'sign-in' | Pace
    /** For a factor whose page also asks who it is: what was typed. */
    identifier?(answer: Answer): string
    /** Parses the fields; what is refused here costs nothing and counts as no try. */
    form(fields: Fields): Outcome<string, { answer: Answer }> & { field?: string }
    /** Compares. Outside any transaction, changing nothing; takes the same time for nobody as for somebody. */
    verify(db: Db, account: AccountId | undefined, answer: Answer, now: Date): Promise<Verdict<Accepted>>
    /** Burns what is single use, in the statement that decides it; may still refuse. */
    accept(
      tx: Tx,
      verdict: { credential: CredentialId; accepted: Accepted },
      now: Date,
    ): Promise<Outcome<string>>
    page(shown: Shown): Html
  }
  readonly enrolment?: {
    /** A draft that every process computes alike, and that is stored only once it was confirmed. */
    draft(account: Person, attempt: AttemptId): Promise<Draft>
    confirm(draft: Draft, fields: Fields, now: Date): Outcome<string, { proof: number }> & { field?: string }
    /** Stores the credential. */
    enrol(
      tx: Tx,
      account: AccountId,
      attempt: AttemptId,
      confirmed: { draft: Draft; proof: number },
      now: Date,
    ): Promise<CredentialId>
    page(shown: Shown, draft: Draft): Html
  }
}

/** What is shown while enrolling; `secret` is seen by its owner alone. */
export interface Draft {
  readonly secret: Buffer
  readonly uri: string
  readonly picture: string
}
