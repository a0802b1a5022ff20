import type { Queryable } from '../../platform/db/database.ts'
import { numberIn, registrationKinds, registrationNumberIn } from '../../policy/organisations/index.ts'
import { isUuid, type AccountId } from '../../policy/vocabulary.ts'
import { numbersNearby, type Among } from './fitting/store.ts'
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
