import { owner } from '../../domain/outbox/index.ts'
import { randomUUID } from 'node:crypto'
import { emailPage } from '../../../views/account/email.ts'
import { accountByEmail, lockIfUnchanged, respellEmail, beginChange } from '../../domain/accounts/index.ts'
import { append } from '../../domain/audit/index.ts'
import { hours, later } from '../../platform/clock.ts'
import { randomToken, sha256 } from '../../platform/crypto/random.ts'
import type { Tx } from '../../platform/db/database.ts'
import { page, seeOther, type Answer } from '../../platform/http/exchange.ts'
import { readMailAddress } from '../../platform/text/mail-address.ts'
import { asSeen } from '../../platform/text/typed.ts'
import { reserveTry } from '../../platform/throttle/throttle.ts'
import { recoveryPace } from '../../policy/throttle.ts'
import type { Visit } from './enter.ts'
import { tell } from './tell.ts'

const here = '/account/email'
const LIFETIME = hours(24)

export const showEmail = async (visit: Visit): Promise<Answer> => render(visit, '')

/**
 * Asks both addresses. Whether somebody else has the new one is not told here: only whoever reads its mail learns
 * that.
 */
export async function answerEmail(visit: Visit): Promise<Answer> {
  const { desk, account, exchange, now } = visit
  const typed = asSeen(exchange.form['email'] ?? '')
  if (typed === '') return render(visit, typed, 'email-missing')
  const address = readMailAddress(typed)
  if (!address) return render(visit, typed, 'email-malformed')
  if (address.isUtf8 && !desk.mailUtf8) return render(visit, typed, 'email-not-ascii')
  if (address.shown === account.email) return render(visit, typed, 'email-unchanged')
  // of two accounts whose addresses met, the younger is found by its old spelling only
  const isOwn = (await accountByEmail(desk.db, address.shown))?.id === account.id
  if (isOwn && address.lookup === readMailAddress(account.email)?.lookup) return respell(visit, address.shown)
  const counters = [
    { dimension: 'selfservice.email.account', subject: account.id, pace: recoveryPace },
    { dimension: 'selfservice.email.address', subject: address.lookup, pace: recoveryPace },
  ]
  const may = await reserveTry(desk.db, counters, now)
  if (!may.ok) return render(visit, typed, 'too-many-mails', may.retryAfter)
  const asked = await desk.db.transaction().execute(async (tx) => {
    // of several at once, each replaces the one before
    if (!(await lockIfUnchanged(tx, account))) return false
    await requestChange(tx, visit, address.shown)
    return true
  })
  return seeOther(asked ? '/account/profile?done=email-asked' : here)
}

/** The same address in other capitals: it was proven, so it is done at once. */
async function respell(visit: Visit, email: string): Promise<Answer> {
  const { desk, account, seenFrom, now } = visit
  const done = await desk.db.transaction().execute(async (tx) => {
    if (!(await lockIfUnchanged(tx, account))) return false
    await respellEmail(tx, { account: account.id }, account.id, { email, seenFrom }, now)
    await tell(tx, desk, { ...account, email }, 'email-respelled', now)
    return true
  })
  return seeOther(done ? '/account/profile?done=email-respelled' : here)
}

async function requestChange(tx: Tx, visit: Visit, email: string): Promise<void> {
  const { desk, account, seenFrom, now } = visit
  const [toOld, toNew] = [randomToken(256), randomToken(256)]
  await beginChange(tx, {
    id: randomUUID(),
    account_id: account.id,
    old_value: account.email,
    new_value: email,
    old_token_hash: sha256(toOld),
    new_token_hash: sha256(toNew),
    requested_at: now,
    expires_at: later(now, LIFETIME),
    asked_by: 'owner',
  })
  const link = (token: string): string => new URL(`/account/address/${token}`, desk.issuer).href
  const about = { oldAddress: account.email, newAddress: email, hours: LIFETIME / 3_600_000 }
  for (const [asked, to, token] of [
    ['old', account.email, toOld],
    ['new', email, toNew],
  ] as const)
    await desk.outbox.write(
      tx,
      'selfservice/confirm-address',
      { ...owner(account), to },
      { ...about, asked, link: link(token) },
      now,
    )
  const who = { by: { account: account.id }, accountId: account.id, seenFrom }
  await append(tx, 'accounts.email.change-asked', { ...who }, now)
}

function render(visit: Visit, typed: string, reason?: string, retryAfter?: number): Answer {
  const problem = reason === undefined ? undefined : { reason, field: 'email', retryAfter }
  const model = { frame: { ...visit.frame, here }, email: visit.account.email, typed, problem }
  return page(emailPage(model), {
    ...(reason === undefined ? {} : { status: retryAfter === undefined ? 422 : 429, reason }),
    ...(retryAfter === undefined ? {} : { headers: { 'Retry-After': String(retryAfter) } }),
  })
}
