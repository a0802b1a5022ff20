import type { Changed } from '../../../views/accounts/messages/changed.ts'
import type { Account } from '../../domain/accounts/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import { owner, type Writing } from '../../domain/outbox/index.ts'
import type { Tx } from '../../platform/db/database.ts'

interface Told {
  readonly who: Acting
  readonly account: Account
  readonly changed: Changed
  /** Of what, where it has a name. */
  readonly thing?: string | undefined
}

/** From where it was done, where the owner did it: from where somebody who helps them works is not theirs to know. */
export const whereOwnerIs = ({ by, seenFrom }: Acting, account: Pick<Account, 'id'>): Acting['seenFrom'] =>
  typeof by === 'object' && 'account' in by && by.account === account.id ? seenFrom : undefined

/** Mails the owner of an account what was changed in it, in the transaction that changed it. */
export async function tell(
  tx: Tx,
  outbox: Writing,
  { who, account, changed, thing }: Told,
  now: Date,
): Promise<void> {
  const to = owner(account, whereOwnerIs(who, account))
  await outbox.write(tx, 'selfservice/changed', to, { changed, thing }, now)
}
