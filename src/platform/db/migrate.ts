import fs from 'node:fs/promises'
import { sql } from 'kysely'
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration'
import type { Db } from './database.ts'

const folder = new URL('../../../migrations/', import.meta.url)

/** The names of the migrations this release knows, in order. `NNNN_slug.breaking` ends older releases. */
export async function knownMigrations(): Promise<string[]> {
  const files = await fs.readdir(folder)
  return files
    .filter((f) => f.endsWith('.sql'))
    .map((f) => f.slice(0, -4))
    .toSorted()
}

const provider: MigrationProvider = {
  async getMigrations() {
    const migrations: Record<string, Migration> = {}
    for (const name of await knownMigrations()) {
      const text = await fs.readFile(new URL(`${name}.sql`, folder), 'utf8')
      migrations[name] = {
        up: async (db) => {
          await sql.raw(text).execute(db)
        },
      }
    }
    return migrations
  },
}

export interface MigrationState {
  readonly applied: readonly string[]
  /** Known to this release, not applied yet. */
  readonly pending: readonly string[]
  /** Applied by a newer release, unknown to this one. */
  readonly ahead: readonly string[]
}

/** Compares the database with this release; changes nothing. */
export async function migrationState(db: Db): Promise<MigrationState> {
  const known = await knownMigrations()
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

/**
 * Brings the database to this release. Many processes may call it at the same moment: an advisory lock lets
 * one work, all of it in one transaction. A database that a newer release has moved on is left as it is.
 *
 * @throws when the newer release's migrations are breaking for this one
 */
export async function migrate(db: Db): Promise<MigrationState> {
  const before = await migrationState(db)
  const breaking = before.ahead.filter(isBreaking)
  if (breaking.length > 0) {
    throw new Error(
      `The database was moved on by a newer release of Sluis (${breaking.join(', ')}). Start that release instead.`,
    )
  }
  if (before.ahead.length > 0) return before
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error) throw error instanceof Error ? error : new Error(JSON.stringify(error))
  return before
}
