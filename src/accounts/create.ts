import { randomUUID } from 'node:crypto'
import { append } from '../audit/index.ts'
import { later } from '../platform/clock.ts'
import { randomToken } from '../platform/crypto/random.ts'
import type { Vault } from '../platform/crypto/vault.ts'
import { isDuplicate } from '../platform/db/connect.ts'
import type { Tx } from '../platform/db/database.ts'
import type { Locale } from '../platform/render/locale.ts'
import { ENROLMENT_WINDOW } from '../policy/lifetime.ts'
import { refused, type AccountId, type Outcome } from '../policy/vocabulary.ts'
import { emailForm, normaliseEmail } from '../policy/email.ts'
import { phoneForm, sealPhone } from './phone.ts'
import { insertAccount, insertIdentifier } from './store.ts'

export interface CreateAccount {
  readonly email: string
  readonly name: string
  readonly givenName?: string | undefined
  readonly familyName?: string | undefined
  readonly phone?: string | undefined
  readonly locale: Locale
  readonly timeZone?: string | undefined
  /** Counts as just activated: the address is taken as proven, the first factor may be enrolled. */
  readonly activated: boolean
  readonly demo?: boolean
}

export type NewAccount = Outcome<
  'email-malformed' | 'email-taken' | 'name-missing' | 'phone-malformed',
  { readonly id: AccountId }
>

/** A new account, without any factor. The unique index decides between two who create the same one. */
export async function createAccount(
  tx: Tx,
  vault: Vault,
  input: CreateAccount,
  now: Date,
): Promise<NewAccount> {
  const email = input.email.normalize('NFC').trim()
  if (!emailForm(email)) return refused('email-malformed')
  if (input.name.trim() === '') return refused('name-missing')
  if (input.phone !== undefined && !phoneForm(input.phone)) return refused('phone-malformed')
  const id = randomUUID() as AccountId
  try {
    await insertAccount(tx, {
      id,
      subject: randomToken(144),
      name: input.name.trim(),
      given_name: input.givenName ?? null,
      family_name: input.familyName ?? null,
      locale: input.locale,
      time_zone: input.timeZone ?? null,
      phone: input.phone === undefined ? null : sealPhone(vault, id, input.phone),
      enrolment_open_until: input.activated ? later(now, ENROLMENT_WINDOW) : null,
      demo: input.demo ?? false,
      created_at: now,
    })
    await insertIdentifier(tx, {
      id: randomUUID(),
      account_id: id,
      kind: 'email',
      value: email,
      lookup: normaliseEmail(email),
      verified_at: input.activated ? now : null,
      created_at: now,
    })
  } catch (error) {
    if (isDuplicate(error)) return refused('email-taken')
    throw error
  }
  await append(
    tx,
    {
      type: 'accounts.account.created',
      actor: 'operator',
      accountId: id,
      details: { activated: input.activated },
    },
    now,
  )
  return { ok: true, id }
}
