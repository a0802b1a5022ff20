import { accountById, type Account } from '../../domain/accounts/index.ts'
import { append } from '../../domain/audit/index.ts'
import { toldOfLogout } from '../../domain/clients/index.ts'
import { createBreaker } from '../../platform/breaker.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import { Postponed, type JobHandler, type JobKind } from '../../platform/jobs/kind.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import type { Log } from '../../platform/log.ts'
import { createRepeated } from '../../platform/repeated.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import type { WhatEndsWithIt } from '../../domain/sessions/index.ts'
import { kindOf } from './unanswered.ts'

/** A session's end is told to its portals at once, all of them side by side. */
export const sessionEndedJob: JobKind = { name: 'session-ended', retries: 30, atOnce: 20 }

/** A portal that could not be told then: each by itself, for about a day. */
export const logoutJob: JobKind = {
  ...{ name: 'backchannel-logout', retries: 30, startsAfter: [10, 20] },
  atOnce: 10,
}

interface Told {
  readonly clientId: string
  readonly sid: string
}

export interface LogoutDeps {
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
  readonly queue: Queue
  /** Posts a logout token, now. @throws with the portal's `response`, where it has answered that it does not take it */
  readonly send: (logout: { clientId: string; subject: string; sid: string }) => Promise<void>
}

/**
 * Has the portals told that their sessions are over: those that are registered with an address for it, in one job for
 * each session.
 */
export const notifyPortals =
  (queue: Queue): WhatEndsWithIt['notify'] =>
  async (tx, gone) => {
    if (gone.length === 0) return
    const told = new Set(await toldOfLogout(tx, [...new Set(gone.map((each) => each.clientId))]))
    const bySession = Map.groupBy(
      gone.filter(({ clientId }) => told.has(clientId)),
      ({ session }) => session,
    )
    const jobs = [...bySession.values()].map((portals) => ({
      // a session is one person's
      accountId: portals[0]?.accountId,
      portals: portals.map(({ clientId, sid }): Told => ({ clientId, sid })),
    }))
    await queue.send(tx, sessionEndedJob, ...jobs)
  }

/**
 * The jobs that tell portals that a session has ended (Back-Channel Logout §2.5). A portal that answers 400 has read the
 * token and could not do it (§2.8): it would say so again, so that is noted and final. Whatever else goes wrong may have
 * passed when the queue tries again. Redirects are not followed: the token is for the address that was registered. A
 * portal that does not answer holds up no other: it is skipped for a while.
 */
export function createLogoutWorkers(deps: LogoutDeps): { first: JobHandler; again: JobHandler } {
  const { db, clock, queue } = deps
  const teller = { ...deps, breaker: createBreaker(), repeated: createRepeated() }
  return {
    async first(data) {
      const { accountId, portals } = data as { accountId: AccountId; portals: readonly Told[] }
      const account = await accountById(db, accountId)
      if (!account) return
      const done = await Promise.all(portals.map((portal) => tell(teller, portal, account, clock())))
      const left = portals.filter((_, i) => done[i] === false)
      if (left.length === 0) return
      const jobs = left.map((portal) => ({ ...portal, accountId }))
      await db.transaction().execute((tx) => queue.send(tx, logoutJob, ...jobs))
    },
    async again(data) {
      const { accountId, ...portal } = data as Told & { accountId: AccountId }
      const account = await accountById(db, accountId)
      if (account && !(await tell(teller, portal, account, clock())))
        throw new Postponed('the portal does not take it now')
    },
  }
}

interface Teller extends LogoutDeps {
  readonly breaker: ReturnType<typeof createBreaker>
  readonly repeated: ReturnType<typeof createRepeated>
}

/** Tells one portal. @returns whether that is done with */
async function tell(teller: Teller, { clientId, sid }: Told, account: Account, now: Date): Promise<boolean> {
  const { breaker, repeated, log } = teller
  if (!breaker.allows(clientId, now)) return false
  try {
    await teller.send({ clientId, subject: account.subject, sid })
    breaker.worked(clientId)
    return true
  } catch (error) {
    const { response } = error as { response?: Response }
    if (response?.status === 400) {
      breaker.worked(clientId)
      await noteRefusal(teller, { clientId, accountId: account.id, reason: await reasonIn(response) })
      return true
    }
    // it may have taken long
    const failedAt = teller.clock()
    breaker.failed(clientId, failedAt)
    await response?.body?.cancel().catch(() => undefined)
    const why = response === undefined ? kindOf(error) : `answered ${response.status}`
    repeated(clientId, failedAt, (times) =>
      log.warn({ client: clientId, why, times }, 'a portal could not be told that a session is over'),
    )
    return false
  }
}

async function noteRefusal(
  { db, log, clock }: LogoutDeps,
  { clientId, accountId, reason }: { clientId: string; accountId: AccountId; reason: string },
): Promise<void> {
  log.warn({ client: clientId, reason }, 'a portal did not end a session')
  const event = { by: { client: clientId }, accountId, clientId, details: { reason } }
  await db.transaction().execute((tx) => append(tx, 'oidc.logout.refused', event, clock()))
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
