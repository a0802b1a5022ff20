import {
  branchNumbered,
  numbersCalled,
  organisationById,
  organisationRegistered,
  type NumberRow,
  type OrganisationRow,
} from '../../domain/organisations/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { registrationKinds, registrationNumberIn } from '../../policy/organisations/index.ts'
import { isUuid } from '../../policy/vocabulary.ts'
import { Refusal } from './run.ts'

/** By id or registration number, as `kvk:69599084`. @throws Refusal where there is none */
export async function findOrganisation(db: Db, which: string): Promise<OrganisationRow> {
  const [kind, typed = ''] = which.split(/:(.*)/s)
  const known = registrationKinds.find((each) => each === kind)
  const number = known && registrationNumberIn(known, typed)
  const row = isUuid(which)
    ? await organisationById(db, which)
    : known && number?.ok
      ? await organisationRegistered(db, known, number.number)
      : undefined
  // what was only asked for is none
  if (!row || row.standing === 'applied') throw new Refusal(`There is no organisation ${which}.`)
  return row
}

/** A number of an organisation, by its register and as it is written: `customers:20 00 01`. @throws Refusal where there is none */
export async function findNumber(db: Db, { id }: OrganisationRow, which: string): Promise<NumberRow> {
  const [register, typed = ''] = which.split(/:(.*)/s)
  const lookup = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const found = (await numbersCalled(db, lookup)).find(
    (each) => each.organisation_id === id && each.register_key === register,
  )
  if (!found) throw new Refusal(`The organisation has no number ${which}.`)
  return found
}

/** A branch of an organisation, by its number. @throws Refusal where there is none */
export async function findBranch(db: Db, { id }: OrganisationRow, number: string) {
  const found = await branchNumbered(db, id, number.replace(/\s/g, '').toUpperCase())
  if (!found) throw new Refusal(`The organisation has no branch ${number}.`)
  return found
}

/** Several, by commas; undefined: nothing was said; null: `all`. */
export const listOf = (said: string | undefined): readonly string[] | null | undefined =>
  said === undefined
    ? undefined
    : said === 'all'
      ? null
      : said
          .split(',')
          .map((each) => each.trim())
          .filter(Boolean)
