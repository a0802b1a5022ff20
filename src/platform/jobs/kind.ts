import { seconds } from '../clock.ts'

/** One kind of background work. Its jobs are written in the transaction that causes them. */
export interface JobKind {
  readonly name: string
  /** How often a failed job is tried again, with growing waits: 10 s, doubling, up to `waitsMost`. */
  readonly retries: number
  /** Seconds between two tries at most; an hour unless it says otherwise. */
  readonly waitsMost?: number
  /** Seconds, from and to, after which a job starts, each at random: none can be told by when it works. */
  readonly startsAfter?: readonly [number, number]
  /** How many of these jobs one process works at the same time. */
  readonly atOnce: number
  /** Seconds that it may take before it counts as stuck; 120 unless it says otherwise. */
  readonly lasts?: number
  /** Nobody waits for it: a process looks for it every two seconds, and is not woken. */
  readonly unhurried?: boolean
}

export type JobHandler = (data: unknown) => Promise<void>

/** A job that is to be tried again, whose handler has said all there is to say. */
export class Postponed extends Error {
  override readonly name = 'Postponed'
}

/** Milliseconds after which a job that nobody has touched counts as left behind, and is worked again. */
export const HEARTBEAT = seconds(20)
