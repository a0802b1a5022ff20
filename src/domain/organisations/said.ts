import {
  form,
  judged,
  listOf,
  members,
  oneOf,
  orNull,
  text,
  told,
  type Fault,
  type Of,
} from '../../platform/schema/index.ts'
import { locales } from '../../platform/render/locale.ts'
import { readMailAddress } from '../../platform/text/mail-address.ts'
import { postalCodeIn, type PostalAddress } from '../../platform/text/postal-address.ts'
import { registrationKinds, registrationNumberIn } from '../../policy/organisations/index.ts'
import { isTimeZone } from '../../policy/password/life.ts'
import type { BranchRow, OrganisationRow } from './rows.ts'

/** Where post goes. Of a letter's window five lines are seen, so that none may be long. */
export const addressSchema = members({
  street: told(text({ most: 60 }), 'the street, or a post box'),
  number: told(
    text({ most: 12, least: 0 }).default(''),
    'of the house, with its addition; left out where the street has it',
  ),
  extra: told(
    text({ most: 60, least: 0 }).default(''),
    'a line above the street: a building, a department; left out where there is none',
  ),
  postal_code: told(text({ most: 12 }), 'as the country’s post writes it'),
  city: text({ most: 40 }),
  country: told(form('a country by two letters (ISO 3166-1)', /^[A-Z]{2}$/), 'two letters (ISO 3166-1)'),
})

const domain = judged((said) =>
  said.length <= 253 && readMailAddress(`x@${said}`) ? undefined : 'must be a domain, such as firm.example',
)

/** What an organisation is kept with. */
export const organisationSchema = members({
  registration: told(
    members({
      kind: oneOf(registrationKinds),
      number: told(text({ most: 60 }), 'as its register writes it; spaces and dashes are left out'),
    }),
    'under which number a register of companies knows it',
  ),
  legal_name: told(text({ most: 200 }), 'as the register has it'),
  display_name: told(text({ most: 100 }), 'as its people call it'),
  address: told(orNull(addressSchema), 'where letters go; null: none is known'),
  locale: told(oneOf(locales), 'the language of what is sent to it'),
  time_zone: told(
    orNull(
      form('an IANA time zone, such as Europe/Amsterdam', (said) => isTimeZone(said), {
        most: 60,
      }),
    ),
    'null: the installation’s own',
  ),
  email_domains: told(
    listOf(domain, 'domains', { most: 50 }),
    'the domains of its people’s addresses, as far as they are known',
  ),
  external_key: told(
    orNull(text({ most: 200 })),
    'by which another system knows it: what is imported twice is one; null: none',
  ),
})

export type OrganisationSaid = Of<typeof organisationSchema>

/** What a branch is kept with. */
export const branchSchema = members({
  number: told(text({ most: 60 }), 'of the register: twelve digits where that is `kvk`'),
  name: text({ most: 100 }),
  address: told(orNull(addressSchema), 'null: none is known'),
})

export type BranchSaid = Of<typeof branchSchema>

const whyNumber = {
  'number-malformed': {
    kvk: 'must have 8 digits',
    orgnr: 'must have 10 digits',
    rsin: 'must have 9 digits',
    other: 'must be letters and digits, at most 40',
  },
  'number-check-digit': {
    kvk: 'is mistyped',
    orgnr: 'is mistyped: its check digit is not right',
    rsin: 'is mistyped: it does not pass the eleven test',
    other: 'is mistyped',
  },
} as const

const PERSONAL =
  'is the personal number of a sole trader, which is not kept here: use the kind other with another number'

/** A registration as it is kept, or what is wrong with it. */
export function registrationIn({
  kind,
  number: typed,
}: OrganisationSaid['registration']):
  { readonly ok: true; readonly number: string } | { readonly ok: false; readonly fault: Fault } {
  const read = registrationNumberIn(kind, typed)
  if (read.ok) return read
  const says = read.reason === 'number-personal' ? PERSONAL : whyNumber[read.reason][kind]
  return { ok: false, fault: { path: ['registration', 'number'], says, reason: read.reason } }
}

/** An address as it is kept, or what is wrong with it. */
export function addressIn(
  said: Of<typeof addressSchema> | null,
):
  | { readonly ok: true; readonly address: PostalAddress | null }
  | { readonly ok: false; readonly fault: Fault } {
  if (said === null) return { ok: true, address: null }
  const code = postalCodeIn(said.country, said.postal_code)
  if (code === undefined)
    return { ok: false, fault: { path: ['address', 'postal_code'], says: `must be one of ${said.country}` } }
  return { ok: true, address: { ...said, postal_code: code } }
}

/** An organisation as it was said. */
export const organisationAsSaid = (row: OrganisationRow): OrganisationSaid => ({
  registration: { kind: row.registration_kind, number: row.registration_number },
  legal_name: row.legal_name,
  display_name: row.display_name,
  address: row.address,
  locale: row.locale,
  time_zone: row.time_zone,
  email_domains: row.email_domains,
  external_key: row.external_key,
})

export const branchAsSaid = (row: BranchRow): BranchSaid => ({
  number: row.number,
  name: row.name,
  address: row.address,
})
