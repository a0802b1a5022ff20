import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** What was answered to a request that may be sent again. */
export interface OnceRow {
  readonly caller: string
  readonly key_hash: Buffer
  readonly request_hash: Buffer
  /** Sealed; null while it is being done. */
  readonly answer: Buffer | null
  readonly expires_at: Date
}

declare module '../db/database.ts' {
  interface Tables {
    request_once: OnceRow
  }
}

/**
 * Takes a key, if nobody has it. Where another transaction is taking it, this statement waits for how that ends.
 *
 * @returns whether it was free, or its time was over
 */
export async function takeKey(tx: Tx, row: Omit<OnceRow, 'answer'>, now: Date): Promise<boolean> {
  const { rows } = await sql`insert into request_once as o (caller, key_hash, request_hash, expires_at)
    values (${row.caller}, ${row.key_hash}, ${row.request_hash}, ${row.expires_at})
    on conflict (caller, key_hash) do update
    set request_hash = excluded.request_hash, answer = null, expires_at = excluded.expires_at
    where o.expires_at <= ${now} returning 1`.execute(tx)
  return rows.length === 1
}

export async function keyTaken(
  tx: Tx,
  { caller, key_hash: key }: Pick<OnceRow, 'caller' | 'key_hash'>,
): Promise<OnceRow | undefined> {
  const { rows } = await sql<OnceRow>`select * from request_once
    where caller = ${caller} and key_hash = ${key}`.execute(tx)
  return rows[0]
}

export async function keepAnswer(
  tx: Tx,
  { caller, key_hash: key, answer }: Pick<OnceRow, 'caller' | 'key_hash' | 'answer'>,
): Promise<void> {
  await sql`update request_once set answer = ${answer} where caller = ${caller} and key_hash = ${key}`.execute(
    tx,
  )
}

export async function removeOldAnswers(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from request_once where (caller, key_hash) in (
    select caller, key_hash from request_once where expires_at <= ${now} limit 100)`.execute(tx)
  return numAffectedRows === 100n
}
