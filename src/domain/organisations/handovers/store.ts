import { sql } from 'kysely'
import { days, earlier } from '../../../platform/clock.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { OrganisationId } from '../../../policy/vocabulary.ts'

/** An administrator's work that is handed over to somebody, who accepts it or not. */
export interface HandoverRow {
  readonly id: string
  readonly organisation_id: OrganisationId
  readonly from_membership_id: string
  readonly to_membership_id: string
  readonly offered_at: Date
  readonly closes_at: Date
  readonly ended_at: Date | null
  readonly ended_as: 'accepted' | 'declined' | 'withdrawn' | 'closed' | null
}

declare module '../../../platform/db/database.ts' {
  interface Tables {
    handover: HandoverRow
  }
}

/** @returns undefined: whoever hands over does so to somebody already */
export async function insertHandover(
  tx: Tx,
  row: Omit<HandoverRow, 'ended_at' | 'ended_as'>,
): Promise<HandoverRow | undefined> {
  const { rows } = await sql<HandoverRow>`insert into handover
      (id, organisation_id, from_membership_id, to_membership_id, offered_at, closes_at)
    values (${row.id}, ${row.organisation_id}, ${row.from_membership_id}, ${row.to_membership_id}, ${row.offered_at}, ${row.closes_at})
    on conflict (organisation_id, from_membership_id) where ended_at is null do nothing returning *`.execute(
    tx,
  )
  return rows[0]
}

/** What is offered by somebody, or to them, by their membership. */
export async function handoversOf(
  db: Queryable,
  of: { readonly organisation: OrganisationId; readonly membership: string },
): Promise<HandoverRow[]> {
  const { rows } = await sql<HandoverRow>`select * from handover
    where organisation_id = ${of.organisation} and ended_at is null
      and (from_membership_id = ${of.membership} or to_membership_id = ${of.membership})
    order by offered_at limit 20`.execute(db)
  return rows
}

/** How often somebody has offered their work since. */
export async function countOffered(
  db: Queryable,
  of: { readonly organisation: OrganisationId; readonly from: string },
  since: Date,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from handover
    where organisation_id = ${of.organisation} and from_membership_id = ${of.from} and offered_at > ${since}`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

/** Ends it, once: of two who answer at once, one does. @returns undefined: it had ended, or its time was over */
export async function endHandover(
  tx: Tx,
  of: { readonly id: string; readonly as: NonNullable<HandoverRow['ended_as']> },
  now: Date,
): Promise<HandoverRow | undefined> {
  const { rows } = await sql<HandoverRow>`update handover set ended_at = ${now}, ended_as = ${of.as}
    where id = ${of.id} and ended_at is null and (${of.as} <> 'accepted' or closes_at > ${now}) returning *`.execute(
    tx,
  )
  return rows[0]
}

/** What nobody has answered in time is closed; what ended ninety days ago is forgotten. */
export async function tendHandovers(tx: Tx, now: Date): Promise<boolean> {
  await sql`update handover set ended_at = ${now}, ended_as = 'closed' where closes_at <= ${now} and ended_at is null`.execute(
    tx,
  )
  const { numAffectedRows } = await sql`delete from handover where id in (
    select id from handover where ended_at < ${earlier(now, days(90))} order by ended_at limit 500 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 500n
}
