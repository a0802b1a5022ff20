import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { AccountId, CredentialId } from '../../../policy/vocabulary.ts'

interface RecoveryCodeRow {
  readonly credential_id: CredentialId
  readonly account_id: AccountId
  readonly mac: Buffer
  readonly used_at: Date | null
}

declare module '../../../platform/db/database.ts' {
  interface Tables {
    recovery_code: RecoveryCodeRow
  }
}

const bytes = (macs: readonly Buffer[]) =>
  sql`(select decode(m, 'hex') from unnest(${macs.map((mac) => mac.toString('hex'))}::text[]) as m)`

export async function insertCodes(
  tx: Tx,
  of: { credential: CredentialId; account: AccountId },
  macs: readonly Buffer[],
): Promise<void> {
  await sql`insert into recovery_code (credential_id, account_id, mac)
    select ${of.credential}, ${of.account}, m from ${bytes(macs)} as macs (m)`.execute(tx)
}

/** A code of the account that was not used yet. */
export async function unusedCode(
  db: Queryable,
  account: AccountId,
  macs: readonly Buffer[],
): Promise<Pick<RecoveryCodeRow, 'credential_id' | 'mac'> | undefined> {
  const { rows } = await sql<
    Pick<RecoveryCodeRow, 'credential_id' | 'mac'>
  >`select credential_id, mac from recovery_code
    where mac in ${bytes(macs)} and account_id = ${account} and used_at is null`.execute(db)
  return rows[0]
}

/** Uses a code up: of two who send the same, one gets true. */
export async function useCode(tx: Tx, mac: Buffer, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`update recovery_code set used_at = ${now}
    where mac = ${mac} and used_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** What an account has, and how many codes of it were not used yet: one set, or none. */
export async function setsOf(
  db: Queryable,
  account: AccountId,
): Promise<{ credential_id: CredentialId; left: number }[]> {
  const { rows } = await sql<{ credential_id: CredentialId; left: number }>`
    select credential_id, count(*) filter (where used_at is null)::int as left from recovery_code
    where account_id = ${account} group by credential_id`.execute(db)
  return rows
}
