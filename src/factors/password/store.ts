import { sql } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { AccountId, CredentialId } from '../../policy/vocabulary.ts'

interface PasswordRow {
  readonly credential_id: CredentialId
  readonly account_id: AccountId
  readonly hash: string
  readonly set_at: Date
}

declare module '../../platform/db/database.ts' {
  interface Tables {
    password_credential: PasswordRow
  }
}

export async function insertPassword(tx: Tx, row: PasswordRow): Promise<void> {
  await sql`insert into password_credential (credential_id, account_id, hash, set_at)
    values (${row.credential_id}, ${row.account_id}, ${row.hash}, ${row.set_at})`.execute(tx)
}

export async function passwordOf(db: Queryable, account: AccountId): Promise<PasswordRow | undefined> {
  const { rows } =
    await sql<PasswordRow>`select * from password_credential where account_id = ${account}`.execute(db)
  return rows[0]
}

/** Whether the password that was compared is still the password, held true until the transaction ends. */
export async function stillHas(tx: Tx, credential: CredentialId, hash: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from password_credential where credential_id = ${credential} and hash = ${hash} for share`.execute(
      tx,
    )
  return rows.length === 1
}

export async function rehash(tx: Tx, credential: CredentialId, from: string, to: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update password_credential set hash = ${to} where credential_id = ${credential} and hash = ${from}`.execute(
      tx,
    )
  return numAffectedRows === 1n
}
