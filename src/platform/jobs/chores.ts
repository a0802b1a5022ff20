import { sql } from 'kysely'
import { days, earlier, minutes, type Clock } from '../clock.ts'
import { WRONG } from '../db/clock-watch.ts'
import type { Db, Queryable, Tx } from '../db/database.ts'
import type { Log } from '../log.ts'

/** Small work that is due again and again: one process at a time does it, whichever comes first. */
export interface Chore {
  readonly name: string
  /** Milliseconds between two runs. */
  readonly every: number
  /** It removes what has expired: by the database's clock, and only while that is known. */
  readonly removes?: boolean
  /** One bounded piece of it, in a transaction of its own. @returns whether there is more to do at once */
  run(tx: Tx, now: Date): Promise<boolean>
}

/**
 * A chore that removes what has expired, once a minute.
 *
 * @param name is what processes agree by who does it, those of another release as well: it never changes
 */
export const removing = (name: string, run: Chore['run']): Chore => ({
  ...{ name, run },
  every: minutes(1),
  removes: true,
})

export interface Chores {
  /** Runs every chore once, now; for tests. */
  runAll(): Promise<void>
  stop(): Promise<void>
}

/** When a chore was last done. */
export interface ChoreRan {
  readonly name: string
  readonly every_seconds: number
  readonly ran_at: Date
}

declare module '../db/database.ts' {
  interface Tables {
    chore: ChoreRan
  }
}

/** In the transaction that does it: one that fails was not done. */
async function noteRan(tx: Tx, { name, every }: Chore, now: Date): Promise<void> {
  await sql`insert into chore as c (name, every_seconds, ran_at) values (${name}, ${Math.ceil(every / 1000)}, ${now})
    on conflict (name) do update set every_seconds = excluded.every_seconds, ran_at = excluded.ran_at`.execute(
    tx,
  )
}

/** Forgets those that no release has any more: a day later, since another release may run beside this one. */
async function forgetOthers(db: Db, chores: readonly Chore[], now: Date): Promise<void> {
  await sql`delete from chore where name <> all (${chores.map(({ name }) => name)}::text[])
    and ran_at < ${earlier(now, days(1))}`.execute(db)
}

/** The chores that were ever done, by name. */
export async function choresRan(db: Queryable): Promise<ChoreRan[]> {
  const { rows } = await sql<ChoreRan>`select name, every_seconds, ran_at from chore order by name`.execute(
    db,
  )
  return rows
}

/** How long, in milliseconds, one run of a chore may go on with piece after piece. */
const RUN_FOR = 20_000

/** Starts the chores' timers. A run holds a transaction-level advisory lock; who does not get it, skips. */
export function startChores(
  db: Db,
  chores: readonly Chore[],
  options: {
    clock: Clock
    /** The database's time, where it is not the database's to say: for tests that move the clock. */
    databaseTime?: (() => Promise<Date>) | undefined
    log: Log
    timers: boolean
  },
): Chores {
  const running = new Set<Promise<void>>()
  let stopped = false
  const piece = (chore: Chore): Promise<boolean> =>
    db.transaction().execute(async (tx) => {
      const { rows } = await sql<{
        mine: boolean
        now: Date
      }>`select pg_try_advisory_xact_lock(hashtext(${'chore:' + chore.name})) as mine, clock_timestamp() as now`.execute(
        tx,
      )
      const [row] = rows
      if (!row?.mine) return false
      await noteRan(tx, chore, options.clock())
      if (!chore.removes) return chore.run(tx, options.clock())
      const theirs = (await options.databaseTime?.()) ?? row.now
      if (Math.abs(options.clock().getTime() - theirs.getTime()) <= WRONG) return chore.run(tx, theirs)
      options.log.warn({ chore: chore.name }, 'nothing is removed while clocks differ')
      return false
    })
  const once = async (chore: Chore): Promise<void> => {
    const until = Date.now() + RUN_FOR
    try {
      while ((await piece(chore)) && !stopped && Date.now() < until);
    } catch (error) {
      options.log.warn({ chore: chore.name, error: String(error) }, 'a chore failed; it runs again')
    }
  }
  const track = (work: Promise<void>): void => {
    running.add(work)
    void work.finally(() => running.delete(work))
  }
  if (options.timers)
    track(
      forgetOthers(db, chores, options.clock()).catch((error: unknown) =>
        options.log.warn({ error: String(error) }, 'chores that are no more are still listed'),
      ),
    )
  const timers = options.timers
    ? chores.map((chore) => {
        let busy = false
        return setInterval(() => {
          if (busy) return
          busy = true
          track(once(chore).finally(() => (busy = false)))
        }, chore.every)
      })
    : []
  return {
    async runAll() {
      for (const chore of chores) await once(chore)
    },
    async stop() {
      stopped = true
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running)
    },
  }
}
