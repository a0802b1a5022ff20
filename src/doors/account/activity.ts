import { activityPage, toldTypes, type ActivityLine } from '../../../views/account/activity.ts'
import { eventsOf } from '../../domain/audit/index.ts'
import { accountClientId, portalsNamed } from '../../domain/clients/index.ts'
import { page, type Answer } from '../../platform/http/answers.ts'
import { programOf } from '../../platform/render/program.ts'
import { isUuid } from '../../policy/vocabulary.ts'
import type { AccountVisit } from './enter.ts'

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
  const next = last && `${last.at.toISOString()}_${last.id}`
  return page(activityPage({ frame: { ...frame, here: '/account/activity' }, zone, lines, happened, next }))
}

/** A place in the list, as its own link says it; undefined where it is none. */
function placeIn(said: string | null): { at: Date; id: string } | undefined {
  const [, at = '', id = ''] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/.exec(said ?? '') ?? []
  return Number.isNaN(Date.parse(at)) || !isUuid(id) ? undefined : { at: new Date(at), id }
}
