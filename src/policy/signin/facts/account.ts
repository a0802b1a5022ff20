import type { TimeZone } from '../../password/life.ts'
import type { AccountId, FactorKind, Proofing, Traits } from '../../vocabulary.ts'
import type { Part } from '../facts.ts'

export interface AccountFacts {
  readonly id: AccountId
  readonly standing: 'active' | 'disabled' | 'closed'
  readonly era: number
  /** Whose calendar its days are counted by. */
  readonly zone: TimeZone
  readonly proofing: Proofing
  /** Whether there is an address whose mail its owner can be asked to read. */
  readonly hasAddress: boolean
  readonly enrolmentOpenUntil: Date | undefined
  readonly factors: readonly FactorFacts[]
  /** The way back in that was offered, and put off. */
  readonly wayBackPutOff: PutOff | undefined
}

export interface PutOff {
  /** How often; at least once. */
  readonly times: number
  /** When last. */
  readonly at: Date
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

declare module '../facts.ts' {
  interface Parts {
    /** Whom the attempt names, or else the session, unless somebody else was chosen. */
    readonly account: AccountFacts | undefined
  }
}

export const account: Part = {
  digest: ({ account: said }) =>
    said && {
      ...said,
      factors: said.factors.map(({ kind, state, life }) => ({ kind, state, ...(life ? { life } : {}) })),
    },
}
