import { sql } from 'kysely'
import type { Db, Tx } from '../../src/platform/db/database.ts'
import { until } from './until.ts'

/**
 * Does something in a transaction, lets what is run meanwhile run into it, then lets it happen.
 *
 * @returns what the run came to
 */
export async function whileHeld<T>(
  db: Db,
  hold: (tx: Tx) => Promise<unknown>,
  run: () => Promise<T>,
): Promise<T> {
  let running: Promise<T> | undefined
  await db.transaction().execute(async (tx) => {
    await hold(tx)
    running = run()
    await until(async () => {
      const isThrough = await Promise.race([running?.then(() => true), Promise.resolve(false)])
      const { rows } = await sql`select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
      return isThrough === true || rows.length > 0
    })
  })
  if (!running) throw new Error('nothing was done')
  return running
}
