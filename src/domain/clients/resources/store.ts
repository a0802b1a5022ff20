import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'

export interface ResourceRow {
  readonly identifier: string
  readonly name: string
  readonly scopes: string[]
  readonly access_token_format: 'jwt' | 'opaque'
  readonly access_token_seconds: number
  readonly created_at: Date
  /** Which of two changes came later; the database counts. */
  readonly version: number
  /** Since when files manage it; and when, and by whom, it was changed beside them since. */
  readonly managed_at: Date | null
  readonly beside_at: Date | null
  readonly beside_by: string | null
}

declare module '../../../platform/db/database.ts' {
  interface Tables {
    resource: ResourceRow
  }
}

/** @returns undefined where there is one of this identifier */
export async function insertResource(
  tx: Tx,
  row: Omit<ResourceRow, 'version' | 'managed_at' | 'beside_at' | 'beside_by'>,
): Promise<ResourceRow | undefined> {
  const { rows } =
    await sql<ResourceRow>`insert into resource (identifier, name, scopes, access_token_format, access_token_seconds, created_at)
    values (${row.identifier}, ${row.name}, ${row.scopes}::text[], ${row.access_token_format}, ${row.access_token_seconds}, ${row.created_at})
    on conflict (identifier) do nothing returning *`.execute(tx)
  return rows[0]
}

export async function resourceByIdentifier(
  db: Queryable,
  identifier: string,
): Promise<ResourceRow | undefined> {
  const { rows } = await sql<ResourceRow>`select * from resource where identifier = ${identifier}`.execute(db)
  return rows[0]
}

export async function listResources(
  db: Queryable,
  page: { after?: string | undefined; limit: number },
): Promise<ResourceRow[]> {
  const { rows } = await sql<ResourceRow>`select * from resource
    where identifier > ${page.after ?? ''} order by identifier limit ${page.limit}`.execute(db)
  return rows
}

/** Locks the resource server for the transaction. */
export async function lockResource(tx: Tx, identifier: string): Promise<ResourceRow | undefined> {
  const { rows } =
    await sql<ResourceRow>`select * from resource where identifier = ${identifier} for update`.execute(tx)
  return rows[0]
}

/** Writes what a resource server is registered with from now on. */
export async function writeResource(
  tx: Tx,
  row: Omit<ResourceRow, 'version' | 'created_at'>,
): Promise<ResourceRow | undefined> {
  const { rows } =
    await sql<ResourceRow>`update resource set name = ${row.name}, scopes = ${row.scopes}::text[],
      access_token_format = ${row.access_token_format}, access_token_seconds = ${row.access_token_seconds},
      managed_at = ${row.managed_at}, beside_at = ${row.beside_at}, beside_by = ${row.beside_by}
    where identifier = ${row.identifier} returning *`.execute(tx)
  return rows[0]
}

export async function removeResource(tx: Tx, identifier: string): Promise<void> {
  await sql`delete from resource where identifier = ${identifier}`.execute(tx)
}

/** Every resource server, locked, by its identifier. */
export async function lockAllResources(tx: Tx): Promise<ResourceRow[]> {
  const { rows } = await sql<ResourceRow>`select * from resource order by identifier for update`.execute(tx)
  return rows
}

export async function writeFreeResource(tx: Tx, identifier: string): Promise<void> {
  await sql`update resource set managed_at = null, beside_at = null, beside_by = null
    where identifier = ${identifier}`.execute(tx)
}

/** Notes that files manage it as it is. */
export async function writeManagedResource(tx: Tx, identifier: string, now: Date): Promise<void> {
  await sql`update resource set managed_at = coalesce(managed_at, ${now}), beside_at = null, beside_by = null
    where identifier = ${identifier}`.execute(tx)
}
