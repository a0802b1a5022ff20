import { line, readLine } from '../schema/index.ts'
import type { PostalAddress } from '../text/postal-address.ts'
import type { Fields } from './bodies.ts'
import type { FieldFault, Values } from './forms.ts'

// Fields that forms of several doors have: what may be empty, what has several lines, and where post goes.

export const optional = (most: number) => line({ most, isOptional: true })

export const orNull = (said: string): string | null => (said === '' ? null : said)

/** Several, one on each line. */
export const lines = (most = 20_000) =>
  readLine(
    (said) =>
      said
        .split('\n')
        .map((each) => each.trim())
        .filter(Boolean),
    { most, isOptional: true },
  )

export const addressShape = {
  ...{ extra: optional(60), street: optional(60), 'house-number': optional(12) },
  ...{ 'postal-code': optional(12), city: optional(40), country: optional(2) },
}

export const addressPlaces: Readonly<Record<string, string>> = {
  ...{ 'address.extra': 'extra', 'address.street': 'street', 'address.number': 'house-number' },
  ...{ 'address.postal_code': 'postal-code', 'address.city': 'city', 'address.country': 'country' },
}

/** Where post goes; null: nothing of it was filled in; and what of it was left out. */
export function addressIn(value: Values<typeof addressShape>): {
  address: PostalAddress | null
  faults: FieldFault[]
} {
  const address = {
    ...{ extra: value.extra, street: value.street, number: value['house-number'] },
    ...{ postal_code: value['postal-code'], city: value.city, country: value.country.toUpperCase() },
  }
  // a country alone is no address
  const isNone = [value.extra, value.street, value['postal-code'], value.city].every((each) => each === '')
  if (isNone) return { address: null, faults: [] }
  const needed = ['street', 'postal-code', 'city', 'country'] as const
  const missing = needed.filter((name) => value[name] === '')
  return { address, faults: missing.map((field) => ({ field, reason: `${field}-missing` })) }
}

/** The fields as an address has them. */
export const addressTyped = (address: PostalAddress | null): Fields => ({
  ...{ extra: address?.extra ?? '', street: address?.street ?? '', 'house-number': address?.number ?? '' },
  ...{ 'postal-code': address?.postal_code ?? '', city: address?.city ?? '' },
  country: address?.country ?? '',
})

/** The same, of somebody whose letter may go to where they work. */
export const postalShape = { company: optional(60), ...addressShape }

export const postalPlaces: Readonly<Record<string, string>> = {
  ...{ 'postal.organisation': 'company', 'postal.extra': 'extra', 'postal.street': 'street' },
  ...{ 'postal.number': 'house-number', 'postal.postal_code': 'postal-code', 'postal.city': 'city' },
  ...{ 'postal.country': 'country', postal: 'street' },
}

export function postalIn(value: Values<typeof postalShape>) {
  const { address, faults } = addressIn(value)
  return { postal: address && { ...address, organisation: value.company }, faults }
}
