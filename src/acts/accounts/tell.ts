import type { Changed } from '../../../views/accounts/messages/changed.ts'
import type { Account } from '../../domain/accounts/index.ts'
import { owner, type Writing } from '../../domain/outbox/index.ts'
import type { Tx } from '../../platform/db/database.ts'

/** Mails the owner of an account what was changed in it, in the transaction that changed it. */
export const tell = (
  tx: Tx,
  outbox: Writing,
  account: Pick<Account, 'id' | 'email' | 'locale'>,
  changed: Changed,
  now: Date,
): Promise<void> => outbox.write(tx, 'selfservice/changed', owner(account), { changed }, now)
