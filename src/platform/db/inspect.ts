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
