import { append, type Acting } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import { writeTellsNewBrowsers } from './store.ts'

/** Says whether its owner is mailed of sign-ins in new browsers. @returns whether that is another than it was */
export async function tellOfNewBrowsers(
  tx: Tx,
  who: Acting,
  account: AccountId,
  tells: boolean,
  now: Date,
): Promise<boolean> {
  if (!(await writeTellsNewBrowsers(tx, account, tells))) return false
  const event = tells ? 'accounts.new-browser-mails.started' : 'accounts.new-browser-mails.stopped'
  await append(tx, event, { ...who, accountId: account }, now)
  return true
}
