import type { Ladder } from '../assurance.ts'
import type { Asked } from '../requirements.ts'
import type { AccountId, AttemptId, Evidence, FactorKind, Proofing, Traits } from '../vocabulary.ts'

/** All that is known of a sign-in at one moment. Read once; every rule sees the same. */
export interface Facts {
  readonly now: Date
  readonly ladder: Ladder
  readonly asked: Asked
  /** The factor whose page also asks who somebody is. */
  readonly entrance: FactorKind
  readonly attempt: {
    /** Undefined when a session is looked at without an attempt, as at the authorization endpoint. */
    readonly id: AttemptId | undefined
    readonly expiresAt: Date | undefined
    /** When the mailed code was typed in. */
    readonly addressProvenAt: Date | undefined
  }
  /** Who the attempt, or else the session, names. */
  readonly account: AccountFacts | undefined
  /** The request names somebody (`id_token_hint`, `claims.sub`): nobody else will do. */
  readonly pinned: AccountId | undefined
  /** Of the session and of this attempt, of this account only, none from before its sessions were ended. */
  readonly evidence: readonly Evidence[]
}

export interface AccountFacts {
  readonly id: AccountId
  readonly standing: 'active' | 'disabled'
  readonly proofing: Proofing
  readonly enrolmentOpenUntil: Date | undefined
  readonly factors: readonly FactorFacts[]
}

/** A factor that the account has, or that it could enrol. */
export interface FactorFacts {
  readonly kind: FactorKind
  readonly traits: Traits
  readonly state: 'enrolled' | 'available'
}

export type RefusalReason =
  | 'attempt-expired'
  | 'account-disabled'
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
      readonly reason: 'signin-missing' | 'level-missing'
    }
  | { readonly type: 'ask'; readonly what: 'prove-address'; readonly reason: 'level-missing' }
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
      readonly newest: Date
    }

/** A rule answers, or leaves the answer to the next. Its name reads as a claim that then holds. */
export interface Rule {
  readonly name: string
  (facts: Facts): Step | undefined
}
