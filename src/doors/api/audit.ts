import { eventsOf, eventsOfOrganisation, sealedAfter } from '../../domain/audit/index.ts'
import {
  anyMembers,
  anything,
  members,
  moment,
  orNull,
  text,
  told,
  uuid,
  whole,
} from '../../platform/schema/index.ts'
import type { EventRow } from '../../domain/audit/index.ts'
import { momentIn, paged } from './cursors.ts'
import { operation, type Operation } from './operation.ts'
import { refusal } from './problems.ts'
import { pageSchema } from './said.ts'

const event = members({
  id: uuid(),
  seq: told(orNull(whole(1)), 'its place in the chain; null: it is not chained yet'),
  at: moment(),
  type: told(text(), 'what happened, as `sluis audit events` lists it'),
  actor: told(text(), 'who did it: `account:`, `operator:`, `client:` or `job:` with an id, or `nobody`'),
  account: told(orNull(text()), 'whose account it is of'),
  client_id: told(orNull(text()), 'which client it is of'),
  organisation: told(orNull(text()), 'which organisation it is of'),
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
  readonly address?: string | null
  readonly user_agent?: string | null
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
  organisation: row.organisation_id,
  details: row.details,
  address: row.address ?? null,
  user_agent: row.user_agent ?? null,
  actor_name: row.actor_name ?? null,
})

export const auditOperations: readonly Operation[] = [
  operation({
    name: 'audit.events',
    method: 'GET',
    path: '/audit/events',
    says: 'What happened: all of it in the order of the chain, or that of one account or one organisation, newest first.',
    more: 'Whoever follows the chain keeps the `next` of the last page that was full, and asks again from there: nothing is missed, nothing comes twice. An event is chained within seconds.',
    isList: true,
    query: members({
      account: told(uuid().optional(), 'the account that it is of'),
      organisation: told(
        uuid().optional(),
        'the organisation that it is of; from where people acted is not told with it',
      ),
    }),
    gives: {
      200: {
        says: 'a page of events',
        schema: pageSchema(event, 'events'),
      },
    },
    refusals: ['cursor-wrong'],
    example: { query: { limit: '5' }, status: 200 },
    async run({ db }, { query: { account, organisation }, limit, after }) {
      if (account !== undefined && organisation !== undefined) throw refusal('bad-request')
      const newest = { before: momentIn(after), limit: limit + 1 }
      const key = ({ at, id }: EventRow) => ({ at, id })
      if (organisation !== undefined) {
        const rows = await eventsOfOrganisation(db, organisation, newest)
        return paged(rows, limit, { say: eventSaid, key })
      }
      if (account === undefined) {
        const chained = await sealedAfter(db, (after as number | undefined) ?? 0, limit + 1)
        return paged(chained, limit, { say: eventSaid, key: ({ seq }) => seq })
      }
      const rows = await eventsOf(db, account, { ...newest, types: undefined })
      return paged(rows, limit, { say: eventSaid, key })
    },
  }),
]
