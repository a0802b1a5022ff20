import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { OrganisationId } from '../../../policy/vocabulary.ts'
import type { RepresentationRow } from '../rows.ts'

/** @returns undefined where the same is given already */
export async function insertRepresentation(
  tx: Tx,
  row: Omit<RepresentationRow, 'ended_at' | 'ended_by' | 'ended_from'>,
): Promise<RepresentationRow | undefined> {
  const { rows } =
    await sql<RepresentationRow>`insert into representation (id, organisation_id, intermediary_id, given_by, given_at, valid_until)
    values (${row.id}, ${row.organisation_id}, ${row.intermediary_id}, ${row.given_by}, ${row.given_at}, ${row.valid_until})
    on conflict (organisation_id, intermediary_id) where ended_at is null do nothing returning *`.execute(tx)
  return rows[0]
}

/** What ended by the clock is noted as ended, so that there can be another. */
export async function noteGrantOver(
  tx: Tx,
  of: { organisation: OrganisationId; intermediary: OrganisationId },
  now: Date,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`update representation
    set ended_at = valid_until, ended_by = given_by, ended_from = 'organisation'
    where organisation_id = ${of.organisation} and intermediary_id = ${of.intermediary} and ended_at is null
      and valid_until <= ${now} returning id`.execute(tx)
  return rows[0]?.id
}

/** @returns undefined where it had ended */
export async function endRepresentation(
  tx: Tx,
  id: string,
  said: { by: string; from: NonNullable<RepresentationRow['ended_from']> },
  now: Date,
): Promise<RepresentationRow | undefined> {
  const { rows } =
    await sql<RepresentationRow>`update representation set ended_at = ${now}, ended_by = ${said.by}, ended_from = ${said.from}
    where id = ${id} and ended_at is null returning *`.execute(tx)
  return rows[0]
}

export async function representationById(db: Queryable, id: string): Promise<RepresentationRow | undefined> {
  const { rows } = await sql<RepresentationRow>`select * from representation where id = ${id}`.execute(db)
  return rows[0]
}

/** Who acts for an organisation, and for whom it acts: as both see it. */
export async function representationsOf(db: Queryable, id: OrganisationId): Promise<RepresentationRow[]> {
  const { rows } =
    await sql<RepresentationRow>`(select * from representation where organisation_id = ${id} limit 1000)
    union all (select * from representation where intermediary_id = ${id} limit 1000)
    order by given_at, id`.execute(db)
  return rows
}
