import { sql } from 'kysely'
import { later, milliseconds, minutes, seconds, type Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { createRepeated } from '../repeated.ts'
import type { Db } from './database.ts'

/**
 * The time of the database, as this process knows it: asked once a minute and counted on by a clock that nobody sets, so
 * that a jump of ours is seen at once. Of several processes, each with a clock of its own, it is the one that they share.
 */
export interface ClockWatch {
  /** Asks the database. @throws when it is away */
  look(): Promise<void>
  /** How far ours is ahead of the database's, in milliseconds; 0 until it was asked. */
  skew(): number
  /** The moment that was taken for `now`, by the database's clock where ours is off by more than five seconds. */
  corrected(now: Date): Date
  /** Looks once a minute, and tells the log what it sees. */
  start(): { stop(): void }
}

const NOTICED = seconds(5)
/** A clock that is off by so much is wrong, and the process that has it removes nothing. */
export const WRONG = seconds(30)

export function createClockWatch(options: {
  db: Db
  clock: Clock
  log: Log
  /** The database's time, where it is not the database's to say: for tests that move the clock. */
  ask?: (() => Promise<Date>) | undefined
}): ClockWatch {
  const { db, clock, log } = options
  const ask =
    options.ask ??
    (async () => {
      const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
      return rows[0]?.now ?? clock()
    })
  const repeated = createRepeated()
  let known: { theirs: Date; at: number } | undefined
  const theirs = (): Date | undefined =>
    known && later(known.theirs, milliseconds(Math.round(performance.now() - known.at)))
  const skew = (): number => {
    const now = theirs()
    return now ? clock().getTime() - now.getTime() : 0
  }
  const watch: ClockWatch = {
    async look() {
      const from = performance.now()
      const now = await ask()
      // it was read somewhere on the way there and back
      known = { theirs: now, at: (from + performance.now()) / 2 }
    },
    skew,
    corrected: (now) => (Math.abs(skew()) > NOTICED ? (theirs() ?? now) : now),
    start() {
      const tell = (): void => {
        const off = skew()
        if (Math.abs(off) <= NOTICED) return
        const line = { ahead: Math.round(off / 1000) }
        if (Math.abs(off) > WRONG)
          log.error(line, 'the clock of this machine is not the database’s: nothing is removed meanwhile')
        else log.warn(line, 'the clock of this machine is not quite the database’s')
      }
      const look = (): void => {
        watch
          .look()
          .then(tell)
          .catch((error: unknown) =>
            repeated('away', clock(), () =>
              log.warn({ error: String(error) }, 'the database’s clock could not be read'),
            ),
          )
      }
      look()
      const timer = setInterval(look, minutes(1))
      timer.unref()
      return { stop: () => clearInterval(timer) }
    },
  }
  return watch
}
