import { randomUUID } from 'node:crypto'
import {
  accountByEmail,
  beginChange,
  lockIfUnchanged,
  respellEmail,
  type Account,
} from '../../domain/accounts/index.ts'
import { append, nameOfActor } from '../../domain/audit/index.ts'
import { owner } from '../../domain/outbox/index.ts'
import { hours, later } from '../../platform/clock.ts'
import { randomToken, sha256 } from '../../platform/crypto/random.ts'
import { readMailAddress, type MailAddress } from '../../platform/text/mail-address.ts'
import { reserveTry } from '../../platform/throttle/throttle.ts'
import { recoveryPace } from '../../policy/paces.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'
import type { AccountActsDeps } from './contract.ts'
import { tell, whereOwnerIs } from './tell.ts'

const CHANGE_HOURS = 24
/** A day longer than its owner's own: nobody is waiting for the mail. */
const CORRECTION_HOURS = 48

type Deps = Pick<AccountActsDeps, 'outbox' | 'installation'>
type Malformed = 'email-malformed' | 'email-not-ascii' | 'email-unchanged'
type Asked = Outcome<
  Malformed | 'too-many-mails' | 'changed-meanwhile' | 'no-address',
  { readonly did: 'asked' | 'respelled' }
> & { readonly retryAfter?: number }

export const addressActs = ({ outbox, installation }: Deps) => {
  const linkWith = (token: string): string => new URL(`/account/address/${token}`, installation.issuer).href
  /** What was typed, as an address that the mail server takes. */
  const read = (typed: string): Outcome<Malformed, { readonly address: MailAddress }> => {
    const address = readMailAddress(typed)
    if (!address) return refused('email-malformed')
    if (address.isUtf8 && !installation.mailUtf8) return refused('email-not-ascii')
    return { ok: true, address }
  }
  return {
    /**
     * Its owner wants another address: both are asked. Whether somebody else has the new one is not told: only whoever
     * reads its mail learns that. The same address in other capitals was proven, so it is done at once.
     */
    changeAddress: act({
      name: 'accounts.change-address',
      tells: 'selfservice/confirm-address',
      async prepare(
        db,
        account: Account,
        { email }: { email: string },
        now,
      ): Promise<Exclude<Asked, { ok: true }> | { ok: true; email: string; isRespelt: boolean }> {
        const wanted = read(email)
        if (!wanted.ok) return wanted
        const { address } = wanted
        if (account.email === null) return refused('no-address')
        if (address.shown === account.email) return refused('email-unchanged')
        // of two accounts whose addresses met, the younger is found by its old spelling only
        const isOwn = (await accountByEmail(db, address.shown))?.id === account.id
        if (isOwn && address.lookup === readMailAddress(account.email)?.lookup)
          return { ok: true, email: address.shown, isRespelt: true }
        const counters = [
          { dimension: 'selfservice.email.account', subject: account.id, pace: recoveryPace },
          { dimension: 'selfservice.email.address', subject: address.lookup, pace: recoveryPace },
        ]
        const may = await reserveTry(db, counters, now)
        if (!may.ok) return { ...refused('too-many-mails'), retryAfter: may.retryAfter }
        return { ok: true, email: address.shown, isRespelt: false }
      },
      async run(tx, who, account, wanted, now): Promise<Asked> {
        if (!wanted.ok) return wanted
        if (account.email === null) return refused('no-address')
        const { email, isRespelt } = wanted
        // of several at once, each replaces the one before
        if (!(await lockIfUnchanged(tx, account))) return refused('changed-meanwhile')
        if (isRespelt) {
          await respellEmail(tx, who, account.id, email, now)
          await tell(tx, outbox, { who, account: { ...account, email }, changed: 'email-respelled' }, now)
          return { ok: true, did: 'respelled' }
        }
        const [toOld, toNew] = [randomToken(256), randomToken(256)]
        await beginChange(tx, {
          id: randomUUID(),
          account_id: account.id,
          old_value: account.email,
          new_value: email,
          old_token_hash: sha256(toOld),
          new_token_hash: sha256(toNew),
          requested_at: now,
          expires_at: later(now, hours(CHANGE_HOURS)),
          ...{ asked_by: 'owner', chosen_by: nameOfActor(who.by) },
        })
        const about = { oldAddress: account.email, newAddress: email, hours: CHANGE_HOURS }
        for (const [asked, to, token] of [
          ['old', owner(account, whereOwnerIs(who, account)), toOld],
          // who reads that one is not known yet
          ['new', { to: email, locale: account.locale, accountId: account.id }, toNew],
        ] as const)
          await outbox.write(
            tx,
            'selfservice/confirm-address',
            to,
            { ...about, asked, link: linkWith(token) },
            now,
          )
        await append(tx, 'accounts.email.change-asked', { ...who, accountId: account.id }, now)
        return { ok: true, did: 'asked' }
      },
    }),

    /**
     * Corrects the address of an account that its owner cannot change: whoever reads the new one confirms it, and only
     * then it counts. What is under way of the owner's own is replaced.
     */
    correctAddress: act({
      name: 'accounts.correct-address',
      tells: 'selfservice/confirm-address',
      async run(
        tx,
        who,
        account: Account,
        { email }: { email: string },
        now,
      ): Promise<Outcome<Malformed | 'email-taken' | 'account-not-active', { readonly address: string }>> {
        const wanted = read(email)
        if (!wanted.ok) return wanted
        const { address } = wanted
        if (!(await lockIfUnchanged(tx, account))) return refused('account-not-active')
        const holder = await accountByEmail(tx, address.shown)
        if (holder && holder.id !== account.id) return refused('email-taken')
        if (address.shown === account.email) return refused('email-unchanged')
        const token = randomToken(256)
        await beginChange(tx, {
          id: randomUUID(),
          account_id: account.id,
          old_value: account.email,
          new_value: address.shown,
          // nobody is mailed a link there
          old_token_hash: sha256(randomToken(256)),
          new_token_hash: sha256(token),
          requested_at: now,
          expires_at: later(now, hours(CORRECTION_HOURS)),
          ...{ asked_by: 'operator', chosen_by: nameOfActor(who.by) },
        })
        await outbox.write(
          tx,
          'selfservice/confirm-address',
          { to: address.shown, locale: account.locale, accountId: account.id },
          {
            asked: 'corrected',
            oldAddress: account.email ?? '',
            newAddress: address.shown,
            link: linkWith(token),
            hours: CORRECTION_HOURS,
          },
          now,
        )
        await append(tx, 'accounts.email.correction-asked', { ...who, accountId: account.id }, now)
        return { ok: true, address: address.shown }
      },
    }),
  }
}
