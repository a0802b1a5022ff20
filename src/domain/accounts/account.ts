import type { Locale } from '../../platform/render/locale.ts'
import type { AccountId, Proofing } from '../../policy/vocabulary.ts'

export interface Account {
  readonly id: AccountId
  readonly subject: string
  readonly name: string
  readonly given_name: string | null
  readonly family_name: string | null
  readonly locale: Locale
  readonly phone: Buffer | null
  readonly standing: 'active' | 'disabled' | 'closed'
  /** An IANA name; null: the installation's own. */
  readonly time_zone: string | null
  readonly proofing: Proofing
  readonly enrolment_open_until: Date | null
  /** How often the way back in that was offered was put off, and when last. */
  readonly way_back_put_off: number
  readonly way_back_put_off_at: Date | null
  /** Grows with each end of everything: what was proven or sent in an era before is void. */
  readonly era: number
  /** Grows when the browsers that are known for the account are to be known no longer. */
  readonly device_era: number
  readonly demo: boolean
  /** Whether its owner is mailed when it is used in a browser that it was not used in before. */
  readonly tells_new_browsers: boolean
  readonly first_signed_in_at: Date | null
  readonly closed_at: Date | null
  readonly created_at: Date
  readonly updated_at: Date
  /** As people see it. Null: there is none, as of somebody who shares a mailbox and has a user name. */
  readonly email: string | null
  /** Null as well where it is no address: nobody reads its mail. */
  readonly email_verified_at: Date | null
}

/** What somebody is known by on a page, and in a list: their address, or their name where there is none. */
export const shownAs = ({ email, name }: Pick<Account, 'email' | 'name'>): string => email ?? name

/** How an address stands to the parser: see migrations/0022_addresses.sql. */
export type AddressForm = 'unread' | 'parsed' | 'refused' | 'met' | 'freed'

export interface IdentifierRow {
  readonly id: string
  readonly account_id: AccountId
  readonly kind: 'email'
  readonly value: string
  readonly lookup: string
  readonly form: AddressForm
  readonly verified_at: Date | null
  readonly created_at: Date
}
