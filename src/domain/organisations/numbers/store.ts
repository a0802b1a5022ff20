import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { OrganisationId } from '../../../policy/vocabulary.ts'
import type { NumberRow } from '../rows.ts'

/** @throws a duplicate where an organisation has it that it is for alone, or the same one: the indexes decide */
export async function insertNumber(
  tx: Tx,
  row: Omit<NumberRow, 'replaced_by_id' | 'replaced_at'>,
): Promise<NumberRow> {
  const { rows } = await sql<NumberRow>`insert into organisation_number
      (id, organisation_id, register_key, is_shared, value, lookup, label, created_at)
    values (${row.id}, ${row.organisation_id}, ${row.register_key}, ${row.is_shared}, ${row.value}, ${row.lookup},
      ${row.label}, ${row.created_at})
    returning *`.execute(tx)
  if (!rows[0]) throw new Error('a number that was written is not there')
  return rows[0]
}

export async function writeLabel(
  tx: Tx,
  of: { organisation: OrganisationId; id: string; label: string | null },
): Promise<NumberRow | undefined> {
  const { rows } = await sql<NumberRow>`update organisation_number set label = ${of.label}
    where id = ${of.id} and organisation_id = ${of.organisation} returning *`.execute(tx)
  return rows[0]
}

/** Those of an organisation among these, held until the transaction ends. */
export async function lockNumbers(
  tx: Tx,
  organisation: OrganisationId,
  ids: readonly string[],
): Promise<NumberRow[]> {
  const { rows } = await sql<NumberRow>`select * from organisation_number
    where organisation_id = ${organisation} and id = any (${[...ids]}::uuid[]) order by id for update`.execute(
    tx,
  )
  return rows
}

/** What has become these, and what has become that, and so on: all that stands under them beside themselves. */
export async function underNumbers(
  db: Queryable,
  organisation: OrganisationId,
  ids: readonly string[],
): Promise<{ id: string; under: string }[]> {
  const { rows } = await sql<{ id: string; under: string }>`with recursive below (id, under) as (
      select replaced_by_id, id from organisation_number
      where organisation_id = ${organisation} and replaced_by_id = any (${[...ids]}::uuid[])
      union
      select b.id, n.id from below b join organisation_number n
        on n.organisation_id = ${organisation} and n.replaced_by_id = b.under)
    select id, under from below`.execute(db)
  return rows
}

/** The number that one has become in the end: itself, where it stands. */
export async function successorOf(db: Queryable, of: NumberRow): Promise<NumberRow> {
  if (of.replaced_by_id === null) return of
  const { rows } = await sql<NumberRow>`with recursive after as (
      select * from organisation_number where organisation_id = ${of.organisation_id} and id = ${of.replaced_by_id}
      union
      select n.* from after a join organisation_number n
        on n.organisation_id = ${of.organisation_id} and n.id = a.replaced_by_id)
    select * from after where replaced_by_id is null`.execute(db)
  return rows[0] ?? of
}

export async function writeReplaced(
  tx: Tx,
  of: { organisation: OrganisationId; from: readonly string[]; to: string },
  now: Date,
): Promise<void> {
  await sql`update organisation_number set replaced_by_id = ${of.to}, replaced_at = ${now}
    where organisation_id = ${of.organisation} and id = any (${[...of.from]}::uuid[])`.execute(tx)
}

/** Who of an organisation has any of these numbers. */
export async function holdersOf(
  db: Queryable,
  organisation: OrganisationId,
  ids: readonly string[],
): Promise<{ membership_id: string; numbers: string[] }[]> {
  const { rows } = await sql<{ membership_id: string; numbers: string[] }>`select n.membership_id,
      array_agg(n.number_id::text order by n.number_id) as numbers
    from membership_number n join membership m on m.id = n.membership_id
    where n.organisation_id = ${organisation} and n.number_id = any (${[...ids]}::uuid[])
      and m.ended_at is null and not m.all_numbers
    group by n.membership_id order by n.membership_id`.execute(db)
  return rows
}

/** These have this number, and none of those. */
export async function writeHolders(
  tx: Tx,
  of: { organisation: OrganisationId; memberships: readonly string[]; gone: readonly string[]; to: string },
): Promise<void> {
  await sql`delete from membership_number where organisation_id = ${of.organisation}
    and number_id = any (${[...of.gone, of.to]}::uuid[])`.execute(tx)
  await sql`insert into membership_number (organisation_id, membership_id, number_id)
    select ${of.organisation}::uuid, m, ${of.to}::uuid from unnest(${[...of.memberships]}::uuid[]) as m`.execute(
    tx,
  )
}

/** Nobody has any of these any more. */
export async function forgetHolders(
  tx: Tx,
  organisation: OrganisationId,
  ids: readonly string[],
): Promise<void> {
  await sql`delete from membership_number where organisation_id = ${organisation}
    and number_id = any (${[...ids]}::uuid[])`.execute(tx)
}

/** It is another organisation's from now on, and with it what has become it. @throws a duplicate where that one has it */
export async function writeMoved(
  tx: Tx,
  of: { organisation: OrganisationId; id: string; to: OrganisationId },
): Promise<NumberRow | undefined> {
  const { rows } = await sql<NumberRow>`update organisation_number set organisation_id = ${of.to}
    where id = ${of.id} and organisation_id = ${of.organisation} returning *`.execute(tx)
  return rows[0]
}

/** The numbers of an organisation, by their registers and as they are compared; what became another is among them. */
export async function numbersInOrder(
  db: Queryable,
  organisation: string,
  page: {
    readonly after?: { readonly register: string; readonly lookup: string } | undefined
    readonly limit: number
  },
): Promise<NumberRow[]> {
  const { register = '', lookup = '' } = page.after ?? {}
  const { rows } =
    await sql<NumberRow>`select * from organisation_number where organisation_id = ${organisation}
      and (register_key, lookup) > (${register}, ${lookup})
    order by register_key, lookup limit ${page.limit}`.execute(db)
  return rows
}

/** Those of an organisation among these. */
export async function numbersAmong(
  db: Queryable,
  organisation: string,
  ids: readonly string[],
): Promise<NumberRow[]> {
  const { rows } = await sql<NumberRow>`select * from organisation_number
    where organisation_id = ${organisation} and id = any (${[...ids]}::uuid[])`.execute(db)
  return rows
}

/** The numbers of an organisation that are these, as they are compared, in whichever register; by their registers. */
export async function numbersOfOrganisationCalled(
  db: Queryable,
  organisation: string,
  lookups: readonly string[],
): Promise<NumberRow[]> {
  const { rows } = await sql<NumberRow>`select * from organisation_number
    where organisation_id = ${organisation} and lookup = any (${[...lookups]}::text[])
    order by register_key, lookup`.execute(db)
  return rows
}

/** Whose number this is, in whichever register; a few at most. */
export async function numbersCalled(db: Queryable, lookup: string): Promise<NumberRow[]> {
  const { rows } = await sql<NumberRow>`select * from organisation_number where lookup = ${lookup}
    order by register_key, organisation_id limit 20`.execute(db)
  return rows
}
