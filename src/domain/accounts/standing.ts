import { append, type Acting } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { refused, type AccountId, type Outcome } from '../../policy/vocabulary.ts'
import { beginEra, freeIdentifier, lockAccount, setStanding } from './store.ts'

/** Takes away access; a closed account stays closed. The caller ends the sessions in the same transaction. */
export async function disableAccount(
  tx: Tx,
  who: Acting,
  id: AccountId,
  now: Date,
): Promise<Outcome<'already-so' | 'account-closed'>> {
  const account = await lockAccount(tx, id)
  if (account?.standing === 'closed') return refused('account-closed')
  if (!(await setStanding(tx, id, 'disabled', now))) return refused('already-so')
  await beginEra(tx, id, now)
  await append(tx, 'accounts.account.disabled', { ...who, accountId: id }, now)
  return { ok: true }
}

/** Gives access back to somebody it was taken from. What was ended stays ended; a closed account stays closed. */
export async function enableAccount(
  tx: Tx,
  who: Acting,
  id: AccountId,
  now: Date,
): Promise<Outcome<'already-so' | 'account-closed'>> {
  const account = await lockAccount(tx, id)
  if (account?.standing === 'closed') return refused('account-closed')
  if (!(await setStanding(tx, id, 'active', now))) return refused('already-so')
  await append(tx, 'accounts.account.enabled', { ...who, accountId: id }, now)
  return { ok: true }
}

/** Lets anybody have the address of a closed account, which keeps it to be told by and nothing else. */
export async function freeAddress(
  tx: Tx,
  who: Acting,
  id: AccountId,
  now: Date,
): Promise<Outcome<'already-so' | 'account-not-closed'>> {
  const account = await lockAccount(tx, id)
  if (account?.standing !== 'closed') return refused('account-not-closed')
  if (!(await freeIdentifier(tx, id))) return refused('already-so')
  await append(tx, 'accounts.email.freed', { ...who, accountId: id }, now)
  return { ok: true }
}

/** Its owner leaves. What is kept of a closed account, and for how long, is not decided here. */
export async function closeAccount(
  tx: Tx,
  who: Acting,
  id: AccountId,
  now: Date,
): Promise<Outcome<'already-so'>> {
  if (!(await setStanding(tx, id, 'closed', now))) return refused('already-so')
  await beginEra(tx, id, now)
  await append(tx, 'accounts.account.closed', { ...who, accountId: id }, now)
  return { ok: true }
}
