import { randomUUID } from 'node:crypto'
import { accountByEmail, lockIfUnchanged, type Account, beginChange } from '../../domain/accounts/index.ts'
import { append, type Actor } from '../../domain/audit/index.ts'
import { owner } from '../../domain/outbox/index.ts'
import { hours, later } from '../../platform/clock.ts'
import { randomToken, sha256 } from '../../platform/crypto/random.ts'
import type { Tx } from '../../platform/db/database.ts'
import { readMailAddress } from '../../platform/text/mail-address.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import type { SelfService } from './contract.ts'

/** A day longer than its owner's own: nobody is waiting for the mail. */
const LIFETIME = hours(48)

/**
 * Corrects the address of an account that its owner cannot change: whoever reads the new one confirms it, and only then
 * it counts. What is under way of the owner's own is replaced.
 */
export async function correctAddress(
  tx: Tx,
  deps: Pick<SelfService, 'outbox' | 'issuer' | 'mailUtf8'>,
  { by, account, email }: { by: Actor; account: Account; email: string },
  now: Date,
): Promise<
  Outcome<
    'email-malformed' | 'email-not-ascii' | 'email-taken' | 'email-unchanged' | 'account-not-active',
    { address: string }
  >
> {
  const address = readMailAddress(email)
  if (!address) return refused('email-malformed')
  if (address.isUtf8 && !deps.mailUtf8) return refused('email-not-ascii')
  if (!(await lockIfUnchanged(tx, account))) return refused('account-not-active')
  const holder = await accountByEmail(tx, address.shown)
  if (holder && holder.id !== account.id) return refused('email-taken')
  if (address.shown === account.email) return refused('email-unchanged')
  const token = randomToken(256)
  const change = {
    id: randomUUID(),
    account_id: account.id,
    old_value: account.email,
    new_value: address.shown,
  }
  await beginChange(tx, {
    ...change,
    // nobody is mailed a link there
    old_token_hash: sha256(randomToken(256)),
    new_token_hash: sha256(token),
    requested_at: now,
    expires_at: later(now, LIFETIME),
    asked_by: 'operator',
  })
  const link = new URL(`/account/address/${token}`, deps.issuer).href
  const model = {
    asked: 'corrected',
    oldAddress: account.email,
    newAddress: address.shown,
    link,
    hours: LIFETIME / 3_600_000,
  } as const
  await deps.outbox.write(
    tx,
    'selfservice/confirm-address',
    { ...owner(account), to: address.shown },
    model,
    now,
  )
  await append(tx, 'accounts.email.correction-asked', { by, accountId: account.id }, now)
  return { ok: true, address: address.shown }
}
