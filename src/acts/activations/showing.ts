import { accountByEmail } from '../../domain/accounts/index.ts'
import {
  activationById,
  activationPhone,
  beginVisit,
  burnCode,
  legsOf,
  noteCode,
  takeTry,
  visitByReference,
  visitByToken,
  writeLeg,
  type ActivationRow,
  type VisitRow,
} from '../../domain/activations/index.ts'
import { append } from '../../domain/audit/index.ts'
import { mayText } from '../../domain/factors/sms/index.ts'
import { later, minutes } from '../../platform/clock.ts'
import { randomDigits, sameBytes } from '../../platform/crypto/random.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Locale } from '../../platform/render/locale.ts'
import { randomCrockford } from '../../platform/text/crockford.ts'
import { codeIn } from '../../platform/text/typed.ts'
import { giveTryBack, reserveTry } from '../../platform/throttle/throttle.ts'
import { CODE_MINUTES, VISIT_MINUTES } from '../../policy/activation/index.ts'
import { networkOf, networkPace, secondFactorPace, textedCodePace } from '../../policy/paces.ts'
import { refused, type Outcome, type SessionKey } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'
import { aboutActivation } from './about.ts'
import type { ActivationActsDeps } from './contract.ts'

const DIGITS = 6
/** Characters that are typed into another browser: forty bits. */
const REFERENCE = 8
const NETWORK = 'activation.code.network'

type SentCode = Outcome<
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
  'code-missing' | 'wrong-code' | 'no-code' | 'code-expired' | 'code-closed' | 'visit-over' | 'too-many-tries'
> & { readonly retryAfter?: number }

/** Only the code of this activation, sent to this number, has this MAC: it is no use anywhere else. */
const bound = (activation: string, to: string, code: string): string => `${activation}/${to}/${code}`

const aboutOf = (row: ActivationRow) => ({
  accountId: row.account_id ?? undefined,
  organisationId: row.organisation_id ?? undefined,
})

type Deps = Pick<ActivationActsDeps, 'vault' | 'outbox' | 'log' | 'installation' | 'endings'>

/** What whoever it is for shows, in the browser where they show it. */
export const showingActs = (deps: Deps) => {
  const { vault, installation } = deps

  /** Counts a try, then compares, outside any transaction: parallel guesses are all counted. */
  async function compare(
    db: Db,
    { activation, typed }: { readonly activation: ActivationRow; readonly typed: string },
    now: Date,
  ): Promise<ShownCode & { readonly mac?: Buffer }> {
    const code = codeIn(typed)
    if (code === '') return refused('code-missing')
    const counter = { dimension: 'activation.code', subject: activation.id, pace: secondFactorPace }
    const may = await reserveTry(db, [counter], now)
    if (!may.ok) return { ...refused('too-many-tries'), retryAfter: may.retryAfter }
    const leg = await takeTry(db, activation.id)
    if (!leg) return refused('code-closed')
    if (leg.secret === null) return refused('no-code')
    if (leg.expires_at === null || leg.expires_at <= now) return refused('code-expired')
    const { secret } = leg
    const to = activationPhone(vault, activation) ?? ''
    const isRight = vault
      .macs('activation-code', bound(activation.id, to, code))
      .some((mac) => sameBytes(mac, secret))
    if (!isRight) return refused(leg.tries_left === 0 ? 'code-closed' : 'wrong-code')
    await giveTryBack(db, may.counted)
    return { ok: true, mac: secret }
  }

  return {
    /** A browser goes on by a link: nothing is used up by it, and it is worth nothing by itself. */
    beginVisit: act({
      name: 'activations.begin-visit',
      tells: { nobody: 'whoever follows a link of theirs sees what comes of it' },
      async run(
        tx,
        _who,
        row: ActivationRow,
        { token, link }: { readonly token: Buffer; readonly link: Buffer },
        now,
      ): Promise<Outcome<never>> {
        await beginVisit(
          tx,
          {
            ...{
              token_hash: token,
              activation_id: row.id,
              reference: randomCrockford(REFERENCE),
              link_hash: link,
            },
            expires_at: later(now, minutes(VISIT_MINUTES)),
          },
          now,
        )
        return { ok: true }
      },
    }),

    /** Whoever is signed in here is not whom it is for: they sign out, and nothing else of theirs ends. */
    leaveSession: act({
      name: 'activations.leave-session',
      tells: { nobody: 'they do it themselves, where they are' },
      async run(tx, who, key: SessionKey, _input: undefined, now): Promise<Outcome<never>> {
        await deps.endings.endOne(tx, who, { key, reason: 'signed-out' }, now)
        return { ok: true }
      },
    }),

    /** Texts the code of an activation to the number that it was given for, in the place of the code before. */
    sendCode: act({
      name: 'activations.send-code',
      tells: 'factors/sms/code',
      async run(
        tx,
        who,
        visit: VisitRow,
        { locale, address }: { readonly locale: Locale; readonly address: string },
        now,
      ): Promise<SentCode> {
        const row = await activationById(tx, visit.activation_id)
        if (!row || row.ended_at !== null) return refused('visit-over')
        const legs = await legsOf(tx, [row.id])
        const leg = legs.find(({ channel }) => channel === 'text')
        const link = legs.find(({ channel }) => channel === 'mail')?.secret
        // whoever has an older link has none that counts
        if (!leg || !link || !visit.link_hash?.equals(link)) return refused('visit-over')
        if (leg.tries_left === 0) return refused('code-closed')
        const number = activationPhone(vault, row)
        if (number === undefined) return refused('number-gone')
        const texting = { vault, log: deps.log, limits: installation.texts.limits }
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
        const account = await accountByEmail(tx, row.email)
        const message = await deps.outbox.write(
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
          ...{ activation_id: row.id, channel: 'text', triesLeft: undefined, sent_at: now },
          secret: vault.mac('activation-code', bound(row.id, number, code)),
          ...{ expires_at: later(now, minutes(CODE_MINUTES)), message_id: message ?? null },
        })
        const details = { activation: row.id, channel: 'text' }
        await append(tx, 'activations.code.sent', { ...who, ...aboutOf(row), details }, now)
        return { ok: true }
      },
    }),

    /** Somebody types the code, for one browser: this one, or the one whose reference they type beside it. */
    showCode: act({
      name: 'activations.show-code',
      tells: { nobody: 'they type it themselves' },
      async prepare(
        db,
        of: { readonly visit: Buffer } | { readonly reference: string },
        { code }: { readonly code: string },
        now,
      ) {
        const visit =
          'visit' in of ? await visitByToken(db, of.visit) : await visitByReference(db, of.reference, now)
        const activation = visit && (await activationById(db, visit.activation_id))
        if (!activation || activation.ended_at !== null || visit.expires_at <= now)
          return { compared: refused('visit-over') }
        return { visit, activation, compared: await compare(db, { activation, typed: code }, now) }
      },
      async run(tx, who, _of, { visit, activation, compared }, now): Promise<ShownCode> {
        if (!visit || !activation) return compared
        const about = { ...who, ...aboutOf(activation) }
        const refuse = async (refusal: Exclude<ShownCode, { ok: true }>): Promise<ShownCode> => {
          const details = { activation: activation.id, reason: refusal.reason }
          await append(tx, 'activations.code.refused', { ...about, details }, now)
          return refusal
        }
        if (!compared.ok) return compared.reason === 'code-missing' ? compared : refuse(compared)
        // of two browsers that type it at once, one has shown it
        if (!compared.mac || !(await burnCode(tx, activation.id, compared.mac)))
          return refuse(refused('no-code'))
        if (!(await noteCode(tx, visit.token_hash, now))) return refuse(refused('visit-over'))
        const details = { activation: activation.id }
        await append(tx, 'activations.code.accepted', { ...about, details }, now)
        return { ok: true }
      },
    }),
  }
}
