import type { Queryable } from '../../platform/db/database.ts'
import { clientById } from './store.ts'

/** What a program is called that gets tokens by itself (RFC 6749 §4.4); undefined: there is none by this id. */
export async function programNamed(db: Queryable, id: string, now: Date): Promise<string | undefined> {
  const client = await clientById(db, id, now)
  const grants = client?.metadata['grant_types']
  return Array.isArray(grants) && grants.includes('client_credentials') ? client?.name : undefined
}
