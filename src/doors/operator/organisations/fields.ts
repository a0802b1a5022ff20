import { organisationRegistered, type OrganisationRow } from '../../../domain/organisations/index.ts'
import type { Db } from '../../../platform/db/database.ts'
import type { Values } from '../../../platform/http/forms.ts'
import { line, pick } from '../../../platform/schema/index.ts'
import { registrationKinds, registrationNumberIn } from '../../../policy/organisations/index.ts'

/** By which another organisation is named. */
export const otherShape = { kind: pick(registrationKinds), registration: line({ most: 60 }) }

/** The organisation that was named by its registration; undefined: there is none. */
export async function otherNamed(
  db: Db,
  { kind, registration }: Values<typeof otherShape>,
): Promise<OrganisationRow | undefined> {
  const read = registrationNumberIn(kind, registration)
  return read.ok ? organisationRegistered(db, kind, read.number) : undefined
}
