import {
  accountByEmail,
  changeEmail,
  completeChange,
  confirmChange,
  lockAccount,
  undoChange,
  type Account,
  type EmailChange,
} from '../../domain/accounts/index.ts'
import { append, type Acting } from '../../domain/audit/index.ts'
import { owner } from '../../domain/outbox/index.ts'
import { later } from '../../platform/clock.ts'
import { randomToken, sha256 } from '../../platform/crypto/random.ts'
import { isDuplicate } from '../../platform/db/connect.ts'
import type { Tx } from '../../platform/db/database.ts'
import { lookupOf } from '../../platform/text/mail-address.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'
import type { AccountActsDeps } from './contract.ts'
import { UNDO_WITHIN } from './messages.ts'
import { demandRenewal } from './stranger.ts'
import { tell } from './tell.ts'

/** A change of address, and which of its links was followed. */
export type FollowedChange = EmailChange & { readonly role: 'old' | 'new' | 'undo' }

export type Followed = Outcome<
  'dead' | 'taken',
  { readonly did: 'waits' | 'changed' | 'corrected' | 'undone' }
>

type Deps = Pick<AccountActsDeps, 'outbox' | 'endings' | 'installation'>

/** What a mailed link about an address can still do, now. */
export function isUseful(change: FollowedChange, now: Date): boolean {
  if (change.ended_at) return false
  if (change.role === 'undo') return change.undo_until !== null && change.undo_until > now
  return change.effective_at === null && change.expires_at > now
}

export const addressLinkActs = (deps: Deps) => ({
  /** One of two addresses agrees to a change, or the one before takes it back: by the link that was mailed there. */
  followAddressLink: act({
    name: 'accounts.follow-address-link',
    tells: 'selfservice/changed',
    run: (tx, who, change: FollowedChange, _input: undefined, now): Promise<Followed> =>
      !isUseful(change, now)
        ? Promise.resolve(refused('dead'))
        : change.role === 'undo'
          ? undo(tx, deps, { who, change }, now)
          : confirm(tx, deps, { who, change, role: change.role }, now),
    // somebody else came to have the address meanwhile: the unique index decides
    refusal: (error) => (isDuplicate(error) ? refused('taken') : undefined),
  }),
})

/** One of the two addresses agrees; with the second, the account has the new one. */
async function confirm(
  tx: Tx,
  { outbox, installation }: Deps,
  { who, change, role }: { who: Acting; change: FollowedChange; role: 'old' | 'new' },
  now: Date,
): Promise<Followed> {
  const account = await lockAccount(tx, change.account_id)
  if (account?.standing !== 'active' || lookupOf(account.email ?? '') !== lookupOf(change.old_value ?? ''))
    return refused('dead')
  const stands = await confirmChange(tx, change.id, role, now)
  if (!stands) return refused('dead')
  if (!stands.old_confirmed_at || !stands.new_confirmed_at) return { ok: true, did: 'waits' }
  if (await isTaken(tx, stands.new_value, account)) return refused('taken')
  const token = randomToken(256)
  const until = later(now, UNDO_WITHIN)
  // nobody had proven to read the old address: there was none, or it was wrong and whoever reads it is a stranger
  const isStrangers =
    change.old_value === null || (change.asked_by === 'operator' && !hasShownToReadIt(account))
  const undo = { tokenHash: sha256(token), until, wasProven: !isStrangers }
  if (!(await completeChange(tx, change.id, undo, now))) return refused('dead')
  const chosenBy = change.chosen_by ?? undefined
  await changeEmail(tx, who, { id: account.id, email: stands.new_value, chosenBy }, now)
  const changed = { ...account, email: stands.new_value }
  if (change.old_value === null || isStrangers) {
    await tell(tx, outbox, { who, account: changed, changed: 'email-corrected' }, now)
    return { ok: true, did: 'corrected' }
  }
  await tell(tx, outbox, { who, account: changed, changed: 'email-changed' }, now)
  const link = new URL(`/account/address/${token}`, installation.issuer).href
  const zone = account.time_zone ?? installation.timeZone
  await outbox.write(
    tx,
    'selfservice/address-undo',
    // where an operator asked, whoever reads the old address has not shown that it is theirs
    { ...owner(account, change.asked_by === 'operator' ? undefined : who.seenFrom), to: change.old_value },
    { newAddress: stands.new_value, link, until, zone },
    now,
  )
  return { ok: true, did: 'changed' }
}

/** Whether its owner did, and not only an operator said so when the account was made. */
const hasShownToReadIt = ({ email_verified_at: at, created_at: made }: Account): boolean =>
  at !== null && at.getTime() !== made.getTime()

/**
 * The owner of the old address takes it back. The person who changed it is signed out, and the password is chosen
 * anew.
 */
async function undo(
  tx: Tx,
  { outbox, endings }: Deps,
  { who, change }: { who: Acting; change: FollowedChange },
  now: Date,
): Promise<Followed> {
  const account = await lockAccount(tx, change.account_id)
  if (!account || account.standing === 'closed') return refused('dead')
  const { old_value: email } = change
  if (email === null) return refused('dead')
  if (await isTaken(tx, email, account)) return refused('taken')
  if (!(await undoChange(tx, change, now))) return refused('dead')
  await changeEmail(tx, who, { id: account.id, email }, now)
  await endings.endAll(tx, who, account.id, { reason: 'email-change-undone' }, now)
  await demandRenewal(tx, account.id)
  await append(tx, 'accounts.email.change-undone', { ...who, accountId: account.id }, now)
  await tell(tx, outbox, { who, account: { ...account, email }, changed: 'email-undone' }, now)
  return { ok: true, did: 'undone' }
}

const isTaken = async (tx: Tx, email: string, account: Account): Promise<boolean> => {
  const holder = await accountByEmail(tx, email)
  return holder !== undefined && holder.id !== account.id
}
