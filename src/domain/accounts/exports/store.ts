import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { AccountId } from '../../../policy/vocabulary.ts'

/** That somebody may read everybody out. */
export interface PeopleExport {
  readonly id: string
  readonly asked_by: AccountId
  readonly made_at: Date
  readonly expires_at: Date
}

declare module '../../../platform/db/database.ts' {
  interface Tables {
    people_export: PeopleExport
  }
}

export async function insertExport(tx: Tx, row: PeopleExport): Promise<void> {
  await sql`insert into people_export (id, asked_by, made_at, expires_at)
    values (${row.id}, ${row.asked_by}, ${row.made_at}, ${row.expires_at})`.execute(tx)
}

/** An export that somebody may read now. */
export async function exportFor(
  db: Queryable,
  { id, by }: { readonly id: string; readonly by: AccountId },
  now: Date,
): Promise<PeopleExport | undefined> {
  const { rows } = await sql<PeopleExport>`select * from people_export
    where id = ${id} and asked_by = ${by} and expires_at > ${now}`.execute(db)
  return rows[0]
}

export async function removeOldExports(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from people_export where id in (
    select id from people_export where expires_at <= ${now} limit 100)`.execute(tx)
  return numAffectedRows === 100n
}
