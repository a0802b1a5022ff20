import { append, type Acting } from '../audit/index.ts'
import { hours, later } from '../../platform/clock.ts'
import { sha256 } from '../../platform/crypto/random.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import { writeFreeResource, writeManagedResource } from './resources/store.ts'
import { settingsOf } from './settings.ts'
import {
  expireSecrets,
  hasSecret,
  idOf,
  insertSecret,
  writeFree,
  writeManaged,
  type ClientMetadata,
  type ClientRow,
} from './store.ts'

/** How long the secret before one that a file names goes on working: portals change over without a failed request. */
const OVERLAP_HOURS = 24

/** What files know a client by: its own name there, or else its id. */
export const clientKeyOf = ({ id, metadata }: Pick<ClientRow, 'id' | 'metadata'>): string =>
  settingsOf(metadata).sluis_key ?? id

/** The id of the client that a file means; undefined: there is none yet. */
export async function idOfKey(db: Queryable, metadata: ClientMetadata): Promise<string | undefined> {
  const key = settingsOf(metadata).sluis_key ?? metadata['client_id']
  const known = typeof key === 'string' ? await idOf(db, key) : undefined
  const id = metadata['client_id']
  return known ?? (typeof id === 'string' ? idOf(db, id) : undefined)
}

/** Notes that files manage something as it is. */
export const noteManaged = (
  tx: Tx,
  thing: { readonly client: string } | { readonly resource: string },
  now: Date,
): Promise<void> =>
  'client' in thing ? writeManaged(tx, thing.client, now) : writeManagedResource(tx, thing.resource, now)

/** Notes that files manage something no more. */
export const noteFree = (
  tx: Tx,
  thing: { readonly client: string } | { readonly resource: string },
): Promise<void> => ('client' in thing ? writeFree(tx, thing.client) : writeFreeResource(tx, thing.resource))

/** Has a client use this secret. The one before goes on working for a day. @returns whether it was another */
export async function ensureSecret(
  tx: Tx,
  who: Acting,
  clientId: string,
  secret: string,
  now: Date,
): Promise<boolean> {
  if (await hasSecret(tx, clientId, sha256(secret))) return false
  await expireSecrets(tx, clientId, later(now, hours(OVERLAP_HOURS)), now)
  await insertSecret(tx, clientId, sha256(secret), now)
  await append(
    tx,
    'clients.secret.rotated',
    { ...who, clientId, details: { overlapHours: OVERLAP_HOURS } },
    now,
  )
  return true
}
