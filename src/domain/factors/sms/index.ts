/**
 * A code by text message: six digits, ten minutes, five tries, used once, bound to the sign-in that asked for it. A
 * restricted authenticator (NIST SP 800-63B-4 §3.1.3.3, §3.2.9): a number can be taken over, so it reaches no level that
 * asks for what is unrestricted, and the page says so. The number is proven by a code before it counts, kept sealed,
 * and used for nothing else.
 *
 * Text messages keep to sliding windows, counted under one lock: fixed windows let twice the number through at their
 * edges, and pumping is dear. An unsent message is better than a bill; the log says which budget was spent. A number
 * that nobody has proven yet gets less, and all of them at most half of every budget: whoever types somebody else's
 * number cannot keep its owner out.
 */
import { removing } from '../../../platform/jobs/chores.ts'
import { messages } from './messages.ts'
import { removeExpiredSmsCodes, removeOldSmsCounts } from './store.ts'
import type { Locale } from '../../../platform/render/locale.ts'
import { challengePage } from '../../../../views/factors/sms/challenge.ts'
import { enrolmentPage, type SmsDraft } from '../../../../views/factors/sms/enrol.ts'
import { words } from '../../../../views/factors/sms/words/index.ts'
import type { Vault } from '../../../platform/crypto/vault.ts'
import type { Db, Queryable, Tx } from '../../../platform/db/database.ts'
import { restsFor, secondFactorPace } from '../../../policy/paces.ts'
import {
  refused,
  type AccountId,
  type AttemptId,
  type CredentialId,
  type FactorKind,
} from '../../../policy/vocabulary.ts'
import type { Factor, Happened } from '../contract.ts'
import { parseSixDigits, type SixDigits } from '../index.ts'
import { insertCredential } from '../store.ts'
import { accept, compare, lastSent, sendCode, type SmsDeps } from './code.ts'
import { endOf, numberFrom } from './number.ts'
import { insertNumber, numbersOf, type SmsNumberRow } from './store.ts'

const kind = 'sms' as FactorKind

interface Accepted {
  readonly scope: string
  readonly mac: Buffer
}

interface Confirmed extends Accepted {
  readonly number: string
}

const signingIn = (attempt: AttemptId): string => `challenge/${attempt}`
const contextOf = (credential: string): string => `sms_credential/${credential}/number`
const settingUp = (draft: AttemptId): string => `enrolment/${draft}`

export function createSmsFactor(deps: SmsDeps): Factor<SixDigits, Accepted, SmsDraft, Confirmed> {
  const { vault } = deps
  const open = ({ credential_id: id, number }: SmsNumberRow): string =>
    vault.open(number, contextOf(id)).toString()
  const sentLast = async (db: Db, scope: string, account: AccountId, now: Date) => {
    const last = await lastSent(db, deps, { scope, account }, now)
    return { sentTo: last && endOf(last.number), rests: last ? restsFor(last.at, now) : 0 }
  }
  return {
    kind,
    traits: {
      proves: ['something-held'],
      phishingResistant: false,
      userVerified: false,
      restricted: true,
      deviceBound: false,
      standsIn: false,
      amr: ['sms', 'otp'],
    },
    icon: 'message',
    names: (locale) => words[locale].names,
    async details(db, account, locale) {
      const rows = await numbersOf(db, account)
      return new Map(rows.map((row) => [row.credential_id, words[locale].ends(endOf(open(row)))]))
    },
    challenge: {
      pace: secondFactorPace,
      async send(tx, sending, now) {
        const numbers = await numbersOf(tx, sending.person.id)
        const chosen = numbers.find(({ credential_id: id }) => id === sending.fields['to']) ?? numbers[0]
        if (!chosen) return refused('no-number')
        const to = { number: open(chosen), credential: chosen.credential_id }
        return sendCode(tx, deps, { ...sending, ...to, scope: signingIn(sending.attempt) }, now)
      },
      form: parseSixDigits,
      async verify(db, { attempt, account }, { code }, now) {
        if (!account) return refused('no-code')
        const scope = signingIn(attempt)
        const compared = await compare(db, deps, { scope, account, code }, now)
        if (!compared.ok || !compared.row.credential_id) return compared.ok ? refused('no-code') : compared
        const { row } = compared
        return { ok: true, credential: compared.row.credential_id, accepted: { scope, mac: row.code_mac } }
      },
      async accept(tx, { accepted }) {
        return (await accept(tx, accepted.scope, accepted.mac)) ? { ok: true } : refused('code-already-used')
      },
      async page(db, shown, { attempt, account }, now) {
        const numbers = account ? await numbersOf(db, account) : []
        return challengePage(shown, {
          numbers: numbers.map((row) => ({ id: row.credential_id, end: endOf(open(row)) })),
          ...(account
            ? await sentLast(db, signingIn(attempt), account, now)
            : { sentTo: undefined, rests: 0 }),
        })
      },
    },
    enrolment: {
      async draft(db, { person, scope }, now) {
        const { sentTo } = await sentLast(db, settingUp(scope), person.id, now)
        return { sentTo }
      },
      async send(tx, sending, now) {
        const parsed = await numberFrom(sending.fields['number'] ?? '', deps.countries, sending.frame.locale)
        if (!parsed.ok) return { ...parsed, field: 'number' }
        const to = { number: parsed.number, credential: null }
        return sendCode(tx, deps, { ...sending, ...to, scope: settingUp(sending.attempt) }, now)
      },
      async confirm(db, { person, scope: draft, fields }, now) {
        const parsed = parseSixDigits(fields)
        if (!parsed.ok) return parsed
        const scope = settingUp(draft)
        const { code } = parsed.answer
        const compared = await compare(db, deps, { scope, account: person.id, code }, now)
        if (!compared.ok) return { ...compared, field: 'code' }
        return { ok: true, confirmed: { scope, mac: compared.row.code_mac, number: compared.number } }
      },
      async enrol(tx, { id: accountId }, draft, { scope, mac, number }, now) {
        if (!(await accept(tx, scope, mac))) return refused('code-already-used')
        const credential = await enrolProvenNumber(tx, vault, { accountId, number, attempt: draft }, now)
        return { ok: true, credential }
      },
      page: enrolmentPage,
    },
  }
}

/** Keeps a number that its owner has shown to read: by a code that went there, here or while they were activated. */
export async function enrolProvenNumber(
  tx: Tx,
  vault: Vault,
  { accountId, number, attempt }: { accountId: AccountId; number: string; attempt: AttemptId | null },
  now: Date,
): Promise<CredentialId> {
  const credential = await insertCredential(tx, { accountId, kind, attempt }, now)
  const row = { credential_id: credential, account_id: accountId, proven_at: now }
  await insertNumber(tx, { ...row, number: vault.seal(number, contextOf(credential)) })
  return credential
}

/** The numbers that somebody has shown to read, as E.164 writes them, and when: the newest first. */
export const provenNumbers = async (
  db: Queryable,
  vault: Vault,
  account: AccountId,
): Promise<{ readonly number: string; readonly at: Date }[]> =>
  (await numbersOf(db, account)).map(({ credential_id: id, number, proven_at: at }) => ({
    number: vault.open(number, contextOf(id)).toString(),
    at,
  }))

export { kind as smsKind }
export { mayText, type SmsDeps } from './code.ts'
export { endOf, numberFrom } from './number.ts'
export { withName } from './text.ts'

/** What its owner is told of it. */
const happened = (locale: Locale): Happened => words[locale].happened

interface Where extends Pick<SmsDeps, 'vault' | 'outbox' | 'log'> {
  readonly issuer: URL
  readonly sms: SmsDeps['limits'] & { readonly countries: SmsDeps['countries'] }
}

export const slice = {
  name: 'factors/sms',
  messages,
  factor: {
    ...{ kind, happened },
    // where nobody sends text messages, none are offered; while one tries Sluis, the mailbox shows them
    isOffered: (here: {
      readonly sms: { readonly providers: readonly object[] }
      readonly production: boolean
    }) => here.sms.providers.length > 0 || !here.production,
    make: ({ issuer, sms, ...deps }: Where) =>
      createSmsFactor({ ...deps, host: issuer.hostname, countries: sms.countries, limits: sms }),
  },
  chores: () => [
    removing('removeExpiredSmsCodes', removeExpiredSmsCodes),
    removing('removeOldSmsCounts', removeOldSmsCounts),
  ],
}
