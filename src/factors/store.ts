import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Queryable, Tx } from '../platform/db/database.ts'
import { prepared } from '../platform/db/prepared.ts'
import type { AccountId, AttemptId, CredentialId, FactorKind } from '../policy/vocabulary.ts'

export interface CredentialRow {
  readonly id: CredentialId
  readonly account_id: AccountId
  readonly kind: FactorKind
  readonly attempt_id: AttemptId | null
  /** What its owner calls it. */
  readonly name: string | null
  readonly created_at: Date
  readonly last_used_at: Date | null
}

declare module '../platform/db/database.ts' {
  interface Tables {
    factor_credential: CredentialRow
  }
}

/** The database refuses a second one of a kind from the same attempt. */
export async function insertCredential(
  tx: Tx,
  row: { accountId: AccountId; kind: FactorKind; attempt: AttemptId | null },
  now: Date,
): Promise<CredentialId> {
  const id = randomUUID() as CredentialId
  await sql`insert into factor_credential (id, account_id, kind, attempt_id, created_at)
    values (${id}, ${row.accountId}, ${row.kind}, ${row.attempt}, ${now})`.execute(tx)
  return id
}

const kindsOf = prepared<{ kind: FactorKind }>(
  'select distinct kind from factor_credential where account_id = $1',
)

export const kindsEnrolled = async (db: Queryable, account: AccountId): Promise<FactorKind[]> =>
  (await kindsOf(db, account)).map((row) => row.kind)

export async function credentialsOf(db: Queryable, account: AccountId): Promise<CredentialRow[]> {
  const { rows } =
    await sql<CredentialRow>`select * from factor_credential where account_id = ${account} order by created_at, id`.execute(
      db,
    )
  return rows
}

/** @returns whether the account has it */
export async function nameCredential(
  tx: Tx,
  which: { id: CredentialId; accountId: AccountId },
  name: string,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update factor_credential set name = ${name} where id = ${which.id} and account_id = ${which.accountId}`.execute(
      tx,
    )
  return numAffectedRows === 1n
}

/** @returns whether this call removed it */
export async function deleteCredential(
  tx: Tx,
  which: { id: CredentialId; accountId: AccountId },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`delete from factor_credential where id = ${which.id} and account_id = ${which.accountId}`.execute(
      tx,
    )
  return numAffectedRows === 1n
}

/** @returns whether the credential is still there */
export async function noteUse(tx: Tx, id: CredentialId, now: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update factor_credential set last_used_at = ${now} where id = ${id}`.execute(tx)
  return numAffectedRows === 1n
}
