import { sql } from 'kysely'
import { earlier, later, minutes, seconds } from '../../platform/clock.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { AccountId, OrganisationId, SessionKey } from '../../policy/vocabulary.ts'

export interface SessionRow {
  readonly key: Buffer
  readonly account_id: AccountId
  readonly address: string
  readonly user_agent: string
  readonly started_at: Date
  readonly seen_at: Date
  /** The end of its longest life; its row is kept until then. */
  readonly expires_at: Date
  /** When it will have been unused for too long; null from before that was kept apart. */
  readonly idle_at: Date | null
  readonly ended_at: Date | null
}

/** That a session has been used for a portal: the `sid` the portal knows it by, and the grant behind it. */
export interface Authorisation {
  readonly client_id: string
  readonly sid: string
  readonly grant_hash: Buffer
  readonly grant_id: Buffer
  readonly persists_logout: boolean
  /** For which organisation it is; null: for none. */
  readonly organisation_id: OrganisationId | null
}

declare module '../../platform/db/database.ts' {
  interface Tables {
    session: SessionRow
    session_client: Authorisation & {
      session_key: Buffer
      created_at: Date
      expires_at: Date
      ended_at: Date | null
      chosen_at: Date | null
    }
  }
}

const bytes = (key: SessionKey): Buffer => Buffer.from(key, 'hex')

/**
 * Notes that a session is in use, or begins it; in the statement that decides it, an ended one is left ended.
 *
 * @param session `idleAt`: when it will have been unused for too long, `expiresAt` at the latest
 *
 * @returns whether the session is alive
 */
export async function touchSession(
  tx: Queryable,
  session: {
    key: SessionKey
    accountId: AccountId
    address: string
    userAgent: string
    idleAt: Date
    expiresAt: Date
  },
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into session as s (key, account_id, address, user_agent, started_at, seen_at, idle_at, expires_at)
    values (${bytes(session.key)}, ${session.accountId}, ${session.address}, ${session.userAgent}, ${now}, ${now}, ${session.idleAt}, ${session.expiresAt})
    on conflict (key) do update set seen_at = ${now}, idle_at = excluded.idle_at, expires_at = excluded.expires_at, address = excluded.address, user_agent = excluded.user_agent
    where s.ended_at is null and s.account_id = excluded.account_id
    returning 1`.execute(tx)
  return rows.length === 1
}

/** Notes that a session is in use by a portal's tokens, once a minute at the most; one that is over stays so. */
export async function keepAlive(db: Queryable, key: SessionKey, idle: number, now: Date): Promise<void> {
  await sql`update session set seen_at = ${now}, idle_at = least(${later(now, seconds(idle))}, expires_at)
    where key = ${bytes(key)} and ended_at is null and idle_at > ${now} and seen_at < ${earlier(now, minutes(1))}`.execute(
    db,
  )
}

/** Whether the session has not ended. If it lives, it goes on living until the transaction ends. */
export async function lockUnlessEnded(tx: Tx, key: SessionKey): Promise<boolean> {
  const { rows } = await sql<{
    ended_at: Date | null
  }>`select ended_at from session where key = ${bytes(key)} for share`.execute(tx)
  return rows[0] === undefined || rows[0].ended_at === null
}

export async function sessionByKey(db: Queryable, key: SessionKey): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`select * from session where key = ${bytes(key)}`.execute(db)
  return rows[0]
}

/** Where somebody is signed in at this moment, newest first, with the portals used there. */
export async function liveSessionsOf(
  db: Queryable,
  accountId: AccountId,
  now: Date,
): Promise<(SessionRow & { readonly client_ids: readonly string[] })[]> {
  const { rows } = await sql<SessionRow & { client_ids: string[] }>`
    select s.*, array(select c.client_id from session_client c where c.session_key = s.key and c.ended_at is null group by c.client_id order by min(c.created_at)) as client_ids
    from session s where s.account_id = ${accountId} and s.ended_at is null and coalesce(s.idle_at, s.expires_at) > ${now}
    order by s.seen_at desc limit 200`.execute(db)
  return rows
}

/** From how many addresses a sample of the sessions was used, and one of them. */
export async function addressesSeen(
  db: Queryable,
): Promise<{ sessions: number; addresses: number; address: string | null }> {
  const { rows } = await sql<{ sessions: number; addresses: number; address: string | null }>`
    select count(*)::int as sessions, count(distinct address)::int as addresses, min(address) as address
    from (select address from session limit 1000) as sample`.execute(db)
  return rows[0] ?? { sessions: 0, addresses: 0, address: null }
}

/** @returns the keys that this call ended, with whose they were */
export async function endSessionRows(
  tx: Tx,
  which: { key: SessionKey } | { accountId: AccountId; except?: SessionKey | undefined },
  now: Date,
): Promise<{ key: Buffer; account_id: AccountId }[]> {
  const condition =
    'key' in which
      ? sql`key = ${bytes(which.key)}`
      : sql`account_id = ${which.accountId} and key is distinct from ${which.except === undefined ? null : bytes(which.except)}`
  const { rows } = await sql<{ key: Buffer; account_id: AccountId }>`
    update session set ended_at = ${now} where ${condition} and ended_at is null returning key, account_id`.execute(
    tx,
  )
  return rows
}

/** Ends so many of the sessions there are, with what their portals have of them. */
export async function endSessionsLeft(tx: Tx, limit: number, now: Date): Promise<{ count: number }> {
  const { rows } = await sql<{ key: Buffer }>`
    update session set ended_at = ${now} where key in (
      select key from session where ended_at is null limit ${limit} for update) returning key`.execute(tx)
  await sql`update session_client set ended_at = ${now}
    where session_key = any (select decode(k, 'hex') from unnest(${rows.map(({ key }) => key.toString('hex'))}::text[]) as k) and ended_at is null`.execute(
    tx,
  )
  return { count: rows.length }
}

/** Removes, in bounded batches, what has expired. Tombstones are kept until then. */
export async function removeExpiredSessions(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows: sessions } = await sql`delete from session where key in (
    select key from session where expires_at < ${now} order by expires_at limit 500 for update skip locked)`.execute(
    tx,
  )
  const { numAffectedRows: portals } = await sql`delete from session_client where ctid = any (array(
    select ctid from session_client where expires_at < ${now} limit 500 for update skip locked))`.execute(tx)
  return sessions === 500n || portals === 500n
}
