/**
 * Signing keys: made here, sealed in the database, published before they sign and after they stopped. Each
 * algorithm has one `next` and one `current`; a rotation makes current retiring and next current, in one
 * transaction, and publishes a new next.
 *
 * Elliptic curves sign at once, on the event loop, in 50 microseconds; RSA and passwords are done elsewhere.
 */
import type { Chore } from '../../platform/jobs/chores.ts'
import { events } from './events.ts'
import { generateKeyPair as generate, type JsonWebKey, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { append, type Acting } from '../audit/index.ts'
import { days, later, milliseconds, minutes, seconds } from '../../platform/clock.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { randomToken } from '../../platform/crypto/random.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db, Tx } from '../../platform/db/database.ts'
import {
  algorithms,
  allKeys,
  insertKey,
  lockKeys,
  moveKeys,
  removeRetired,
  type Algorithm,
  type KeyRow,
} from './store.ts'

const generateKeyPair = promisify(generate)

/** Portals may keep our key set this long; a key is published twice as long before it signs. */
export const JWKS_MAX_AGE = 300
/** Milliseconds between two looks of a process at which keys sign. */
export const LOOKED_AT = seconds(5)
export const PUBLISHED_FIRST = minutes(10)
/** How long a retired key is published still: longer than anything it signed may be held up as a hint. */
const PUBLISHED_AFTER = days(7)
/** A key signs this long before it is rotated by itself. */
const SIGNS_FOR = days(90)

const contextOf = (kid: string): string => `oidc_signing_key/${kid}`

async function makePair(alg: Algorithm): Promise<KeyObject> {
  if (alg === 'ES256') return (await generateKeyPair('ec', { namedCurve: 'P-256' })).privateKey
  if (alg === 'EdDSA') return (await generateKeyPair('ed25519')).privateKey
  return (await generateKeyPair('rsa', { modulusLength: 3072 })).privateKey
}

type Jwk = Record<string, string>

async function makeKey(vault: Vault, alg: Algorithm, state: 'next' | 'current', now: Date): Promise<KeyRow> {
  const kid = randomToken(96)
  const jwk = (await makePair(alg)).export({ format: 'jwk' }) as Jwk
  const named = { ...jwk, kid, alg, use: 'sig' }
  const secret = ['d', 'p', 'q', 'dp', 'dq', 'qi']
  return {
    kid,
    alg,
    state,
    public_jwk: Object.fromEntries(Object.entries(named).filter(([name]) => !secret.includes(name))),
    private_jwk: vault.seal(JSON.stringify(named), contextOf(kid)),
    published_at: now,
    activated_at: state === 'current' ? now : null,
    retired_at: null,
  }
}

/** Makes what is missing: at the first start, everything. Safe for many processes at once. */
export async function ensureKeys(db: Db, vault: Vault, now: Date): Promise<void> {
  if (missing(await allKeys(db)).length === 0) return
  await db.transaction().execute(async (tx) => {
    await lockKeys(tx)
    for (const { alg, state } of missing(await allKeys(tx)))
      await insertKey(tx, await makeKey(vault, alg, state, now))
  })
}

const missing = (keys: readonly KeyRow[]): { alg: Algorithm; state: 'current' | 'next' }[] =>
  algorithms.flatMap((alg) =>
    (['current', 'next'] as const)
      .filter((state) => !keys.some((key) => key.alg === alg && key.state === state))
      .map((state) => ({ alg, state })),
  )

/** When every `next` will have been published long enough to sign. */
export function readyToRotate(keys: readonly KeyRow[]): Date {
  return new Date(
    Math.max(
      ...keys
        .filter((key) => key.state === 'next')
        .map((key) => later(key.published_at, PUBLISHED_FIRST).getTime()),
    ),
  )
}

export interface Rotation {
  /**
   * `published`: only if every next key has been published long enough. `now`: even if not. `revoke`: and the
   * keys that signed until now are withdrawn at once, because they are known to be stolen.
   */
  readonly when: 'published' | 'now' | 'revoke'
}

/** Lets the next keys of every algorithm sign, and publishes new ones to come after them. */
export async function rotateKeys(
  tx: Tx,
  who: Acting,
  vault: Vault,
  { when }: Rotation,
  now: Date,
): Promise<Outcome<'published-too-late'>> {
  await lockKeys(tx)
  // looked at under the lock: somebody else may have rotated while we waited for the time or for the lock
  if (when === 'published' && readyToRotate(await allKeys(tx)) > now) return refused('published-too-late')
  for (const alg of algorithms) {
    await moveKeys(tx, alg, now)
    await insertKey(tx, await makeKey(vault, alg, 'next', now))
  }
  if (when === 'revoke') await removeRetired(tx, later(now, milliseconds(1)))
  await append(tx, when === 'revoke' ? 'oidc.keys.revoked' : 'oidc.keys.rotated', who, now)
  return { ok: true }
}

/** The chore: rotates keys that signed long enough, and forgets retired ones nobody can need any more. */
export async function tendKeys(tx: Tx, vault: Vault, now: Date): Promise<boolean> {
  await removeRetired(tx, new Date(now.getTime() - PUBLISHED_AFTER))
  const current = (await allKeys(tx)).filter((key) => key.state === 'current')
  const oldest = Math.min(...current.map((key) => key.activated_at?.getTime() ?? Infinity))
  if (oldest < now.getTime() - SIGNS_FOR)
    await rotateKeys(tx, { by: { job: 'tend-keys' } }, vault, { when: 'published' }, now)
  return false
}

export { algorithms, type Algorithm, allKeys, keysVersion, type KeyRow } from './store.ts'

/** The private half of a key, opened. */
export const privateJwk = (vault: Vault, { kid, private_jwk: sealed }: KeyRow): JsonWebKey =>
  JSON.parse(vault.open(sealed, contextOf(kid)).toString()) as JsonWebKey // as it was sealed

export const slice = {
  name: 'keys',
  events,
  chores: ({ vault }: { readonly vault: Vault }): Chore[] => [
    { name: 'tend-keys', every: minutes(10), run: (tx, now) => tendKeys(tx, vault, now) },
  ],
}
