/**
 * A synced passkey's counter is always 0, and is let pass; one that counted and goes back is refused, and its owner
 * told by mail: either it or its copy is somebody else's.
 */
import { sql } from 'kysely'
import type { Big, Queryable, Tx } from '../../../platform/db/database.ts'
import type { AccountId, CredentialId } from '../../../policy/vocabulary.ts'

export interface WebAuthnRow {
  readonly credential_id: CredentialId
  readonly account_id: AccountId
  readonly external_id: Buffer
  readonly public_key: Buffer
  readonly counter: number
  readonly transports: string[]
  readonly aaguid: string
  readonly attested: boolean
  readonly backed_up: boolean
}

declare module '../../../platform/db/database.ts' {
  interface Tables {
    webauthn_credential: Omit<WebAuthnRow, 'counter'> & { counter: Big }
    webauthn_challenge: { hash: Buffer; expires_at: Date }
  }
}

/** @returns false where it is registered already, by whomever: of several at once, one is first */
export async function insertWebAuthn(tx: Tx, row: WebAuthnRow): Promise<boolean> {
  const { rows } =
    await sql`insert into webauthn_credential (credential_id, account_id, external_id, public_key, counter, transports, aaguid, attested, backed_up)
    values (${row.credential_id}, ${row.account_id}, ${row.external_id}, ${row.public_key}, ${row.counter},
      ${row.transports}::text[], ${row.aaguid}, ${row.attested}, ${row.backed_up})
    on conflict (external_id) do nothing returning 1`.execute(tx)
  return rows.length === 1
}

export async function credentialByExternalId(db: Queryable, id: Buffer): Promise<WebAuthnRow | undefined> {
  const { rows } =
    await sql<WebAuthnRow>`select * from webauthn_credential where external_id = ${id}`.execute(db)
  return rows[0]
}

export async function webAuthnOf(db: Queryable, account: AccountId): Promise<WebAuthnRow[]> {
  const { rows } =
    await sql<WebAuthnRow>`select * from webauthn_credential where account_id = ${account}`.execute(db)
  return rows
}

/** Notes that a challenge was answered: of two who answer the same, one gets true. */
export async function burnChallenge(tx: Tx, hash: Buffer, expiresAt: Date): Promise<boolean> {
  const { rows } = await sql`insert into webauthn_challenge (hash, expires_at) values (${hash}, ${expiresAt})
    on conflict (hash) do nothing returning 1`.execute(tx)
  return rows.length === 1
}

/**
 * Accepts a signature counter, where it has grown, or nothing is counted (WebAuthn §6.1.1): of an authenticator and its
 * copy, the one that is behind is refused. It is an unsigned number of 32 bits.
 */
export async function advanceCounter(
  tx: Tx,
  credential: CredentialId,
  used: { counter: number; backedUp: boolean },
): Promise<boolean> {
  const counter = sql`${used.counter}::bigint`
  const { numAffectedRows } = await sql`
    update webauthn_credential set counter = ${counter}, backed_up = ${used.backedUp}
    where credential_id = ${credential} and (counter < ${counter} or (counter = 0 and ${counter} = 0))`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

export async function removeAnsweredChallenges(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from webauthn_challenge where hash in (
    select hash from webauthn_challenge where expires_at < ${now} order by expires_at limit 1000 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 1000n
}
