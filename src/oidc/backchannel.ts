import { accountById } from '../accounts/index.ts'
import { append } from '../audit/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/database.ts'
import type { JobHandler, JobKind } from '../platform/jobs/queue.ts'
import type { Log } from '../platform/log.ts'
import type { AccountId } from '../policy/vocabulary.ts'

/** Portals are told of a session's end by a job: they may be down at that moment, and have about a day. */
export const logoutJob: JobKind = { name: 'backchannel-logout', retries: 30 }

interface LogoutData {
  readonly clientId: string
  readonly sid: string
  readonly accountId: AccountId
}

export interface LogoutDeps {
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
  /** Posts a logout token, now. @throws with the portal's `response`, where it has answered that it does not take it */
  readonly send: (logout: { clientId: string; subject: string; sid: string }) => Promise<void>
}

/**
 * Tells a portal that a session has ended (Back-Channel Logout §2.5). One that answers 400 has read the token and could
 * not do it (§2.8): it would say so again, so that is noted and final. Whatever else goes wrong may have passed when the
 * queue tries again. Redirects are not followed: the token is for the address that was registered.
 */
export const createLogoutWorker =
  ({ db, clock, log, send }: LogoutDeps): JobHandler =>
  async (data) => {
    const { clientId, sid, accountId } = data as LogoutData
    const account = await accountById(db, accountId)
    if (!account) return
    try {
      await send({ clientId, subject: account.subject, sid })
    } catch (error) {
      const { response } = error as { response?: Response }
      if (response?.status !== 400) throw error
      const reason = await reasonIn(response)
      log.warn({ client: clientId, reason }, 'a portal did not end a session')
      const event = { type: 'oidc.logout.refused', actor: `client:${clientId}`, accountId, clientId } as const
      await db.transaction().execute((tx) => append(tx, { ...event, details: { reason } }, clock()))
    }
  }

/** The `error` of the portal's answer (§2.8), where it is one; of a long answer no more than its first piece is read. */
async function reasonIn({ body }: Response): Promise<string> {
  const reader = body?.getReader()
  const first = await reader?.read().catch(() => undefined)
  await reader?.cancel().catch(() => undefined)
  const error = errorIn(Buffer.from(first?.value ?? []).toString())
  return typeof error === 'string' && /^[a-z_]{1,60}$/.test(error) ? error : 'not said'
}

function errorIn(text: string): unknown {
  try {
    return (JSON.parse(text) as { error?: unknown } | null)?.error
  } catch {
    return undefined
  }
}
