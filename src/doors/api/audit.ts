import { eventsOf, sealedAfter } from '../../domain/audit/index.ts'
import {
  anyMembers,
  anything,
  listOf,
  members,
  moment,
  orNull,
  text,
  told,
  uuid,
  whole,
} from '../../platform/schema/index.ts'
import type { EventRow } from '../../domain/audit/index.ts'
import { lastOf } from './cursors.ts'
import { operation, type Operation } from './operation.ts'

const event = members({
  id: uuid(),
  seq: told(orNull(whole(1)), 'its place in the chain; null: it is not chained yet'),
  at: moment(),
  type: told(text(), 'what happened, as `sluis audit events` lists it'),
  actor: told(text(), 'who did it: `account:`, `operator:`, `client:` or `job:` with an id, or `nobody`'),
  account: told(orNull(text()), 'whose account it is of'),
  client_id: told(orNull(text()), 'which client it is of'),
  details: told(anyMembers(anything(), 'an object'), 'what else is known of it, by the type'),
  address: told(orNull(text({ least: 0 })), 'from where; null: unknown, or erased'),
  user_agent: told(orNull(text({ least: 0 })), 'by which program; null: unknown, or erased'),
  actor_name: told(
    orNull(text({ least: 0 })),
    'of an operator at the command line: their name; null: erased',
  ),
})

type Row = EventRow & {
  readonly seq?: number
  readonly address: string | null
  readonly user_agent: string | null
  readonly actor_name?: string | null
}

const eventSaid = (row: Row) => ({
  id: row.id,
  seq: row.seq ?? null,
  at: row.at.toISOString(),
  type: row.type,
  actor: row.actor,
  account: row.account_id,
  client_id: row.client_id,
  details: row.details,
  address: row.address,
  user_agent: row.user_agent,
  actor_name: row.actor_name ?? null,
})

export const auditOperations: readonly Operation[] = [
  operation({
    name: 'audit.events',
    method: 'GET',
    path: '/audit/events',
    says: 'What happened: all of it in the order of the chain, or that of one account, newest first.',
    more: 'Whoever follows the chain keeps the `next` of the last page that was full, and asks again from there: nothing is missed, nothing comes twice. An event is chained within seconds.',
    isList: true,
    query: members({ account: told(uuid().optional(), 'the account that it is of') }),
    gives: {
      200: {
        says: 'a page of events',
        schema: members({
          items: listOf(event, 'events'),
          next: told(orNull(text()), 'where the list goes on; null: it ends here, for now'),
        }),
      },
    },
    refusals: ['cursor-wrong'],
    example: { query: { limit: '5' }, status: 200 },
    async run({ db }, { query, after }) {
      const { limit, account } = query as { limit: number } & typeof query
      if (account !== undefined) {
        const place = after as { at: string; id: string } | undefined
        const before = place && { at: new Date(place.at), id: place.id }
        const rows = await eventsOf(db, account, { before, types: undefined, limit: limit + 1 })
        const items = rows.slice(0, limit).map(eventSaid)
        return { status: 200, body: { items }, last: lastOf(rows, limit, ({ at, id }) => ({ at, id })) }
      }
      const rows = await sealedAfter(db, (after as number | undefined) ?? 0, limit + 1)
      const items = rows.slice(0, limit).map(eventSaid)
      return { status: 200, body: { items }, last: lastOf(rows, limit, ({ seq }) => seq) }
    },
  }),
]
