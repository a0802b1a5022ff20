import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { ClientMetadata } from '../store.ts'

/** What a client that was registered by the protocol may ask for. */
export interface Allowed {
  readonly grants: string[]
  readonly scopes: string[]
  /** Where people may be sent; null: anywhere. */
  readonly origins: string[] | null
}

/** What lets a program register clients. */
export interface RegistrationToken extends Allowed {
  readonly id: string
  readonly name: string
  readonly hash: Buffer
  /** Ours of each client's settings. */
  readonly settings: ClientMetadata
  readonly uses_left: number
  readonly created_at: Date
  readonly expires_at: Date
}

export interface ClientRegistration extends Allowed {
  readonly client_id: string
  readonly token_hash: Buffer
  readonly registered_at: Date
}

declare module '../../../platform/db/database.ts' {
  interface Tables {
    registration_token: RegistrationToken
    client_registration: ClientRegistration
  }
}

export async function insertToken(tx: Tx, row: RegistrationToken): Promise<void> {
  await sql`insert into registration_token (id, name, hash, grants, scopes, origins, settings, uses_left, created_at, expires_at)
    values (${row.id}, ${row.name}, ${row.hash}, ${row.grants}::text[], ${row.scopes}::text[], ${row.origins}::text[],
      ${JSON.stringify(row.settings)}::jsonb, ${row.uses_left}, ${row.created_at}, ${row.expires_at})`.execute(
    tx,
  )
}

/** Takes one of its uses, where one is left: of two at once that want the last, one gets it. */
export async function takeUse(tx: Tx, hash: Buffer, now: Date): Promise<RegistrationToken | undefined> {
  const { rows } = await sql<RegistrationToken>`update registration_token set uses_left = uses_left - 1
    where hash = ${hash} and uses_left > 0 and expires_at > ${now} returning *`.execute(tx)
  return rows[0]
}

/** Whether a token could be used now. */
export async function tokenOfHash(
  db: Queryable,
  hash: Buffer,
  now: Date,
): Promise<RegistrationToken | undefined> {
  const { rows } = await sql<RegistrationToken>`select * from registration_token
    where hash = ${hash} and uses_left > 0 and expires_at > ${now}`.execute(db)
  return rows[0]
}

export async function listTokens(
  db: Queryable,
  { after, limit }: { after?: { at: Date; id: string } | undefined; limit: number },
): Promise<RegistrationToken[]> {
  const { rows } = await sql<RegistrationToken>`select * from registration_token
    where (created_at, id) > (coalesce(${after?.at ?? null}::timestamptz, '-infinity'), coalesce(${after?.id ?? null}::uuid, '00000000-0000-0000-0000-000000000000'))
    order by created_at, id limit ${limit}`.execute(db)
  return rows
}

export async function deleteToken(tx: Tx, id: string): Promise<RegistrationToken | undefined> {
  const { rows } =
    await sql<RegistrationToken>`delete from registration_token where id = ${id} returning *`.execute(tx)
  return rows[0]
}

export async function removeExpiredTokens(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from registration_token where id in (
    select id from registration_token where expires_at <= ${now} limit 100)`.execute(tx)
  return numAffectedRows === 100n
}

export async function insertRegistration(tx: Tx, row: ClientRegistration): Promise<void> {
  await sql`insert into client_registration (client_id, token_hash, grants, scopes, origins, registered_at)
    values (${row.client_id}, ${row.token_hash}, ${row.grants}::text[], ${row.scopes}::text[], ${row.origins}::text[], ${row.registered_at})`.execute(
    tx,
  )
}

/** The registration that this token is for; of a client that was withdrawn, none. */
export async function registrationOf(
  db: Queryable,
  { clientId, hash }: { readonly clientId: string; readonly hash: Buffer },
): Promise<ClientRegistration | undefined> {
  const { rows } =
    await sql<ClientRegistration>`select r.* from client_registration r join client c on c.id = r.client_id
    where r.client_id = ${clientId} and r.token_hash = ${hash} and c.deleted_at is null`.execute(db)
  return rows[0]
}
