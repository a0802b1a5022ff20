import type { Html } from '../../views/html.ts'
import type { Frame } from '../../views/layout.ts'
import type { Db, Tx } from '../platform/db/database.ts'
import type { Owner } from '../policy/password.ts'
import type { Origin, TimeZone } from '../policy/password-life.ts'
import type { Life, RenewalReason } from '../policy/signin/index.ts'
import type { AccountId, AttemptId, CredentialId, FactorKind, Outcome, Traits } from '../policy/vocabulary.ts'
import type { Pace } from '../policy/throttle.ts'

/** What the host knows of whoever stands before the page. */
export interface Person extends Owner {
  readonly id: AccountId
  /** Null: the installation's own. */
  readonly timeZone: TimeZone | null
}

export type Fields = Readonly<Record<string, string>>

/** What is wrong with what was sent, and in which field. */
export interface Problem {
  readonly reason: string
  readonly field?: string | undefined
  /** Seconds until it makes sense to try again. */
  readonly retryAfter?: number | undefined
  /** Everything that is wrong with the field, `reason` first; where more can be wrong than one thing. */
  readonly reasons?: readonly string[] | undefined
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
  /** One more, added in "my account": it may be given a name. */
  readonly isAnother?: boolean
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
  /** For what does not live for ever: how it is replaced. */
  readonly renewal?: {
    life(db: Db, account: AccountId): Promise<Life | undefined>
    /**
     * Looks at what was chosen: names all that is wrong with it, or makes it ready to be kept. Outside any
     * transaction; as dear as it must be, so the host counts tries.
     */
    choose(
      db: Db,
      person: Person,
      fields: Fields,
      how: Renewing,
      now: Date,
    ): Promise<
      | { readonly ok: true; readonly chosen: Chosen }
      | { readonly ok: false; readonly reasons: readonly string[]; readonly field: string }
    >
    /** Keeps what was chosen in the place of what was there when it was looked at; of two at once, one does. */
    renew(
      tx: Tx,
      person: Person,
      renewed: { chosen: Chosen; how: Renewing },
      now: Date,
    ): Promise<Outcome<string>>
    /** Notes that its owner was told when it expires. */
    noteTold(tx: Tx, account: AccountId, now: Date): Promise<void>
    /** From now on it proves who somebody is only to be replaced. */
    demand(tx: Tx, account: AccountId, because: NonNullable<Life['because']>): Promise<boolean>
    page(shown: ShownRenewal): Html
    expiryPage(shown: ShownExpiry): Html
  }
}

/** Why and by what right something is renewed. */
export interface Renewing {
  readonly origin: Origin
  /** It must be renewed, or may be by a mailed link: the least age does not hold it up. */
  readonly isForced: boolean
}

/** What was chosen, hashed; and what it replaces. */
export interface Chosen {
  readonly from: string | undefined
  readonly to: string
}

export interface ShownRenewal extends Omit<Shown, 'cancel' | 'portal'> {
  /** Why it is renewed; `reset` by a mailed link. */
  readonly because: RenewalReason | 'reset'
  /** Where not doing it leads, by POST or as a link. */
  readonly leave: { readonly post: string } | { readonly link: string } | undefined
}

export interface ShownExpiry {
  readonly frame: Frame
  readonly action: string
  /** In the person's calendar: 1 is tomorrow. */
  readonly daysLeft: number
  readonly expiresAt: Date
  readonly zone: TimeZone
}

/** What is shown while enrolling; `secret` is seen by its owner alone. */
export interface Draft {
  readonly secret: Buffer
  readonly uri: string
  readonly picture: string
}
