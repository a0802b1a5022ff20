import { accountsAmong, type Account } from '../../domain/accounts/index.ts'
import type { Queryable } from '../../platform/db/database.ts'

/** Those whom a list names, by their ids, in one statement. Whose account is gone is not there. */
export async function namedIn(
  db: Queryable,
  ids: Iterable<string | null>,
): Promise<ReadonlyMap<string, Account>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  return new Map((await accountsAmong(db, wanted)).map((account) => [account.id, account]))
}
