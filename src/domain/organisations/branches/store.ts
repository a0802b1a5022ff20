import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { OrganisationId } from '../../../policy/vocabulary.ts'
import type { BranchRow } from '../rows.ts'

/** A branch that was ended is one again, by its number. @returns undefined where there is one of this number */
export async function insertBranch(tx: Tx, row: Omit<BranchRow, 'ended_at'>): Promise<BranchRow | undefined> {
  const address = row.address === null ? null : JSON.stringify(row.address)
  const { rows } =
    await sql<BranchRow>`insert into branch as b (id, organisation_id, number, name, address, created_at)
    values (${row.id}, ${row.organisation_id}, ${row.number}, ${row.name}, ${address}::jsonb, ${row.created_at})
    on conflict (organisation_id, number) do update set name = excluded.name, address = excluded.address, ended_at = null
      where b.ended_at is not null
    returning *`.execute(tx)
  return rows[0]
}

export async function writeBranch(
  tx: Tx,
  row: Pick<BranchRow, 'id' | 'organisation_id' | 'name' | 'address'>,
): Promise<BranchRow | undefined> {
  const address = row.address === null ? null : JSON.stringify(row.address)
  const { rows } = await sql<BranchRow>`update branch set name = ${row.name}, address = ${address}::jsonb
    where id = ${row.id} and organisation_id = ${row.organisation_id} and ended_at is null returning *`.execute(
    tx,
  )
  return rows[0]
}

export async function endBranch(
  tx: Tx,
  { organisation, id }: { organisation: OrganisationId; id: string },
  now: Date,
): Promise<BranchRow | undefined> {
  const { rows } = await sql<BranchRow>`with gone as (
      delete from membership_branch where branch_id = ${id} and organisation_id = ${organisation})
    update branch set ended_at = ${now}
    where id = ${id} and organisation_id = ${organisation} and ended_at is null returning *`.execute(tx)
  return rows[0]
}

/** Whose only branch it is: who is limited to it alone would be limited to none. */
export async function limitedTo(
  db: Queryable,
  { organisation, id }: { organisation: OrganisationId; id: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select m.id from membership_branch b
      join membership m on m.id = b.membership_id
    where b.organisation_id = ${organisation} and b.branch_id = ${id} and m.ended_at is null and not m.all_branches
      and not exists (select 1 from membership_branch o where o.membership_id = m.id and o.branch_id <> ${id})
    limit 100`.execute(db)
  return rows.map((row) => row.id)
}

/** The branches of an organisation that were not ended, by their numbers. */
export async function branchesInOrder(
  db: Queryable,
  organisation: string,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<BranchRow[]> {
  const { rows } = await sql<BranchRow>`select * from branch
    where organisation_id = ${organisation} and ended_at is null and number > ${page.after ?? ''}
    order by number limit ${page.limit}`.execute(db)
  return rows
}

/** Those of an organisation among these. */
export async function branchesAmong(
  db: Queryable,
  organisation: string,
  ids: readonly string[],
): Promise<BranchRow[]> {
  const { rows } = await sql<BranchRow>`select * from branch
    where organisation_id = ${organisation} and id = any (${[...ids]}::uuid[]) and ended_at is null`.execute(
    db,
  )
  return rows
}

/** The branches of an organisation that have these numbers and were not ended. */
export async function branchesNumbered(
  db: Queryable,
  organisation: string,
  numbers: readonly string[],
): Promise<BranchRow[]> {
  const { rows } = await sql<BranchRow>`select * from branch where organisation_id = ${organisation}
    and number = any (${[...numbers]}::text[]) and ended_at is null`.execute(db)
  return rows
}

/** The branch of an organisation that has this number and was not ended. */
export async function branchNumbered(
  db: Queryable,
  organisation: string,
  number: string,
): Promise<BranchRow | undefined> {
  const { rows } = await sql<BranchRow>`select * from branch
    where organisation_id = ${organisation} and number = ${number} and ended_at is null`.execute(db)
  return rows[0]
}

/** The memberships that are limited to branches of which this is one. */
export async function coveringBranch(
  db: Queryable,
  of: { readonly organisation: OrganisationId; readonly id: string },
): Promise<string[]> {
  const { rows } = await sql<{ membership_id: string }>`select c.membership_id from membership_branch c
    where c.organisation_id = ${of.organisation} and c.branch_id = ${of.id}`.execute(db)
  return rows.map((row) => row.membership_id)
}
