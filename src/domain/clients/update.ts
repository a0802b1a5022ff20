import { isDeepStrictEqual } from 'node:util'
import { append, type Acting } from '../audit/index.ts'
import { randomToken, sha256 } from '../../platform/crypto/random.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Fault } from '../../platform/schema/index.ts'
import { faultsOf, keyFaults, nameOf, needsSecret, type ClientValidator } from './create.ts'
import { toKeep } from './decided.ts'
import { isForFiles, notedBy, type Hand } from './hand.ts'
import { pictureChanges, type Fetched } from './pictures.ts'
import { sectorIn } from './subjects.ts'
import {
  expireSecrets,
  insertSecret,
  lockClient,
  picturesOf,
  writeMetadata,
  writePictures,
  type ClientMetadata,
} from './store.ts'

export type UpdatedClient =
  | {
      readonly ok: true
      /** Made where it authenticates by one from now on, and did not before. */
      readonly clientSecret: string | undefined
      readonly metadata: ClientMetadata
      /** What is not as it was. */
      readonly changed: readonly string[]
      readonly before: ClientMetadata
      readonly version: number
    }
  | {
      readonly ok: false
      readonly reason:
        'client-unknown' | 'metadata-invalid' | 'client-changed' | 'version-passed' | 'managed-by-files'
      readonly faults: readonly Fault[]
    }

export interface ClientUpdate {
  readonly metadata: ClientMetadata
  readonly fetched: Fetched
  /** The version that is changed; undefined: whichever there is. */
  readonly expected?: number | undefined
  readonly hand?: Hand | undefined
}

/**
 * Replaces what a portal is registered with (RFC 7592 §2.2): what is not said any more goes back to what Sluis decides,
 * but for the algorithm of its ID tokens, which nobody changes unsaid. Its id, its secrets, what people are called to it,
 * and what they granted it stay.
 */
export async function updateClient(
  tx: Tx,
  who: Acting,
  validate: ClientValidator,
  clientId: string,
  { metadata: input, fetched, expected, hand = 'door' }: ClientUpdate,
  now: Date,
): Promise<UpdatedClient> {
  const client = await lockClient(tx, clientId)
  if (!client) return { ok: false, reason: 'client-unknown', faults: [] }
  if (expected !== undefined && client.version !== expected)
    return { ok: false, reason: 'version-passed', faults: [] }
  if (isForFiles(client, hand)) return { ok: false, reason: 'managed-by-files', faults: [] }
  const before = client.metadata
  const { client_id: said = clientId } = input
  const metadata = toKeep(input, before)
  const faults = await faultsOf(validate, undefined, metadata)
  if (said !== clientId) faults.unshift({ path: ['client_id'], says: `must stay ${clientId}` })
  if (sectorIn(metadata) !== sectorIn(before))
    faults.push({
      path: [],
      says: 'people would be called by other subjects: subject_type and its sector must stay as they are',
    })
  faults.push(...(await keyFaults(tx, clientId, metadata)))
  if (faults.length > 0) return { ok: false, reason: 'metadata-invalid', faults }
  const pictures = pictureChanges(fetched, metadata, {
    metadata: before,
    pictures: await picturesOf(tx, clientId),
  })
  if (!pictures)
    return {
      ok: false,
      reason: 'client-changed',
      faults: [{ path: [], says: 'somebody else changed it just now: try again' }],
    }

  const whole = { ...metadata, client_id: clientId }
  const names = [...new Set([...Object.keys(before), ...Object.keys(whole)])].toSorted()
  const changed = names.filter((name) => !isDeepStrictEqual(before[name], (whole as ClientMetadata)[name]))
  const version = await writeMetadata(tx, {
    ...{ id: clientId, name: nameOf(whole), metadata: whole, updated_at: now },
    ...notedBy(client, who, hand, now),
  })
  await writePictures(tx, clientId, pictures, now)
  const clientSecret = needsSecret(whole) && !needsSecret(before) ? randomToken(256) : undefined
  // one that it has no use for any more would be a way in that nobody looks after
  if (!needsSecret(whole)) await expireSecrets(tx, clientId, now, now)
  if (clientSecret !== undefined) await insertSecret(tx, clientId, sha256(clientSecret), now)
  await append(
    tx,
    'clients.client.updated',
    { ...who, clientId, details: { changed: changed.join(' ') } },
    now,
  )
  return { ok: true, clientSecret, metadata: whole, changed, before, version }
}
