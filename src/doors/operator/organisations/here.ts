import type { OrganisationListed } from '../../../../views/operator/organisations/list.ts'
import { organisationById, type OrganisationRow } from '../../../domain/organisations/index.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { isInUse, registrationNumberShown } from '../../../policy/organisations/index.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import type { Visit } from '../enter.ts'

/** The organisation that a page is about. @throws HttpProblem 404: what was only asked for is none */
export async function organisationHere({ door, exchange }: Visit): Promise<OrganisationRow> {
  const { organisation: id = '' } = exchange.params
  const row = isUuid(id) ? await organisationById(door.db, id) : undefined
  if (!row || row.standing === 'applied') throw new HttpProblem(404, 'not-found')
  return row
}

/** Where an organisation's page is, or one of its parts. */
export const pathOf = (id: string, part = ''): string => `/operator/organisations/${id}${part}`

/** What something of it is said to be part of. */
export const withinOf = (row: OrganisationRow) => ({ id: row.id, name: row.display_name })

/** Whether something may still be changed of it. */
export const isOpen = ({ standing }: OrganisationRow): boolean => isInUse(standing)

/** An organisation, as lists and titles have it. */
export const listed = (row: OrganisationRow): OrganisationListed => ({
  ...{ id: row.id, name: row.display_name, standing: row.standing, since: row.created_at },
  registration: {
    kind: row.registration_kind,
    number: registrationNumberShown(row.registration_kind, row.registration_number),
  },
  city: row.address?.city,
  without: row.without_administrator_at ?? undefined,
})

/** The lines of an address, as a letter has them. */
export function linesOf({ address }: Pick<OrganisationRow, 'address'>): readonly string[] {
  if (address === null) return []
  const { extra, street, number, postal_code: code, city, country } = address
  return [extra, `${street} ${number}`.trim(), `${code}  ${city}`, country].filter((each) => each !== '')
}
