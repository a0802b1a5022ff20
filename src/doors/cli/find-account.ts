import { accountByEmail, accountById, type Account } from '../../domain/accounts/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { isUuid } from '../../policy/vocabulary.ts'
import { Refusal } from './run.ts'

/** By id or e-mail address. @throws Refusal when there is none */
export async function findAccount(db: Db, which: string): Promise<Account> {
  const account = isUuid(which) ? await accountById(db, which) : await accountByEmail(db, which)
  if (!account) throw new Refusal(`There is no account ${which}.`)
  return account
}
