import { sql, type RawBuilder } from 'kysely'
import type { Queryable, Tx } from '../db/database.ts'

declare module '../db/database.ts' {
  interface Tables {
    throttle_counter: { key: Buffer; tries: number; waits: number[]; blocked_until: Date; expires_at: Date }
  }
}

/** A counter that a try was counted on, with the wait, if any, that this try set. */
export interface Counted {
  readonly key: Buffer
  readonly until: string
}

export interface CounterStep {
  readonly key: Buffer
  /** Seconds to wait after the 1st, 2nd, … try; the last entry holds for all that follow. */
  readonly waits: readonly number[]
  /** Seconds without a try after which the counter starts anew. */
  readonly forgetAfter: number
}

/**
 * A wait of nothing is no moment: of two requests at once, the one that took its time earlier may come later,
 * and would find itself before that moment.
 */
const waitingUntil = (wait: RawBuilder<unknown>, now: Date) =>
  sql`case when ${wait} > 0 then ${now}::timestamptz + make_interval(secs => ${wait}) else to_timestamp(0) end`

const among = (keys: readonly Buffer[]) =>
  sql`any (array(select decode(k, 'hex') from unnest(${keys.map((k) => k.toString('hex'))}::text[]) as k))`

/**
 * Counts one try on all of the counters, or, when one of them is waiting, on none, in one statement: of any
 * number of parallel tries, each is counted, and none slips in between counting and waiting.
 *
 * @returns those that were counted. Some but not all: another try came between, and set one of them waiting
 */
export async function countTries(
  db: Queryable,
  steps: readonly CounterStep[],
  now: Date,
): Promise<Counted[]> {
  const inOrder = steps.toSorted((a, b) => Buffer.compare(a.key, b.key)) // always the same order: no deadlock
  const { rows } = await sql<Counted>`
    insert into throttle_counter as c (key, tries, waits, blocked_until, expires_at)
    select decode(s.key, 'hex'), 1, s.waits::float8[],
      ${waitingUntil(sql`(s.waits::float8[])[1]`, now)},
      ${now}::timestamptz + make_interval(secs => s.forget)
    from unnest(
      ${inOrder.map((s) => s.key.toString('hex'))}::text[],
      ${inOrder.map((s) => `{${s.waits.join(',')}}`)}::text[],
      ${inOrder.map((s) => s.forgetAfter)}::float8[]) with ordinality as s (key, waits, forget, place)
    where not exists (select 1 from throttle_counter w where w.key = ${among(inOrder.map((each) => each.key))} and w.blocked_until > ${now})
    order by s.place
    on conflict (key) do update set
      tries = case when c.expires_at <= ${now} then 1 else c.tries + 1 end,
      waits = excluded.waits,
      blocked_until = ${waitingUntil(
        sql`excluded.waits[least(case when c.expires_at <= ${now} then 1 else c.tries + 1 end, cardinality(excluded.waits))]`,
        now,
      )},
      expires_at = excluded.expires_at
    where c.blocked_until <= ${now}
    returning c.key, c.blocked_until::text as until`.execute(db)
  return rows
}

/** When the last of these counters lets the next try through. */
export async function blockedUntil(db: Queryable, keys: readonly Buffer[]): Promise<Date | undefined> {
  const { rows } = await sql<{ until: Date | null }>`
    select max(blocked_until) as until from throttle_counter where key = ${among(keys)}`.execute(db)
  return rows[0]?.until ?? undefined
}

/** Gives a try back: it was right. With it goes the wait that it set; one that a wrong try set meanwhile stays. */
export async function giveBack(tx: Queryable, counted: readonly Counted[]): Promise<void> {
  await sql`with mine as (
      select c.key, m.until from throttle_counter c join unnest(
        ${counted.map(({ key }) => key.toString('hex'))}::text[],
        ${counted.map(({ until }) => until)}::timestamptz[]) as m (key, until) on c.key = decode(m.key, 'hex')
      order by c.key for update of c)
    update throttle_counter c set tries = greatest(c.tries - 1, 0),
      blocked_until = case when c.blocked_until = mine.until then to_timestamp(0) else c.blocked_until end
    from mine where c.key = mine.key`.execute(tx)
}

export async function removeExpiredCounters(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from throttle_counter where key in (
    select key from throttle_counter where expires_at < ${now} order by expires_at limit 1000 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 1000n
}
