import { sql } from 'kysely'
import { days, earlier, minutes } from '../../platform/clock.ts'
import type { Db, Queryable, Tx } from '../../platform/db/database.ts'

/**
 * How soon it is wanted: `awaited` by somebody who looks at a page meanwhile, a `notice` of what has happened, or one of
 * many, `bulk`, that nobody looks out for. Each is sent beside the others, and holds none of them up.
 */
export type Urgency = 'awaited' | 'notice' | 'bulk'

export interface OutboxRow {
  readonly id: string
  readonly channel: 'mail' | 'sms' | 'letter'
  readonly urgency: Urgency
  readonly template: string
  readonly account_id: string | null
  readonly content: Buffer
  readonly created_at: Date
  readonly expires_at: Date
  readonly sent_at: Date | null
  readonly failed_at: Date | null
  readonly failure: 'expired' | 'no-such-address' | 'refused' | null
  readonly tries: number
  /** What was said of it last by whoever it was handed to: codes, as `550 5.1.1`. */
  readonly answer: string | null
}

/** A recipient whose mail was refused by a rule of its server. */
export interface MailRefusal {
  readonly domain: string
  readonly recipient: Buffer
  readonly refused_at: Date
}

declare module '../../platform/db/database.ts' {
  interface Tables {
    outbox_message: OutboxRow
    mail_refusal: MailRefusal
  }
}

export async function insertMessage(
  tx: Tx,
  row: Omit<OutboxRow, 'sent_at' | 'failed_at' | 'failure' | 'tries' | 'answer'>,
): Promise<void> {
  await sql`insert into outbox_message (id, channel, urgency, template, account_id, content, created_at, expires_at)
    values (${row.id}, ${row.channel}, ${row.urgency}, ${row.template}, ${row.account_id}, ${row.content}, ${row.created_at}, ${row.expires_at})`.execute(
    tx,
  )
}

export async function messageById(db: Queryable, id: string): Promise<OutboxRow | undefined> {
  const { rows } = await sql<OutboxRow>`select * from outbox_message where id = ${id}`.execute(db)
  return rows[0]
}

/** Counts a try and hands the message over, unless it was sent already. */
export async function takeMessage(db: Db, id: string): Promise<OutboxRow | undefined> {
  const { rows } = await sql<OutboxRow>`
    update outbox_message set tries = tries + 1 where id = ${id} and sent_at is null and failed_at is null returning *`.execute(
    db,
  )
  return rows[0]
}

export async function markSent(db: Db, id: string, answer: string | undefined, now: Date): Promise<void> {
  await sql`update outbox_message set sent_at = ${now}, answer = ${answer ?? null} where id = ${id}`.execute(
    db,
  )
}

/** It is tried again; what was said of it is kept meanwhile. */
export async function noteAnswer(db: Db, id: string, answer: string): Promise<void> {
  await sql`update outbox_message set answer = ${answer} where id = ${id} and sent_at is null`.execute(db)
}

export async function markFailed(
  db: Db,
  id: string,
  { failure, answer }: { failure: NonNullable<OutboxRow['failure']>; answer: string | undefined },
  now: Date,
): Promise<void> {
  await sql`update outbox_message set failed_at = ${now}, failure = ${failure}, answer = coalesce(${answer ?? null}, answer) where id = ${id} and sent_at is null`.execute(
    db,
  )
}

/** A mail that was handed on came back. @returns undefined: it is not kept any more, or that was known */
export async function markBounced(
  db: Db,
  of: {
    readonly message: string
    readonly failure: NonNullable<OutboxRow['failure']>
    readonly answer: string
  },
  now: Date,
): Promise<Pick<OutboxRow, 'template'> | undefined> {
  const { rows } = await sql<Pick<OutboxRow, 'template'>>`
    update outbox_message set failed_at = ${now}, failure = ${of.failure}, answer = ${of.answer}
    where id = ${of.message} and channel = 'mail' and sent_at is not null and failed_at is null returning template`.execute(
    db,
  )
  return rows[0]
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

/** What was written to somebody, newest first, without what it says. */
export async function messagesTo(
  db: Queryable,
  accountId: string,
  limit: number,
): Promise<Omit<OutboxRow, 'content'>[]> {
  const { rows } = await sql<Omit<OutboxRow, 'content'>>`
    select id, channel, urgency, template, account_id, created_at, expires_at, sent_at, failed_at, failure, tries, answer
    from outbox_message where account_id = ${accountId} order by created_at desc limit ${limit}`.execute(db)
  return rows
}

/** What became of these messages, by their ids; nothing of those that are not kept any more. */
export async function fatesOf(
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Omit<OutboxRow, 'content'>>> {
  const { rows } = await sql<Omit<OutboxRow, 'content'>>`
    select id, channel, urgency, template, account_id, created_at, expires_at, sent_at, failed_at, failure, tries, answer
    from outbox_message where id = any (${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** How many messages were given up; counted up to `most`. */
export async function countFailed(db: Queryable, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
    select 1 from outbox_message where failed_at is not null limit ${most}) as found`.execute(db)
  return rows[0]?.count ?? 0
}

/** Has what was sent, or given up, ready to be sent again; undefined: it is no use any more, or is being sent. */
export async function takeOneBack(tx: Tx, id: string, now: Date): Promise<OutboxRow | undefined> {
  const { rows } = await sql<OutboxRow>`
    update outbox_message set sent_at = null, failed_at = null, failure = null
    where id = ${id} and expires_at > ${now}
      and (sent_at is not null or failed_at is not null) returning *`.execute(tx)
  return rows[0]
}

/** Has what was given up sent once more. @returns what still can be: not what has expired or was sent meanwhile */
export async function takeBack(tx: Tx, ids: readonly string[], now: Date): Promise<OutboxRow[]> {
  const { rows } = await sql<OutboxRow>`
    update outbox_message set sent_at = null, failed_at = null, failure = null
    where id = any(${ids}::uuid[]) and failed_at is not null and expires_at > ${now} returning *`.execute(tx)
  return rows
}

export async function writeRefusal(db: Queryable, row: MailRefusal): Promise<void> {
  await sql`insert into mail_refusal (domain, recipient, refused_at) values (${row.domain}, ${row.recipient}, ${row.refused_at})
    on conflict (domain, recipient) do update set refused_at = excluded.refused_at`.execute(db)
}

/** How many recipients of a domain were refused since then; counted up to `most`. */
export async function countRefusals(
  db: Queryable,
  domain: string,
  since: Date,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
    select 1 from mail_refusal where domain = ${domain} and refused_at > ${since} limit ${most}) as found`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

export async function removeOldRefusalsOfMail(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from mail_refusal where (domain, recipient) in (
    select domain, recipient from mail_refusal where refused_at < ${earlier(now, minutes(10))} order by refused_at limit 500)`.execute(
    tx,
  )
  return numAffectedRows === 500n
}

/** Forgets, in a bounded batch, messages older than 30 days: they are personal data. */
export async function removeOldMessages(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from outbox_message where id in (
    select id from outbox_message where created_at < ${earlier(now, days(30))} order by created_at limit 500)`.execute(
    tx,
  )
  return numAffectedRows === 500n
}
