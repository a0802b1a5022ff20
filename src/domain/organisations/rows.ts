import type { Locale } from '../../platform/render/locale.ts'
import type { PostalAddress } from '../../platform/text/postal-address.ts'
import type {
  AttributeSetter,
  AttributeType,
  OrganisationStanding,
  Power,
  RegistrationKind,
} from '../../policy/organisations/index.ts'
import type { AccountId, OrganisationId } from '../../policy/vocabulary.ts'

export interface OrganisationRow {
  readonly id: OrganisationId
  readonly registration_kind: RegistrationKind
  readonly registration_number: string
  readonly legal_name: string
  readonly display_name: string
  readonly address: PostalAddress | null
  readonly locale: Locale
  /** An IANA name; null: the installation's own. */
  readonly time_zone: string | null
  /** The domains of its people's addresses, in small letters. */
  readonly email_domains: string[]
  readonly standing: OrganisationStanding
  /** Since when it has had administrators for all that there is to do; null: it never has. */
  readonly administered_at: Date | null
  /** Since when nobody is able to; null: somebody is, or never was. */
  readonly without_administrator_at: Date | null
  /** By which another system knows it: what is imported twice is one. */
  readonly external_key: string | null
  /** The key of the lowest level at which somebody acts for it; null: the portal's own. */
  readonly minimum_level: string | null
  readonly factors_forbidden: string[]
  readonly factors_required: string[]
  readonly version: number
  readonly created_at: Date
  readonly updated_at: Date
}

export interface ApplicationRow {
  readonly organisation_id: OrganisationId
  readonly account_id: AccountId
  readonly why: string
  readonly applied_at: Date
}

export interface BranchRow {
  readonly id: string
  readonly organisation_id: OrganisationId
  readonly number: string
  readonly name: string
  readonly address: PostalAddress | null
  readonly ended_at: Date | null
  readonly created_at: Date
}

export interface RegisterRow {
  readonly key: string
  readonly name_en: string
  readonly name_nl: string
  readonly name_sv: string
  readonly pattern: string
  readonly example: string
  readonly is_shared: boolean
  readonly version: number
  readonly created_at: Date
}

export interface NumberRow {
  readonly id: string
  readonly organisation_id: OrganisationId
  readonly register_key: string
  readonly is_shared: boolean
  readonly value: string
  readonly lookup: string
  readonly label: string | null
  /** What it has become; null: it stands. */
  readonly replaced_by_id: string | null
  readonly replaced_at: Date | null
  readonly created_at: Date
}

export interface RepresentationRow {
  readonly id: string
  /** For whom is acted. */
  readonly organisation_id: OrganisationId
  /** Who acts. */
  readonly intermediary_id: OrganisationId
  readonly given_by: string
  readonly given_at: Date
  readonly valid_until: Date | null
  readonly ended_at: Date | null
  readonly ended_by: string | null
  readonly ended_from: 'organisation' | 'intermediary' | 'operator' | null
}

export interface MembershipRow {
  readonly id: string
  readonly organisation_id: OrganisationId
  readonly kind: 'person' | 'system'
  readonly account_id: AccountId | null
  readonly client_id: string | null
  readonly role: 'member' | 'administrator'
  readonly powers: Power[]
  readonly user_name: string | null
  readonly user_name_lookup: string | null
  readonly all_numbers: boolean
  readonly all_branches: boolean
  /** Read by `mandateLevelOf` alone. */
  readonly mandate_level: string | null
  readonly representation_id: string | null
  readonly valid_from: Date
  readonly valid_until: Date | null
  readonly ended_at: Date | null
  /** Who gave it, as the audit names them. */
  readonly given_by: string
  readonly external_key: string | null
  readonly version: number
  readonly created_at: Date
  readonly updated_at: Date
}

export interface AttributeKindRow {
  readonly key: string
  readonly register_key: string | null
  readonly client_id: string | null
  readonly type: AttributeType
  readonly allowed: string[]
  readonly name_en: string
  readonly name_nl: string
  readonly name_sv: string
  readonly set_by: AttributeSetter[]
  /** The clients that are told, beside the one that it is for. */
  readonly seen_by: string[]
  readonly version: number
  readonly created_at: Date
}

export interface AttributeRow {
  readonly organisation_id: OrganisationId
  readonly membership_id: string
  readonly key: string
  readonly said: string[]
  readonly set_by: string
  readonly set_at: Date
}

declare module '../../platform/db/database.ts' {
  interface Tables {
    organisation: OrganisationRow
    organisation_application: ApplicationRow
    branch: BranchRow
    number_register: RegisterRow
    organisation_number: NumberRow
    representation: RepresentationRow
    membership: MembershipRow
    membership_number: { organisation_id: OrganisationId; membership_id: string; number_id: string }
    membership_branch: { organisation_id: OrganisationId; membership_id: string; branch_id: string }
    attribute_kind: AttributeKindRow
    membership_attribute: AttributeRow
    /** Written by triggers of the database. */
    member_word: { organisation_id: OrganisationId; membership_id: string; kind: string; word: string }
  }
}
