import { sql, type RawBuilder } from 'kysely'
import type { Pace } from './pace.ts'
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
  /** Seconds that the try takes of an allowance; null: it is counted with waits that grow. */
  readonly every: number | null
}

/** A counter, with its pace as `policy/paces.ts` has it. */
export type CounterStep = { readonly key: Buffer } & Pace

/**
 * A wait of nothing is no moment: of two requests at once, the one that took its time earlier may come later,
 * and would find itself before that moment.
 */
const waitingUntil = (wait: RawBuilder<unknown>, now: Date) =>
  sql`case when ${wait} > 0 then ${now}::timestamptz + make_interval(secs => ${wait}) else to_timestamp(0) end`

/**
 * An allowance is one moment, that of the next try that may be: each try moves it on by its seconds, from no earlier than
 * where it would stand if nothing had been taken (the generic cell rate algorithm, ITU-T I.371).
 */
const tookOne = (from: RawBuilder<unknown>, now: Date) =>
  sql`greatest(${from}, ${now}::timestamptz - make_interval(secs => s.span)) + make_interval(secs => s.every)`

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
  const columns = inOrder.map((step) =>
    'every' in step
      ? {
          waits: '{}',
          forget: step.every * step.atOnce,
          every: step.every,
          span: step.every * (step.atOnce - 1),
        }
      : { waits: `{${step.waits.join(',')}}`, forget: step.forgetAfter, every: null, span: null },
  )
  const { rows } = await sql<Counted>`
    with s as (select decode(key, 'hex') as key, waits::float8[] as waits, forget, every, span, place from unnest(
      ${inOrder.map(({ key }) => key.toString('hex'))}::text[],
      ${columns.map(({ waits }) => waits)}::text[],
      ${columns.map(({ forget }) => forget)}::float8[],
      ${columns.map(({ every }) => every)}::float8[],
      ${columns.map(({ span }) => span)}::float8[]) with ordinality as given (key, waits, forget, every, span, place)),
    counted as (
      insert into throttle_counter as c (key, tries, waits, blocked_until, expires_at)
      select s.key, 1, s.waits,
        case when s.every is null then ${waitingUntil(sql`s.waits[1]`, now)}
          else ${tookOne(sql`to_timestamp(0)`, now)} end,
        ${now}::timestamptz + make_interval(secs => s.forget)
      from s
      where not exists (select 1 from throttle_counter w where w.key = ${among(inOrder.map((each) => each.key))} and w.blocked_until > ${now})
      order by s.place
      on conflict (key) do update set
        tries = case when c.expires_at <= ${now} then 1 else c.tries + 1 end,
        waits = excluded.waits,
        blocked_until = (select case when s.every is null then ${waitingUntil(
          sql`excluded.waits[least(case when c.expires_at <= ${now} then 1 else c.tries + 1 end, cardinality(excluded.waits))]`,
          now,
        )} else ${tookOne(sql`c.blocked_until`, now)} end from s where s.key = excluded.key),
        expires_at = excluded.expires_at
      where c.blocked_until <= ${now}
      returning c.key, c.blocked_until::text as until)
    select counted.key, counted.until, s.every from counted join s using (key)`.execute(db)
  return rows
}

/** The counter that lets the next try through last, and when it does. */
export async function blockedUntil(
  db: Queryable,
  keys: readonly Buffer[],
): Promise<{ key: Buffer; until: Date } | undefined> {
  const { rows } = await sql<{ key: Buffer; until: Date }>`
    select key, blocked_until as until from throttle_counter where key = ${among(keys)} order by blocked_until desc limit 1`.execute(
    db,
  )
  return rows[0]
}

/** Those of these counters that let nobody through now, and until when. */
export async function waitingNow(
  db: Queryable,
  keys: readonly Buffer[],
  now: Date,
): Promise<{ key: Buffer; until: Date }[]> {
  const { rows } = await sql<{
    key: Buffer
    until: Date
  }>`select key, blocked_until as until from throttle_counter
    where key = ${among(keys)} and blocked_until > ${now} order by blocked_until desc`.execute(db)
  return rows
}

/** Has these counters begin anew. @returns whether one of them was there */
export async function forgetCounters(tx: Queryable, keys: readonly Buffer[]): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from throttle_counter where key = ${among(keys)}`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

/**
 * Gives tries back: what they were for was right. With it goes the wait that it set; one that a wrong try set meanwhile stays. Of an
 * allowance it may be taken again.
 */
export async function giveBack(tx: Queryable, counted: readonly Counted[]): Promise<void> {
  if (counted.length === 0) return
  await sql`with given as (
      select decode(key, 'hex') as key, count(*)::int as tries, max(until) as until, sum(every) as every from unnest(
        ${counted.map(({ key }) => key.toString('hex'))}::text[],
        ${counted.map(({ until }) => until)}::timestamptz[],
        ${counted.map(({ every }) => every)}::float8[]) as m (key, until, every) group by 1),
    mine as (
      select c.key, g.tries, g.until, g.every from throttle_counter c join given g using (key)
      order by c.key for update of c)
    update throttle_counter c set tries = greatest(c.tries - mine.tries, 0),
      blocked_until = case when mine.every is not null then c.blocked_until - make_interval(secs => mine.every)
        when c.blocked_until = mine.until then to_timestamp(0) else c.blocked_until end
    from mine where c.key = mine.key`.execute(tx)
}

export async function removeExpiredCounters(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from throttle_counter where key in (
    select key from throttle_counter where expires_at < ${now} order by expires_at limit 1000 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 1000n
}
