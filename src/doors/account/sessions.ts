import { perform } from '../../acts/index.ts'
import { isPrivate } from '../../platform/http/origin.ts'
import { sessionsPage, type BrowserShown, type SessionShown } from '../../../views/account/sessions.ts'
import { portalsNamed } from '../../domain/clients/index.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import { declaredForm } from '../../platform/http/forms.ts'
import { line, pickOrNone } from '../../platform/schema/index.ts'
import { programOf } from '../../platform/render/program.ts'
import { networkOf } from '../../policy/paces.ts'
import { isUuid } from '../../policy/vocabulary.ts'
import { liveSessionsOf, rememberedBrowsersOf } from '../../domain/sessions/index.ts'
import { doneOf } from '../../platform/http/done.ts'
import type { AccountVisit } from './enter.ts'

const here = '/account/sessions'

const form = declaredForm({
  do: pickOrNone(['end-others', 'forget', 'tell', 'tell-no-more']),
  session: line({ isOptional: true }),
  browser: line({ isOptional: true }),
})

export async function showSessions(visit: AccountVisit): Promise<Answer> {
  const { frame, zone, exchange } = visit
  const model = {
    frame: { ...frame, here },
    zone,
    sessions: await sessionsOf(visit),
    browsers: await browsersOf(visit),
    tellsNewBrowsers: visit.account.tells_new_browsers,
  }
  return page(sessionsPage({ ...model, done: doneOf(exchange) }))
}

/** Browsers that stand in for a second step. */
export async function browsersOf({ door, account, now }: AccountVisit): Promise<BrowserShown[]> {
  const rows = await rememberedBrowsersOf(door.db, { accountId: account.id, era: account.era }, now)
  return rows.map((each) => ({
    id: each.id,
    program: programOf(each.user_agent),
    since: each.proven_at,
    until: each.expires_at,
    used: each.used_at ?? undefined,
  }))
}

/** Where somebody is signed in, as they would tell it: with what, from where, since when, for which portals. */
export async function sessionsOf({
  door,
  account,
  session,
  exchange,
  now,
}: AccountVisit): Promise<SessionShown[]> {
  const live = await liveSessionsOf(door.db, account.id, now)
  const names = await portalsNamed(door.db, [...new Set(live.flatMap((each) => each.client_ids))])
  const network = networkOf(exchange.address)
  return live.map((each) => ({
    id: each.key.toString('hex'),
    isHere: each.key.equals(session.key),
    program: programOf(each.user_agent),
    address: each.address,
    place: networkOf(each.address) === network ? 'same' : isPrivate(each.address) ? 'private' : 'other',
    since: each.started_at,
    seen: each.seen_at,
    portals: each.client_ids.flatMap((id) => names.get(id)?.name ?? []),
  }))
}

/** Ends one of one's own sessions, or all but this one; or forgets a browser. */
export async function answerSessions({
  door,
  account,
  session,
  who,
  exchange,
}: AccountVisit): Promise<Answer> {
  const filled = form.read(exchange.form)
  if (!filled.ok) return seeOther(here)
  const { do: what, browser, session: key } = filled.value
  const reason = 'ended-by-owner'
  if (what === 'end-others') {
    await perform(door, door.acts.endSessions, who, account, { kept: session.id, reason })
    return seeOther(`${here}?done=sessions-ended`)
  }
  if (what === 'tell' || what === 'tell-no-more') {
    const tells = what === 'tell'
    await perform(door, door.acts.tellNewBrowsers, who, account, { tells })
    return seeOther(`${here}?done=${tells ? 'tells-browsers' : 'tells-no-browsers'}`)
  }
  if (what === 'forget') {
    const forgotten =
      isUuid(browser) && (await perform(door, door.acts.forgetBrowser, who, account, { id: browser })).ok
    return seeOther(forgotten ? `${here}?done=browser-forgotten` : here)
  }
  const ended = await perform(door, door.acts.endSession, who, account, { key, reason })
  return seeOther(ended.ok ? `${here}?done=session-ended` : here)
}
