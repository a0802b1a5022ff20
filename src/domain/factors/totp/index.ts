/**
 * The authenticator app: time-based one-time passwords (RFC 6238), SHA-1, 6 digits, 30 s, one step of drift
 * each way. Each step is accepted once; the secret is sealed with the credential's id.
 */
import type { Locale } from '../../../platform/render/locale.ts'
import { challengePage } from '../../../../views/factors/totp/challenge.ts'
import { enrolmentPage, type TotpDraft } from '../../../../views/factors/totp/enrol.ts'
import { words } from '../../../../views/factors/totp/words/index.ts'
import type { Vault } from '../../../platform/crypto/vault.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { secondFactorPace } from '../../../policy/paces.ts'
import {
  refused,
  type AccountId,
  type AttemptId,
  type CredentialId,
  type FactorKind,
} from '../../../policy/vocabulary.ts'
import type { Factor, Happened } from '../contract.ts'
import { draftKey, MADE, madeBy, parseSixDigits, type SixDigits } from '../index.ts'
import { insertCredential } from '../store.ts'
import { fromBase32, matchingStep, otpauthUri } from './codes.ts'
export { codeNow } from './codes.ts'
import { advanceStep, insertTotp, totpCredentialsOf } from './store.ts'

interface Accepted {
  readonly step: number
}

const kind = 'totp' as FactorKind
const SECRET_BYTES = 20 // RFC 4226 §4, R6: 160 bits
const contextOf = (credential: CredentialId): string => `totp_credential/${credential}/secret`

interface Confirmed {
  readonly secret: Buffer
  readonly step: number
}

export function createTotpFactor(
  vault: Vault,
  issuerName: string,
  /** The time by which codes are right: where clocks differ, another than this process has. */
  timeOf: (now: Date) => Date = (now) => now,
): Factor<SixDigits, Accepted, TotpDraft, Confirmed> {
  // the same for every process and every reload; stored only once a code of it was right
  const secretOf = (scope: AttemptId, account: AccountId, by: string): Buffer =>
    vault.derive('totp-draft', `${scope}/${account}`, by, SECRET_BYTES)
  return {
    kind,
    traits: {
      proves: ['something-held'],
      phishingResistant: false,
      userVerified: false,
      restricted: false,
      deviceBound: false,
      standsIn: false,
      amr: ['otp'],
    },
    icon: 'phone',
    names: (locale) => words[locale].names,
    challenge: {
      pace: secondFactorPace,
      form: parseSixDigits,
      async verify(db, { account }, { code }, now) {
        for (const row of account ? await totpCredentialsOf(db, account) : []) {
          const step = matchingStep(vault.open(row.secret, contextOf(row.credential_id)), code, timeOf(now))
          if (step !== undefined) return { ok: true, credential: row.credential_id, accepted: { step } }
        }
        return refused('wrong-code')
      },
      async accept(tx, { credential, accepted }) {
        return (await advanceStep(tx, credential, accepted.step))
          ? { ok: true }
          : refused('code-already-used')
      },
      page: (_db, shown) => challengePage(shown),
    },
    enrolment: {
      async draft(_db, { person, scope, fields }) {
        const of = { scope, account: person.id }
        const by = draftKey(vault, of, fields?.[MADE]) ?? vault.newest
        const secret = secretOf(scope, person.id, by)
        const uri = otpauthUri({ secret, issuer: issuerName, account: person.email })
        return {
          made: madeBy(vault, of, by),
          uri,
          picture: await pictureOf(uri),
        }
      },
      async confirm(_db, { person, scope, fields }, now) {
        const parsed = parseSixDigits(fields)
        if (!parsed.ok) return parsed
        const by = draftKey(vault, { scope, account: person.id }, fields[MADE])
        if (by === undefined) return { ...refused('draft-changed'), field: 'code' }
        const secret = secretOf(scope, person.id, by)
        const step = matchingStep(secret, parsed.answer.code, timeOf(now))
        return step === undefined
          ? { ...refused('wrong-code'), field: 'code' }
          : { ok: true, confirmed: { secret, step } }
      },
      async enrol(tx, { id: accountId }, scope, { secret, step }, now) {
        const credential = await insertCredential(tx, { accountId, kind, attempt: scope }, now)
        await insertTotp(tx, {
          credential_id: credential,
          account_id: accountId,
          secret: vault.seal(secret, contextOf(credential)),
          last_step: step,
        })
        return { ok: true, credential }
      },
      page: enrolmentPage,
    },
  }
}

/** Enrols a secret that somebody has already: for demo data and for what is brought along from elsewhere. */
export async function enrolKnownSecret(
  tx: Tx,
  vault: Vault,
  accountId: AccountId,
  secret: string,
  now: Date,
): Promise<void> {
  const credential = await insertCredential(tx, { accountId, kind, attempt: null }, now)
  await insertTotp(tx, {
    credential_id: credential,
    account_id: accountId,
    secret: vault.seal(fromBase32(secret), contextOf(credential)),
    last_step: 0,
  })
}

/** What its owner is told of it. */
const happened = (locale: Locale): Happened => words[locale].happened

export const slice = {
  name: 'factors/totp',
  factor: {
    ...{ kind, happened },
    make: ({
      vault,
      brand,
      clockWatch,
    }: {
      vault: Vault
      brand: { readonly name: string }
      clockWatch: CorrectedClock
    }) => createTotpFactor(vault, brand.name, (now) => clockWatch.corrected(now)),
  },
}

interface CorrectedClock {
  corrected(now: Date): Date
}

/** The address as a picture that a phone reads. The library is loaded for the first. */
async function pictureOf(uri: string): Promise<string> {
  const { default: library } = await import('qrcode')
  return library.toString(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
}
