import type { Queryable } from '../../platform/db/database.ts'
import {
  numberIn,
  registrationKinds,
  registrationNumberIn,
  userNameIn,
} from '../../policy/organisations/index.ts'
import { isUuid, type AccountId, type OrganisationId } from '../../policy/vocabulary.ts'
import { membersCalled, numbersNearby, type Among, type FittingRow } from './fitting/store.ts'
import { successorOf } from './numbers/store.ts'
import { registerByKey } from './registers/store.ts'
import { organisationRegistered } from './store.ts'

/**
 * What a portal may mean by this, of what somebody acts for: one of our ids, a registration as `kvk:69599084`, or a number
 * with its register, as `customers:200001`. A number that has become another means the one that it became.
 */
export async function organisationNamed(db: Queryable, account: AccountId, named: string): Promise<Among> {
  // no text of PostgreSQL holds it
  if (named.includes('\0')) return { organisations: [] }
  if (isUuid(named)) return { organisations: [named] }
  const [of = '', typed = ''] = named.split(/:(.*)/s)
  const kind = registrationKinds.find((each) => each === of)
  if (kind !== undefined) {
    const read = registrationNumberIn(kind, typed)
    const row = read.ok ? await organisationRegistered(db, kind, read.number) : undefined
    return { organisations: row ? [row.id] : [] }
  }
  const register = await registerByKey(db, of)
  const number = register && numberIn(register, typed)
  if (!number) return { numbers: [] }
  const called = await numbersNearby(db, { account, register: of, lookup: number.lookup })
  return { numbers: await Promise.all(called.map(async (row) => (await successorOf(db, row)).id)) }
}

/** Somebody by a number of their organisation and their user name in it, as they type them. */
export interface Called {
  /** The register that the number is of. */
  readonly register: string
  readonly number: string
  readonly userName: string
}

/**
 * Who is called so, and where; and what was typed as it is compared, for counting: however it is written apart, it is the
 * same. A number that has become another means that one. Known or not, it costs the same statements. By a number that several
 * organisations may have, nobody is called.
 */
export async function whoIsCalled(
  db: Queryable,
  { register, number: typed, userName: called }: Called,
): Promise<{
  readonly who: { readonly account: AccountId; readonly organisation: OrganisationId } | undefined
  readonly compared: string
}> {
  const row = await registerByKey(db, register)
  const number = row && numberIn(row, typed.slice(0, 60))?.lookup
  const userName = userNameIn(called.slice(0, 64))?.lookup
  const found = await membersCalled(db, { register, lookup: number ?? '', userName: userName ?? '' })
  const [only] = found
  return {
    // a number that several organisations may have tells nobody from another
    who: only && found.length === 1 && !row?.is_shared ? only : undefined,
    compared: JSON.stringify([register, number ?? typed, userName ?? called]),
  }
}

/** Of each organisation one: somebody's own membership before what they hold through another. */
export const onePerOrganisation = (rows: readonly FittingRow[]): FittingRow[] => {
  const ownFirst = rows.toSorted((a, b) => Number(b.is_own) - Number(a.is_own))
  const kept = new Map(ownFirst.toReversed().map((row) => [row.organisation, row]))
  return rows.filter((row) => kept.get(row.organisation) === row)
}
