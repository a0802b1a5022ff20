import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Queryable, Tx } from '../platform/db/database.ts'
import { prepared } from '../platform/db/prepared.ts'
import type { AccountId, AttemptId, CredentialId, FactorKind } from '../policy/vocabulary.ts'

interface CredentialRow {
  readonly id: CredentialId
  readonly account_id: AccountId
  readonly kind: FactorKind
  readonly attempt_id: AttemptId | null
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

/** @returns whether the credential is still there */
export async function noteUse(tx: Tx, id: CredentialId, now: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update factor_credential set last_used_at = ${now} where id = ${id}`.execute(tx)
  return numAffectedRows === 1n
}
