import { UNDO_WITHIN } from './messages.ts'
import { owner } from '../../domain/outbox/index.ts'
import { addressLinkPage, type AddressLink } from '../../../views/account/address-link.ts'
import {
  accountByEmail,
  accountById,
  changeEmail,
  lockAccount,
  type Account,
  changeByToken,
  completeChange,
  confirmChange,
  undoChange,
  type EmailChange,
} from '../../domain/accounts/index.ts'
import { append } from '../../domain/audit/index.ts'
import { later } from '../../platform/clock.ts'
import { randomToken, sha256 } from '../../platform/crypto/random.ts'
import { isDuplicate } from '../../platform/db/connect.ts'
import type { Tx } from '../../platform/db/database.ts'
import { page, type Answer, type Exchange } from '../../platform/http/exchange.ts'
import { lookupOf } from '../../platform/text/mail-address.ts'
import type { SelfService } from './contract.ts'
import { frameOf } from './enter.ts'
import { demandRenewal } from './report.ts'
import { tell } from './tell.ts'

const secretly = { 'Referrer-Policy': 'no-referrer' }

type Change = EmailChange & { readonly role: 'old' | 'new' | 'undo' }
type State = AddressLink['state']

/** What a mailed link about an address can still do. Opening it changes nothing. */
export async function showAddressLink(desk: SelfService, exchange: Exchange): Promise<Answer> {
  const now = desk.clock()
  const change = await changeByToken(desk.db, sha256(exchange.params['token'] ?? ''))
  return render(desk, exchange, change, isUseful(change, now) ? 'asks' : 'dead')
}

export async function answerAddressLink(desk: SelfService, exchange: Exchange): Promise<Answer> {
  const now = desk.clock()
  const change = await changeByToken(desk.db, sha256(exchange.params['token'] ?? ''))
  if (!change || !isUseful(change, now)) return render(desk, exchange, change, 'dead')
  try {
    const state = await desk.db
      .transaction()
      .execute((tx) =>
        change.role === 'undo' ? undo(tx, desk, change, now) : confirm(tx, desk, change, change.role, now),
      )
    return render(desk, exchange, change, state)
  } catch (error) {
    // somebody else came to have the address meanwhile: the unique index decides
    if (isDuplicate(error)) return render(desk, exchange, change, 'taken')
    throw error
  }
}

function isUseful(change: Change | undefined, now: Date): boolean {
  if (!change || change.ended_at) return false
  if (change.role === 'undo') return change.undo_until !== null && change.undo_until > now
  return change.effective_at === null && change.expires_at > now
}

/** One of the two addresses agrees; with the second, the account has the new one. */
async function confirm(
  tx: Tx,
  desk: SelfService,
  change: Change,
  role: 'old' | 'new',
  now: Date,
): Promise<State> {
  const account = await lockAccount(tx, change.account_id)
  if (account?.standing !== 'active' || lookupOf(account.email) !== lookupOf(change.old_value)) return 'dead'
  const stands = await confirmChange(tx, change.id, role, now)
  if (!stands) return 'dead'
  if (!stands.old_confirmed_at || !stands.new_confirmed_at) return 'waits'
  if (await isTaken(tx, stands.new_value, account)) return 'taken'
  const token = randomToken(256)
  const until = later(now, UNDO_WITHIN)
  if (!(await completeChange(tx, change.id, { tokenHash: sha256(token), until }, now))) return 'dead'
  await changeEmail(tx, { account: account.id }, account.id, stands.new_value, now)
  // nobody had shown to read the old one, which was wrong: whoever does is a stranger
  if (change.asked_by === 'operator' && !hasShownToReadIt(account)) {
    await tell(tx, desk, { ...account, email: stands.new_value }, 'email-corrected', now)
    return 'corrected'
  }
  await tell(tx, desk, { ...account, email: stands.new_value }, 'email-changed', now)
  const link = new URL(`/account/address/${token}`, desk.issuer).href
  await desk.outbox.write(
    tx,
    'selfservice/address-undo',
    { ...owner(account), to: change.old_value },
    { newAddress: stands.new_value, link, until, zone: account.time_zone ?? desk.timeZone },
    now,
  )
  return 'done'
}

/** Whether its owner did, and not only an operator said so when the account was made. */
const hasShownToReadIt = ({ email_verified_at: at, created_at: made }: Account): boolean =>
  at !== null && at.getTime() !== made.getTime()

/** The owner of the old address takes it back: whoever changed it is out, and the password is chosen anew. */
async function undo(tx: Tx, desk: SelfService, change: Change, now: Date): Promise<State> {
  const account = await lockAccount(tx, change.account_id)
  if (!account || account.standing === 'closed') return 'dead'
  if (await isTaken(tx, change.old_value, account)) return 'taken'
  if (!(await undoChange(tx, change, now))) return 'dead'
  await changeEmail(tx, { account: account.id }, account.id, change.old_value, now)
  await desk.endings.endAll(tx, { account: account.id }, account.id, { reason: 'email-change-undone' }, now)
  await demandRenewal(tx, desk, account.id)
  await append(
    tx,
    'accounts.email.change-undone',
    { by: { account: account.id }, accountId: account.id },
    now,
  )
  await tell(tx, desk, { ...account, email: change.old_value }, 'email-undone', now)
  return 'undone'
}

const isTaken = async (tx: Tx, email: string, account: Account): Promise<boolean> => {
  const holder = await accountByEmail(tx, email)
  return holder !== undefined && holder.id !== account.id
}

async function render(
  desk: SelfService,
  exchange: Exchange,
  change: Change | undefined,
  state: State,
): Promise<Answer> {
  const account = change && (await accountById(desk.db, change.account_id))
  const html = addressLinkPage({
    frame: { ...frameOf(desk, exchange, account), here: exchange.path },
    action: exchange.path,
    state,
    role: change?.role ?? 'new',
    isCorrection: change?.asked_by === 'operator',
    oldAddress: change?.old_value ?? '',
    newAddress: change?.new_value ?? '',
  })
  const status = state === 'dead' ? 410 : state === 'taken' ? 409 : 200
  return page(html, {
    status,
    headers: secretly,
    ...(status === 200 ? {} : { reason: `address-link-${state}` }),
  })
}
