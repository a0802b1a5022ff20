import type { AccountId, FactorKind } from '../vocabulary.ts'
import type { Facts } from './facts.ts'
import type { Choice } from './facts/choice.ts'

export type RefusalReason =
  | 'attempt-expired'
  | 'portal-retired'
  | 'account-disabled'
  | 'account-closed'
  | 'somebody-else'
  | 'organisation-not-let'
  | 'organisation-not-found'
  | 'organisation-missing'
  | 'mandate-too-low'
  | 'level-unknown'
  | 'level-out-of-reach'
  | 'no-factor-left'
  | 'details-expired'

/** What portals that wanted nobody asked are told by. */
export type AskReason = 'signin-missing' | 'level-missing' | 'renewal-due'

/** Asks for a factor. */
export interface AskFactor {
  readonly kind: FactorKind
  /** What would do as well. */
  readonly others: readonly FactorKind[]
  readonly reason: AskReason
  /** The key of the level that it is for; undefined: any use shows who somebody is. */
  readonly level?: string
}

/** What somebody can be asked, by its page. Each rule that asks something says here what: see its file. */
export interface Asks {
  readonly challenge: AskFactor
  readonly enrol: AskFactor
}

type Ask = {
  readonly [What in keyof Asks]: { readonly type: 'ask'; readonly what: What } & Asks[What]
}[keyof Asks]

/** What comes next. */
export type Step =
  | Ask
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
      /** For whom they act: the organisation and the membership; undefined: for nobody else, or it is not asked. */
      readonly choice: Choice | undefined
      /** The era of the account in which all that counted was proven: an end of everything ends it. */
      readonly era: number
    }

/** A rule answers, or leaves the answer to the next. Its name reads as a claim that then holds. */
export interface Rule {
  readonly name: string
  (facts: Facts): Step | undefined
}
