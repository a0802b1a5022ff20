import { sql } from 'kysely'
import { earlier, hours } from '../../../platform/clock.ts'
import type { Big, Db, Queryable, Tx } from '../../../platform/db/database.ts'

/** What was said that helps to see what is wrong: never a secret, a code or a token. */
export type Said = Readonly<Record<string, string | number>>

/** What a client asked, and how it ended. */
export interface ClientRequest {
  readonly client_id: string
  readonly at: Date
  /** The engine's name for where it was asked. */
  readonly endpoint: string
  /** The standard's name; null: nothing was wrong. */
  readonly error: string | null
  /** What is wrong, as the engine says it. */
  readonly detail: string | null
  readonly said: Said
  readonly reference: string
}

declare module '../../../platform/db/database.ts' {
  interface Tables {
    client_request: ClientRequest & { id: Big }
  }
}

/** As many of each client stay: of those that went wrong, and of those that did not. */
export const LATEST = 20

/** Writes what clients asked, and keeps the latest of each. */
export async function writeRequests(db: Db, requests: readonly ClientRequest[]): Promise<void> {
  await sql`insert into client_request (client_id, at, endpoint, error, detail, said, reference)
    select client_id, at, endpoint, error, detail, said::jsonb, reference from unnest(
      ${requests.map((each) => each.client_id)}::text[], ${requests.map((each) => each.at)}::timestamptz[],
      ${requests.map((each) => each.endpoint)}::text[], ${requests.map((each) => each.error)}::text[],
      ${requests.map((each) => each.detail)}::text[], ${requests.map((each) => JSON.stringify(each.said))}::text[],
      ${requests.map((each) => each.reference)}::text[])
      as r (client_id, at, endpoint, error, detail, said, reference)`.execute(db)
  const clients = [...new Set(requests.map((each) => each.client_id))]
  await sql`delete from client_request where id in (
    select id from (
      select id, row_number() over (partition by client_id, error is null order by id desc) as place
      from client_request where client_id = any (${clients}::text[])) as placed
    where place > ${LATEST})`.execute(db)
}

/** What a client asked of late, the latest first. */
export async function requestsOf(db: Queryable, clientId: string): Promise<ClientRequest[]> {
  const { rows } = await sql<ClientRequest>`
    select client_id, at, endpoint, error, detail, said, reference from client_request
    where client_id = ${clientId} order by id desc limit ${2 * LATEST}`.execute(db)
  return rows
}

/** Which client asked, by the reference of the answer; undefined: none within the hour. */
export async function askedBehind(db: Queryable, reference: string): Promise<string | undefined> {
  const { rows } = await sql<{ client_id: string }>`
    select client_id from client_request where reference = ${reference} order by id desc limit 1`.execute(db)
  return rows[0]?.client_id
}

/** What was asked more than an hour ago. */
export async function removeOldRequests(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from client_request where id in (
    select id from client_request where at < ${earlier(now, hours(1))} order by at limit 1000 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 1000n
}
