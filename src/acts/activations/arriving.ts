import {
  lockAccount,
  markEmailVerified,
  noteReached,
  openEnrolment,
  type Account,
} from '../../domain/accounts/index.ts'
import { acceptActivation, activationPostal, visitOfAttempt } from '../../domain/activations/index.ts'
import { append } from '../../domain/audit/index.ts'
import { markUsedFor } from '../../domain/letters/index.ts'
import { hours, later } from '../../platform/clock.ts'
import type { Locale } from '../../platform/render/locale.ts'
import { ENROLMENT_HOURS } from '../../policy/lifetime.ts'
import { refused, type AttemptId, type Outcome } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'
import { beginIn } from './begin.ts'
import { compareCode, takeCode, textCode, type SentCode, type ShownCode } from './codes.ts'
import type { ActivationActsDeps } from './contract.ts'
import { postCode, type PostedCode } from './posting.ts'
import { issuedTo } from './issued.ts'

/** Details are shown in a sign-in, once the password of them is proven in it. */
interface In {
  readonly attempt: AttemptId
}

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
    ): Promise<SentCode | PostedCode> {
      const issued = await issuedTo(tx, account.id, now)
      if (!issued || issued.goodUntil <= now) return refused('visit-over')
      return issued.row.legs.includes('letter')
        ? postCode(tx, deps, { row: issued.row, who, mayWait: false }, now)
        : textCode(tx, deps, { row: issued.row, who, ...asked }, now)
    },
  }),

  /**
   * The code was typed in the sign-in in which the password was: it counts in that one alone. Their mail is theirs, and they
   * may set up what the portal asks, and choose a password of their own.
   */
  showArrivalCode: act({
    name: 'activations.show-arrival-code',
    tells: { nobody: 'they type it themselves' },
    async prepare(db, account: Account, { attempt, code }: In & { readonly code: string }, now) {
      const issued = await issuedTo(db, account.id, now)
      if (!issued || issued.goodUntil <= now) return { attempt, compared: refused('visit-over') }
      const { row } = issued
      return { attempt, row, compared: await compareCode(db, deps, { activation: row, typed: code }, now) }
    },
    async run(tx, who, account, { attempt, row, compared }, now): Promise<ShownCode> {
      await lockAccount(tx, account.id)
      // others may have been issued since it was compared
      const issued = await issuedTo(tx, account.id, now)
      if (!row || issued?.row.id !== row.id || issued.goodUntil <= now) return refused('visit-over')
      const token = visitOfAttempt(attempt, row.id)
      await beginIn(tx, row, { token, link: null }, now)
      const shown = await takeCode(tx, who, { row, token, compared }, now)
      if (!shown.ok) return shown
      await markEmailVerified(tx, account.id, now)
      await openEnrolment(tx, account.id, later(now, hours(ENROLMENT_HOURS)))
      return shown
    },
  }),

  /**
   * Somebody gets in by what was issued: with a password of their own by now, and with the code, where one belongs to it.
   * Until then it is not used: whoever else has read the mail is asked for the code as well.
   */
  arrive: act({
    name: 'activations.arrive',
    tells: { nobody: 'they sign in themselves' },
    async run(tx, who, account: Account, { attempt }: In, now): Promise<Outcome<'visit-over'>> {
      await lockAccount(tx, account.id)
      const issued = await issuedTo(tx, account.id, now)
      if (!issued || issued.goodUntil <= now) return refused('visit-over')
      const { row } = issued
      const [token, needsCode] = [visitOfAttempt(attempt, row.id), row.legs.length > 1]
      if (!needsCode) {
        await beginIn(tx, row, { token, link: null }, now)
        // its password was mailed to them, and nowhere else
        await markEmailVerified(tx, account.id, now)
      }
      if (!(await acceptActivation(tx, { visit: token, signedIn: !needsCode }, now)))
        return refused('visit-over')
      await markUsedFor(tx, row.id, now)
      const address = activationPostal(deps.vault, row)
      const reached = address && { account: account.id, address, setBy: row.begun_by }
      if (reached) await noteReached(tx, who, deps.vault, reached, now)
      const details = { activation: row.id, purpose: row.purpose, by: needsCode ? 'code' : 'sign-in' }
      const about = { ...who, accountId: account.id, details }
      await append(tx, 'activations.activation.accepted', about, now)
      return { ok: true }
    },
  }),
})
