import fs from 'node:fs/promises'
import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from './database.ts'

const folder = new URL('../../../migrations/', import.meta.url)

/** The names of the migrations this release knows, in order. `NNNN_slug.breaking` ends older releases. */
export async function knownMigrations(from = folder): Promise<string[]> {
  const files = await fs.readdir(from)
  return files
    .filter((f) => f.endsWith('.sql'))
    .map((f) => f.slice(0, -4))
    .toSorted()
}

export interface MigrationState {
  readonly applied: readonly string[]
  /** Known to this release, not applied yet. */
  readonly pending: readonly string[]
  /** Applied by a newer release, unknown to this one. */
  readonly ahead: readonly string[]
}

/** Compares the database with this release; changes nothing. */
export async function migrationState(db: Db, from?: URL): Promise<MigrationState> {
  const known = await knownMigrations(from)
  const { rows: exists } = await sql<{
    found: boolean
  }>`select to_regclass('kysely_migration') is not null as found`.execute(db)
  const applied = exists[0]?.found
    ? (await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)).rows.map(
        (r) => r.name,
      )
    : []
  return {
    applied,
    pending: known.filter((name) => !applied.includes(name)),
    ahead: applied.filter((name) => !known.includes(name)),
  }
}

export const isBreaking = (name: string): boolean => name.endsWith('.breaking')

export interface MigrateOptions {
  /** Where the migrations stand. */
  readonly from?: URL
  /** How often one is tried, and milliseconds between two tries. */
  readonly tries?: number
  readonly pause?: () => number
}

/**
 * Brings the database to this release: one migration after the other, each in a transaction of its own with the row that
 * says so. Many processes may call it at the same moment: an advisory lock lets one work. A database that a newer release
 * has moved on is left as it is.
 *
 * A migration waits two seconds at the most for a table that somebody reads, then lets go and tries again, sixty times:
 * whoever asks for the table after it waits no longer than that, so that a long read never stops the release before this.
 *
 * @throws when the newer release's migrations are breaking for this one, or where a table was never free
 */
export async function migrate(db: Db, options: MigrateOptions = {}): Promise<MigrationState> {
  const before = await migrationState(db, options.from)
  const breaking = before.ahead.filter(isBreaking)
  if (breaking.length > 0) {
    throw new Error(
      `The database was moved on by a newer release of Sluis (${breaking.join(', ')}). Start that release instead.`,
    )
  }
  if (before.ahead.length > 0) return before
  if (before.pending.length === 0) return before
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
  for (const name of before.pending) await applyWhenFree(db, name, options)
  await freshenConnections(db, rows[0]?.now ?? new Date())
  return before
}

/**
 * Has the processes of the release before connect anew. A connection remembers what its statements give, and PostgreSQL
 * refuses those whose tables have more columns by now (0A000), for as long as the connection lives. One that is idle is
 * ended and replaced, and nobody notices; one that is at work is waited for.
 */
async function freshenConnections(db: Db, from: Date): Promise<void> {
  for (let round = 0; round < 20; round++) {
    const { rows: left } = await sql<{ ended: boolean }>`
      select case when state = 'idle' then pg_terminate_backend(pid) else false end as ended from pg_stat_activity
      where datname = current_database() and usename = current_user and application_name = 'sluis'
        and pid <> pg_backend_pid() and backend_start < ${from}`.execute(db)
    if (left.every(({ ended }) => ended)) return
    await pause(250)
  }
}

async function applyWhenFree(
  db: Db,
  name: string,
  { from = folder, tries = 60, pause: pauseFor = () => randomInt(1000, 5001) }: MigrateOptions,
): Promise<void> {
  const text = await fs.readFile(new URL(`${name}.sql`, from), 'utf8')
  for (let left = tries; ;) {
    try {
      if (await apply(db, name, text)) return
      await pause(WHILE_ANOTHER_WORKS)
    } catch (error) {
      left -= 1
      if (!isInTheWay(error))
        throw new Error(`The migration ${name} failed: ${String(error)}`, { cause: error })
      if (left === 0)
        throw new Error(
          `The migration ${name} found a table in use each time it tried. End what holds it (pg_stat_activity shows it), and start again.`,
          { cause: error },
        )
      await pause(pauseFor())
    }
  }
}

const WHILE_ANOTHER_WORKS = 200

/** Of old, the lock of the migrator that did this before: one of a release before this keeps away as well. */
const LOCK = '3853314791062309107'

/** @returns whether it is done, by whomever; false while another process is at work */
const apply = (db: Db, name: string, text: string): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    await sql`set local lock_timeout = '2s'`.execute(tx)
    const { rows: locks } = await sql<{
      mine: boolean
    }>`select pg_try_advisory_xact_lock(${sql.raw(LOCK)}) as mine`.execute(tx)
    if (!locks[0]?.mine) return false
    await sql`create table if not exists kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)`.execute(
      tx,
    )
    const { rows } = await sql`select 1 from kysely_migration where name = ${name}`.execute(tx)
    if (rows.length > 0) return true
    await sql.raw(text).execute(tx)
    await sql`insert into kysely_migration (name, timestamp) values (${name}, ${new Date().toISOString()})`.execute(
      tx,
    )
    return true
  })

/** Somebody has a lock that it waits for (55P03), or each waits for the other (40P01). */
const isInTheWay = (error: unknown): boolean =>
  ['55P03', '40P01'].includes(String((error as { code?: unknown } | null)?.code))
