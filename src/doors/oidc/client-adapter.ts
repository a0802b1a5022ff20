import type { Adapter, AdapterPayload } from 'oidc-provider'
import { clientById, settingsOf } from '../../domain/clients/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/database.ts'

/** The member under which a client's secret hashes travel inside the engine; never part of what it shows. */
export const SECRET_HASHES = 'sluis_secret_hashes'

/** The member under which the names of a client's pictures travel there. */
export const PICTURES = 'sluis_pictures'

/** Clients. They are written by the clients slice, never by the engine; it looks once a second (see overrides/clients.ts). */
export function createClientAdapter(db: Db, clock: Clock): Adapter {
  const read = async (id: string): Promise<AdapterPayload | undefined> => {
    const row = id.includes('\0') ? undefined : await clientById(db, id, clock())
    if (!row) return undefined
    const { metadata, secretHashes, pictures } = row
    // the engine insists on a secret where one is used; comparing is ours (see overrides/clients.ts)
    const secret =
      secretHashes.length > 0 ? { client_secret: 'kept as a hash', [SECRET_HASHES]: secretHashes } : {}
    return { ...metadata, ...settingsOf(metadata), [PICTURES]: pictures, ...secret }
  }
  const refuse = async (): Promise<never> => {
    throw new Error('clients are written by the clients slice')
  }
  return {
    find: read,
    upsert: refuse,
    destroy: refuse,
    consume: refuse,
    revokeByGrantId: refuse,
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
  }
}
