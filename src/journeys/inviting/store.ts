import { sql } from 'kysely'
import { days, earlier } from '../../platform/clock.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { AccountId, OrganisationId } from '../../policy/vocabulary.ts'
import type { Column } from './columns.ts'

export interface ListRow {
  readonly id: string
  readonly organisation_id: OrganisationId
  readonly digest: Buffer
  /** As the machine of whoever sent it calls it; null: it was pasted. */
  readonly name: string | null
  readonly state: 'columns' | 'checking' | 'checked' | 'sending' | 'done' | 'stopped' | 'dropped'
  readonly columns: Column[]
  readonly has_titles: boolean
  readonly begun_by: AccountId
  readonly begun_at: Date
  readonly ended_at: Date | null
  /** How often it was looked at from the beginning. */
  readonly looks: number
  readonly rows: number
  readonly reached: number
  readonly ready: number
  readonly already: number
  readonly wrong: number
  readonly sent: number
  readonly refused: number
}

export interface ListedRow {
  readonly line: number
  /** Sealed. */
  readonly cells: Buffer
  readonly plan: 'invites' | 'joins' | 'already' | 'wrong' | null
  /** Each as the field, a blank and the reason. */
  readonly faults: string[]
  readonly outcome: 'sent' | 'refused' | null
  readonly activation_id: string | null
}

declare module '../../platform/db/database.ts' {
  interface Tables {
    invitation_list: ListRow
    invitation_list_row: ListedRow & { list_id: string; organisation_id: OrganisationId; mark: Buffer | null }
  }
}

/** @returns undefined: the same list is under way in this organisation */
export async function insertList(
  tx: Tx,
  row: Pick<
    ListRow,
    | 'id'
    | 'organisation_id'
    | 'digest'
    | 'name'
    | 'state'
    | 'columns'
    | 'has_titles'
    | 'begun_by'
    | 'begun_at'
  > & { readonly rows: number },
): Promise<ListRow | undefined> {
  const { rows } = await sql<ListRow>`insert into invitation_list
      (id, organisation_id, digest, name, state, columns, has_titles, begun_by, begun_at, rows)
    values (${row.id}, ${row.organisation_id}, ${row.digest}, ${row.name}, ${row.state}, ${row.columns}::text[],
      ${row.has_titles}, ${row.begun_by}, ${row.begun_at}, ${row.rows})
    on conflict (organisation_id, digest) where ended_at is null do nothing returning *`.execute(tx)
  return rows[0]
}

export async function insertRows(
  tx: Tx,
  list: Pick<ListRow, 'id' | 'organisation_id'>,
  all: readonly Pick<ListedRow, 'line' | 'cells'>[],
): Promise<void> {
  await sql`insert into invitation_list_row (organisation_id, list_id, line, cells)
    select ${list.organisation_id}::uuid, ${list.id}::uuid, line, cells from unnest(
      ${all.map(({ line }) => line)}::integer[], ${all.map(({ cells }) => cells)}::bytea[]) as r (line, cells)`.execute(
    tx,
  )
}

export async function listById(db: Queryable, id: string): Promise<ListRow | undefined> {
  const { rows } = await sql<ListRow>`select * from invitation_list where id = ${id}`.execute(db)
  return rows[0]
}

/** The same list, where it is under way in an organisation. */
export async function listUnderWay(
  db: Queryable,
  of: Pick<ListRow, 'organisation_id' | 'digest'>,
): Promise<ListRow | undefined> {
  const { rows } = await sql<ListRow>`select * from invitation_list
    where organisation_id = ${of.organisation_id} and digest = ${of.digest} and ended_at is null`.execute(db)
  return rows[0]
}

/** How many lists of an organisation are under way, and how many were begun since. */
export async function countLists(
  db: Queryable,
  organisation: OrganisationId,
  since: Date,
): Promise<{ open: number; today: number }> {
  const { rows } = await sql<{
    open: number
    today: number
  }>`select (count(*) filter (where ended_at is null))::integer as open,
      (count(*) filter (where begun_at > ${since}))::integer as today
    from invitation_list where organisation_id = ${organisation} and (ended_at is null or begun_at > ${since})`.execute(
    db,
  )
  return rows[0] ?? { open: 0, today: 0 }
}

/** Those of an organisation that were not dropped, the newest first. */
export async function newestLists(
  db: Queryable,
  organisation: OrganisationId,
  limit: number,
): Promise<ListRow[]> {
  const { rows } = await sql<ListRow>`select * from invitation_list
    where organisation_id = ${organisation} and state <> 'dropped'
    order by begun_at desc, id desc limit ${limit}`.execute(db)
  return rows
}

/** Says which column is what, by whoever has begun it, and has it looked at anew. @returns undefined: it is not theirs, sent, or over */
export async function writeColumns(
  tx: Tx,
  {
    id,
    columns,
    hasTitles,
    account,
  }: {
    readonly id: string
    readonly columns: readonly Column[]
    readonly hasTitles: boolean
    readonly account: AccountId
  },
): Promise<ListRow | undefined> {
  const { rows } =
    await sql<ListRow>`update invitation_list set columns = ${[...columns]}::text[], has_titles = ${hasTitles},
      rows = rows - ${hasTitles}::boolean::integer + has_titles::integer, state = 'checking', looks = looks + 1, reached = 0, ready = 0, already = 0, wrong = 0
    where id = ${id} and begun_by = ${account} and state in ('columns', 'checked') returning *`.execute(tx)
  if (rows[0])
    await sql`update invitation_list_row set plan = null, faults = '{}' where list_id = ${id} and plan is not null`.execute(
      tx,
    )
  return rows[0]
}

/** The rows after a line, in the order of the file. */
export async function rowsAfter(
  db: Queryable,
  list: string,
  page: { readonly after: number; readonly limit: number; readonly isWrongOnly?: boolean },
): Promise<ListedRow[]> {
  const { rows } =
    await sql<ListedRow>`select line, cells, plan, faults, outcome, activation_id from invitation_list_row
    where list_id = ${list} and line > ${page.after}
      and (not ${page.isWrongOnly ?? false}::boolean or plan = 'wrong' or outcome = 'refused')
    order by line limit ${page.limit}`.execute(db)
  return rows
}

/** What is written of a row once it was looked at. */
export interface Looked extends Pick<ListedRow, 'line' | 'faults'> {
  readonly plan: NonNullable<ListedRow['plan']>
  /** Of its address; null: it has none. */
  readonly mark: Buffer | null
}

/** Which of these marks rows before a line have. */
export async function marksBefore(
  db: Queryable,
  list: string,
  of: { readonly line: number; readonly marks: readonly Buffer[] },
): Promise<Buffer[]> {
  const { rows } = await sql<{ mark: Buffer }>`select mark from invitation_list_row
    where list_id = ${list} and line < ${of.line} and mark = any (${[...of.marks]}::bytea[])`.execute(db)
  return rows.map((row) => row.mark)
}

/**
 * Writes what would come of the next rows. Decided in the statement that goes on: of two that look at the same rows, one counts
 * them.
 *
 * @param last the last line that was looked at; undefined: there is no row left
 * @returns whether this call went on
 */
export async function writeLooked(
  tx: Tx,
  list: Pick<ListRow, 'id' | 'reached'>,
  { last, looked }: { readonly last: number | undefined; readonly looked: readonly Looked[] },
): Promise<boolean> {
  const of = (...plans: readonly Looked['plan'][]): number =>
    looked.filter(({ plan }) => plans.includes(plan)).length
  const { rows } =
    await sql`update invitation_list set reached = ${last ?? 0}, ready = ready + ${of('invites', 'joins')},
      already = already + ${of('already')}, wrong = wrong + ${of('wrong')},
      state = case when ${last === undefined} then 'checked' else state end
    where id = ${list.id} and state = 'checking' and reached = ${list.reached} returning 1`.execute(tx)
  if (rows.length === 0) return false
  await sql`update invitation_list_row r set plan = l.plan, mark = l.mark, faults = (select coalesce(array_agg(f), '{}') from jsonb_array_elements_text(l.faults) f)
    from unnest(${looked.map(({ line }) => line)}::integer[], ${looked.map(({ plan }) => plan)}::text[],
      ${looked.map(({ faults }) => JSON.stringify(faults))}::jsonb[], ${looked.map(({ mark }) => mark)}::bytea[])
      as l (line, plan, faults, mark)
    where r.list_id = ${list.id} and r.line = l.line`.execute(tx)
  return true
}

/** Has it sent, once: by whoever has begun it, as it was looked at. @returns undefined: it is not theirs to send now */
export async function startSending(
  tx: Tx,
  of: { readonly id: string; readonly account: AccountId; readonly looks: number },
): Promise<ListRow | undefined> {
  const { rows } = await sql<ListRow>`update invitation_list set state = 'sending', reached = 0
    where id = ${of.id} and begun_by = ${of.account} and looks = ${of.looks} and state = 'checked' and ready > 0 returning *`.execute(
    tx,
  )
  return rows[0]
}

/** A row that is to be sent, held; undefined: it was sent already, or is no such row, or the list was stopped since. */
export async function holdRow(tx: Tx, list: string, line: number): Promise<boolean> {
  const { rows } = await sql`select 1 from invitation_list_row r join invitation_list l on l.id = r.list_id
    where r.list_id = ${list} and r.line = ${line} and r.outcome is null and r.plan in ('invites', 'joins') and l.state = 'sending'
    for update of r`.execute(tx)
  return rows.length > 0
}

/** Writes what came of a row, once. */
export async function writeOutcome(
  tx: Tx,
  of: {
    readonly list: string
    readonly line: number
    readonly activation: string | undefined
    readonly faults: readonly string[]
  },
): Promise<void> {
  const isSent = of.activation !== undefined
  const { numAffectedRows } =
    await sql`update invitation_list_row set outcome = ${isSent ? 'sent' : 'refused'},
      activation_id = ${of.activation ?? null}, faults = ${[...of.faults]}::text[]
    where list_id = ${of.list} and line = ${of.line} and outcome is null`.execute(tx)
  if (numAffectedRows === 0n) return
  await sql`update invitation_list set sent = sent + ${isSent}::boolean::integer, refused = refused + ${!isSent}::boolean::integer
    where id = ${of.list}`.execute(tx)
}

/** Up to here it is sent; undefined: there is no row left, and it is done. */
export async function writeSentUpTo(
  tx: Tx,
  list: string,
  line: number | undefined,
  now: Date,
): Promise<void> {
  const isDone = line === undefined
  await sql`update invitation_list set reached = greatest(reached, ${line ?? 0}),
      state = case when ${isDone} then 'done' else state end, ended_at = case when ${isDone} then ${now}::timestamptz end
    where id = ${list} and state = 'sending'`.execute(tx)
}

/** Ends what is under way. @returns undefined: it was over, or another state than one that may end so */
export async function endList(
  tx: Tx,
  of: { readonly id: string; readonly as: 'stopped' | 'dropped' },
  now: Date,
): Promise<ListRow | undefined> {
  const { rows } = await sql<ListRow>`update invitation_list set state = ${of.as}, ended_at = ${now}
    where id = ${of.id} and ended_at is null and (${of.as} = 'stopped' or state <> 'sending') returning *`.execute(
    tx,
  )
  return rows[0]
}

/** What was dropped is forgotten at once. */
export async function forgetRows(tx: Tx, list: string): Promise<void> {
  await sql`delete from invitation_list_row where list_id = ${list}`.execute(tx)
}

export const KEPT_DAYS = 30

export async function removeOldLists(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from invitation_list where id in (
    select id from invitation_list where begun_at < ${earlier(now, days(KEPT_DAYS))} order by begun_at limit 5 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 5n
}
