import { activityPage, toldTypes, type ActivityLine } from '../../views/selfservice/activity.ts'
import { eventsOf } from '../audit/index.ts'
import { accountClientId, namesOf } from '../clients/index.ts'
import { page, type Answer } from '../platform/http/exchange.ts'
import { programOf } from '../platform/render/program.ts'
import type { Visit } from './enter.ts'

const PAGE = 30

/** What happened in the account, in plain words, newest first: what is of no use to its owner is left out. */
export async function showActivity(visit: Visit): Promise<Answer> {
  const { desk, account, frame, zone, exchange } = visit
  const before = exchange.query.get('before')
  const from = before === null || Number.isNaN(Date.parse(before)) ? undefined : new Date(before)
  const events = await eventsOf(desk.db, account.id, { before: from, types: toldTypes, limit: PAGE + 1 })
  const names = await namesOf(desk.db, [...new Set(events.flatMap((each) => each.client_id ?? []))])
  const lines = events.slice(0, PAGE).map((each): ActivityLine => ({
    type: each.type,
    at: each.at,
    portal: each.client_id === accountClientId ? null : names.get(each.client_id ?? ''),
    program: programOf(each.user_agent ?? ''),
    address: each.address ?? undefined,
  }))
  const next = events.length > PAGE ? lines.at(-1)?.at : undefined
  return page(activityPage({ frame: { ...frame, here: '/account/activity' }, zone, lines, next }))
}
