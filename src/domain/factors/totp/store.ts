import { sql } from 'kysely'
import type { Big, Queryable, Tx } from '../../../platform/db/database.ts'
import type { AccountId, CredentialId } from '../../../policy/vocabulary.ts'

interface TotpRow {
  readonly credential_id: CredentialId
  readonly account_id: AccountId
  readonly secret: Buffer
  readonly last_step: number
}

declare module '../../../platform/db/database.ts' {
  interface Tables {
    totp_credential: Omit<TotpRow, 'last_step'> & { last_step: Big }
  }
}

export async function insertTotp(tx: Tx, row: TotpRow): Promise<void> {
  await sql`insert into totp_credential (credential_id, account_id, secret, last_step)
    values (${row.credential_id}, ${row.account_id}, ${row.secret}, ${row.last_step})`.execute(tx)
}

export async function totpCredentialsOf(
  db: Queryable,
  account: AccountId,
): Promise<Omit<TotpRow, 'last_step'>[]> {
  const { rows } = await sql<
    Omit<TotpRow, 'last_step'>
  >`select credential_id, account_id, secret from totp_credential where account_id = ${account}`.execute(db)
  return rows
}

/** Accepts a time step, once: of two who send the same code, one gets a row (RFC 6238 §5.2). */
export async function advanceStep(tx: Tx, credential: CredentialId, step: number): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update totp_credential set last_step = ${step} where credential_id = ${credential} and last_step < ${step}`.execute(
      tx,
    )
  return numAffectedRows === 1n
}
