import { sql } from 'kysely'
import { days, later } from '../platform/clock.ts'
import type { Db, Queryable, Tx } from '../platform/db/database.ts'

export interface OutboxRow {
  readonly id: string
  readonly channel: 'mail' | 'sms' | 'letter'
  readonly template: string
  readonly account_id: string | null
  readonly content: Buffer
  readonly created_at: Date
  readonly expires_at: Date
  readonly sent_at: Date | null
  readonly failed_at: Date | null
  readonly tries: number
}

declare module '../platform/db/database.ts' {
  interface Tables {
    outbox_message: OutboxRow
  }
}

export async function insertMessage(
  tx: Tx,
  row: Omit<OutboxRow, 'sent_at' | 'failed_at' | 'tries'>,
): Promise<void> {
  await sql`insert into outbox_message (id, channel, template, account_id, content, created_at, expires_at)
    values (${row.id}, ${row.channel}, ${row.template}, ${row.account_id}, ${row.content}, ${row.created_at}, ${row.expires_at})`.execute(
    tx,
  )
}

/** Counts a try and hands the message over, unless it was sent already. */
export async function takeMessage(db: Db, id: string): Promise<OutboxRow | undefined> {
  const { rows } = await sql<OutboxRow>`
    update outbox_message set tries = tries + 1 where id = ${id} and sent_at is null and failed_at is null returning *`.execute(
    db,
  )
  return rows[0]
}

export async function markSent(db: Db, id: string, now: Date): Promise<void> {
  await sql`update outbox_message set sent_at = ${now} where id = ${id}`.execute(db)
}

export async function markFailed(db: Db, id: string, now: Date): Promise<void> {
  await sql`update outbox_message set failed_at = ${now} where id = ${id} and sent_at is null`.execute(db)
}

export async function newestMessages(db: Queryable, limit: number): Promise<OutboxRow[]> {
  const { rows } =
    await sql<OutboxRow>`select * from outbox_message order by created_at desc, id limit ${limit}`.execute(db)
  return rows
}

/** What was given up, newest first. */
export async function failedMessages(db: Queryable): Promise<OutboxRow[]> {
  const { rows } =
    await sql<OutboxRow>`select * from outbox_message where failed_at is not null order by failed_at desc limit 500`.execute(
      db,
    )
  return rows
}

/** Forgets, in a bounded batch, messages older than 30 days: they are personal data. */
export async function removeOldMessages(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from outbox_message where id in (
    select id from outbox_message where created_at < ${later(now, -days(30))} order by created_at limit 500)`.execute(
    tx,
  )
  return numAffectedRows === 500n
}
