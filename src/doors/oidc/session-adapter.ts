import type { Adapter, AdapterPayload } from 'oidc-provider'
import { accountCalled } from './person.ts'
import type { SessionKey } from '../../policy/vocabulary.ts'
import {
  authorisationsOf,
  keepThroughLogout,
  sessionKeyOf,
  touchSession,
  type Authorisation,
} from '../../domain/sessions/index.ts'
import { endArtefact, writeArtefact, type FoundArtefact } from './artefact-store.ts'
import { idHash } from './hashes.ts'
import { inSeconds, openPayload, sealPayload, type Finders, type ModelStore } from './adapters.ts'
import { whereFrom } from './where-from.ts'

const grantContext = (key: SessionKey, clientId: string): string => `session_client/${key}/${clientId}`

export const sealGrantId = (store: ModelStore, key: SessionKey, clientId: string, grantId: string): Buffer =>
  store.vault.seal(grantId, grantContext(key, clientId))

export const openGrantId = (store: ModelStore, key: SessionKey, row: Authorisation): string =>
  store.vault.open(row.grant_id, grantContext(key, row.client_id)).toString()

/**
 * The browser's session. The engine saves it at the end of every request; here that never revives one that has
 * ended meanwhile, and its portals are rows that merge instead of a list that parallel tabs overwrite.
 */
export function createSessionAdapter(
  store: ModelStore,
  find: Pick<Finders, 'artefact' | 'session'>,
): Adapter {
  const { db, vault, clock } = store

  const load = async (row: FoundArtefact | undefined): Promise<AdapterPayload | undefined> => {
    if (row?.kind !== 'Session') return undefined
    const payload = openPayload(store, row)
    if (!payload) return undefined
    // however busy it is kept
    if ((payload.iat ?? 0) + store.sessionMost <= clock().getTime() / 1000) return undefined
    if (payload.accountId === undefined || payload.uid === undefined) return payload
    const key = sessionKeyOf(payload.uid)
    const portals = await authorisationsOf(db, key, clock())
    if (portals === undefined) return undefined
    const authorizations = Object.fromEntries(
      portals.map((portal) => [
        portal.client_id,
        {
          sid: portal.sid,
          grantId: openGrantId(store, key, portal),
          ...(portal.persists_logout ? { persistsLogout: true } : {}),
        },
      ]),
    )
    return { ...payload, authorizations }
  }

  return {
    find: async (id) => load(await find.artefact(idHash(id))),
    findByUid: async (uid) => load(await find.session(Buffer.from(sessionKeyOf(uid), 'hex'))),
    async upsert(id, payload, expiresIn) {
      const now = clock()
      const { authorizations, ...rest } = payload
      const key = sessionKeyOf(payload.uid ?? '')
      const expiresAt = inSeconds(now, expiresIn)
      const idleAt = new Date(Math.min(inSeconds(now, store.sessionIdle).getTime(), expiresAt.getTime()))
      const account = payload.accountId === undefined ? undefined : await accountCalled(db, payload.accountId)
      if (payload.accountId !== undefined && !account) return
      const hash = idHash(id)
      await db.transaction().execute(async (tx) => {
        if (
          account &&
          !(await touchSession(tx, { key, accountId: account.id, ...whereFrom(), idleAt, expiresAt }, now))
        )
          return
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
        const kept = Object.entries(authorizations ?? {}).filter(([, portal]) => portal.persistsLogout)
        if (kept.length > 0)
          await keepThroughLogout(
            tx,
            key,
            kept.map(([clientId]) => clientId),
          )
      })
    },
    async destroy(id) {
      await endArtefact(db, idHash(id), clock())
    },
    consume: async () => undefined,
    revokeByGrantId: async () => undefined,
    findByUserCode: async () => undefined,
  }
}
