import { sql } from 'kysely'
import type { Queryable, Tx } from '../platform/db/database.ts'

export interface EventRow {
  readonly id: string
  readonly at: Date
  readonly type: string
  readonly actor: string
  readonly account_id: string | null
  readonly client_id: string | null
  readonly details: Record<string, string | number | boolean>
  readonly person_hash: Buffer | null
}

export interface SealedRow extends EventRow {
  readonly seq: number
  readonly hash: Buffer
  readonly salt: Buffer | null
  readonly address: string | null
  readonly user_agent: string | null
}

declare module '../platform/db/database.ts' {
  interface Tables {
    audit_event: EventRow & { seq: number | null; hash: Buffer | null }
    audit_person: { event_id: string; salt: Buffer; address: string; user_agent: string }
  }
}

export async function insertEvent(tx: Tx, row: EventRow): Promise<void> {
  await sql`insert into audit_event (id, at, type, actor, account_id, client_id, details, person_hash)
    values (${row.id}, ${row.at}, ${row.type}, ${row.actor}, ${row.account_id}, ${row.client_id}, ${JSON.stringify(row.details)}::jsonb, ${row.person_hash})`.execute(
    tx,
  )
}

export async function insertEventWithPerson(
  tx: Tx,
  row: EventRow,
  person: { salt: Buffer; address: string; userAgent: string },
): Promise<void> {
  await sql`with event as (
      insert into audit_event (id, at, type, actor, account_id, client_id, details, person_hash)
      values (${row.id}, ${row.at}, ${row.type}, ${row.actor}, ${row.account_id}, ${row.client_id}, ${JSON.stringify(row.details)}::jsonb, ${row.person_hash}))
    insert into audit_person (event_id, salt, address, user_agent)
    values (${row.id}, ${person.salt}, ${person.address}, ${person.userAgent})`.execute(tx)
}

export async function lastSealed(tx: Queryable): Promise<{ seq: number; hash: Buffer } | undefined> {
  const { rows } = await sql<{ seq: string; hash: Buffer }>`
    select seq, hash from audit_event where seq is not null order by seq desc limit 1`.execute(tx)
  return rows[0] && { seq: Number(rows[0].seq), hash: rows[0].hash }
}

export async function unsealed(tx: Tx, limit: number): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select id, at, type, actor, account_id, client_id, details, person_hash
    from audit_event where seq is null order by at, id limit ${limit}`.execute(tx)
  return rows
}

export async function writeSeals(
  tx: Tx,
  seals: readonly { id: string; seq: number; hash: Buffer }[],
): Promise<void> {
  await sql`update audit_event e set seq = s.seq, hash = decode(s.hash, 'hex')
    from unnest(${seals.map((s) => s.id)}::uuid[], ${seals.map((s) => s.seq)}::bigint[], ${seals.map((s) => s.hash.toString('hex'))}::text[]) as s (id, seq, hash)
    where e.id = s.id and e.seq is null`.execute(tx)
}

/** Sealed rows after `seq`, in order, with what is left of their personal data. */
export async function sealedAfter(db: Queryable, seq: number, limit: number): Promise<SealedRow[]> {
  const { rows } = await sql<SealedRow & { seq: string }>`
    select e.id, e.at, e.type, e.actor, e.account_id, e.client_id, e.details, e.person_hash, e.seq, e.hash,
      p.salt, p.address, p.user_agent
    from audit_event e left join audit_person p on p.event_id = e.id
    where e.seq > ${seq} order by e.seq limit ${limit}`.execute(db)
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}

/** What happened in an account, newest first, with what is left of the personal data. */
export async function eventsOf(
  db: Queryable,
  accountId: string,
  which: {
    /** Older than this event; of two of one moment, the order of their ids decides. */
    before: { at: Date; id: string } | undefined
    types: readonly string[] | undefined
    limit: number
  },
): Promise<(EventRow & Pick<SealedRow, 'address' | 'user_agent'>)[]> {
  const types = which.types === undefined ? null : [...which.types]
  const { rows } = await sql<EventRow & Pick<SealedRow, 'address' | 'user_agent'>>`
    select e.id, e.at, e.type, e.actor, e.account_id, e.client_id, e.details, e.person_hash, p.address, p.user_agent
    from audit_event e left join audit_person p on p.event_id = e.id
    where e.account_id = ${accountId}
      and (${which.before?.at ?? null}::timestamptz is null or (e.at, e.id) < (${which.before?.at ?? null}::timestamptz, ${which.before?.id ?? null}::uuid))
      and (${types}::text[] is null or e.type = any (${types}::text[]))
    order by e.at desc, e.id desc limit ${which.limit}`.execute(db)
  return rows
}

export async function countUnsealed(db: Queryable): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from audit_event where seq is null`.execute(db)
  return rows[0]?.n ?? 0
}
