import { sql } from 'kysely'
import { days, earlier } from '../../../platform/clock.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { OrganisationId } from '../../../policy/vocabulary.ts'

/** That somebody who looks after an organisation asks for several of its numbers to become one. */
export interface MergeRequestRow {
  readonly id: string
  readonly organisation_id: OrganisationId
  /** By which whoever asked looks after it. */
  readonly membership_id: string
  readonly from_ids: readonly string[]
  readonly to_id: string
  readonly who: 'any' | 'every'
  readonly why: string
  /** Stands for whose sight would change, as whoever asked was shown it. */
  readonly seen: string
  readonly asked_at: Date
  readonly closes_at: Date
  readonly ended_at: Date | null
  readonly ended_as: 'merged' | 'declined' | 'withdrawn' | 'closed' | null
  readonly answer: string | null
}

declare module '../../../platform/db/database.ts' {
  interface Tables {
    merge_request: MergeRequestRow
  }
}

/** @returns undefined: what would become of these is asked for already */
export async function insertMergeRequest(
  tx: Tx,
  row: Omit<MergeRequestRow, 'ended_at' | 'ended_as' | 'answer'>,
): Promise<MergeRequestRow | undefined> {
  const { rows } = await sql<MergeRequestRow>`insert into merge_request
      (id, organisation_id, membership_id, from_ids, to_id, who, why, seen, asked_at, closes_at)
    values (${row.id}, ${row.organisation_id}, ${row.membership_id}, ${[...row.from_ids]}::uuid[], ${row.to_id}, ${row.who},
      ${row.why}, ${row.seen}, ${row.asked_at}, ${row.closes_at})
    on conflict (organisation_id, to_id) where ended_at is null do nothing returning *`.execute(tx)
  return rows[0]
}

/** The newest of an organisation, those that wait and those that were answered. */
export async function mergeRequestsOf(
  db: Queryable,
  organisation: OrganisationId,
  limit: number,
): Promise<MergeRequestRow[]> {
  const { rows } =
    await sql<MergeRequestRow>`select * from merge_request where organisation_id = ${organisation}
    order by asked_at desc limit ${limit}`.execute(db)
  return rows
}

/** Those that wait for the operator, the longest first; of one organisation, where one is named. */
export async function openMergeRequests(
  db: Queryable,
  page: {
    readonly organisation?: OrganisationId | undefined
    readonly after?: { readonly at: Date; readonly id: string } | undefined
    readonly limit: number
  },
): Promise<MergeRequestRow[]> {
  const { at = null, id = null } = page.after ?? {}
  const { rows } = await sql<MergeRequestRow>`select * from merge_request
    where ended_at is null and (${page.organisation ?? null}::uuid is null or organisation_id = ${page.organisation ?? null})
      and (asked_at, id) > (coalesce(${at}::timestamptz, '-infinity'), coalesce(${id}::uuid, '00000000-0000-0000-0000-000000000000'))
    order by asked_at, id limit ${page.limit}`.execute(db)
  return rows
}

/** How many of an organisation wait, and how many were asked since. */
export async function countMergesAsked(
  db: Queryable,
  organisation: OrganisationId,
  since: Date,
): Promise<{ readonly open: number; readonly today: number }> {
  const { rows } = await sql<{ open: number; today: number }>`select
      (count(*) filter (where ended_at is null))::integer as open, (count(*) filter (where asked_at > ${since}))::integer as today
    from merge_request where organisation_id = ${organisation}`.execute(db)
  return rows[0] ?? { open: 0, today: 0 }
}

/** Ends one, once. @returns undefined: it is not of this organisation, or had ended */
export async function endMergeRequest(
  tx: Tx,
  of: {
    readonly organisation: OrganisationId
    readonly id: string
    readonly as: 'declined' | 'withdrawn'
    readonly answer?: string | undefined
  },
  now: Date,
): Promise<MergeRequestRow | undefined> {
  const { rows } = await sql<MergeRequestRow>`update merge_request
      set ended_at = ${now}, ended_as = ${of.as}, answer = ${of.answer ?? null}
    where organisation_id = ${of.organisation} and id = ${of.id} and ended_at is null returning *`.execute(tx)
  return rows[0]
}

/** Ends what a merge was asked for by, and what can come to nothing after it: one of its numbers is no more. */
export async function settleMergeRequests(
  tx: Tx,
  {
    organisation,
    from,
    to,
  }: { readonly organisation: OrganisationId; readonly from: readonly string[]; readonly to: string },
  now: Date,
): Promise<MergeRequestRow[]> {
  const gone = [...from]
  const { rows } = await sql<MergeRequestRow>`update merge_request set ended_at = ${now},
      ended_as = case when to_id = ${to} and from_ids <@ ${gone}::uuid[] then 'merged' else 'closed' end
    where organisation_id = ${organisation} and ended_at is null
      and (to_id = any (${gone}::uuid[]) or from_ids && ${gone}::uuid[]) returning *`.execute(tx)
  return rows
}

/** What nobody has answered in time is closed; what ended ninety days ago is forgotten. */
export async function tendMergeRequests(tx: Tx, now: Date): Promise<boolean> {
  await sql`update merge_request set ended_at = ${now}, ended_as = 'closed' where closes_at <= ${now} and ended_at is null`.execute(
    tx,
  )
  const { numAffectedRows } = await sql`delete from merge_request where id in (
    select id from merge_request where ended_at < ${earlier(now, days(90))} order by ended_at limit 500 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 500n
}
