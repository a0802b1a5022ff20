import { lockAccount, markEmailVerified, openEnrolment, type Account } from '../../domain/accounts/index.ts'
import {
  acceptActivation,
  beginVisit,
  burnCode,
  detailsUnderWay,
  noteCode,
  type ActivationRow,
} from '../../domain/activations/index.ts'
import { append } from '../../domain/audit/index.ts'
import { hours, later, minutes } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Locale } from '../../platform/render/locale.ts'
import { randomCrockford } from '../../platform/text/crockford.ts'
import { REFERENCE, VISIT_MINUTES } from '../../policy/activation/index.ts'
import { ENROLMENT_HOURS } from '../../policy/lifetime.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'
import { compareCode, textCode, type SentCode, type ShownCode } from './codes.ts'
import type { ActivationActsDeps } from './contract.ts'

/** Details are shown in a sign-in, once the password of them is proven in it. */
interface In {
  /** The visit that the sign-in is. */
  readonly token: Buffer
}

const begin = (tx: Tx, row: ActivationRow, { token }: In, now: Date): Promise<void> =>
  beginVisit(
    tx,
    {
      ...{ token_hash: token, activation_id: row.id, reference: randomCrockford(REFERENCE), link_hash: null },
      expires_at: later(now, minutes(VISIT_MINUTES)),
    },
    now,
  )

export const arrivingActs = (
  deps: Pick<ActivationActsDeps, 'vault' | 'outbox' | 'log' | 'installation'>,
) => ({
  /** Texts the code that belongs to details which were issued, to who has just shown the password of them. */
  sendArrivalCode: act({
    name: 'activations.send-arrival-code',
    tells: 'factors/sms/code',
    async run(
      tx,
      who,
      account: Account,
      asked: { readonly locale: Locale; readonly address: string },
      now,
    ): Promise<SentCode> {
      const row = await detailsUnderWay(tx, account.id)
      if (!row || row.closes_at <= now) return refused('visit-over')
      return textCode(tx, deps, { row, who, ...asked }, now)
    },
  }),

  /**
   * The code was typed in the sign-in in which the password was: it counts in that one alone. Their mail is theirs, and they
   * may set up what the portal asks, and choose a password of their own.
   */
  showArrivalCode: act({
    name: 'activations.show-arrival-code',
    tells: { nobody: 'they type it themselves' },
    async prepare(db, account: Account, { token, code }: In & { readonly code: string }, now) {
      const activation = await detailsUnderWay(db, account.id)
      if (!activation) return { token, compared: refused('visit-over') }
      return { token, activation, compared: await compareCode(db, deps, { activation, typed: code }, now) }
    },
    async run(tx, who, account, { token, activation, compared }, now): Promise<ShownCode> {
      if (!activation) return compared
      const about = { ...who, accountId: account.id }
      const refuse = async (refusal: Exclude<ShownCode, { ok: true }>): Promise<ShownCode> => {
        const details = { activation: activation.id, reason: refusal.reason }
        await append(tx, 'activations.code.refused', { ...about, details }, now)
        return refusal
      }
      if (!compared.ok) return compared.reason === 'code-missing' ? compared : refuse(compared)
      await lockAccount(tx, account.id)
      // of two sign-ins in which it is typed at once, one has shown it
      if (!compared.mac || !(await burnCode(tx, activation.id, compared.mac)))
        return refuse(refused('no-code'))
      await begin(tx, activation, { token }, now)
      if (!(await noteCode(tx, token, now))) return refuse(refused('visit-over'))
      const details = { activation: activation.id }
      await append(tx, 'activations.code.accepted', { ...about, details }, now)
      await markEmailVerified(tx, account.id, now)
      await openEnrolment(tx, account.id, later(now, hours(ENROLMENT_HOURS)))
      return { ok: true }
    },
  }),

  /**
   * Somebody gets in by what was issued: with a password of their own by now, and with the code, where one belongs to it.
   * Until then it is not used: whoever else has read the mail is asked for the code as well.
   */
  arrive: act({
    name: 'activations.arrive',
    tells: { nobody: 'they sign in themselves' },
    async run(tx, who, account: Account, { token }: In, now): Promise<Outcome<'visit-over'>> {
      await lockAccount(tx, account.id)
      const row = await detailsUnderWay(tx, account.id)
      if (!row) return refused('visit-over')
      const needsCode = row.legs.length > 1
      if (!needsCode) await begin(tx, row, { token }, now)
      if (!(await acceptActivation(tx, { visit: token, signedIn: !needsCode }, now)))
        return refused('visit-over')
      const details = { activation: row.id, purpose: row.purpose, by: needsCode ? 'code' : 'sign-in' }
      const about = { ...who, accountId: account.id, details }
      await append(tx, 'activations.activation.accepted', about, now)
      return { ok: true }
    },
  }),
})
