import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { AccountId, OrganisationId } from '../../../policy/vocabulary.ts'
import type { ApplicationRow } from '../rows.ts'

export async function insertApplication(tx: Tx, row: ApplicationRow): Promise<void> {
  await sql`insert into organisation_application (organisation_id, account_id, why, applied_at)
    values (${row.organisation_id}, ${row.account_id}, ${row.why}, ${row.applied_at})`.execute(tx)
}

/** What waits to be decided, the longest first. */
export async function openApplications(
  db: Queryable,
  page: { readonly after?: { readonly at: Date; readonly id: string } | undefined; readonly limit: number },
): Promise<ApplicationRow[]> {
  const { at = null, id = null } = page.after ?? {}
  const { rows } = await sql<ApplicationRow>`select * from organisation_application
    where (applied_at, organisation_id) > (coalesce(${at}::timestamptz, '-infinity'),
      coalesce(${id}::uuid, '00000000-0000-0000-0000-000000000000'))
    order by applied_at, organisation_id limit ${page.limit}`.execute(db)
  return rows
}

export async function applicationsOf(db: Queryable, account: AccountId): Promise<ApplicationRow[]> {
  const { rows } = await sql<ApplicationRow>`select * from organisation_application
    where account_id = ${account} order by applied_at limit 100`.execute(db)
  return rows
}

/** Takes it away, once: of two who decide, one has it. */
export async function takeApplication(tx: Tx, id: OrganisationId): Promise<ApplicationRow | undefined> {
  const { rows } = await sql<ApplicationRow>`delete from organisation_application
    where organisation_id = ${id} returning *`.execute(tx)
  return rows[0]
}

/** What somebody has asked for, by the id of the organisation that it would be. */
export async function applicationFor(db: Queryable, id: string): Promise<ApplicationRow | undefined> {
  const { rows } = await sql<ApplicationRow>`select * from organisation_application
    where organisation_id = ${id}`.execute(db)
  return rows[0]
}
