import { randomUUID } from 'node:crypto'
import { append, nameOfActor, type Acting } from '../audit/index.ts'
import { noteContact } from './contacts/store.ts'
import { hours, later } from '../../platform/clock.ts'
import { randomToken } from '../../platform/crypto/random.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Locale } from '../../platform/render/locale.ts'
import { readMailAddress } from '../../platform/text/mail-address.ts'
import { asSeen, isName } from '../../platform/text/typed.ts'
import { ENROLMENT_HOURS } from '../../policy/lifetime.ts'
import { refused, type AccountId, type Outcome } from '../../policy/vocabulary.ts'
import { phoneForm, sealPhone } from './phone.ts'
import { accountByEmail, insertAccount, insertIdentifier } from './store.ts'

export interface CreateAccount {
  /** What portals call them; otherwise made, and random. */
  readonly subject?: string
  /** Undefined: there is none. They sign in by a user name of their organisation. */
  readonly email?: string | undefined
  readonly name: string
  readonly givenName?: string | undefined
  readonly familyName?: string | undefined
  readonly phone?: string | undefined
  readonly locale: Locale
  readonly timeZone?: string | undefined
  /** Counts as just activated: the address is taken as proven, the first factor may be enrolled. */
  readonly activated: boolean
  /** Whether the mail server takes local parts beyond ASCII (`MAIL_SMTPUTF8`). */
  readonly utf8Mail?: boolean
  readonly demo?: boolean
}

export type NewAccount = Outcome<
  | 'email-malformed'
  | 'email-not-ascii'
  | 'email-taken'
  | 'name-missing'
  | 'name-malformed'
  | 'phone-malformed',
  { readonly id: AccountId }
>

/**
 * A new account, without any factor.
 *
 * @throws a duplicate where somebody else creates the same one at this moment: the unique index decides, and undoes the rest
 */
export async function createAccount(
  tx: Tx,
  who: Acting,
  vault: Vault,
  input: CreateAccount,
  now: Date,
): Promise<NewAccount> {
  const email = input.email === undefined ? undefined : readMailAddress(input.email)
  if (input.email !== undefined && !email) return refused('email-malformed')
  if (email?.isUtf8 && !input.utf8Mail) return refused('email-not-ascii')
  const name = input.name.normalize('NFC').trim()
  if (name === '') return refused('name-missing')
  if (![name, input.givenName, input.familyName].every((each) => each === undefined || isName(each)))
    return refused('name-malformed')
  const phone = input.phone === undefined ? undefined : asSeen(input.phone)
  if (phone !== undefined && !phoneForm(phone)) return refused('phone-malformed')
  // as well what no parser has read yet, and what an older account has beside it
  if (email && (await accountByEmail(tx, email.shown))) return refused('email-taken')
  const id = randomUUID() as AccountId
  await insertAccount(tx, {
    id,
    subject: input.subject ?? randomToken(144),
    name,
    given_name: input.givenName ?? null,
    family_name: input.familyName ?? null,
    locale: input.locale,
    time_zone: input.timeZone ?? null,
    phone: phone === undefined ? null : sealPhone(vault, id, phone),
    enrolment_open_until: input.activated ? later(now, hours(ENROLMENT_HOURS)) : null,
    demo: input.demo ?? false,
    created_at: now,
  })
  const by = nameOfActor(who.by)
  if (email) await noteContact(tx, { accountId: id, kind: 'email', by }, now)
  if (phone !== undefined) await noteContact(tx, { accountId: id, kind: 'phone', by }, now)
  if (email)
    await insertIdentifier(tx, {
      ...{ id: randomUUID(), account_id: id, kind: 'email', value: email.shown, lookup: email.lookup },
      ...{ form: 'parsed', verified_at: input.activated ? now : null, created_at: now },
    })
  await append(
    tx,
    'accounts.account.created',
    { ...who, accountId: id, details: { activated: input.activated } },
    now,
  )
  return { ok: true, id }
}
