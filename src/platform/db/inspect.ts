import { sql } from 'kysely'
import type { Db } from './database.ts'

/** The server's version, as 180004 for 18.4, and how long one round trip takes, in milliseconds. */
export async function inspectDatabase(db: Db): Promise<{ version: number; roundTrip: number }> {
  const { rows } = await sql<{
    version: number
  }>`select current_setting('server_version_num')::int as version`.execute(db)
  const started = performance.now()
  for (let i = 0; i < 20; i++) await sql`select 1`.execute(db)
  return { version: rows[0]?.version ?? 0, roundTrip: (performance.now() - started) / 20 }
}

/**
 * Holds a database-wide lock on a connection of its own until the process ends, however it ends.
 *
 * @returns undefined when another process holds it
 */
export async function holdLock(url: string, name: string): Promise<{ release(): Promise<void> } | undefined> {
  const client = new (await import('pg')).default.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ mine: boolean }>(
    'select pg_try_advisory_lock(hashtext($1)) as mine',
    [name],
  )
  if (rows[0]?.mine) return { release: () => client.end() }
  await client.end()
  return undefined
}
