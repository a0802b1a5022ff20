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

/**
 * As many of each client stay: of those that went wrong, of those that gave tokens, and of all others that went well. Whoever
 * asks for the page of a sign-in, who may be anybody, hides no token that was given.
 */
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
      select id, row_number() over (partition by client_id, error is null, error is null and endpoint = 'token'
        order by id desc) as place
      from client_request where client_id = any (${clients}::text[])) as placed
    where place > ${LATEST})`.execute(db)
}

/** What a client asked of late, the latest first. */
export async function requestsOf(db: Queryable, clientId: string): Promise<ClientRequest[]> {
  const { rows } = await sql<ClientRequest>`
    select client_id, at, endpoint, error, detail, said, reference from client_request
    where client_id = ${clientId} order by id desc limit ${3 * LATEST}`.execute(db)
  return rows
}

/** Answers that are as they should be: whoever may not be asked must be, or went back. */
const AS_IT_SHOULD_BE = [
  ...['login_required', 'interaction_required', 'consent_required', 'account_selection_required'],
  'access_denied',
]

/** How a client fares, by what it asked within the hour. */
export interface Faring {
  /** It was given tokens. */
  readonly isServed: boolean
  /** Something went wrong, and nothing has gone well since. */
  readonly isWrong: boolean
}

/** How clients fare; of those that asked nothing, nothing is said. */
export async function faringOf(db: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, Faring>> {
  const { rows } = await sql<Faring & { id: string }>`
    select id, served is not null as "isServed", coalesce(wrong > coalesce(served, 0), false) as "isWrong"
    from unnest(${[...ids]}::text[]) as asked (id), lateral (
      select max(r.id) filter (where error is null and endpoint = 'token') as served,
        max(r.id) filter (where error is not null and error <> all (${AS_IT_SHOULD_BE}::text[])) as wrong
      from client_request r where r.client_id = asked.id) as latest
    where served is not null or wrong is not null`.execute(db)
  return new Map(rows.map(({ id, ...faring }) => [id, faring]))
}

/** So many of the latest that went wrong are looked through, whatever has gone wrong everywhere. */
const LOOKED_THROUGH = 2000

/** Fewer are somebody who tries something. */
const TROUBLE = 3

/**
 * Clients of which several requests went wrong within the hour, and none has gone well since; the worst first.
 *
 * @param among undefined: all
 */
export async function clientsInTrouble(
  db: Queryable,
  { among, limit }: { readonly among: readonly string[] | undefined; readonly limit: number },
  now: Date,
): Promise<{ readonly id: string; readonly name: string; readonly count: number }[]> {
  const { rows } = await sql<{ id: string; name: string; count: number }>`
    select c.id, c.name, w.count from (
      select client_id, count(*)::int as count from (
        select id, client_id from client_request
        where at > ${earlier(now, hours(1))} and error is not null and error <> all (${AS_IT_SHOULD_BE}::text[])
          and (${among === undefined} or client_id = any (${[...(among ?? [])]}::text[]))
        order by at desc limit ${LOOKED_THROUGH}) as r
      where not exists (select 1 from client_request s
          where s.client_id = r.client_id and s.id > r.id and s.error is null and s.endpoint = 'token')
      group by client_id having count(*) >= ${TROUBLE}) as w
    join client c on c.id = w.client_id and c.deleted_at is null
    order by w.count desc, c.id limit ${limit}`.execute(db)
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
