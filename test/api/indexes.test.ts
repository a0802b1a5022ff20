import { expect, test } from '@jest/globals'
import { sql, type KyselyPlugin, type RawNode } from 'kysely'
import { listClients, listResources, listTokens } from '../../src/domain/clients/index.ts'
import { peopleNamed } from '../../src/domain/accounts/index.ts'
import { eventsOf, sealedAfter } from '../../src/domain/audit/index.ts'
import { listRoles, openProposals } from '../../src/domain/operators/index.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const place = { at: new Date(), id: '00000000-0000-4000-8000-000000000001' }

/** Each list, from its middle: and what the database read of it. */
const lists: Readonly<Record<string, (db: Db) => Promise<unknown>>> = {
  clients: (db) => listClients(db, { after: 'a', limit: 50 }),
  resources: (db) => listResources(db, { after: 'a', limit: 50 }),
  'registration tokens': (db) => listTokens(db, { after: place, limit: 50 }),
  people: (db) => peopleNamed(db, 'petra', { after: { name: 'petra', id: place.id }, limit: 50 }),
  'events of the chain': (db) => sealedAfter(db, 5, 50),
  'events of an account': (db) => eventsOf(db, place.id, { before: place, types: undefined, limit: 50 }),
  roles: (db) => listRoles(db, { after: place, limit: 50 }),
  proposals: (db) => openProposals(db, { after: place, limit: 50 }, new Date()),
}

/** What is read from end to end, or sorted from end to end: a few rows of one moment may be. */
const whole = /Seq Scan|(^|-> +)Sort /

/** How the database would read it. */
async function plansOf(ask: (db: Db) => Promise<unknown>): Promise<string[]> {
  const { db } = the().house
  const plans: string[] = []
  await db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    await sql`set local enable_sort = off`.execute(tx)
    await sql`set local plan_cache_mode = force_generic_plan`.execute(tx)
    const explain: KyselyPlugin = {
      transformQuery: ({ node }) => {
        const [first = '', ...rest] = (node as RawNode).sqlFragments
        return { ...node, sqlFragments: [`explain ${first}`, ...rest] } as typeof node
      },
      async transformResult({ result }) {
        plans.push(...result.rows.map((row) => String(row['QUERY PLAN'])))
        return { ...result, rows: [] }
      },
    }
    await ask(tx.withPlugin(explain))
  })
  return plans
}

test.each(Object.keys(lists))('%s are listed by an index, in its order', async (name) => {
  await createPerson(the())
  const plans = await plansOf(lists[name]!)
  expect(plans.join('\n')).toMatch(/Index/)
  expect(plans.filter((line) => whole.test(line))).toEqual([])
})

test('a list that is read from end to end is found', async () => {
  const plans = await plansOf((db) => sql`select * from account order by locale`.execute(db))
  expect(plans.filter((line) => whole.test(line))).not.toEqual([])
})
