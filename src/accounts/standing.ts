import { append } from '../audit/index.ts'
import type { Tx } from '../platform/db/database.ts'
import { refused, type AccountId, type Outcome } from '../policy/vocabulary.ts'
import { beginEra, setStanding } from './store.ts'

/** Takes away access. The caller ends the sessions in the same transaction. */
export async function disableAccount(tx: Tx, id: AccountId, now: Date): Promise<Outcome<'already-so'>> {
  if (!(await setStanding(tx, id, 'disabled', now))) return refused('already-so')
  await beginEra(tx, id, now)
  await append(tx, { type: 'accounts.account.disabled', actor: 'operator', accountId: id }, now)
  return { ok: true }
}

/** Its owner leaves. What is kept of a closed account, and for how long, is not decided here. */
export async function closeAccount(tx: Tx, id: AccountId, now: Date): Promise<Outcome<'already-so'>> {
  if (!(await setStanding(tx, id, 'closed', now))) return refused('already-so')
  await beginEra(tx, id, now)
  await append(tx, { type: 'accounts.account.closed', actor: `account:${id}`, accountId: id }, now)
  return { ok: true }
}
