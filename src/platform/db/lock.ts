import pg from 'pg'
import { withServerSide } from './server-side.ts'

/**
 * Holds a database-wide lock on a connection of its own until the process ends, however it ends.
 *
 * @returns undefined when another process holds it
 */
export async function holdLock(url: string, name: string): Promise<{ release(): Promise<void> } | undefined> {
  const client = new pg.Client({ connectionString: withServerSide(url, { patient: true }) })
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
