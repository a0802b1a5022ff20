import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import { prepared } from '../../../platform/db/prepared.ts'
import type { AccountId, OrganisationId, SessionKey } from '../../../policy/vocabulary.ts'
import type { Authorisation } from '../store.ts'

/** What a session's authorisation for a client would be, if it has none. */
export interface Offer {
  readonly key: SessionKey
  readonly clientId: string
  readonly sid: string
  readonly grantHash: Buffer
  readonly grantId: Buffer
  /** The grant that it stands in for, where it is still there. */
  readonly replaces: Buffer | undefined
  readonly expiresAt: Date
  readonly organisation: OrganisationId | null
}

const bytes = (key: SessionKey): Buffer => Buffer.from(key, 'hex')

/**
 * The live authorisation of a session for a client and a choice, or, decided by the unique index, the one offered here;
 * it is the last choice there from now on.
 */
export async function upsertAuthorisation(
  tx: Tx,
  offer: Offer,
  now: Date,
): Promise<Authorisation & { fresh: boolean }> {
  const { rows } = await sql<Authorisation & { fresh: boolean }>`
    insert into session_client as c (session_key, client_id, sid, grant_hash, grant_id, created_at, expires_at, organisation_id, chosen_at)
    values (${bytes(offer.key)}, ${offer.clientId}, ${offer.sid}, ${offer.grantHash}, ${offer.grantId}, ${now}, ${offer.expiresAt},
      ${offer.organisation}, ${now})
    on conflict (session_key, client_id, organisation_id) where ended_at is null do update set chosen_at = ${now},
      grant_hash = case when c.grant_hash = ${offer.replaces ?? null} then excluded.grant_hash else c.grant_hash end,
      grant_id = case when c.grant_hash = ${offer.replaces ?? null} then excluded.grant_id else c.grant_id end
    returning client_id, sid, grant_hash, grant_id, persists_logout, organisation_id, xmax = 0 as fresh`.execute(
    tx,
  )
  const [row] = rows
  if (!row) throw new Error('an upsert returned no row')
  return row
}

const portalsOf = prepared<
  Authorisation & { ended_at: Date | null; lives_until: Date; client_id: string | null }
>(`
  select s.ended_at, coalesce(s.idle_at, s.expires_at) as lives_until, c.client_id, c.sid, c.grant_hash, c.grant_id, c.persists_logout, c.organisation_id
  from session s left join session_client c on c.session_key = s.key and c.ended_at is null
  where s.key = $1 order by coalesce(c.chosen_at, c.created_at) desc, c.sid`)

/**
 * The portals of a session, and of each what was chosen there, the last choice first; undefined when it has ended, was
 * unused for too long, or never was.
 */
export async function authorisationsOf(
  db: Queryable,
  key: SessionKey,
  now: Date,
): Promise<Authorisation[] | undefined> {
  const rows = await portalsOf(db, bytes(key))
  if (rows[0] === undefined || rows[0].ended_at !== null || rows[0].lives_until <= now) return undefined
  return rows.filter((row) => row.client_id !== null)
}

/** A session's authorisation for a client and a choice, whichever was chosen there last. */
export async function authorisationFor(
  db: Queryable,
  of: { readonly key: SessionKey; readonly clientId: string; readonly organisation: OrganisationId | null },
): Promise<Authorisation | undefined> {
  const { rows } =
    await sql<Authorisation>`select client_id, sid, grant_hash, grant_id, persists_logout, organisation_id from session_client
    where session_key = ${bytes(of.key)} and client_id = ${of.clientId} and ended_at is null
      and organisation_id is not distinct from ${of.organisation}`.execute(db)
  return rows[0]
}

/** Notes which of its choices a session goes on with at a portal. */
export async function noteChosen(
  db: Queryable,
  of: { readonly key: SessionKey; readonly grantHash: Buffer },
  now: Date,
): Promise<void> {
  await sql`update session_client set chosen_at = ${now}
    where session_key = ${bytes(of.key)} and grant_hash = ${of.grantHash} and ended_at is null`.execute(db)
}

const held = prepared(`
  select 1 from session s join session_client c on c.session_key = s.key
  where s.key = $1 and c.grant_hash = $2 and c.ended_at is null and s.ended_at is null
    and coalesce(s.idle_at, s.expires_at) > $3`)

/** Whether what was granted is one of a live session's. */
export const isHeld = async (
  db: Queryable,
  { key, grantHash }: { readonly key: SessionKey; readonly grantHash: Buffer },
  now: Date,
): Promise<boolean> => (await held(db, bytes(key), grantHash, now)).length > 0

const chosen = prepared<Pick<Authorisation, 'organisation_id'>>(
  `select organisation_id from session_client where session_key = $1 and client_id = $2 and ended_at is null
  order by coalesce(chosen_at, created_at) desc, sid limit 1`,
)

/** For whom somebody acted last at a portal in a session; null: for nobody else; undefined: they were not there in it. */
export async function chosenBefore(
  db: Queryable,
  { key, clientId }: { readonly key: SessionKey; readonly clientId: string },
): Promise<OrganisationId | null | undefined> {
  return (await chosen(db, bytes(key), clientId))[0]?.organisation_id
}

/** Notes that grants outlive the session (`offline_access`). */
export async function keepThroughLogout(
  db: Queryable,
  key: SessionKey,
  grantHashes: readonly Buffer[],
): Promise<void> {
  await sql`update session_client set persists_logout = true
    where session_key = ${bytes(key)} and ended_at is null and not persists_logout
      and grant_hash = any (select decode(h, 'hex') from unnest(${grantHashes.map((h) => h.toString('hex'))}::text[]) as h)`.execute(
    db,
  )
}

/** The live session that a portal knows by this `sid`. */
export async function sessionOfPortal(
  db: Queryable,
  known: { clientId: string; sid: string },
): Promise<{ key: SessionKey; accountId: AccountId } | undefined> {
  const { rows } = await sql<{ key: Buffer; account_id: AccountId }>`
    select s.key, s.account_id from session_client c join session s on s.key = c.session_key
    where c.sid = ${known.sid} and c.client_id = ${known.clientId} and c.ended_at is null and s.ended_at is null`.execute(
    db,
  )
  const [row] = rows
  return row && { key: row.key.toString('hex') as SessionKey, accountId: row.account_id }
}

/** The keys of an account's sessions that have been used for a portal. */
export async function sessionsUsedFor(tx: Tx, accountId: AccountId, clientId: string): Promise<Buffer[]> {
  const { rows } = await sql<{ key: Buffer }>`
    select distinct s.key from session s join session_client c on c.session_key = s.key
    where s.account_id = ${accountId} and s.ended_at is null and c.client_id = ${clientId} and c.ended_at is null`.execute(
    tx,
  )
  return rows.map(({ key }) => key)
}

/** Ends authorisations, once: the caller that gets a row back tells the portal. */
export async function endAuthorisations(
  tx: Tx,
  keys: readonly Buffer[],
  clientId: string | undefined,
  now: Date,
): Promise<(Authorisation & { session_key: Buffer })[]> {
  const { rows } = await sql<Authorisation & { session_key: Buffer }>`
    with mine as (select session_key, client_id, sid from session_client
      where session_key = any (select decode(k, 'hex') from unnest(${keys.map((k) => k.toString('hex'))}::text[]) as k)
        and (${clientId ?? null}::text is null or client_id = ${clientId ?? null}) and ended_at is null
      order by session_key, client_id, sid for update)
    update session_client set ended_at = ${now} where (session_key, client_id, sid) in (select * from mine) and ended_at is null
    returning client_id, sid, grant_hash, grant_id, persists_logout, organisation_id, session_key`.execute(tx)
  return rows
}

/** Ends what sessions have of these grants, once, wherever they are: with whose they are. */
export async function endAuthorisationsUnder(
  tx: Tx,
  grantHashes: readonly Buffer[],
  now: Date,
): Promise<(Authorisation & { session_key: Buffer; account_id: AccountId })[]> {
  const { rows } = await sql<Authorisation & { session_key: Buffer; account_id: AccountId }>`
    with mine as (select session_key, client_id, sid from session_client
      where organisation_id is not null and ended_at is null and grant_hash = any (
        select decode(h, 'hex') from unnest(${grantHashes.map((h) => h.toString('hex'))}::text[]) as h)
      order by session_key, client_id, sid for update)
    update session_client c set ended_at = ${now} from session s
    where s.key = c.session_key and (c.session_key, c.client_id, c.sid) in (select * from mine) and c.ended_at is null
    returning c.client_id, c.sid, c.grant_hash, c.grant_id, c.persists_logout, c.organisation_id, c.session_key, s.account_id`.execute(
    tx,
  )
  return rows
}
