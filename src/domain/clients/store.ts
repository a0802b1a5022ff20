import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { Picture } from '../../platform/render/picture.ts'
import type { PictureKind, Pictures } from './picture-kinds.ts'

export type ClientMetadata = Readonly<Record<string, unknown>>

export interface ClientRow {
  readonly id: string
  readonly name: string
  readonly metadata: ClientMetadata
  readonly demo: boolean
  readonly created_at: Date
  readonly updated_at: Date
  /** Which of two changes came later; the database counts. */
  readonly version: number
  /** Since when files manage it; and when, and by whom, it was changed beside them since. */
  readonly managed_at: Date | null
  readonly beside_at: Date | null
  readonly beside_by: string | null
  readonly deleted_at: Date | null
  /** What it asks at the least, as JSON; the database computes it. */
  readonly floor: string
  /** Whether everybody finds it in the list of portals; the database computes it. */
  readonly shown_to_all: boolean
}

/** A picture of a client's, to be shown. */
export interface PictureRow {
  readonly client_id: string
  readonly kind: PictureKind
  readonly name: string
  readonly type: string
  readonly body: Buffer
  readonly created_at: Date
}

declare module '../../platform/db/database.ts' {
  interface Tables {
    client: ClientRow
    client_secret: { id: string; client_id: string; hash: Buffer; created_at: Date; expires_at: Date | null }
    client_picture: PictureRow
  }
}

/** @returns whether its id and its key were free */
export async function insertClient(
  tx: Tx,
  row: Omit<
    ClientRow,
    | 'updated_at'
    | 'version'
    | 'managed_at'
    | 'beside_at'
    | 'beside_by'
    | 'deleted_at'
    | 'floor'
    | 'shown_to_all'
  >,
): Promise<boolean> {
  const { rows } = await sql`insert into client (id, name, metadata, demo, created_at, updated_at)
    values (${row.id}, ${row.name}, ${JSON.stringify(row.metadata)}::jsonb, ${row.demo}, ${row.created_at}, ${row.created_at})
    on conflict do nothing returning 1`.execute(tx)
  return rows.length === 1
}

/** Writes what a client's registration says from now on. @returns its version */
export async function writeMetadata(
  tx: Tx,
  row: Pick<ClientRow, 'id' | 'name' | 'metadata' | 'updated_at' | 'managed_at' | 'beside_at' | 'beside_by'>,
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update client set name = ${row.name}, metadata = ${JSON.stringify(row.metadata)}::jsonb, updated_at = ${row.updated_at},
      managed_at = ${row.managed_at}, beside_at = ${row.beside_at}, beside_by = ${row.beside_by}
    where id = ${row.id} returning version`.execute(tx)
  return rows[0]?.version ?? 0
}

/** The client with the hashes of its live secrets, and the names of its pictures: one query. */
export async function clientById(
  db: Queryable,
  id: string,
  now: Date,
): Promise<(ClientRow & { secretHashes: string[]; pictures: Pictures }) | undefined> {
  const { rows } = await sql<ClientRow & { secret_hashes: string[] | null; pictures: Pictures | null }>`
    select c.*, array(select encode(hash, 'hex') from client_secret s where s.client_id = c.id and (s.expires_at is null or s.expires_at > ${now})) as secret_hashes,
      (select jsonb_object_agg(kind, name) from client_picture p where p.client_id = c.id) as pictures
    from client c where c.id = ${id} and c.deleted_at is null`.execute(db)
  const [row] = rows
  return row && { ...row, secretHashes: row.secret_hashes ?? [], pictures: row.pictures ?? {} }
}

/** Writes or removes pictures; those that are not named stay. */
export async function writePictures(
  tx: Tx,
  clientId: string,
  pictures: readonly (readonly [PictureKind, Picture | undefined])[],
  now: Date,
): Promise<void> {
  for (const [kind, picture] of pictures) {
    if (!picture) {
      await sql`delete from client_picture where client_id = ${clientId} and kind = ${kind}`.execute(tx)
      continue
    }
    const { name, type, body } = picture
    await sql`insert into client_picture (client_id, kind, name, type, body, created_at)
      values (${clientId}, ${kind}, ${name}, ${type}, ${body}, ${now})
      on conflict (client_id, kind) do update
      set name = excluded.name, type = excluded.type, body = excluded.body, created_at = excluded.created_at`.execute(
      tx,
    )
  }
}

/** The names of a client's pictures. */
export async function picturesOf(tx: Tx, clientId: string): Promise<Pictures> {
  const { rows } = await sql<{ kind: PictureKind; name: string }>`
    select kind, name from client_picture where client_id = ${clientId}`.execute(tx)
  return Object.fromEntries(rows.map(({ kind, name }) => [kind, name]))
}

/** A picture by its name, whosever it is: what has the same content is the same. */
export async function pictureNamed(db: Queryable, name: string): Promise<Picture | undefined> {
  const { rows } =
    await sql<Picture>`select name, type, body from client_picture where name = ${name} limit 1`.execute(db)
  return rows[0]
}

/** Clients, by their ids. @param page.among only these of them */
export async function listClients(
  db: Queryable,
  page: { after?: string | undefined; among?: readonly string[] | undefined; limit: number },
): Promise<ClientRow[]> {
  const among = page.among === undefined ? null : [...page.among]
  const { rows } = await sql<ClientRow>`select * from client
    where id > ${page.after ?? ''} and deleted_at is null and (${among}::text[] is null or id = any (${among}::text[]))
    order by id limit ${page.limit}`.execute(db)
  return rows
}

/** Clients by their names, those whose name begins so, in any capitals. */
export async function clientsByName(
  db: Queryable,
  page: {
    readonly beginning: string
    readonly after?: { readonly name: string; readonly id: string } | undefined
    readonly among?: readonly string[] | undefined
    readonly limit: number
  },
): Promise<ClientRow[]> {
  const { beginning, after } = page
  const among = page.among === undefined ? null : [...page.among]
  // the last character that there is ends the range; where it begins is said once: of two, the earlier would count
  const { rows } = await sql<ClientRow>`select * from client
    where deleted_at is null and (${among}::text[] is null or id = any (${among}::text[]))
      and lower(name) collate "C" < (lower(${beginning}::text) || ${'\u{10FFFF}'}) collate "C"
      and (lower(name) collate "C", id) > (lower(coalesce(${after?.name ?? null}::text, ${beginning}::text)) collate "C", ${after?.id ?? ''})
    order by lower(name) collate "C", id limit ${page.limit}`.execute(db)
  return rows
}

/**
 * What the registrations ask at the least, as JSON: each that differs, once. The index is stepped through from one to the
 * next, so that it costs by how many differ and not by how many portals there are.
 */
export async function differentFloors(db: Queryable): Promise<string[]> {
  const { rows } = await sql<{ floor: string }>`with recursive each as (
      (select floor from client where deleted_at is null order by floor limit 1)
      union all
      select (select c.floor from client c where c.deleted_at is null and c.floor > each.floor order by c.floor limit 1)
      from each where each.floor is not null
    ) select floor from each where floor is not null`.execute(db)
  return rows.map(({ floor }) => floor)
}

/** What people are told of a portal: also of one that was removed. */
export interface PortalNamed {
  readonly name: string
  /** Whether it knows people by a number of its own sector (OpenID Connect Core §8.1). */
  readonly isPairwise: boolean
  /** Which of two changes came later. */
  readonly version: number
}

export async function portalsNamed(
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PortalNamed>> {
  const { rows } = await sql<PortalNamed & { id: string }>`select id, name, version,
      coalesce(metadata->>'subject_type', 'public') = 'pairwise' as "isPairwise"
    from client where id = any (${[...ids]}::text[])`.execute(db)
  return new Map(rows.map(({ id, ...portal }) => [id, portal]))
}

/** The portals that somebody may find in the list of portals: of these, and of those that everybody finds. */
export async function portalsToShow(
  db: Queryable,
  used: readonly string[],
): Promise<Pick<ClientRow, 'id' | 'name' | 'metadata'>[]> {
  const { rows } = await sql<Pick<ClientRow, 'id' | 'name' | 'metadata'>>`
    select id, name, metadata from client where deleted_at is null and shown_to_all
    union
    select id, name, metadata from client where deleted_at is null and id = any (${[...used]}::text[])
      and metadata->>'sluis_shown_to' is distinct from 'nobody'
    order by name, id limit 500`.execute(db)
  return rows
}

/** Which of these are told, at an address of theirs, that a session is over (Back-Channel Logout §2.2). */
export async function toldOfLogout(db: Queryable, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from client
    where id = any (${[...ids]}::text[]) and deleted_at is null and metadata->>'backchannel_logout_uri' is not null`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

export async function removeClient(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update client set deleted_at = ${now}, updated_at = ${now}
    where id = ${id} and deleted_at is null`.execute(tx)
  await sql`delete from client_secret where client_id = ${id}`.execute(tx)
  await sql`delete from client_picture where client_id = ${id}`.execute(tx)
}

export async function insertSecret(tx: Tx, clientId: string, hash: Buffer, now: Date): Promise<void> {
  await sql`insert into client_secret (id, client_id, hash, created_at) values (${randomUUID()}, ${clientId}, ${hash}, ${now})`.execute(
    tx,
  )
}

/** Lets the secrets there are live until `until`, the newest only; older ones end now. */
export async function expireSecrets(tx: Tx, clientId: string, until: Date, now: Date): Promise<void> {
  await sql`update client_secret set expires_at = case
      when id = (select id from client_secret where client_id = ${clientId} order by created_at desc, id limit 1) then ${until}::timestamptz
      else ${now}::timestamptz end
    where client_id = ${clientId} and (expires_at is null or expires_at > ${now})`.execute(tx)
}

/** Notes that files manage it as it is. */
export async function writeManaged(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update client set managed_at = coalesce(managed_at, ${now}), beside_at = null, beside_by = null
    where id = ${id}`.execute(tx)
}

export async function writeFree(tx: Tx, id: string): Promise<void> {
  await sql`update client set managed_at = null, beside_at = null, beside_by = null where id = ${id}`.execute(
    tx,
  )
}

/** The client that is known by a key: its own name in files, or else its id. */
export async function idOf(db: Queryable, key: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from client
    where deleted_at is null and (metadata->>'sluis_key' = ${key} or id = ${key})
    order by metadata->>'sluis_key' = ${key} desc nulls last limit 1`.execute(db)
  return rows[0]?.id
}

/** Every client of people's own making, locked, by its id. */
export async function lockAllClients(tx: Tx): Promise<ClientRow[]> {
  const { rows } =
    await sql<ClientRow>`select * from client where deleted_at is null and not demo order by id for update`.execute(
      tx,
    )
  return rows
}

/** Whether a secret of this hash is the one in use: one that is replaced goes on for a while only. */
export async function hasSecret(tx: Tx, clientId: string, hash: Buffer): Promise<boolean> {
  const { rows } = await sql`select 1 from client_secret where client_id = ${clientId} and hash = ${hash}
    and expires_at is null`.execute(tx)
  return rows.length > 0
}

/** Which of these there are; they stay until the transaction ends. */
export async function lockClients(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from client
    where id = any (${[...ids]}::text[]) and deleted_at is null order by id for share`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Locks the client for the transaction; two rotations come one after the other. */
export async function lockClient(tx: Tx, id: string): Promise<ClientRow | undefined> {
  const { rows } =
    await sql<ClientRow>`select * from client where id = ${id} and deleted_at is null for update`.execute(tx)
  return rows[0]
}

export async function removeExpiredSecrets(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from client_secret where id in (
    select id from client_secret where expires_at < ${now} limit 100)`.execute(tx)
  return numAffectedRows === 100n
}

export async function demoClientExists(db: Queryable): Promise<boolean> {
  const { rows } = await sql`select 1 from client where demo limit 1`.execute(db)
  return rows.length === 1
}
