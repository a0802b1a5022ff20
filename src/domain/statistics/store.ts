import { sql } from 'kysely'
import { days, earlier } from '../../platform/clock.ts'
import type { Big, Queryable, Tx } from '../../platform/db/database.ts'

/** Something that happened so often within an hour. */
export interface Statistic {
  readonly kind: string
  readonly hour: Date
  /** '' where no portal has to do with it. */
  readonly client_id: string
  /** What else it is told by: each kind has its own. */
  readonly a: string
  readonly b: string
  readonly n: number
  readonly ms: number
  readonly ms_most: number
}

declare module '../../platform/db/database.ts' {
  interface Tables {
    statistic: Omit<Statistic, 'n' | 'ms'> & { n: Big; ms: Big }
    statistic_position: { is_only: boolean; seq: Big }
  }
}

const keyOf = ({ kind, hour, client_id, a, b }: Statistic): string =>
  JSON.stringify([kind, hour.getTime(), client_id, a, b])

/** The same counts, each kind and hour once: in one order, so that of two that write neither waits for the other. */
export function together(rows: readonly Statistic[]): Statistic[] {
  const joined = new Map<string, Statistic>()
  for (const row of rows) {
    const key = keyOf(row)
    const known = joined.get(key)
    const sum = known
      ? { n: known.n + row.n, ms: known.ms + row.ms, ms_most: Math.max(known.ms_most, row.ms_most) }
      : {}
    joined.set(key, { ...row, ...sum })
  }
  return [...joined].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row)
}

/** Adds counts to those that there are; or, of what is a state and no happening, puts them in their place. */
export async function writeStatistics(
  db: Queryable,
  rows: readonly Statistic[],
  how: 'added' | 'instead' = 'added',
): Promise<void> {
  const all = together(rows)
  if (all.length === 0) return
  await sql`insert into statistic as s (kind, hour, client_id, a, b, n, ms, ms_most)
    select * from unnest(
      ${all.map((each) => each.kind)}::text[], ${all.map((each) => each.hour)}::timestamptz[],
      ${all.map((each) => each.client_id)}::text[], ${all.map((each) => each.a)}::text[],
      ${all.map((each) => each.b)}::text[], ${all.map((each) => each.n)}::bigint[],
      ${all.map((each) => Math.round(each.ms))}::bigint[], ${all.map((each) => Math.round(each.ms_most))}::int[])
    on conflict (kind, hour, client_id, a, b) do update set
      n = case when ${how === 'added'} then s.n + excluded.n else excluded.n end,
      ms = s.ms + excluded.ms, ms_most = greatest(s.ms_most, excluded.ms_most)`.execute(db)
}

/** Up to where the audit is counted; held until the transaction ends. */
export async function lockPosition(tx: Tx): Promise<number> {
  const { rows } = await sql<{ seq: string }>`select seq from statistic_position for update`.execute(tx)
  return Number(rows[0]?.seq ?? 0)
}

export async function writePosition(tx: Tx, seq: number): Promise<void> {
  await sql`update statistic_position set seq = ${seq}`.execute(tx)
}

/** What is counted together: by time, and by which of what else there is. */
export interface Wanted {
  readonly kinds: readonly string[]
  readonly from: Date
  readonly until: Date
  /** Undefined: all. */
  readonly client: string | undefined
  readonly by: readonly ('kind' | 'client_id' | 'a' | 'b')[]
  /** Undefined: over the whole time. */
  readonly each?: 'hour' | 'day' | undefined
  /** Whose days they are (IANA). */
  readonly zone: string
}

export interface Counted {
  readonly at: Date | null
  readonly kind: string
  readonly client_id: string
  readonly a: string
  readonly b: string
  readonly n: number
  readonly ms: number
  readonly ms_most: number
}

/** Counts, the earliest first; of equal times the largest. */
export async function countedOf(db: Queryable, wanted: Wanted): Promise<Counted[]> {
  const { kinds, from, until, client = null, by, each, zone } = wanted
  const of = (column: 'kind' | 'client_id' | 'a' | 'b') =>
    by.includes(column) ? sql.ref(column) : sql`''::text`
  const { rows } = await sql<Counted>`
    select case when ${each ?? null}::text is null then null
        else date_trunc(coalesce(${each ?? null}::text, 'hour'), hour, ${zone}) end as at,
      ${of('kind')} as kind, ${of('client_id')} as client_id, ${of('a')} as a, ${of('b')} as b,
      sum(n::float8) as n, sum(ms::float8) as ms, max(ms_most)::float8 as ms_most
    from statistic
    where kind = any (${[...kinds]}::text[]) and hour >= ${from} and hour < ${until}
      and (${client}::text is null or client_id = ${client})
    group by 1, 2, 3, 4, 5 order by 1 nulls first, n desc, 2, 3, 4, 5`.execute(db)
  return rows
}

/**
 * Every hour or day of a span, as counts of it are told: those in which nothing happened among them.
 *
 * @param span.zone whose days they are (IANA)
 */
export async function timesOf(
  db: Queryable,
  { from, until, each, zone }: { from: Date; until: Date; each: 'hour' | 'day'; zone: string },
): Promise<Date[]> {
  // days are counted on the clock of the wall: one of them has 23 hours, and another 25
  const { rows } =
    each === 'hour'
      ? await sql<{ at: Date }>`select at from generate_series(
          date_trunc('hour', ${from}::timestamptz, ${zone}), ${until}, interval '1 hour') as at`.execute(db)
      : await sql<{ at: Date }>`select at at time zone ${zone} as at from generate_series(
          date_trunc('day', ${from}::timestamptz at time zone ${zone}),
          ${until}::timestamptz at time zone ${zone}, interval '1 day') as at`.execute(db)
  return rows.map(({ at }) => at)
}

/** The latest state of what is a state: as it was last looked at. */
export async function latestOf(
  db: Queryable,
  kind: string,
): Promise<{ at: Date | undefined; rows: Counted[] }> {
  const { rows } = await sql<Counted & { at: Date }>`
    select hour as at, kind, client_id, a, b, n::float8 as n, ms::float8 as ms, ms_most from statistic
    where kind = ${kind} and hour = (select max(hour) from statistic where kind = ${kind}) order by a, b`.execute(
    db,
  )
  return { at: rows[0]?.at, rows }
}

export async function removeOldStatistics(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from statistic where (kind, hour, client_id, a, b) in (
    select kind, hour, client_id, a, b from statistic where hour < ${earlier(now, days(400))} order by hour limit 1000 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 1000n
}
