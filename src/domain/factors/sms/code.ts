import type { Outbox } from '../../outbox/index.ts'
import { earlier, later, minutes } from '../../../platform/clock.ts'
import { randomDigits, sameBytes } from '../../../platform/crypto/random.ts'
import type { Vault } from '../../../platform/crypto/vault.ts'
import type { Db, Tx } from '../../../platform/db/database.ts'
import type { Log } from '../../../platform/log.ts'
import { giveKeptBack, keepCount, reserveTry } from '../../../platform/throttle/throttle.ts'
import { refusalToSend, type SmsLimits, type SmsRefusal } from '../../../policy/sms.ts'
import { networkOf, networkPace, textedCodePace } from '../../../policy/paces.ts'
import { refused, type AccountId, type CredentialId, type Outcome } from '../../../policy/vocabulary.ts'
import type { Sending } from '../contract.ts'
import { prefixOf, type Countries } from './number.ts'
import { CODE_MINUTES } from './messages.ts'
import {
  burnCode,
  codeOf,
  holdCode,
  noteSent,
  sentLately,
  takeTry,
  writeCode,
  type SmsCodeRow,
} from './store.ts'

const TRIES = 5
const DIGITS = 6
const NETWORK = 'sms.sent.address'

export interface SmsDeps {
  readonly vault: Vault
  readonly outbox: Outbox
  readonly log: Log
  /** The host that browsers are to fill the code in at, and no other. */
  readonly host: string
  readonly countries: Countries
  readonly limits: SmsLimits
}

/** Only the code of this scope, account and number has this MAC: it is no use anywhere else. */
const bound = (scope: string, account: AccountId, number: string, code: string): string =>
  `${scope}/${account}/${number}/${code}`

const contextOf = (scope: string): string => `sms_code/${scope}/number`

/**
 * Whether one more text message may go to a number, by its own limits and by the budgets of its range and of all. Nobody
 * else counts or sends until the transaction ends.
 *
 * @returns what counts the one that is sent; or why none may be, and seconds until it makes sense to try again
 */
export async function mayText(
  tx: Tx,
  { vault, limits, log }: Pick<SmsDeps, 'vault' | 'limits' | 'log'>,
  { number, isProven }: { readonly number: string; readonly isProven: boolean },
  now: Date,
): Promise<
  | { readonly ok: true; note(): Promise<void> }
  | { readonly ok: false; readonly reason: SmsRefusal; readonly retryAfter: number }
> {
  const to = { number: vault.mac('sms-number', number), prefix: prefixOf(number), isProven }
  const refusal = refusalToSend({ ...(await sentLately(tx, to, limits, now)), isProven, limits, now })
  if (!refusal) return { ok: true, note: () => noteSent(tx, to, now) }
  if (refusal.reason !== 'number-rests')
    log.error({ prefix: to.prefix, reason: refusal.reason }, 'a budget of text messages is spent')
  return { ok: false, ...refusal }
}

/** Sends a new code in the place of the one before, as far as every budget lets it. */
export async function sendCode(
  tx: Tx,
  deps: SmsDeps,
  about: Sending & { scope: string; number: string; credential: CredentialId | null },
  now: Date,
): Promise<Outcome<string> & { retryAfter?: number }> {
  const { vault, outbox } = deps
  const { scope, number, person, frame, portal } = about
  // first, in the order of whoever types it: the code, then what it was counted on
  if ((await holdCode(tx, scope, person.id))?.tries_left === 0) return refused('code-spent')
  const may = await mayText(tx, deps, { number, isProven: about.credential !== null }, now)
  if (!may.ok) return may
  // last, so that what is not sent costs nothing
  const reservation = await reserveTry(
    tx,
    [
      { dimension: 'sms.sent.account', subject: person.id, pace: textedCodePace },
      { dimension: NETWORK, subject: networkOf(about.address), pace: networkPace },
    ],
    now,
  )
  if (!reservation.ok) {
    const { retryAfter, dimension } = reservation
    return { ...refused(dimension === NETWORK ? 'network-limit' : 'too-many-codes'), retryAfter }
  }
  const code = randomDigits(DIGITS)
  const isWritten = await writeCode(tx, {
    scope,
    account_id: person.id,
    credential_id: about.credential,
    number: vault.seal(number, contextOf(scope)),
    code_mac: vault.mac('sms-code', bound(scope, person.id, number, code)),
    tries_left: TRIES,
    expires_at: later(now, minutes(CODE_MINUTES)),
    counted: keepCount(reservation.counted),
  })
  if (!isWritten) return refused('code-spent')
  await may.note()
  await outbox.write(
    tx,
    'factors/sms/code',
    { to: number, locale: frame.locale, accountId: person.id },
    { code, portal, minutes: CODE_MINUTES, host: deps.host },
    now,
  )
  return { ok: true }
}

/** Where a code went that still counts, and when. */
export async function lastSent(
  db: Db,
  { vault }: SmsDeps,
  { scope, account }: { scope: string; account: AccountId },
  now: Date,
): Promise<{ readonly number: string; readonly at: Date } | undefined> {
  const row = await codeOf(db, scope, account)
  if (!row || row.expires_at <= now) return undefined
  const number = vault.open(row.number, contextOf(scope)).toString()
  return { number, at: earlier(row.expires_at, minutes(CODE_MINUTES)) }
}

/** Counts a try, then compares. Of the tries nothing is given back: the code is used up by the right one. */
export async function compare(
  db: Db,
  { vault }: SmsDeps,
  { scope, account, code }: { scope: string; account: AccountId; code: string },
  now: Date,
): Promise<Outcome<string, { row: SmsCodeRow; number: string }>> {
  const row = await takeTry(db, scope, account)
  if (!row) return refused('no-code')
  if (row.expires_at <= now) return refused('code-expired')
  const number = vault.open(row.number, contextOf(scope)).toString()
  const isRight = vault
    .macs('sms-code', bound(scope, account, number, code))
    .some((mac) => sameBytes(mac, row.code_mac))
  if (isRight) return { ok: true, row, number }
  return refused(row.tries_left === 0 ? 'code-spent' : 'wrong-code')
}

/** Uses a right code up, and gives back what its sending was counted on: of two at once, one does. */
export async function accept(tx: Tx, scope: string, mac: Buffer): Promise<boolean> {
  const burnt = await burnCode(tx, scope, mac)
  if (burnt) await giveKeptBack(tx, burnt.counted)
  return burnt !== undefined
}
