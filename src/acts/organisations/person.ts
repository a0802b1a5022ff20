import { accountByEmail } from '../../domain/accounts/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Locale } from '../../platform/render/locale.ts'
import type { AccountId, Outcome } from '../../policy/vocabulary.ts'
import type { AccountActs } from '../accounts/index.ts'

/** Somebody who is to act for an organisation, and may have no account yet. */
export interface PersonSaid {
  /** Null: they read another's mailbox, and sign in by a user name. */
  readonly email: string | null
  readonly name: string
  readonly locale: Locale
  /** What portals know them by, as an older system gave it; otherwise made. Of an account that there is, its own stays. */
  readonly subject?: string | undefined
}

export type PersonFault =
  | 'email-malformed'
  | 'email-not-ascii'
  | 'email-taken'
  | 'name-missing'
  | 'name-malformed'
  | 'phone-malformed'
  | 'subject-malformed'
  | 'subject-taken'

/** Their account: theirs by its address, or one that is made; without an address it is always made. */
export async function accountFor(
  tx: Tx,
  who: Acting,
  createAccount: AccountActs['create'],
  { email, name, locale, subject }: PersonSaid,
  now: Date,
): Promise<Outcome<PersonFault, { readonly id: AccountId; readonly isNew: boolean }>> {
  const known = email === null ? undefined : await accountByEmail(tx, email)
  if (known) return { ok: true, id: known.id, isNew: false }
  const input = {
    name,
    locale,
    activated: false,
    ...(email !== null && { email }),
    ...(subject !== undefined && { subject }),
  }
  const created = await createAccount.run(tx, who, undefined, { input, hash: undefined }, now)
  return created.ok ? { ok: true, id: created.id, isNew: true } : created
}
