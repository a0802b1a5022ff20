import { accountChanged, type Changed } from '../../views/selfservice/messages/changed.ts'
import type { Account } from '../accounts/index.ts'
import { hours } from '../platform/clock.ts'
import type { Tx } from '../platform/db/database.ts'
import type { SelfService } from './contract.ts'

/** Mails the owner of an account what was changed in it, in the transaction that changed it. */
export async function tell(
  tx: Tx,
  desk: Pick<SelfService, 'outbox' | 'brand' | 'recoverUrl'>,
  account: Pick<Account, 'id' | 'email' | 'locale'>,
  changed: Changed,
  now: Date,
): Promise<void> {
  const frame = { locale: account.locale, brand: desk.brand, here: '' }
  const message = accountChanged({ changed, recoverUrl: desk.recoverUrl }, frame)
  const to = {
    channel: 'mail',
    template: 'selfservice/changed',
    urgency: 'notice',
    to: account.email,
  } as const
  await desk.outbox.enqueue(tx, { ...to, accountId: account.id, validFor: hours(72), ...message }, now)
}
