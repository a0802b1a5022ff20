import { sha256 } from '../crypto/random.ts'
import type { Queryable } from '../db/database.ts'
import type { Quota, Pace } from './pace.ts'
import { blockedUntil, countTries, forgetCounters, giveBack, waitingNow, type Counted } from './store.ts'

/** One thing that is counted: `{ dimension: 'signin.account', subject: id }`. */
export interface Counter {
  readonly dimension: string
  readonly subject: string
  readonly pace: Pace
}

const keyOf = ({ dimension, subject }: Pick<Counter, 'dimension' | 'subject'>): Buffer =>
  sha256(`${dimension}\0${subject}`)

export type Reservation =
  | { readonly ok: true; readonly counted: readonly Counted[] }
  /** The dimension is that of the counter which is waiting longest. */
  | { readonly ok: false; readonly retryAfter: number; readonly dimension: string }

/**
 * Reserves one try on all of the counters and commits it, before anything is compared: parallel guesses are
 * all counted. Refused when one of them is waiting; `retryAfter` says how many seconds still.
 */
export async function reserveTry(
  db: Queryable,
  counters: readonly Counter[],
  now: Date,
): Promise<Reservation> {
  const steps = counters.map((counter) => ({ key: keyOf(counter), ...counter.pace }))
  const counted = await countTries(db, steps, now)
  if (counted.length === steps.length) return { ok: true, counted }
  if (counted.length > 0) await giveBack(db, counted)
  const blocked = await blockedUntil(
    db,
    steps.map((s) => s.key),
  )
  const at = steps.findIndex(({ key }) => blocked?.key.equals(key))
  const wait = Math.ceil(((blocked?.until.getTime() ?? 0) - now.getTime()) / 1000)
  return { ok: false, retryAfter: Math.max(1, wait), dimension: counters[at]?.dimension ?? '' }
}

/** What a counter is found by. */
export type Named = Pick<Counter, 'dimension' | 'subject'>

/** Those of these that let nobody through now, and until when. */
export async function waitsAmong<C extends Named>(
  db: Queryable,
  counters: readonly C[],
  now: Date,
): Promise<(C & { readonly until: Date })[]> {
  const keyed = counters.map((each) => ({ each, key: keyOf(each) }))
  const waiting = await waitingNow(
    db,
    keyed.map(({ key }) => key),
    now,
  )
  return waiting.flatMap(({ key, until }) =>
    keyed.filter((known) => known.key.equals(key)).map(({ each }) => ({ ...each, until })),
  )
}

/** Has these counted anew, from nothing. @returns whether one of them was counted at all */
export const liftWaits = (tx: Queryable, counters: readonly Named[]): Promise<boolean> =>
  forgetCounters(tx, counters.map(keyOf))

/** What was counted, to be kept beside what it was counted for. */
export interface KeptCount {
  readonly key: string
  readonly until: string
  readonly every: number | null
}

export const keepCount = (counted: readonly Counted[]): KeptCount[] =>
  counted.map(({ key, ...rest }) => ({ ...rest, key: key.toString('hex') }))

/** Gives back what was kept so; nothing, where that was before such was kept. */
export const giveKeptBack = (tx: Queryable, kept: readonly KeptCount[] | null): Promise<void> =>
  giveBack(
    tx,
    (kept ?? []).map(({ key, ...rest }) => ({ ...rest, key: Buffer.from(key, 'hex') })),
  )

/** Gives one try of an allowance back to whom it counts for now, where nothing was kept of when it was counted. */
export const giveOneBack = (db: Queryable, counter: Counter & { readonly pace: Quota }): Promise<void> =>
  giveBack(db, [{ key: keyOf(counter), until: 'epoch', every: counter.pace.every }])

export { giveBack as giveTryBack, removeExpiredCounters, type Counted } from './store.ts'
