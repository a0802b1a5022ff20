/**
 * The SQL of the protocol engine's artefacts: codes, tokens, interactions, session identifiers, grants. Every
 * look-up is by primary key or unique index, on a hash; what is single use, and what has ended, is decided in
 * the statement that writes it.
 */
import { sql } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import { prepared } from '../../platform/db/prepared.ts'
import type { ActingFor } from '../../domain/sessions/index.ts'
import type { OrganisationId } from '../../policy/vocabulary.ts'

interface ArtefactRow {
  readonly id_hash: Buffer
  readonly kind: string
  readonly client_id: string | null
  readonly subject: string | null
  readonly grant_hash: Buffer | null
  readonly session_key: Buffer | null
  readonly user_code_hash: Buffer | null
  readonly payload: Buffer
  readonly expires_at: Date
  readonly consumed_at: Date | null
  readonly ended_at: Date | null
}

declare module '../../platform/db/database.ts' {
  interface Tables {
    oidc_artefact: ArtefactRow
    oidc_grant: Pick<ArtefactRow, 'id_hash' | 'payload' | 'expires_at' | 'ended_at'> & {
      client_id: string
      subject: string
      organisation_id: OrganisationId | null
      membership_id: string | null
    }
  }
}

export type Artefact = Pick<
  ArtefactRow,
  | 'id_hash'
  | 'kind'
  | 'client_id'
  | 'subject'
  | 'grant_hash'
  | 'session_key'
  | 'user_code_hash'
  | 'payload'
  | 'expires_at'
>
export type FoundArtefact = Pick<ArtefactRow, 'id_hash' | 'kind' | 'payload' | 'consumed_at'>

export type FoundGrant = Pick<ArtefactRow, 'id_hash' | 'payload'>

/** Alive: not ended itself, and under no grant that has ended. */
const live = `a.ended_at is null and (a.grant_hash is null or exists (
  select 1 from oidc_grant g where g.id_hash = a.grant_hash and g.ended_at is null))`

const found = 'select a.id_hash, a.kind, a.payload, a.consumed_at from oidc_artefact a'

const byIds = prepared<FoundArtefact>(`${found} where a.id_hash = any ($1::bytea[]) and ${live}`)
const byUserCode = prepared<FoundArtefact>(`${found} where a.user_code_hash = $1 and ${live}`)
const bySessions = prepared<FoundArtefact & { session_key: Buffer }>(`
  select distinct on (a.session_key) a.id_hash, a.kind, a.payload, a.consumed_at, a.session_key from oidc_artefact a
  where a.session_key = any ($1::bytea[]) and a.kind = 'Session' and a.ended_at is null
  order by a.session_key, a.expires_at desc`)
const grantsByIds = prepared<FoundGrant>(
  'select id_hash, payload from oidc_grant where id_hash = any ($1::bytea[]) and ended_at is null',
)

export const findArtefacts = (
  db: Queryable,
  idHashes: readonly Buffer[],
): Promise<readonly FoundArtefact[]> => byIds(db, idHashes)

export const findByUserCode = async (
  db: Queryable,
  userCodeHash: Buffer,
): Promise<FoundArtefact | undefined> => (await byUserCode(db, userCodeHash))[0]

/** The newest identifier of each session. */
export const findSessions = (
  db: Queryable,
  keys: readonly Buffer[],
): Promise<readonly (FoundArtefact & { session_key: Buffer })[]> => bySessions(db, keys)

const grantsBySubject = prepared<FoundGrant & { client_id: string; organisation_id: OrganisationId | null }>(`
  select id_hash, client_id, organisation_id, payload from oidc_grant
  where subject = $1 and ended_at is null and expires_at > $2 order by expires_at limit 500`)

/** All that somebody has granted, and that has not ended. */
export const grantsOf = (
  db: Queryable,
  subject: string,
  now: Date,
): Promise<readonly (FoundGrant & { client_id: string; organisation_id: OrganisationId | null })[]> =>
  grantsBySubject(db, subject, now)

export const findGrants = (db: Queryable, idHashes: readonly Buffer[]): Promise<readonly FoundGrant[]> =>
  grantsByIds(db, idHashes)

/**
 * Writes an artefact, or what changed in it. Nothing is written under a grant that has ended (the grant is held
 * alive until the statement commits), and what has ended is never revived.
 *
 * @returns whether it was written
 */
export async function writeArtefact(db: Queryable, row: Artefact): Promise<boolean> {
  const values = sql`${row.id_hash}::bytea, ${row.kind}::text, ${row.client_id}::text, ${row.subject}::text, ${row.grant_hash}::bytea,
    ${row.session_key}::bytea, ${row.user_code_hash}::bytea, ${row.payload}::bytea, ${row.expires_at}::timestamptz`
  const source =
    row.grant_hash === null
      ? sql`values (${values})`
      : sql`select ${values} from (select 1 from oidc_grant where id_hash = ${row.grant_hash} and ended_at is null for share) as grant_is_live`
  const { rows } = await sql`
    insert into oidc_artefact as a (id_hash, kind, client_id, subject, grant_hash, session_key, user_code_hash, payload, expires_at)
    ${source}
    on conflict (id_hash) do update set payload = excluded.payload, expires_at = excluded.expires_at, subject = excluded.subject,
      grant_hash = excluded.grant_hash, session_key = excluded.session_key
    where a.ended_at is null
    returning 1`.execute(db)
  return rows.length === 1
}

/** A live code, used up by being found. */
export async function claimCode(db: Queryable, idHash: Buffer, now: Date): Promise<Buffer | undefined> {
  const { rows } = await sql<{ payload: Buffer }>`
    update oidc_artefact a set consumed_at = ${now}
    where a.id_hash = ${idHash} and a.kind = 'AuthorizationCode' and a.consumed_at is null and ${sql.raw(live)}
    returning a.payload`.execute(db)
  return rows[0]?.payload
}

/** When a code was redeemed; undefined: it was not, or is not there. */
export async function codeRedeemedAt(db: Queryable, idHash: Buffer): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`select consumed_at as at from oidc_artefact
    where id_hash = ${idHash} and kind = 'AuthorizationCode'`.execute(db)
  return rows[0]?.at ?? undefined
}

/** Uses up what is single use. @returns whether this call did; false when somebody was first, or it had ended */
export async function consumeArtefact(db: Queryable, idHash: Buffer, now: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update oidc_artefact set consumed_at = ${now} where id_hash = ${idHash} and consumed_at is null and ended_at is null`.execute(
      db,
    )
  return numAffectedRows === 1n
}

export async function grantOfArtefact(db: Queryable, idHash: Buffer): Promise<Buffer | undefined> {
  const { rows } = await sql<{
    grant_hash: Buffer | null
  }>`select grant_hash from oidc_artefact where id_hash = ${idHash}`.execute(db)
  return rows[0]?.grant_hash ?? undefined
}

/** Ends an artefact; its tombstone stays until it would have expired. @returns whether this call did */
export async function endArtefact(db: Queryable, idHash: Buffer, now: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update oidc_artefact set ended_at = ${now} where id_hash = ${idHash} and ended_at is null`.execute(
      db,
    )
  return numAffectedRows === 1n
}

export async function writeGrant(
  db: Queryable,
  row: {
    id_hash: Buffer
    client_id: string
    subject: string
    payload: Buffer
    expires_at: Date
    organisation_id: OrganisationId | null
    membership_id: string | null
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into oidc_grant as g (id_hash, client_id, subject, payload, expires_at, organisation_id, membership_id)
    values (${row.id_hash}, ${row.client_id}, ${row.subject}, ${row.payload}, ${row.expires_at}, ${row.organisation_id}, ${row.membership_id})
    on conflict (id_hash) do update set payload = excluded.payload, expires_at = excluded.expires_at,
      organisation_id = excluded.organisation_id, membership_id = excluded.membership_id
    where g.ended_at is null returning 1`.execute(db)
  return rows.length === 1
}

/**
 * Revokes grants for good: whoever is writing under one of them at this moment came first, and dies with it.
 *
 * @returns those that this call ended
 */
export async function endGrants(
  db: Queryable,
  which: { hashes: readonly Buffer[] } | { subject: string; except: readonly Buffer[] },
  now: Date,
): Promise<readonly { client_id: string; subject: string }[]> {
  const among = (hashes: readonly Buffer[]) =>
    sql`any (array(select decode(h, 'hex') from unnest(${hashes.map((h) => h.toString('hex'))}::text[]) as h))`
  const condition =
    'subject' in which
      ? sql`subject = ${which.subject} and not (id_hash = ${among(which.except)})`
      : sql`id_hash = ${among(which.hashes)}`
  const { rows } = await sql<{ client_id: string; subject: string }>`
    update oidc_grant set ended_at = ${now} where ${condition} and ended_at is null returning client_id, subject`.execute(
    db,
  )
  return rows
}

/** The grants by which somebody acts for an organisation, and that have not ended; by its memberships, or all of its. */
export async function grantsActing(db: Queryable, acting: ActingFor): Promise<Buffer[]> {
  const condition =
    'organisation' in acting
      ? sql`organisation_id = ${acting.organisation}`
      : sql`membership_id = any (${[...acting.memberships]}::uuid[])`
  const { rows } = await sql<{ id_hash: Buffer }>`
    select id_hash from oidc_grant where ${condition} and ended_at is null`.execute(db)
  return rows.map((row) => row.id_hash)
}

/** Revokes so many of the grants there are: nothing under one of them works any more. */
export async function endGrantsLeft(tx: Tx, limit: number, now: Date): Promise<{ count: number }> {
  const { numAffectedRows } = await sql`update oidc_grant set ended_at = ${now} where id_hash in (
    select id_hash from oidc_grant where ended_at is null limit ${limit} for update)`.execute(tx)
  return { count: Number(numAffectedRows ?? 0n) }
}

/** Removes what has expired, in bounded batches, tombstones included. */
export async function removeExpiredArtefacts(tx: Tx, now: Date): Promise<boolean> {
  const artefacts = await sql`delete from oidc_artefact where id_hash in (
    select id_hash from oidc_artefact where expires_at < ${now} order by expires_at limit 2000 for update skip locked)`.execute(
    tx,
  )
  const grants = await sql`delete from oidc_grant where id_hash in (
    select id_hash from oidc_grant where expires_at < ${now} order by expires_at limit 1000 for update skip locked)`.execute(
    tx,
  )
  return artefacts.numAffectedRows === 2000n || grants.numAffectedRows === 1000n
}
