import { sql } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { KeptCount } from '../../platform/throttle/throttle.ts'
import type { AccountId } from '../../policy/vocabulary.ts'

export interface ResetRow {
  readonly account_id: AccountId
  readonly token_hash: Buffer
  readonly sent_to: Buffer
  readonly era: number
  readonly created_at: Date
  readonly expires_at: Date
  /** What asking was counted on; null from before it was kept. */
  readonly counted: readonly KeptCount[] | null
  /** The portal that somebody was on the way to; null: none. */
  readonly client_id: string | null
}

declare module '../../platform/db/database.ts' {
  interface Tables {
    password_reset: ResetRow
  }
}

/** A newer link takes the place of the one before. */
export async function writeReset(tx: Tx, row: ResetRow): Promise<void> {
  await sql`insert into password_reset (account_id, token_hash, sent_to, era, created_at, expires_at, counted, client_id)
    values (${row.account_id}, ${row.token_hash}, ${row.sent_to}, ${row.era}, ${row.created_at}, ${row.expires_at},
      ${JSON.stringify(row.counted)}::jsonb, ${row.client_id})
    on conflict (account_id) do update set token_hash = excluded.token_hash, sent_to = excluded.sent_to, era = excluded.era,
      created_at = excluded.created_at, expires_at = excluded.expires_at, counted = excluded.counted,
      client_id = excluded.client_id`.execute(tx)
}

export async function resetByToken(db: Queryable, tokenHash: Buffer): Promise<ResetRow | undefined> {
  const { rows } = await sql<ResetRow>`select * from password_reset where token_hash = ${tokenHash}`.execute(
    db,
  )
  return rows[0]
}

/** Uses a link up. @returns what asking for it was counted on, to the one call that did */
export async function burnReset(tx: Tx, tokenHash: Buffer): Promise<Pick<ResetRow, 'counted'> | undefined> {
  const { rows } = await sql<
    Pick<ResetRow, 'counted'>
  >`delete from password_reset where token_hash = ${tokenHash} returning counted`.execute(tx)
  return rows[0]
}

export async function removeExpiredResets(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from password_reset where account_id in (
    select account_id from password_reset where expires_at < ${now} order by expires_at limit 500 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 500n
}
