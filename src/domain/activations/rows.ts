import type { Locale } from '../../platform/render/locale.ts'
import type { Channel, Ending, Purpose } from '../../policy/activation/index.ts'
import type { Power } from '../../policy/organisations/index.ts'
import type { AccountId, FactorKind, OrganisationId } from '../../policy/vocabulary.ts'

export interface ActivationRow {
  readonly id: string
  readonly purpose: Purpose
  /** Whose it is; of somebody new, once they have accepted. */
  readonly account_id: AccountId | null
  readonly email: string
  readonly email_lookup: string
  readonly name: string
  readonly locale: Locale
  /** Sealed, see `phoneOf`: carries the code and nothing else. */
  readonly phone: Buffer | null
  /** Sealed, see `postalOf`: where its letter goes. */
  readonly postal: Buffer | null
  readonly legs: Channel[]
  readonly client_id: string | null
  readonly organisation_id: OrganisationId | null
  readonly role: 'member' | 'administrator' | null
  readonly powers: Power[]
  readonly user_name: string | null
  /** The numbers, by their ids; null: all. */
  readonly number_ids: string[] | null
  readonly branch_ids: string[] | null
  readonly mandate_level: string | null
  readonly valid_from: Date | null
  readonly valid_until: Date | null
  readonly external_key: string | null
  /** Who began it, as the audit names them. */
  readonly begun_by: string
  readonly sender_id: AccountId | null
  /** As which administrator of the organisation they did. */
  readonly sender_membership_id: string | null
  /** Of issued details: by which somebody acts for whom they sign in with. */
  readonly membership_id: string | null
  readonly created_at: Date
  readonly closes_at: Date
  /** Until when whoever acts for the organisation may object: no code is posted before; null: nobody is asked. */
  readonly opens_at: Date | null
  readonly look_at: Date | null
  readonly ended_at: Date | null
  readonly ended_as: Ending | null
  readonly version: number
}

/** Of whom an event of an activation is. */
export const aboutOf = (row: Pick<ActivationRow, 'account_id' | 'organisation_id'>) => ({
  accountId: row.account_id ?? undefined,
  organisationId: row.organisation_id ?? undefined,
})

/** What was sent by one way, last. */
export interface LegRow {
  readonly activation_id: string
  readonly channel: Channel
  /** Of a link its hash, of a code its MAC; null: nothing was sent, or it is used up. */
  readonly secret: Buffer | null
  readonly tries_left: number
  readonly sent_at: Date | null
  readonly expires_at: Date | null
  /** Of the outbox, or of a letter. */
  readonly message_id: string | null
}

/** A browser in which something was shown. */
export interface VisitRow {
  readonly token_hash: Buffer
  readonly activation_id: string
  /** Shown there, to be typed in another browser together with the code. */
  readonly reference: string
  readonly link_hash: Buffer | null
  readonly code_at: Date | null
  readonly accepted_at: Date | null
  /** The account's era then, and the kinds of factors that were used or set up. */
  readonly accepted_era: number | null
  readonly proved: FactorKind[]
  readonly carried_at: Date | null
  readonly began_at: Date
  readonly expires_at: Date
}

export interface LinkRow {
  readonly token_hash: Buffer
  readonly activation_id: string
  /** It opens nothing: whoever has it takes the activation back. */
  readonly stops: boolean
  readonly sent_at: Date
}
