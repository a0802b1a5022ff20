import { sql } from 'kysely'
import { isUnavailable } from './connect.ts'
import type { Db } from './database.ts'

const SERVER_OLDEST = 150_000

/**
 * Why a database cannot be worked with, in one sentence that says what to do; undefined where it can.
 *
 * @param toChange whether tables are to be made or changed
 */
export async function unfitness(db: Db, toChange: boolean): Promise<string | undefined> {
  let row: { version: number; encoding: string; user: string; database: string; creates: boolean } | undefined
  try {
    const { rows } = await sql<NonNullable<typeof row>>`select
      current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
      current_user as user, current_database() as database,
      has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create') as creates`.execute(
      db,
    )
    row = rows[0]
  } catch (error) {
    return refusal(error)
  }
  if (!row) return undefined
  if (row.version < SERVER_OLDEST)
    return `The server is PostgreSQL ${Math.floor(row.version / 10_000)}. Use 15 or newer.`
  if (row.encoding !== 'UTF8')
    return `The database ${row.database} is in ${row.encoding}. Make one in UTF-8: create database … encoding 'UTF8' template template0`
  if (toChange && !row.creates)
    return `The role ${row.user} may make no tables in ${row.database}. As its owner: grant create on database "${row.database}" to "${row.user}"; grant create on schema public to "${row.user}"`
  return undefined
}

function refusal(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  const said = message ?? String(error)
  if (code === '28P01' || code === '28000')
    return `The server lets this role not in (${said}). Look at the user and the password in it.`
  if (/unsupported startup parameter/.test(said))
    return `What answers there is a pooler (${said}). Set DATABASE_POOLER to transaction, and DATABASE_DIRECT_URL to the server itself.`
  if (code === '3D000') return `The server has no such database (${said}). Make it, in UTF-8.`
  if (isUnavailable(error))
    return `The server does not answer (${said}). Look whether it runs, and at host and port.`
  return `The database cannot be used: ${said}`
}
