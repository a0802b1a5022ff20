import type { Account } from '../../domain/accounts/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import type { Writing } from '../../domain/outbox/index.ts'
import type { OrganisationRow } from '../../domain/organisations/index.ts'
import type { SessionEnding } from '../../domain/sessions/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { OrganisationId } from '../../policy/vocabulary.ts'
import type { AccountActs } from '../accounts/index.ts'

export interface OrganisationActsDeps {
  readonly outbox: Writing
  /** Where what is asked for is answered. */
  readonly issuer: URL
  /** Ends what was granted to those who act for an organisation, where they do it no more, or less. */
  readonly endings: Pick<SessionEnding, 'endActing'>
  /** Makes the account of a first administrator who has none. */
  readonly createAccount: AccountActs['create']
  /** The keys of the levels that a mandate may be worth. */
  readonly levels: readonly string[]
  /** Every factor that is known, and those that people can set up here. */
  readonly kinds: readonly string[]
  readonly offered: readonly string[]
  /** Of organisations that say none of their own (IANA). */
  readonly timeZone: string
}

/** Of what is done to somebody in an organisation. */
export interface Within {
  readonly organisation: OrganisationId
  readonly id: string
}

/** What tells somebody that they act for an organisation, or no more. */
export type TellMember = (
  tx: Tx,
  told: {
    readonly who: Acting
    readonly account: Account
    readonly organisation: OrganisationRow
    readonly changed:
      | ('membership-given' | 'membership-ended' | 'application-declined')
      | ('request-granted' | 'request-declined')
  },
  now: Date,
) => Promise<void>

/** Why somebody is the first administrator: on what it rests that they may act for the organisation. */
export const becauses = [
  'registered-director',
  'signed-contract',
  'letter-of-authority',
  'known-contact',
  'applied',
] as const
export type Because = (typeof becauses)[number]
