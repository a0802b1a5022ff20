import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import { prepared } from '../../platform/db/prepared.ts'
import type { Make } from './contract.ts'
import type { AccountId, AttemptId, CredentialId, FactorKind } from '../../policy/vocabulary.ts'

export interface CredentialRow {
  readonly id: CredentialId
  readonly account_id: AccountId
  readonly kind: FactorKind
  readonly attempt_id: AttemptId | null
  /** What its owner calls it. */
  readonly name: string | null
  readonly created_at: Date
  readonly last_used_at: Date | null
  /** As `Make`: null where all of a kind are alike. */
  readonly user_verified: boolean | null
  readonly device_bound: boolean | null
  readonly model: string | null
}

declare module '../../platform/db/database.ts' {
  interface Tables {
    credential_change: { account_id: AccountId; count: number }
    factor_credential: CredentialRow
  }
}

/** Counts that something was added or removed: in the statement that does it. */
const counted = (
  account: AccountId,
) => sql`insert into credential_change as c (account_id, count) values (${account}, 1)
  on conflict (account_id) do update set count = c.count + 1`

/** How often an account's credentials were added or removed. */
export async function credentialRevision(db: Queryable, account: AccountId): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count from credential_change where account_id = ${account}`.execute(db)
  return rows[0]?.count ?? 0
}

/** The database refuses a second one of a kind from the same attempt. */
export async function insertCredential(
  tx: Tx,
  row: { accountId: AccountId; kind: FactorKind; attempt: AttemptId | null; make?: Make },
  now: Date,
): Promise<CredentialId> {
  const id = randomUUID() as CredentialId
  const { userVerified = null, deviceBound = null, model = null } = row.make ?? {}
  await sql`with counted as (${counted(row.accountId)}) insert into factor_credential (id, account_id, kind, attempt_id, created_at, user_verified, device_bound, model)
    values (${id}, ${row.accountId}, ${row.kind}, ${row.attempt}, ${now}, ${userVerified}, ${deviceBound}, ${model})`.execute(
    tx,
  )
  return id
}

export type Enrolled = Pick<CredentialRow, 'kind' | 'user_verified' | 'device_bound' | 'model' | 'attempt_id'>

const enrolledRows = prepared<Enrolled>(
  'select kind, user_verified, device_bound, model, attempt_id from factor_credential where account_id = $1',
)

/** What an account has set up. */
export const enrolledOf = (db: Queryable, account: AccountId): Promise<readonly Enrolled[]> =>
  enrolledRows(db, account)

export const kindsEnrolled = async (db: Queryable, account: AccountId): Promise<FactorKind[]> => [
  ...new Set((await enrolledOf(db, account)).map((row) => row.kind)),
]

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

/** Removes what an account has of a kind. */
export async function deleteKind(tx: Tx, accountId: AccountId, kind: FactorKind): Promise<void> {
  await sql`with counted as (${counted(accountId)}) delete from factor_credential where account_id = ${accountId} and kind = ${kind}`.execute(
    tx,
  )
}

/** @returns whether this call removed it */
export async function deleteCredential(
  tx: Tx,
  which: { id: CredentialId; accountId: AccountId },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`with counted as (${counted(which.accountId)}) delete from factor_credential where id = ${which.id} and account_id = ${which.accountId}`.execute(
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

/** How many of these accounts have something set up of one of these kinds. */
export async function countHaving(
  db: Queryable,
  accounts: readonly AccountId[],
  kinds: readonly FactorKind[],
): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(distinct account_id)::int as count from factor_credential
    where account_id = any (${[...accounts]}::uuid[]) and kind = any (${[...kinds]}::text[])`.execute(db)
  return rows[0]?.count ?? 0
}
