import type { Icon } from '../../../views/icons.ts'
import type { SeenFrom } from '../audit/index.ts'
import type { WhatBecame } from './events.ts'
import type { FactorNames, Shown, ShownRenewal } from '../../../views/factors/shown.ts'
export type { ByNumber } from '../../../views/factors/shown.ts'
import type { Html } from '../../../views/html.ts'
import type { Frame } from '../../../views/layout.ts'
import type { Problem } from '../../../views/problem-text.ts'
import type { Fields } from '../../platform/http/bodies.ts'
import type { Db, Tx } from '../../platform/db/database.ts'
import type { Locale } from '../../platform/render/locale.ts'
import type { Owner } from '../../policy/password/rules.ts'
import type { SetBy, TimeZone } from '../../policy/password/life.ts'
import type {
  AccountId,
  AttemptId,
  CredentialId,
  FactorKind,
  Outcome,
  Traits,
} from '../../policy/vocabulary.ts'
import type { Pace } from '../../policy/paces.ts'

/** What the host knows of the person before the page. */
export interface Person extends Owner {
  readonly id: AccountId
  /** Null: the installation's own. */
  readonly timeZone: TimeZone | null
}

export type Verdict<Accepted> =
  | {
      readonly ok: true
      readonly credential: CredentialId
      readonly accepted: Accepted
      /** Whose it is, for a factor that says so itself. */
      readonly account?: AccountId | undefined
      /** What this use proved, where uses differ. */
      readonly traits?: Traits | undefined
    }
  | { readonly ok: false; readonly reason: string }

/** By what somebody says who they are: an address, or a number of their organisation and a user name in it. */
export type Identified = string | { readonly number: string; readonly userName: string }

/** What is asked of whom: by this attempt and no other. */
export interface Asking {
  readonly attempt: AttemptId
  /** Undefined while nobody is named. */
  readonly account: AccountId | undefined
  /** Whether the level that is asked for needs its user verified by the authenticator. */
  readonly verified: boolean
  /** Whether a credential that can prove this is of use to it; undefined: any is. */
  readonly takes?: ((way: Traits) => boolean) | undefined
  /** Tells that the person who asked has left: nobody waits for the answer any more. */
  readonly gone?: AbortSignal | undefined
}

/** For whom, from where and on which page something is sent. */
export interface Sending {
  readonly attempt: AttemptId
  readonly person: Person
  readonly frame: Frame
  readonly portal: string
  readonly address: string
  readonly fields: Fields
}

/**
 * What the owner of an account is told of what became of a factor, by the audit's word for it. Guessing is told of every
 * factor; what is not told of has no word.
 */
export type Happened = Readonly<
  Partial<Record<WhatBecame, (portal: string) => string>> &
    Record<'refused' | 'throttled', (portal: string) => string>
>

/**
 * A way to prove it is you. It states traits and answers a challenge; it has no routes, session, audit or
 * throttle: the host has them. A kind in a list outside its folder is a mistake: policy reasons about traits.
 *
 * `Answer` is what was typed or sent, parsed; `Accepted` what comparing found; `Draft` what is shown while one is set
 * up; `Confirmed` what its first right answer brought.
 */
export interface Factor<Answer = unknown, Accepted = unknown, Draft = unknown, Confirmed = unknown> {
  readonly kind: FactorKind
  /** The most that one of these can prove. */
  readonly traits: Traits
  /** What a new one could prove beyond that, where makes are known: each with its make. */
  readonly knownMakes?: readonly Traits[]
  /** What one credential can prove, where they differ. */
  readonly traitsOfCredential?: (make: Make) => Traits
  names(locale: Locale): FactorNames
  /** The sign it is told by, where there are several to choose from. */
  readonly icon?: Icon
  /** A line about each that an account has of it, for its owner. */
  readonly details?: (
    db: Db,
    account: AccountId,
    locale: Locale,
  ) => Promise<ReadonlyMap<CredentialId, string>>
  /** Whether little is left of what an account has of it: then its owner is advised to make new ones. */
  readonly isLow?: (db: Db, account: AccountId) => Promise<boolean>
  readonly challenge: {
    /** The counters that slow guessing: of a sign-in's first page, or of a code behind it. */
    readonly pace: 'sign-in' | Pace
    /** For a factor whose page also asks who it is: what was typed. */
    identifier?(answer: Answer): Identified
    /** A part of the first page by which somebody signs in who types nothing: this factor names them. */
    readonly entrance?: (shown: Shown, asking: Asking, now: Date) => Html
    /** Sends what is to be typed in; by POST only, and counted. */
    readonly send?: (
      tx: Tx,
      sending: Sending,
      now: Date,
    ) => Promise<Outcome<string> & { retryAfter?: number }>
    /** Parses the fields; what is refused here costs nothing and counts as no try. */
    form(fields: Fields): Outcome<string, { answer: Answer }> & { field?: string }
    /** Compares. Outside any transaction, changing nothing but the tries that are left; takes the same time for nobody as for somebody. */
    verify(db: Db, asking: Asking, answer: Answer, now: Date): Promise<Verdict<Accepted>>
    /** Burns what is single use, in the statement that decides it; may still refuse. */
    accept(
      tx: Tx,
      verdict: { credential: CredentialId; accepted: Accepted; seenFrom?: SeenFrom },
      now: Date,
    ): Promise<Outcome<string>>
    /** Reads what it shows; changes nothing. */
    page(db: Db, shown: Shown, asking: Asking, now: Date): Html | Promise<Html>
  }
  readonly enrolment?: {
    /** A way back in, offered once to somebody who has just set up another factor. */
    readonly isOffered?: boolean
    /** One set per account: a new one takes the place of the one before. */
    readonly isSingle?: boolean
    /** What is shown; the same for every process and every reload, or stored nowhere. */
    draft(
      db: Db,
      about: {
        readonly person: Person
        readonly scope: AttemptId
        /** What came back from a page that is shown again. */
        readonly fields?: Fields | undefined
      },
      now: Date,
    ): Promise<Draft>
    /** Sends what is to be typed in, to what was typed; by POST only, and counted. */
    readonly send?: (
      tx: Tx,
      sending: Sending,
      now: Date,
    ) => Promise<Outcome<string> & { field?: string; retryAfter?: number }>
    /** Looks at the first answer; changes nothing but the tries that are left. */
    confirm(
      db: Db,
      about: { readonly person: Person; readonly scope: AttemptId; readonly fields: Fields },
      now: Date,
    ): Promise<
      Outcome<string, { confirmed: Confirmed; traits?: Traits }> & {
        field?: string
        /** Nothing was compared: something was left out, or is none. It is no event. */
        isSlip?: boolean
      }
    >
    /** Stores the credential, and burns what is single use; may still refuse. */
    enrol(
      tx: Tx,
      person: Person,
      scope: AttemptId,
      confirmed: Confirmed,
      now: Date,
    ): Promise<Outcome<string, { credential: CredentialId; traits?: Traits | undefined }>>
    page(shown: Shown, draft: Draft): Html
    /** What is shown, as a text to keep. */
    file?(shown: Pick<Shown, 'frame' | 'person'>, draft: Draft): { name: string; text: string }
  }
  /** For what does not live for ever: how its owner puts another in its place. */
  readonly renewal?: {
    /**
     * Looks at what was chosen: names all that is wrong with it, or makes it ready to be kept. Outside any
     * transaction; as dear as it must be, so the host counts tries.
     */
    choose(
      db: Db,
      person: Person,
      asked: { readonly fields: Fields; readonly how: Renewing; readonly gone?: AbortSignal | undefined },
      now: Date,
    ): Promise<
      | { readonly ok: true; readonly chosen: Chosen }
      | {
          readonly ok: false
          readonly reasons: readonly string[]
          readonly field: string
          /** Nothing was chosen: it is no event. */
          readonly isSlip?: boolean
        }
    >
    /** Keeps what was chosen in the place of what was there when it was looked at; of two at once, one does. */
    renew(
      tx: Tx,
      person: Person,
      renewed: { chosen: Chosen; how: Renewing },
      now: Date,
    ): Promise<Outcome<string>>
    page(shown: ShownRenewal): Html
  }
}

/** Why and by what right something is renewed. */
export interface Renewing {
  readonly setBy: SetBy
  /** It must be renewed, or may be by a mailed link: the least age does not hold it up. */
  readonly isForced: boolean
}

/** What was chosen, hashed; and what it replaces. */
export interface Chosen {
  readonly from: string | undefined
  readonly to: string
}

/** How a credential is made, as far as its uses differ by it. */
export interface Make {
  readonly userVerified: boolean
  readonly deviceBound: boolean
  readonly model: string | null
}

export type { FactorNames, OtherWay, Shown, ShownRenewal } from '../../../views/factors/shown.ts'
export type { Fields, Problem }
