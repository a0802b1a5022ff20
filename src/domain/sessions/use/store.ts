import { sql } from 'kysely'
import { days, earlier } from '../../../platform/clock.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { AccountId, OrganisationId } from '../../../policy/vocabulary.ts'

/** That somebody uses a portal, and when a session of theirs was last used for it for the first time. */
export interface PortalUse {
  readonly client_id: string
  readonly account_id: AccountId
  readonly last_at: Date
  /** For whom they acted there last; null: for nobody else. */
  readonly organisation_id: OrganisationId | null
}

/** That somebody acts for an organisation at a portal, and when last. */
export interface ActingUse extends Omit<PortalUse, 'organisation_id'> {
  readonly organisation_id: OrganisationId
}

declare module '../../../platform/db/database.ts' {
  interface Tables {
    portal_use: PortalUse
    acting_use: ActingUse
  }
}

/** For so long it is known who acts for an organisation where: whoever looks once a year sees it. */
export const ACTING_DAYS = 400

/** For so long it is known who uses a portal. */
export const USE_DAYS = 90

export async function noteUse(
  tx: Queryable,
  { client_id, account_id, last_at, organisation_id }: PortalUse,
): Promise<void> {
  await sql`with acting as (
      insert into acting_use as a (organisation_id, account_id, client_id, last_at)
      select ${organisation_id}::uuid, ${account_id}::uuid, ${client_id}::text, ${last_at}::timestamptz
      where ${organisation_id}::uuid is not null
      on conflict (organisation_id, account_id, client_id) do update set last_at = greatest(a.last_at, excluded.last_at))
    insert into portal_use as u (client_id, account_id, last_at, organisation_id)
    values (${client_id}, ${account_id}, ${last_at}, ${organisation_id})
    on conflict (client_id, account_id) do update set last_at = greatest(u.last_at, excluded.last_at),
      organisation_id = excluded.organisation_id`.execute(tx)
}

/** For whom somebody acted last at a portal; null: for nobody else, or it is not known any more. */
export async function actedForLast(
  db: Queryable,
  of: { readonly clientId: string; readonly accountId: AccountId },
): Promise<OrganisationId | null> {
  const { rows } = await sql<Pick<PortalUse, 'organisation_id'>>`select organisation_id from portal_use
    where client_id = ${of.clientId} and account_id = ${of.accountId}`.execute(db)
  return rows[0]?.organisation_id ?? null
}

/** Those who use a portal, in the order of their ids. */
export async function usersOf(
  db: Queryable,
  clientId: string,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<AccountId[]> {
  const { rows } = await sql<{ account_id: AccountId }>`select account_id from portal_use
    where client_id = ${clientId} and account_id > coalesce(${page.after ?? null}::uuid, '00000000-0000-0000-0000-000000000000')
    order by account_id limit ${page.limit}`.execute(db)
  return rows.map((row) => row.account_id)
}

/** Which of these portals somebody uses. */
export async function usedAmong(db: Queryable, clientIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select id from unnest(${[...clientIds]}::text[]) as asked (id)
    where exists (select 1 from portal_use u where u.client_id = asked.id)`.execute(db)
  return new Set(rows.map((row) => row.id))
}

export const isUsed = async (db: Queryable, clientId: string): Promise<boolean> =>
  (await usedAmong(db, [clientId])).has(clientId)

export async function removeOldUse(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from portal_use where (client_id, account_id) in (
    select client_id, account_id from portal_use where last_at < ${earlier(now, days(USE_DAYS))}
    order by last_at limit 500 for update skip locked)`.execute(tx)
  return numAffectedRows === 500n
}

/** Where these act for an organisation, and when last; the newest first. */
export async function actingAmong(
  db: Queryable,
  organisation: OrganisationId,
  accounts: readonly AccountId[],
): Promise<ActingUse[]> {
  const { rows } = await sql<ActingUse>`select * from acting_use
    where organisation_id = ${organisation} and account_id = any (${[...accounts]}::uuid[])
    order by last_at desc, client_id`.execute(db)
  return rows
}

/** For whom somebody acted where, and when last. */
export async function actingOf(db: Queryable, account: AccountId): Promise<ActingUse[]> {
  const { rows } = await sql<ActingUse>`select * from acting_use where account_id = ${account}
    order by last_at desc, client_id limit 1000`.execute(db)
  return rows
}

export async function removeOldActing(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`delete from acting_use where (organisation_id, account_id, client_id) in (
    select organisation_id, account_id, client_id from acting_use where last_at < ${earlier(now, days(ACTING_DAYS))}
    order by last_at limit 500 for update skip locked)`.execute(tx)
  return numAffectedRows === 500n
}
