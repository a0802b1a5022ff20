import { randomBytes } from 'node:crypto'
import { sha256 } from '../../../platform/crypto/random.ts'
import { createTurns } from '../../../platform/turns.ts'
import type { ClientMetadata } from '../../../domain/clients/index.ts'
import type { Ground } from '../deps.ts'
import { portalChecks, type Outside } from './outside.ts'
import { startRehearsalEngine } from './engine.ts'
import type { Check, Rehearsed } from './check.ts'
import { createKey, createParty } from './party.ts'
import { signInChecks } from './sign-in.ts'

export type Rehearse = (client: {
  readonly id: string
  readonly metadata: ClientMetadata
}) => Promise<readonly Check[]>

/** RFC 7591 §2: `client_secret_basic` where nothing is said. */
const methodOf = ({ token_endpoint_auth_method: method }: ClientMetadata): string =>
  typeof method === 'string' ? method : 'client_secret_basic'

/** A process rehearses one client at a time: sign-ins go before it. */
const inTurn = createTurns({ atOnce: 1, queue: 5 })

/**
 * Rehearses a client: a portal that is built in does all that it is registered for, against an engine that is set up as
 * the installation's and keeps everything in memory. The client's own secret and key are not known: the rehearsal has
 * others in their place. What is its own portal's (whether a logout arrives, what time it has) is asked of that.
 */
export const createRehearse =
  (ground: Ground, outside: Outside): Rehearse =>
  (client) =>
    inTurn(() => rehearse(ground, outside, client))

async function rehearse(
  ground: Ground,
  outside: Outside,
  { id, metadata }: Parameters<Rehearse>[0],
): Promise<readonly Check[]> {
  const method = methodOf(metadata)
  const secret = method.startsWith('client_secret_') ? randomBytes(32).toString('base64url') : undefined
  const key = await createKey()
  const copy = { ...metadata, client_id: id }
  const { jwks_uri: _where, ...withoutKeys } = copy as ClientMetadata
  const own =
    method === 'private_key_jwt'
      ? { ...withoutKeys, jwks: { keys: [key.jwk] }, token_endpoint_auth_signing_alg: 'ES256' }
      : copy
  const engine = await startRehearsalEngine(ground, {
    metadata: own,
    secretHash: secret === undefined ? '' : sha256(secret).toString('hex'),
  })
  try {
    const party = createParty(engine.server, ground.here.issuer)
    const rehearsed: Rehearsed = { id, metadata: own, secret, key, party, ground, said: engine.said }
    return [...(await signInChecks(rehearsed)), ...(await portalChecks(rehearsed, outside))]
  } finally {
    engine.server.close()
    engine.server.closeAllConnections()
  }
}

export type { Check, CheckName } from './check.ts'
