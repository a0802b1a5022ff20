import {
  aboutOf,
  activationPhone,
  burnCode,
  keepCode,
  legsOf,
  noteCode,
  takeTry,
  writeLeg,
  type ActivationRow,
} from '../../domain/activations/index.ts'
import { append, type Acting } from '../../domain/audit/index.ts'
import { letterByReference } from '../../domain/letters/index.ts'
import { mayText } from '../../domain/factors/sms/index.ts'
import { later, minutes } from '../../platform/clock.ts'
import { randomDigits, sameBytes } from '../../platform/crypto/random.ts'
import type { Db, Tx } from '../../platform/db/database.ts'
import type { Locale } from '../../platform/render/locale.ts'
import { crockfordIn, isChecked } from '../../platform/text/crockford.ts'
import { codeIn } from '../../platform/text/typed.ts'
import { giveTryBack, reserveTry } from '../../platform/throttle/throttle.ts'
import { CODE_MINUTES } from '../../policy/activation/index.ts'
import { LETTER_CODE_LENGTH } from '../../policy/letters.ts'
import { networkOf, networkPace, secondFactorPace, textedCodePace } from '../../policy/paces.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { aboutActivation, accountOf } from './about.ts'
import type { ActivationActsDeps } from './contract.ts'
import { boundToLetter } from './posting.ts'

const DIGITS = 6
const NETWORK = 'activation.code.network'

export type SentCode = Outcome<
  | 'visit-over'
  | 'code-closed'
  | 'number-gone'
  | 'number-rests'
  | 'range-budget-spent'
  | 'budget-spent'
  | 'too-many-codes'
  | 'network-limit'
> & { readonly retryAfter?: number }

export type ShownCode = Outcome<
  | 'code-missing'
  | 'code-mistyped'
  | 'number-of-letter'
  | 'wrong-code'
  | 'no-code'
  | 'code-expired'
  | 'code-closed'
  | 'visit-over'
  | 'too-many-tries'
> & { readonly retryAfter?: number }

/** Only the code of this activation, sent to this number, has this MAC: it is no use anywhere else. */
const bound = (activation: string, to: string, code: string): string => `${activation}/${to}/${code}`

/** What came of comparing. */
export type Compared = ShownCode & { readonly mac?: Buffer; readonly isByLetter?: boolean }

/** Counts a try, then compares, outside any transaction: parallel guesses are all counted. */
export async function compareCode(
  db: Db,
  { vault }: Pick<ActivationActsDeps, 'vault'>,
  { activation, typed }: { readonly activation: ActivationRow; readonly typed: string },
  now: Date,
): Promise<Compared> {
  const isByLetter = activation.legs.includes('letter')
  const code = isByLetter ? crockfordIn(typed) : codeIn(typed)
  if (code === '') return refused('code-missing')
  // a slip that anybody can see costs no try, and says nothing of what is right
  if (isByLetter && !isChecked(code, LETTER_CODE_LENGTH)) return refused('code-mistyped')
  // the number of the letter looks alike, and stands above the code
  if (isByLetter && (await letterByReference(db, code))?.activation_id === activation.id)
    return refused('number-of-letter')
  const counter = { dimension: 'activation.code', subject: activation.id, pace: secondFactorPace }
  const may = await reserveTry(db, [counter], now)
  if (!may.ok) return { ...refused('too-many-tries'), retryAfter: may.retryAfter }
  const leg = await takeTry(db, activation.id)
  if (!leg) return refused('code-closed')
  if (leg.secret === null) return refused('no-code')
  if (leg.expires_at === null || leg.expires_at <= now) return refused('code-expired')
  const { secret, message_id: message } = leg
  const said = isByLetter
    ? boundToLetter(activation.id, message ?? '', code)
    : bound(activation.id, activationPhone(vault, activation) ?? '', code)
  const isRight = vault.macs('activation-code', said).some((mac) => sameBytes(mac, secret))
  if (!isRight) return refused(leg.tries_left === 0 ? 'code-closed' : 'wrong-code')
  await giveTryBack(db, may.counted)
  return { ok: true, mac: secret, isByLetter }
}

/** What was compared counts in the browser where it was typed: of several in which it is at once, in one. */
export async function takeCode(
  tx: Tx,
  who: Acting,
  {
    row,
    token,
    compared,
  }: {
    readonly row: ActivationRow
    readonly token: Buffer
    readonly compared: Compared
  },
  now: Date,
): Promise<ShownCode> {
  const about = { ...who, ...aboutOf(row) }
  const refuse = async (refusal: Exclude<ShownCode, { ok: true }>): Promise<ShownCode> => {
    const details = { activation: row.id, reason: refusal.reason }
    await append(tx, 'activations.code.refused', { ...about, details }, now)
    return refusal
  }
  const isSlip =
    !compared.ok && ['code-missing', 'code-mistyped', 'number-of-letter'].includes(compared.reason)
  if (!compared.ok) return isSlip ? compared : refuse(compared)
  // who is interrupted has another one texted, and would wait days for another letter
  const take = compared.isByLetter ? keepCode : burnCode
  if (!compared.mac || !(await take(tx, row.id, compared.mac))) return refuse(refused('no-code'))
  if (!(await noteCode(tx, token, now))) return refuse(refused('visit-over'))
  await append(tx, 'activations.code.accepted', { ...about, details: { activation: row.id } }, now)
  return { ok: true }
}

/** Texts a code to the number that an activation was given, in the place of the code before, as far as every budget lets it. */
export async function textCode(
  tx: Tx,
  { vault, log, outbox, installation }: Pick<ActivationActsDeps, 'vault' | 'outbox' | 'log' | 'installation'>,
  {
    row,
    who,
    locale,
    address,
  }: {
    readonly row: ActivationRow
    readonly who: Acting
    readonly locale: Locale
    readonly address: string
  },
  now: Date,
): Promise<SentCode> {
  const leg = (await legsOf(tx, [row.id])).find(({ channel }) => channel === 'text')
  if (!leg) return refused('visit-over')
  if (leg.tries_left === 0) return refused('code-closed')
  const number = activationPhone(vault, row)
  if (number === undefined) return refused('number-gone')
  const texting = { vault, log, limits: installation.texts.limits }
  const may = await mayText(tx, texting, { number, isProven: false }, now)
  if (!may.ok) return may
  const reserved = await reserveTry(
    tx,
    [
      { dimension: 'activation.texted', subject: row.id, pace: textedCodePace },
      { dimension: NETWORK, subject: networkOf(address), pace: networkPace },
    ],
    now,
  )
  if (!reserved.ok) {
    const { retryAfter, dimension } = reserved
    return { ...refused(dimension === NETWORK ? 'network-limit' : 'too-many-codes'), retryAfter }
  }
  const code = randomDigits(DIGITS)
  await may.note()
  const { organisation, portal } = await aboutActivation(tx, row)
  const account = await accountOf(tx, row)
  const message = await outbox.write(
    tx,
    'factors/sms/code',
    { to: number, locale, ...(account && { accountId: account.id }) },
    {
      ...{ code, minutes: CODE_MINUTES, host: installation.issuer.hostname },
      portal: portal ?? organisation ?? installation.brandName,
    },
    now,
  )
  await writeLeg(tx, {
    ...{ activation_id: row.id, channel: 'text', sent_at: now },
    secret: vault.mac('activation-code', bound(row.id, number, code)),
    ...{ expires_at: later(now, minutes(CODE_MINUTES)), message_id: message ?? null },
  })
  const details = { activation: row.id, channel: 'text' }
  await append(tx, 'activations.code.sent', { ...who, ...aboutOf(row), details }, now)
  return { ok: true }
}
