import type { Adapter, AdapterPayload } from 'oidc-provider'
import { accountCalled } from './person.ts'
import type { OrganisationId, SessionKey } from '../../policy/vocabulary.ts'
import {
  authorisationsOf,
  isHeld,
  keepThroughLogout,
  sessionKeyOf,
  touchSession,
  type Authorisation,
} from '../../domain/sessions/index.ts'
import { endArtefact, writeArtefact, type FoundArtefact } from './artefact-store.ts'
import { idHash } from './hashes.ts'
import { inSeconds, openPayload, sealPayload, type Finders, type ModelStore } from './adapters.ts'
import type { IsHeld } from './overrides/index.ts'
import { whereFrom } from './where-from.ts'

const grantContext = (key: SessionKey, clientId: string): string => `session_client/${key}/${clientId}`

export const sealGrantId = (store: ModelStore, key: SessionKey, clientId: string, grantId: string): Buffer =>
  store.vault.seal(grantId, grantContext(key, clientId))

/** What a session has at a portal, as the engine knows it, and for whom; of several choices, the last. */
export interface Place {
  readonly sid: string
  readonly grantId: string
  readonly organisation: OrganisationId | null
  readonly persistsLogout?: true
}

export const placeOf = (store: ModelStore, key: SessionKey, row: Authorisation): Place => ({
  ...{ sid: row.sid, grantId: openGrantId(store, key, row), organisation: row.organisation_id },
  ...(row.persists_logout ? { persistsLogout: true } : {}),
})

export const openGrantId = (store: ModelStore, key: SessionKey, row: Authorisation): string =>
  store.vault.open(row.grant_id, grantContext(key, row.client_id)).toString()

/** Whether the session that something was issued in lives, and still has the grant that it was issued under. */
export const createIsHeld =
  ({ db, clock }: Pick<ModelStore, 'db' | 'clock'>): IsHeld =>
  async ({ sessionUid, grantId }) =>
    sessionUid !== undefined &&
    grantId !== undefined &&
    isHeld(db, { key: sessionKeyOf(sessionUid), grantHash: idHash(grantId) }, clock())

/** A stored session, with its portals as rows say; undefined where it is over, or is none. */
async function load(
  store: ModelStore,
  row: FoundArtefact | undefined,
  now: Date,
): Promise<AdapterPayload | undefined> {
  if (row?.kind !== 'Session') return undefined
  const payload = openPayload(store, row, now)
  if (!payload) return undefined
  // however busy it is kept
  if ((payload.iat ?? 0) + store.sessionMost <= now.getTime() / 1000) return undefined
  if (payload.accountId === undefined || payload.uid === undefined) return payload
  const key = sessionKeyOf(payload.uid)
  const portals = await authorisationsOf(store.db, key, now)
  if (portals === undefined) return undefined
  // a portal where several choices were made is where the last one left it
  const lastFirst = Map.groupBy(portals, (portal) => portal.client_id)
  const authorizations = Object.fromEntries(
    [...lastFirst].flatMap(([client, [last]]) => (last ? [[client, placeOf(store, key, last)]] : [])),
  )
  return { ...payload, authorizations }
}

/** Keeps a session, unless it has ended: what its portals are is in their own rows. */
async function save(
  { db, vault, sessionIdle }: ModelStore,
  hash: Buffer,
  { payload, expiresAt }: { payload: AdapterPayload; expiresAt: Date },
  now: Date,
): Promise<void> {
  const { authorizations, ...rest } = payload
  const key = sessionKeyOf(payload.uid ?? '')
  const idleAt = new Date(Math.min(inSeconds(now, sessionIdle).getTime(), expiresAt.getTime()))
  const account = payload.accountId === undefined ? undefined : await accountCalled(db, payload.accountId)
  if (payload.accountId !== undefined && !account) return
  const kept = Object.values(authorizations ?? {}).flatMap(({ persistsLogout, grantId }) =>
    persistsLogout && grantId !== undefined ? [idHash(grantId)] : [],
  )
  await db.transaction().execute(async (tx) => {
    const seen = account && { key, accountId: account.id, ...whereFrom(), idleAt, expiresAt }
    if (seen && !(await touchSession(tx, seen, now))) return
    await writeArtefact(tx, {
      id_hash: hash,
      kind: 'Session',
      client_id: null,
      subject: payload.accountId ?? null,
      grant_hash: null,
      session_key: Buffer.from(key, 'hex'),
      user_code_hash: null,
      payload: sealPayload(vault, 'Session', hash, rest),
      expires_at: expiresAt,
    })
    if (kept.length > 0) await keepThroughLogout(tx, key, kept)
  })
}

/**
 * The browser's session. The engine saves it at the end of every request; here that never revives one that has
 * ended meanwhile, and its portals are rows that merge instead of a list that parallel tabs overwrite.
 */
export function createSessionAdapter(
  store: ModelStore,
  find: Pick<Finders, 'artefact' | 'session'>,
): Adapter {
  const { db, clock } = store
  return {
    find: async (id) => load(store, await find.artefact(idHash(id)), clock()),
    findByUid: async (uid) => load(store, await find.session(Buffer.from(sessionKeyOf(uid), 'hex')), clock()),
    async upsert(id, payload, expiresIn) {
      const now = clock()
      await save(store, idHash(id), { payload, expiresAt: inSeconds(now, expiresIn) }, now)
    },
    async destroy(id) {
      await endArtefact(db, idHash(id), clock())
    },
    consume: async () => undefined,
    revokeByGrantId: async () => undefined,
    findByUserCode: async () => undefined,
  }
}
