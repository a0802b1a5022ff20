import { activityPage, toldTypes, type ActivityLine } from '../../../../views/account/activity/activity.ts'
import { eventsOf } from '../../../domain/audit/index.ts'
import { accountClientId, portalsNamed } from '../../../domain/clients/index.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import { placeIn, placeOf } from '../../../platform/http/places.ts'
import { programOf } from '../../../platform/render/program.ts'
import type { AccountVisit } from '../enter.ts'

const PAGE = 30

/** What happened in the account, in plain words, newest first: what is of no use to its owner is left out. */
export async function showActivity(visit: AccountVisit): Promise<Answer> {
  const { door, account, frame, zone, exchange } = visit
  const before = placeIn(exchange.query.get('before'))
  const happened = door.here.happened(frame.locale)
  const types = [...toldTypes, ...Object.keys(happened)]
  const events = await eventsOf(door.db, account.id, { before, types, limit: PAGE + 1 })
  const names = await portalsNamed(door.db, [...new Set(events.flatMap((each) => each.client_id ?? []))])
  const lines = events.slice(0, PAGE).map((each): ActivityLine => ({
    type: each.type,
    at: each.at,
    portal: each.client_id === accountClientId ? null : names.get(each.client_id ?? '')?.name,
    program: programOf(each.user_agent ?? ''),
    address: each.address ?? undefined,
  }))
  const last = events.length > PAGE ? events[PAGE - 1] : undefined
  const next = last && placeOf(last)
  return page(activityPage({ frame: { ...frame, here: '/account/activity' }, zone, lines, happened, next }))
}
