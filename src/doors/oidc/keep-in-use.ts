import { LRUCache } from 'lru-cache'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { minutes, type Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Log } from '../../platform/log.ts'
import type { Lifetimes } from '../../policy/lifetime.ts'
import type { SessionKey } from '../../policy/vocabulary.ts'
import { settingsOf } from './settings.ts'
import { keepAlive, sessionKeyOf } from '../../domain/sessions/index.ts'

/** Sessions of which this process knows that they were noted within the last minute. */
const MOST = 10_000

/**
 * A session that is used stays: refreshing a token that lives with it counts as use, for portals that let it. What a
 * level asks of freshness is not lengthened by it: evidence keeps its age.
 */
export function createKeeper(deps: {
  db: Db
  clock: Clock
  log: Log
  lifetimes: Pick<Lifetimes, 'sessionIdle'>
}) {
  const noted = new LRUCache<SessionKey, number>({ max: MOST })
  return async ({ oidc, status }: KoaContextWithOIDC): Promise<void> => {
    if (status !== 200 || oidc?.params?.['grant_type'] !== 'refresh_token') return
    const { RefreshToken: token } = oidc.entities
    if (!token?.expiresWithSession || token.sessionUid === undefined) return
    if (!oidc.client || !settingsOf(oidc.client).sluis_session_keepalive) return
    const key = sessionKeyOf(token.sessionUid)
    const now = deps.clock()
    if (now.getTime() - (noted.get(key) ?? 0) < minutes(1)) return
    noted.set(key, now.getTime())
    await keepAlive(deps.db, key, deps.lifetimes.sessionIdle, now).catch((error: unknown) => {
      // the tokens are made, and are not to be lost with it
      noted.delete(key)
      deps.log.warn({ error: String(error) }, 'that a session is used could not be noted')
    })
  }
}
