import { isPrivate } from '../../platform/http/origin.ts'
import { sessionsPage, type SessionShown } from '../../../views/account/sessions.ts'
import { append } from '../../domain/audit/index.ts'
import { namesOf } from '../../domain/clients/index.ts'
import { page, seeOther, type Answer } from '../../platform/http/exchange.ts'
import { programOf } from '../../platform/render/program.ts'
import { networkOf } from '../../policy/throttle.ts'
import { isUuid, type SessionKey } from '../../policy/vocabulary.ts'
import {
  forgetBrowser,
  forgetRemembered,
  liveSessionsOf,
  rememberedBrowsersOf,
} from '../../domain/sessions/index.ts'
import type { Visit } from './enter.ts'
import { tell } from './tell.ts'

const here = '/account/sessions'

export async function showSessions(visit: Visit): Promise<Answer> {
  const { frame, zone, exchange } = visit
  const { desk, account, now } = visit
  const browsers = (
    await rememberedBrowsersOf(desk.db, { accountId: account.id, era: account.era }, now)
  ).map((each) => ({
    id: each.id,
    program: programOf(each.user_agent),
    since: each.proven_at,
    until: each.expires_at,
    used: each.used_at ?? undefined,
  }))
  const model = { frame: { ...frame, here }, zone, sessions: await sessionsOf(visit), browsers }
  return page(sessionsPage({ ...model, done: exchange.query.get('done') }))
}

/** Where somebody is signed in, as they would tell it: with what, from where, since when, for which portals. */
export async function sessionsOf({ desk, account, session, exchange, now }: Visit): Promise<SessionShown[]> {
  const live = await liveSessionsOf(desk.db, account.id, now)
  const names = await namesOf(desk.db, [...new Set(live.flatMap((each) => each.client_ids))])
  const network = networkOf(exchange.address)
  return live.map((each) => ({
    id: each.key.toString('hex'),
    isHere: each.key.equals(session.key),
    program: programOf(each.user_agent),
    address: each.address,
    place: networkOf(each.address) === network ? 'same' : isPrivate(each.address) ? 'private' : 'other',
    since: each.started_at,
    seen: each.seen_at,
    portals: each.client_ids.flatMap((id) => names.get(id) ?? []),
  }))
}

/** Ends one of one's own sessions, or all but this one. */
export async function answerSessions(visit: Visit): Promise<Answer> {
  const { desk, account, session, exchange, now } = visit
  if (exchange.form['do'] === 'end-others') {
    await desk.db.transaction().execute(async (tx) => {
      await desk.endings.endAll(
        tx,
        { account: account.id },
        account.id,
        { reason: 'ended-by-owner', kept: { session: session.id } },
        now,
      )
      await tell(tx, desk, account, 'sessions-ended', now)
    })
    return seeOther(`${here}?done=sessions-ended`)
  }
  if (exchange.form['do'] === 'forget') return forget(visit, exchange.form['browser'] ?? '')
  const own = (await liveSessionsOf(desk.db, account.id, now)).map(({ key }) => key.toString('hex'))
  const wanted = exchange.form['session'] ?? ''
  if (own.includes(wanted))
    await desk.db.transaction().execute(async (tx) => {
      await desk.endings.endOne(
        tx,
        { account: account.id },
        { key: wanted as SessionKey, reason: 'ended-by-owner' },
        now,
      )
      await tell(tx, desk, account, 'session-ended', now)
    })
  return seeOther(`${here}?done=session-ended`)
}

/** The next sign-in in that browser asks for the second step again. */
async function forget({ desk, account, seenFrom, now }: Visit, id: string): Promise<Answer> {
  if (isUuid(id))
    await desk.db.transaction().execute(async (tx) => {
      const stoodFor = await forgetBrowser(tx, { id, accountId: account.id })
      if (stoodFor === undefined) return
      await forgetRemembered(tx, account.id, stoodFor)
      const about = { by: { account: account.id }, accountId: account.id, seenFrom }
      await append(tx, 'sessions.browser.forgotten', { ...about }, now)
    })
  return seeOther(`${here}?done=browser-forgotten`)
}
