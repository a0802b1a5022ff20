import { append, type Acting } from '../audit/index.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Tx } from '../../platform/db/database.ts'
import { readMailAddress } from '../../platform/text/mail-address.ts'
import { asSeen } from '../../platform/text/typed.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { phoneForm, sealPhone } from './phone.ts'
import { writeEmail, type Account } from './store.ts'

/** By what somebody is reached. What is left out stays as it is. */
export interface SaidReach {
  readonly email?: string | undefined
  readonly verified?: boolean | undefined
  readonly phone?: string | undefined
}

/**
 * Has somebody reached as it is said, with nobody's proof: for simulations alone, whose people are who they are said to be.
 *
 * @returns a refusal for what is no address or number
 * @throws a duplicate where somebody else has the address
 */
export async function remakeReach(
  tx: Tx,
  who: Acting,
  vault: Vault,
  account: Account,
  said: SaidReach,
  now: Date,
): Promise<Outcome<'email-malformed' | 'phone-malformed'>> {
  const address = readMailAddress(said.email ?? account.email ?? '')
  if (!address) return refused('email-malformed')
  const phone = said.phone === undefined ? undefined : asSeen(said.phone)
  if (phone !== undefined && !phoneForm(phone)) return refused('phone-malformed')
  const isVerified = said.verified ?? (said.email !== undefined || account.email_verified_at !== null)
  const row = {
    ...{ value: address.shown, lookup: address.lookup, form: 'parsed' as const },
    verified: isVerified ? (account.email_verified_at ?? now) : null,
    phone: phone === undefined ? undefined : sealPhone(vault, account.id, phone),
  }
  await writeEmail(tx, account.id, row, now)
  await append(tx, 'accounts.email.changed', { ...who, accountId: account.id }, now)
  return { ok: true }
}
