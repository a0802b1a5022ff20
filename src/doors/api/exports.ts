import { Readable } from 'node:stream'
import { peopleInOrder } from '../../domain/accounts/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { members, moment, uuid } from '../../platform/schema/index.ts'
import { isUuid } from '../../policy/vocabulary.ts'
import { operation, type Operation } from './operation.ts'
import { found, foundSaid } from './people-said.ts'
import { refusal } from './problems.ts'

const PAGE = 1000

/** A line each, as fast as they are taken. */
async function* linesOf(db: Db): AsyncGenerator<string> {
  for (let after: { at: Date; id: string } | undefined, more = true; more;) {
    const rows = await peopleInOrder(db, { after, limit: PAGE })
    if (rows.length > 0) yield rows.map((row) => `${JSON.stringify(foundSaid(row))}\n`).join('')
    const last = rows.at(-1)
    after = last && { at: last.created_at, id: last.id }
    more = rows.length === PAGE
  }
}

/** Everybody, read out. */
export const exportOperations: readonly Operation[] = [
  operation({
    name: 'people.export',
    method: 'POST',
    path: '/people/exports',
    says: 'Ask to read everybody out.',
    more: 'Once another person has agreed, whoever asked can read it for a day.',
    gives: {
      201: {
        says: 'it can be read',
        schema: members({ id: uuid(), made_at: moment(), expires_at: moment() }),
      },
    },
    refusals: [],
    isActing: true,
    example: { status: 202 },
    run(door, { caller, does }) {
      const askedBy = caller.asksFor ?? caller.person
      if (askedBy === undefined) throw refusal('person-needed')
      return does(door.acts.accounts.agreeToExport, { target: undefined, input: { askedBy } }, (row) => ({
        status: 201,
        body: {
          id: row.id,
          made_at: row.made_at.toISOString(),
          expires_at: row.expires_at.toISOString(),
        },
        location: `/people/exports/${row.id}`,
      }))
    },
  }),
  operation({
    name: 'people.read-export',
    method: 'GET',
    path: '/people/exports/{id}',
    params: { id: { says: 'the export’s id', example: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b9a' } },
    says: 'Read everybody out: a line of JSON each, oldest first.',
    more: 'For whoever asked for it, and nobody else.',
    gives: { 200: { says: 'everybody', lines: members(found) } },
    refusals: [],
    example: { params: { id: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b9a' }, status: 200 },
    async run(door, { params: { id = '' }, caller, does }) {
      const by = caller.person
      if (by === undefined || !isUuid(id)) throw refusal('not-found')
      return does(door.acts.accounts.readExport, { target: id, input: { by } }, (done) =>
        done.ok
          ? { status: 200, lines: Readable.from(linesOf(door.db)), name: `people-${id}.ndjson` }
          : refusal('not-found'),
      )
    },
  }),
]
