import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import { prepared } from '../../../platform/db/prepared.ts'
import type {
  AccountId,
  AttemptId,
  CredentialId,
  Evidence,
  FactorKind,
  Kept,
  Proof,
  SessionKey,
} from '../../../policy/vocabulary.ts'

interface EvidenceRow {
  readonly id: string
  readonly attempt_id: AttemptId
  readonly account_id: AccountId
  readonly credential_id: CredentialId | null
  readonly session_key: Buffer | null
  readonly kind: FactorKind
  readonly proves: Proof[]
  readonly phishing_resistant: boolean
  readonly user_verified: boolean
  readonly restricted: boolean
  readonly device_bound: boolean
  readonly stands_in: boolean
  readonly remembered: boolean
  readonly model: string | null
  readonly amr: string[]
  readonly at: Date
  readonly era: number
  readonly expires_at: Date
}

declare module '../../../platform/db/database.ts' {
  interface Tables {
    evidence: EvidenceRow
  }
}

const bytes = (key: SessionKey): Buffer => Buffer.from(key, 'hex')

/** Writes down that a factor was used rightly, in the era that the account is in: the caller holds the account. */
export async function recordEvidence(
  tx: Tx,
  evidence: Evidence & {
    accountId: AccountId
    credentialId: CredentialId | null
    expiresAt: Date
  },
): Promise<void> {
  const { traits } = evidence
  await sql`insert into evidence (id, attempt_id, account_id, credential_id, kind, proves, phishing_resistant, user_verified, restricted, amr, at, expires_at, era, device_bound, stands_in, remembered, model)
    values (${randomUUID()}, ${evidence.attempt}, ${evidence.accountId}, ${evidence.credentialId}, ${evidence.kind}, ${[...traits.proves]}::text[],
      ${traits.phishingResistant}, ${traits.userVerified}, ${traits.restricted}, ${[...traits.amr]}::text[], ${evidence.at}, ${evidence.expiresAt},
      ${evidence.era}, ${traits.deviceBound}, ${traits.standsIn}, ${traits.remembered ?? false}, ${traits.model ?? null})`.execute(
    tx,
  )
}

/** Forgets what a credential has proven that is gone now, but in the session in which its owner let it go. */
export async function forgetEvidenceOf(
  tx: Tx,
  accountId: AccountId,
  credential: CredentialId,
  except: SessionKey | undefined,
): Promise<void> {
  await sql`delete from evidence where account_id = ${accountId} and credential_id = ${credential}
    and session_key is distinct from ${except === undefined ? null : bytes(except)}`.execute(tx)
}

/** Forgets what was only remembered of a credential, wherever it serves. */
export async function forgetRemembered(
  tx: Tx,
  accountId: AccountId,
  credential: CredentialId,
): Promise<void> {
  await sql`delete from evidence where account_id = ${accountId} and credential_id = ${credential} and remembered`.execute(
    tx,
  )
}

/** Takes what is kept of the era before, where an account's owner is at this moment, along into the new one. */
export async function keepEvidence(
  tx: Tx,
  accountId: AccountId,
  { session, attempt }: Kept,
  era: number,
): Promise<void> {
  await sql`update evidence set era = ${era} where account_id = ${accountId} and era = ${era} - 1
    and (session_key = ${session === undefined ? null : bytes(session)} or (attempt_id = ${attempt ?? null} and session_key is null))`.execute(
    tx,
  )
}

/** Binds an attempt's evidence to the session it led to: once, so that it serves no second one. */
export async function bindEvidence(
  db: Queryable,
  attempt: AttemptId,
  key: SessionKey,
): Promise<{ readonly standsIn: boolean }> {
  const { rows } = await sql<Pick<EvidenceRow, 'stands_in'>>`update evidence set session_key = ${bytes(key)}
    where attempt_id = ${attempt} and session_key is null returning stands_in`.execute(db)
  return { standsIn: rows.some(({ stands_in: standsIn }) => standsIn) }
}

const evidenceFor = prepared<EvidenceRow>(`
  select * from evidence where account_id = $1
    and (session_key = $2 or (attempt_id = $3 and (session_key is null or session_key = $2)))`)

/** Evidence of this attempt (not bound elsewhere) and of this session, about this account. */
export async function evidenceOf(
  db: Queryable,
  of: {
    accountId: AccountId
    attempt?: AttemptId | undefined
    key?: SessionKey | undefined
  },
): Promise<Evidence[]> {
  const key = of.key === undefined ? null : bytes(of.key)
  const rows = await evidenceFor(db, of.accountId, key, of.attempt ?? null)
  return rows.map((row) => ({
    kind: row.kind,
    at: row.at,
    era: row.era,
    attempt: row.attempt_id,
    traits: {
      proves: row.proves,
      phishingResistant: row.phishing_resistant,
      userVerified: row.user_verified,
      restricted: row.restricted,
      deviceBound: row.device_bound,
      standsIn: row.stands_in,
      remembered: row.remembered,
      model: row.model ?? undefined,
      amr: row.amr,
    },
  }))
}

export async function removeExpiredEvidence(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from evidence where id in (
    select id from evidence where expires_at < ${now} order by expires_at limit 1000 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 1000n
}
