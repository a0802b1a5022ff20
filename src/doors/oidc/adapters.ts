import { errors, type Adapter, type AdapterPayload } from 'oidc-provider'
import { accountBySubject } from '../../domain/accounts/index.ts'
import { append } from '../../domain/audit/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import { batched } from '../../platform/db/batched.ts'
import type { Db } from '../../platform/db/database.ts'
import type { SessionKey } from '../../policy/vocabulary.ts'
import { sessionKeyOf } from '../../domain/sessions/index.ts'
import {
  claimCode,
  consumeArtefact,
  endArtefact,
  endGrants,
  findArtefacts,
  findByUserCode,
  findGrants,
  findSessions,
  grantOfArtefact,
  writeGrant,
  type Artefact,
  type FoundArtefact,
} from './artefact-store.ts'
import { actsForIn } from './for-whom.ts'
import { idHash, userCodeHash } from './hashes.ts'
import { writerOf } from './writing.ts'

export interface ModelStore {
  readonly db: Db
  readonly vault: Vault
  readonly clock: Clock
  /** Seconds after which an unused session ends. */
  readonly sessionIdle: number
  /** Seconds after which any session ends. */
  readonly sessionMost: number
}

const contextOf = (kind: string, hash: Buffer): string => `oidc/${kind}/${hash.toString('hex')}`

/** The engine gives every artefact a lifetime. */
export const inSeconds = (now: Date, seconds = 0): Date => new Date(now.getTime() + seconds * 1000)

/**
 * A stored artefact as the engine knows it, or undefined when its time is over: for most of them the engine relies on
 * the store. Of a device code it tells so itself (`expired_token`, RFC 8628 §3.5).
 *
 * @throws when the payload was altered or moved
 */
export function openPayload(
  { vault }: Pick<ModelStore, 'vault'>,
  row: FoundArtefact,
  now: Date,
): AdapterPayload | undefined {
  const payload = JSON.parse(
    vault.open(row.payload, contextOf(row.kind, row.id_hash)).toString(),
  ) as AdapterPayload
  const over = payload.exp !== undefined && payload.exp * 1000 <= now.getTime()
  if (over && row.kind !== 'DeviceCode') return undefined
  return row.consumed_at === null
    ? payload
    : { ...payload, consumed: Math.floor(row.consumed_at.getTime() / 1000) }
}

export const sealPayload = (vault: Vault, kind: string, hash: Buffer, payload: AdapterPayload): Buffer =>
  vault.seal(JSON.stringify(payload), contextOf(kind, hash))

/**
 * The look-ups that every token costs. The engine looks for a token under each kind it could be, at the same
 * moment, and many requests look at once: all of it is a query a turn.
 */
export const createFinders = (db: Db) => ({
  artefact: batched(
    (keys) => findArtefacts(db, keys),
    (row) => row.id_hash,
  ),
  session: batched(
    (keys) => findSessions(db, keys),
    (row) => row.session_key,
  ),
  grant: batched(
    (keys) => findGrants(db, keys),
    (row) => row.id_hash,
  ),
})

export type Finders = ReturnType<typeof createFinders>

/**
 * Authorization codes. Presenting one uses it up, rightly or wrongly: with a wrong verifier, from another client
 * or too late, there is no second try (C05). Presenting it again ends the grant, however it is done (C06).
 */
export function createCodeAdapter(store: ModelStore, find: Finders['artefact']): Adapter {
  const { db, clock } = store
  const kind = 'AuthorizationCode'
  return {
    ...createModelAdapter(store, kind, find),
    async find(id) {
      const [hash, now] = [idHash(id), clock()]
      const payload = await claimCode(db, hash, now)
      if (payload) return openPayload(store, { id_hash: hash, kind, payload, consumed_at: null }, now)
      const grant = await grantOfArtefact(db, hash)
      if (!grant) return undefined
      await revokeGrant(db, grant, `${kind} used twice`, now)
      throw new errors.InvalidGrant('authorization code already used, or its grant has ended')
    },
    // done by finding it
    consume: async () => undefined,
  }
}

/** Tokens, interactions, device codes and pushed requests. */
export function createModelAdapter(store: ModelStore, kind: string, find: Finders['artefact']): Adapter {
  const { db, clock } = store
  const open = (row: FoundArtefact | undefined): AdapterPayload | undefined =>
    row?.kind === kind ? openPayload(store, row, clock()) : undefined
  const refuse = (): Error => refusalOf(kind)
  return {
    find: async (id) => open(await find(idHash(id))),
    findByUserCode: async (code) => open(await findByUserCode(db, userCodeHash(code))),
    findByUid: async () => undefined,
    async upsert(id, payload, expiresIn) {
      const now = clock()
      const row = rowOf(store.vault, kind, idHash(id), payload, inSeconds(now, expiresIn))
      const written = await writerOf(kind, payload)(db, row, payload, now)
      if (!written && kind !== 'Interaction') throw refuse()
    },
    async consume(id) {
      const [hash, now] = [idHash(id), clock()]
      if (await consumeArtefact(db, hash, now)) return
      // somebody was first: one of the two is a thief, so nothing of this grant works any more (RFC 6749 §4.1.2)
      const grant = await grantOfArtefact(db, hash)
      if (grant) await revokeGrant(db, grant, `${kind} used twice`, now)
      throw kind === 'PushedAuthorizationRequest' ? refuse() : new errors.InvalidGrant(`${kind} already used`)
    },
    async destroy(id) {
      const isOurs = await endArtefact(db, idHash(id), clock())
      // it is ended by whoever goes on with the sign-in: of several at once, one does
      if (!isOurs && kind === 'Interaction') throw refuse()
    },
    revokeByGrantId: (grantId) => revokeGrant(db, idHash(grantId), 'revoked', clock()),
  }
}

function refusalOf(kind: string): Error {
  if (kind === 'Interaction') return new errors.SessionNotFound('the interaction has been resumed already')
  if (kind === 'PushedAuthorizationRequest')
    return new errors.InvalidRequestUri('request_uri is invalid, expired, or was already used')
  return new errors.InvalidGrant('the grant has ended')
}

/** Ends a grant and says so in the audit, once, however often and by whatever process it is asked. */
async function revokeGrant(db: Db, hash: Buffer, reason: string, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const { client_id: clientId, subject } of await endGrants(tx, { hashes: [hash] }, now)) {
      const account = await accountBySubject(tx, subject)
      await append(
        tx,
        'oidc.grant.revoked',
        { by: { client: clientId }, accountId: account?.id, clientId, details: { reason } },
        now,
      )
    }
  })
}

function rowOf(vault: Vault, kind: string, hash: Buffer, payload: AdapterPayload, expiresAt: Date): Artefact {
  const sessionKey: SessionKey | undefined =
    payload.sessionUid === undefined ? undefined : sessionKeyOf(payload.sessionUid)
  return {
    id_hash: hash,
    kind,
    client_id: payload.clientId ?? null,
    subject: payload.accountId ?? null,
    grant_hash: kind === 'Interaction' || payload.grantId === undefined ? null : idHash(payload.grantId),
    session_key: sessionKey === undefined ? null : Buffer.from(sessionKey, 'hex'),
    user_code_hash: payload.userCode === undefined ? null : userCodeHash(payload.userCode),
    payload: sealPayload(vault, kind, hash, payload),
    expires_at: expiresAt,
  }
}

/** Grants: what somebody, or their organisation, agreed to. Ended, they stay ended. */
export function createGrantAdapter(store: ModelStore, find: Finders['grant']): Adapter {
  const { db, vault, clock } = store
  return {
    async find(id) {
      const row = await find(idHash(id))
      return row && openPayload(store, { ...row, kind: 'Grant', consumed_at: null }, clock())
    },
    async upsert(id, payload, expiresIn) {
      const hash = idHash(id)
      const row = { id_hash: hash, client_id: payload.clientId ?? '', subject: payload.accountId ?? '' }
      const acts = actsForIn(payload)
      const written = await writeGrant(db, {
        ...row,
        ...{ organisation_id: acts?.organisation ?? null, membership_id: acts?.membership ?? null },
        payload: sealPayload(vault, 'Grant', hash, payload),
        expires_at: inSeconds(clock(), expiresIn),
      })
      if (!written) throw new errors.InvalidGrant('the grant has ended')
    },
    destroy: (id) => revokeGrant(db, idHash(id), 'revoked', clock()),
    revokeByGrantId: (id) => revokeGrant(db, idHash(id), 'revoked', clock()),
    consume: async () => undefined,
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
  }
}
