import { append, type Acting } from '../audit/index.ts'
import { hours, later } from '../../platform/clock.ts'
import { randomToken, sha256 } from '../../platform/crypto/random.ts'
import type { Tx } from '../../platform/db/database.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { needsSecret } from './create.ts'
import { isForFiles, type Hand } from './hand.ts'
import { lockResource, removeResource } from './resources/store.ts'
import { expireSecrets, insertSecret, lockClient, removeClient } from './store.ts'

/**
 * Makes a new secret. The one before goes on working for `overlapHours`, so that the portal can change over
 * without a failed request; any older one ends at once.
 */
export async function rotateSecret(
  tx: Tx,
  who: Acting,
  clientId: string,
  overlapHours: number,
  now: Date,
): Promise<Outcome<'client-unknown' | 'client-without-secret', { clientSecret: string; oldUntil: Date }>> {
  const client = await lockClient(tx, clientId)
  if (!client) return refused('client-unknown')
  if (!needsSecret(client.metadata)) return refused('client-without-secret')
  const clientSecret = randomToken(256)
  const oldUntil = later(now, hours(overlapHours))
  await expireSecrets(tx, clientId, oldUntil, now)
  await insertSecret(tx, clientId, sha256(clientSecret), now)
  await append(tx, 'clients.secret.rotated', { ...who, clientId, details: { overlapHours } }, now)
  return { ok: true, clientSecret, oldUntil }
}

interface Removal {
  /** The version that is removed; undefined: whichever there is. */
  readonly expected?: number | undefined
  readonly hand?: Hand | undefined
}

/** Removes a client. Its tokens and grants stop working with it, and its id is never given to another. */
export async function deleteClient(
  tx: Tx,
  who: Acting,
  { clientId, expected, hand = 'door' }: Removal & { readonly clientId: string },
  now: Date,
): Promise<Outcome<'client-unknown' | 'version-passed' | 'managed-by-files'>> {
  const client = await lockClient(tx, clientId)
  if (!client) return refused('client-unknown')
  if (expected !== undefined && client.version !== expected) return refused('version-passed')
  if (isForFiles(client, hand)) return refused('managed-by-files')
  await removeClient(tx, clientId, now)
  await append(tx, 'clients.client.deleted', { ...who, clientId }, now)
  return { ok: true }
}

/** Removes a resource server: no tokens for it any more. */
export async function deleteResource(
  tx: Tx,
  who: Acting,
  { identifier, expected, hand = 'door' }: Removal & { readonly identifier: string },
  now: Date,
): Promise<Outcome<'resource-unknown' | 'version-passed' | 'managed-by-files'>> {
  const resource = await lockResource(tx, identifier)
  if (!resource) return refused('resource-unknown')
  if (expected !== undefined && resource.version !== expected) return refused('version-passed')
  if (isForFiles(resource, hand)) return refused('managed-by-files')
  await removeResource(tx, identifier)
  await append(tx, 'clients.resource.deleted', { ...who, details: { identifier } }, now)
  return { ok: true }
}
