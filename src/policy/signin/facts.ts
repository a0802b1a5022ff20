import type { Ladder } from '../levels/ladder.ts'
import type { TimeZone } from '../password/life.ts'
import type { Wish } from '../levels/goal.ts'
import type { AccountId, AttemptId, Evidence, FactorKind, Proofing, Traits } from '../vocabulary.ts'

/** All that is known of a sign-in at one moment. Read once; every rule sees the same. */
export interface Facts {
  readonly now: Date
  readonly ladder: Ladder
  readonly wish: Wish
  /** The factors that say who somebody is; the page of the first also asks. At least one. */
  readonly entrances: readonly FactorKind[]
  readonly attempt: {
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
  /** Whom the attempt names, or else the session, unless somebody else was chosen. */
  readonly account: AccountFacts | undefined
  /** The request names somebody (`id_token_hint`, `claims.sub`): nobody else will do. */
  readonly pinned: AccountId | undefined
  /**
   * The evidence of the session and of this attempt. It is of this account only, and of its era: none from before its
   * sessions were ended.
   */
  readonly evidence: readonly Evidence[]
}

export interface AccountFacts {
  readonly id: AccountId
  readonly standing: 'active' | 'disabled' | 'closed'
  readonly era: number
  /** Whose calendar its days are counted by. */
  readonly zone: TimeZone
  readonly proofing: Proofing
  readonly enrolmentOpenUntil: Date | undefined
  readonly factors: readonly FactorFacts[]
}

/** A factor that the account has, or that it could enrol. */
export interface FactorFacts {
  readonly kind: FactorKind
  /** What its uses can prove: each credential of the account's, or the most that a new one could. */
  readonly canProve: readonly Traits[]
  /** `offered`: not set up, and a way back in; it reaches no level. */
  readonly state: 'enrolled' | 'available' | 'offered'
  /** Set up by its owner, beside what every account begins with. */
  readonly isSecond: boolean
  /** Of a credential that does not live for ever. */
  readonly life?: Life | undefined
}

/** How long a credential may be used as it is. */
export interface Life {
  /** Why it must be renewed at the next sign-in, whatever its age. */
  readonly because: 'issued' | 'reset-by-other' | 'reported' | undefined
  readonly expiresAt: Date | undefined
  /** Days of its owner's calendar before it expires, from which they are told after signing in. */
  readonly toldWithin: number | undefined
  readonly toldAt: Date | undefined
}

/** Why a credential must be renewed, or, `wanted`, is. */
export type RenewalReason = 'expired' | 'wanted' | NonNullable<Life['because']>

export type RefusalReason =
  | 'attempt-expired'
  | 'account-disabled'
  | 'account-closed'
  | 'somebody-else'
  | 'level-unknown'
  | 'level-out-of-reach'
  | 'no-factor-left'

/** What comes next. */
export type Step =
  | {
      readonly type: 'ask'
      readonly what: 'challenge' | 'enrol'
      readonly kind: FactorKind
      /** What would do as well. */
      readonly others: readonly FactorKind[]
      readonly reason: 'signin-missing' | 'level-missing' | 'renewal-due'
      /** The key of the level that it is for; undefined: any use shows who somebody is. */
      readonly level?: string
    }
  | {
      readonly type: 'ask'
      readonly what: 'choose-account'
      readonly reason: 'signin-missing'
    }
  | {
      readonly type: 'ask'
      readonly what: 'prove-address'
      readonly reason: 'level-missing' | 'renewal-due'
    }
  | {
      readonly type: 'ask'
      readonly what: 'renew'
      readonly kind: FactorKind
      readonly reason: 'renewal-due'
      readonly because: RenewalReason
    }
  | {
      readonly type: 'ask'
      readonly what: 'offer'
      readonly kind: FactorKind
      readonly others: readonly FactorKind[]
      readonly reason: 'renewal-due'
    }
  | {
      readonly type: 'ask'
      readonly what: 'tell-expiry'
      readonly kind: FactorKind
      readonly reason: 'renewal-due'
      readonly expiresAt: Date
    }
  | {
      readonly type: 'refuse'
      readonly reason: RefusalReason
      readonly error: 'access_denied' | 'unmet_authentication_requirements' | 'login_required'
    }
  | {
      readonly type: 'finish'
      readonly account: AccountId
      readonly rank: number
      readonly acr: string
      readonly amr: readonly string[]
      readonly authTime: Date
      /** The era of the account in which all that counted was proven: an end of everything ends it. */
      readonly era: number
    }

/** A rule answers, or leaves the answer to the next. Its name reads as a claim that then holds. */
export interface Rule {
  readonly name: string
  (facts: Facts): Step | undefined
}
