import { sql } from 'kysely'
import type { Big, Queryable, Tx } from '../../platform/db/database.ts'

export interface EventRow {
  readonly id: string
  readonly at: Date
  readonly type: string
  readonly actor: string
  readonly account_id: string | null
  readonly client_id: string | null
  readonly organisation_id: string | null
  readonly details: Record<string, string | number | boolean>
  readonly person_hash: Buffer | null
}

/** What chains an event: its place, its hash, and our mark over both, by the key of this id. */
export interface Seal {
  readonly seq: number
  readonly hash: Buffer
  /** Null: sealed before there were marks. */
  readonly mac: Buffer | null
  readonly key_id: string | null
}

/** The key that checkpoints are signed with: its private half sealed. */
export interface CheckpointKey {
  readonly id: string
  readonly public_key: Buffer
  readonly private_key: Buffer
  readonly created_at: Date
}

/** What is personal about an event, and erasable. */
export interface PersonSaid {
  readonly address: string | null
  readonly user_agent: string | null
  /** Of an operator. */
  readonly actor_name: string | null
}

export interface SealedRow extends EventRow, Seal, PersonSaid {
  readonly salt: Buffer | null
}

declare module '../../platform/db/database.ts' {
  interface Tables {
    audit_event: EventRow
    audit_person: PersonSaid & { event_id: string; salt: Buffer }
    audit_seal: Omit<Seal, 'seq'> & { event_id: string; seq: Big }
    audit_pending: { event_id: string }
    audit_checkpoint_key: CheckpointKey & { is_only: boolean }
    audit_checkpoint: { is_last: boolean; checkpoint: string }
    restoration: { id: string; at: Date }
  }
}

export async function insertEvent(tx: Tx, row: EventRow): Promise<void> {
  await sql`insert into audit_event (id, at, type, actor, account_id, client_id, organisation_id, details, person_hash)
    values (${row.id}, ${row.at}, ${row.type}, ${row.actor}, ${row.account_id}, ${row.client_id}, ${row.organisation_id}, ${JSON.stringify(row.details)}::jsonb, ${row.person_hash})`.execute(
    tx,
  )
}

export async function insertEventWithPerson(
  tx: Tx,
  row: EventRow,
  person: PersonSaid & { readonly salt: Buffer },
): Promise<void> {
  await sql`with event as (
      insert into audit_event (id, at, type, actor, account_id, client_id, organisation_id, details, person_hash)
      values (${row.id}, ${row.at}, ${row.type}, ${row.actor}, ${row.account_id}, ${row.client_id}, ${row.organisation_id}, ${JSON.stringify(row.details)}::jsonb, ${row.person_hash}))
    insert into audit_person (event_id, salt, address, user_agent, actor_name)
    values (${row.id}, ${person.salt}, ${person.address}, ${person.user_agent}, ${person.actor_name})`.execute(
    tx,
  )
}

export async function lastSealed(tx: Queryable): Promise<{ seq: number; hash: Buffer } | undefined> {
  const { rows } = await sql<{ seq: string; hash: Buffer }>`
    select seq, hash from audit_seal order by seq desc limit 1`.execute(tx)
  return rows[0] && { seq: Number(rows[0].seq), hash: rows[0].hash }
}

export async function hasSeal(db: Queryable, { seq, hash }: { seq: number; hash: Buffer }): Promise<boolean> {
  const { rows } = await sql`select 1 from audit_seal where seq = ${seq} and hash = ${hash}`.execute(db)
  return rows.length > 0
}

export interface Restoration {
  readonly id: string
  readonly at: Date
}

export async function lastRestoration(db: Queryable): Promise<Restoration | undefined> {
  const { rows } =
    await sql<Restoration>`select id, at from restoration order by at desc, id limit 1`.execute(db)
  return rows[0]
}

/** At the database's time: of two, each process must know which was later. */
export async function writeRestoration(tx: Tx, id: string): Promise<void> {
  await sql`insert into restoration (id, at) values (${id}, clock_timestamp())`.execute(tx)
}

/** Events that are not chained yet, oldest first; held until the transaction ends. */
export async function unsealed(tx: Tx, limit: number): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select e.id, e.at, e.type, e.actor, e.account_id, e.client_id, e.organisation_id, e.details, e.person_hash
    from audit_pending p join audit_event e on e.id = p.event_id order by e.at, e.id limit ${limit} for update of p`.execute(
    tx,
  )
  return rows
}

export async function writeSeals(
  tx: Tx,
  seals: readonly { id: string; seq: number; hash: Buffer; mac: Buffer; keyId: string }[],
): Promise<void> {
  await sql`with sealed as (
      insert into audit_seal (event_id, seq, hash, mac, key_id)
      select id, seq, decode(hash, 'hex'), decode(mac, 'hex'), key_id from unnest(
        ${seals.map((s) => s.id)}::uuid[], ${seals.map((s) => s.seq)}::bigint[], ${seals.map((s) => s.hash.toString('hex'))}::text[],
        ${seals.map((s) => s.mac.toString('hex'))}::text[], ${seals.map((s) => s.keyId)}::text[]) as s (id, seq, hash, mac, key_id)
      returning event_id)
    delete from audit_pending p using sealed where p.event_id = sealed.event_id`.execute(tx)
}

/** The key that signs checkpoints, or, decided by the table, the one offered here. */
export async function checkpointKey(
  tx: Tx,
  offer: () => Omit<CheckpointKey, 'created_at'>,
  now: Date,
): Promise<CheckpointKey> {
  const kept = await keptCheckpointKey(tx)
  if (kept) return kept
  const key = offer()
  await sql`insert into audit_checkpoint_key (id, public_key, private_key, created_at)
    values (${key.id}, ${key.public_key}, ${key.private_key}, ${now}) on conflict do nothing`.execute(tx)
  return (await keptCheckpointKey(tx)) ?? { ...key, created_at: now }
}

export async function keptCheckpointKey(db: Queryable): Promise<CheckpointKey | undefined> {
  const { rows } =
    await sql<CheckpointKey>`select id, public_key, private_key, created_at from audit_checkpoint_key`.execute(
      db,
    )
  return rows[0]
}

export async function keepCheckpoint(tx: Tx, checkpoint: string): Promise<void> {
  await sql`insert into audit_checkpoint (checkpoint) values (${checkpoint})
    on conflict (is_last) do update set checkpoint = excluded.checkpoint`.execute(tx)
}

export async function lastCheckpoint(db: Queryable): Promise<string | undefined> {
  const { rows } = await sql<{ checkpoint: string }>`select checkpoint from audit_checkpoint`.execute(db)
  return rows[0]?.checkpoint
}

/** Sealed rows after `seq`, in order, with what is left of their personal data. */
export async function sealedAfter(db: Queryable, seq: number, limit: number): Promise<SealedRow[]> {
  const { rows } = await sql<SealedRow & { seq: string }>`
    select e.id, e.at, e.type, e.actor, e.account_id, e.client_id, e.organisation_id, e.details, e.person_hash, s.seq, s.hash, s.mac, s.key_id,
      p.salt, p.address, p.user_agent, p.actor_name
    from audit_seal s join audit_event e on e.id = s.event_id left join audit_person p on p.event_id = e.id
    where s.seq > ${seq} order by s.seq limit ${limit}`.execute(db)
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}

/**
 * What happened in an account, newest first, with what is left of the personal data: of its owner, and of who has not
 * shown who they are. From where an operator acts is not its owner’s to know.
 */
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
    select e.id, e.at, e.type, e.actor, e.account_id, e.client_id, e.organisation_id, e.details, e.person_hash, p.address, p.user_agent
    from audit_event e left join audit_person p
      on p.event_id = e.id and e.actor in ('nobody', 'account:' || e.account_id)
    where e.account_id = ${accountId}
      and (e.at, e.id) < (coalesce(${which.before?.at ?? null}::timestamptz, 'infinity'), coalesce(${which.before?.id ?? null}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
      and (${types}::text[] is null or e.type = any (${types}::text[]))
    order by e.at desc, e.id desc limit ${which.limit}`.execute(db)
  return rows
}

/** What happened in an organisation, newest first. From where somebody acted is theirs, and not told with it. */
export async function eventsOfOrganisation(
  db: Queryable,
  organisationId: string,
  { before, limit }: { before: { at: Date; id: string } | undefined; limit: number },
): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select id, at, type, actor, account_id, client_id, organisation_id, details, person_hash from audit_event
    where organisation_id = ${organisationId}
      and (at, id) < (coalesce(${before?.at ?? null}::timestamptz, 'infinity'), coalesce(${before?.id ?? null}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
    order by at desc, id desc limit ${limit}`.execute(db)
  return rows
}

/** What is looked for among all that happened. */
export interface EventsSought {
  readonly account: string | undefined
  readonly client: string | undefined
  readonly type: string | undefined
  /** From this moment on. */
  readonly since: Date | undefined
  /** Before this one. */
  readonly until: Date | undefined
}

/** How many events one page looks through, however few of them it shows. */
const LOOKED_THROUGH = 20_000

/**
 * What happened, newest first, with what is left of the personal data. So many are looked through and no more: where few are
 * of the kind, a page may hold fewer than there are.
 *
 * @returns `last`: where the next page goes on; undefined: there is no more
 */
export async function eventsSought(
  db: Queryable,
  sought: EventsSought,
  { before, limit }: { before: { at: Date; id: string } | undefined; limit: number },
): Promise<{ events: (EventRow & PersonSaid)[]; last: { at: Date; id: string } | undefined }> {
  const { account = null, client = null, type = null, since = null, until = null } = sought
  const within = sql`(${account}::uuid is null or account_id = ${account}::uuid)
    and at >= coalesce(${since}::timestamptz, '-infinity')
    and (at, id) < (least(coalesce(${before?.at ?? null}::timestamptz, 'infinity'), coalesce(${until}::timestamptz, 'infinity')),
      coalesce(${before?.id ?? null}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))`
  const { rows: events } = await sql<EventRow & PersonSaid>`
    with looked as (
      select id, at, type, client_id from audit_event where ${within} order by at desc, id desc limit ${LOOKED_THROUGH}),
    fitting as (
      select id from looked
      where (${client}::text is null or client_id = ${client}) and (${type}::text is null or type = ${type})
      order by at desc, id desc limit ${limit})
    select e.id, e.at, e.type, e.actor, e.account_id, e.client_id, e.organisation_id, e.details, e.person_hash,
      p.address, p.user_agent, p.actor_name
    from fitting join audit_event e using (id) left join audit_person p on p.event_id = e.id
    order by e.at desc, e.id desc`.execute(db)
  if (events.length === limit) return { events, last: events.at(-1) }
  // not all that there are were looked through, if there are so many
  const { rows } = await sql<{ at: Date; id: string }>`select at, id from audit_event where ${within}
    order by at desc, id desc offset ${LOOKED_THROUGH - 1} limit 1`.execute(db)
  return { events, last: rows[0] }
}

/** Which portals somebody has used of late, by what was noted of so many times at the most. */
export async function clientsUsed(
  db: Queryable,
  accountId: string,
  which: { readonly type: string; readonly most: number },
): Promise<string[]> {
  const { rows } = await sql<{ client_id: string }>`select distinct client_id from (
      select client_id from audit_event
      where account_id = ${accountId} and type = ${which.type}
      order by at desc, id desc limit ${which.most}) as latest`.execute(db)
  return rows.map(({ client_id: id }) => id)
}

/** Whether something that happened before this moment is not chained yet. */
export async function hasUnsealedFrom(db: Queryable, before: Date): Promise<boolean> {
  const { rows } = await sql`select 1 from audit_pending p join audit_event e on e.id = p.event_id
    where e.at < ${before} limit 1`.execute(db)
  return rows.length > 0
}

export async function countUnsealed(db: Queryable): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from audit_pending`.execute(db)
  return rows[0]?.n ?? 0
}
