import type { EventShown, Fate, HistoryModel } from '../../../../views/operator/people/history.ts'
import { portalName } from '../../../../views/operator/portal-name.ts'
import type { Account } from '../../../domain/accounts/index.ts'
import { eventsOf, type EventRow } from '../../../domain/audit/index.ts'
import { portalsNamed } from '../../../domain/clients/index.ts'
import { messagesTo } from '../../../domain/outbox/index.ts'
import { liveSessionsOf } from '../../../domain/sessions/index.ts'
import { explanationsOf } from '../../../journeys/signin/index.ts'
import { programOf } from '../../../platform/render/program.ts'
import type { Visit } from '../enter.ts'

/** How many of the latest a screen holds. */
const LATEST = { messages: 20, decisions: 10, events: 50 }

type History = Pick<
  HistoryModel,
  'isApart' | 'sessions' | 'portals' | 'messages' | 'decisions' | 'askable' | 'timeline'
>

/**
 * What somebody has, what was sent to them, and what happened: each the latest, by index.
 *
 * @param isApart where they are and what they did is not for whoever looks
 */
export async function historyOf(
  { door, frame, now }: Visit,
  account: Account,
  isApart: boolean,
): Promise<History> {
  const { db, ways, operating } = door
  // one after the other: a page holds one connection
  const sessions = isApart ? [] : await liveSessionsOf(db, account.id, now)
  const shared = await operating.sharing.portalsOf(account, now)
  const messages = await messagesTo(db, account.id, LATEST.messages)
  const decisions = await explanationsOf(db, account.id, LATEST.decisions)
  const latest = { before: undefined, types: undefined, limit: LATEST.events }
  const events = isApart ? [] : await eventsOf(db, account.id, latest)
  const named = await portalsNamed(db, [
    ...new Set([
      ...sessions.flatMap((each) => each.client_ids),
      ...decisions.map((each) => each.client_id),
      ...events.flatMap((each) => each.client_id ?? []),
    ]),
  ])
  const nameOf = (id: string): string => portalName(frame, id, named.get(id)?.name)
  const factorOf = (type: string): string | undefined => {
    const kind = /^factors\.([\w-]+)\./.exec(type)?.[1]
    return ways.factors.find((factor) => factor.kind === kind)?.names(frame.locale).name
  }
  return {
    isApart,
    sessions: sessions.map((each) => ({
      program: programOf(each.user_agent),
      ...{ address: each.address, seen: each.seen_at },
      portals: each.client_ids.map(nameOf),
    })),
    portals: shared.map(({ clientId, name, since }) => ({ clientId, name, since })),
    messages: messages.map((row) => ({
      ...{ id: row.id, template: row.template, at: row.created_at },
      fate: fateOf(row, door.here.sends[row.channel], now),
      isUseful: row.expires_at > now && (row.sent_at !== null || row.failed_at !== null),
    })),
    decisions: decisions.map((row) => ({
      ...{ at: row.at, portal: nameOf(row.client_id), reason: row.reason },
      reference: row.reference_list[0] ?? '',
    })),
    askable: [...named].map(([clientId, { name }]) => ({ clientId, name })),
    timeline: events.map((row): EventShown => ({
      ...{ type: row.type, at: row.at, factor: factorOf(row.type) },
      portal: row.client_id === null ? undefined : nameOf(row.client_id),
      program: row.user_agent === null ? undefined : programOf(row.user_agent),
      address: row.address ?? undefined,
      isOurs: isOurs(row),
    })),
  }
}

/** What became of a message. @param sends whether anything leaves by its channel */
function fateOf(
  row: { sent_at: Date | null; failed_at: Date | null; failure: Fate | null; expires_at: Date },
  sends: boolean,
  now: Date,
): Fate {
  // one that came back was handed on before
  if (row.failed_at !== null) return row.failure ?? 'expired'
  if (row.sent_at !== null) return 'sent'
  if (row.expires_at <= now) return 'over'
  return sends ? 'waiting' : 'kept'
}

/** Whether somebody who looks after them did it: of a look that goes without saying, a program or a clock says so by itself. */
const isOurs = ({ type, actor, account_id: account }: EventRow): boolean =>
  /^(account|operator):/.test(actor) &&
  actor !== `account:${account}` &&
  type !== 'accounts.account.looked-at'
