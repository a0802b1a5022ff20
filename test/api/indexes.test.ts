import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { listClients, listResources, listTokens } from '../../src/domain/clients/index.ts'
import { peopleNamed, peopleSurnamed } from '../../src/domain/accounts/index.ts'
import { eventsOf, sealedAfter } from '../../src/domain/audit/index.ts'
import { listRoles, openProposals } from '../../src/domain/operators/index.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { createPerson } from '../harness/people.ts'
import { begunTwice, plansOf, readWhole } from '../harness/plans.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const place = { at: new Date(), id: '00000000-0000-4000-8000-000000000001' }

/** Each list, from its middle: and what the database read of it. */
const lists: Readonly<Record<string, (db: Db) => Promise<unknown>>> = {
  clients: (db) => listClients(db, { after: 'a', limit: 50 }),
  resources: (db) => listResources(db, { after: 'a', limit: 50 }),
  'registration tokens': (db) => listTokens(db, { after: place, limit: 50 }),
  'people by surname': (db) =>
    peopleSurnamed(db, 'van den berg', { after: { surname: 'berg', id: place.id }, limit: 50 }),
  people: (db) => peopleNamed(db, 'petra', { after: { name: 'petra', id: place.id }, limit: 50 }),
  'events of the chain': (db) => sealedAfter(db, 5, 50),
  'events of an account': (db) => eventsOf(db, place.id, { before: place, types: undefined, limit: 50 }),
  roles: (db) => listRoles(db, { after: place, limit: 50 }),
  proposals: (db) => openProposals(db, { after: place, limit: 50 }, new Date()),
}

test.each(Object.keys(lists))('%s are listed by an index, in its order', async (name) => {
  await createPerson(the())
  const plans = await plansOf(the().house.db, lists[name]!)
  expect(plans.join('\n')).toMatch(/Index/)
  expect(readWhole(plans)).toEqual([])
  expect(begunTwice(plans)).toEqual([])
})

test('a list that begins twice is found', async () => {
  const plans = await plansOf(the().house.db, (db) =>
    sql`select id from account where lower(name) collate "C" >= 'b' and (lower(name) collate "C", id) > ('', ${place.id}::uuid)
      order by lower(name) collate "C", id limit 5`.execute(db),
  )
  expect(begunTwice(plans)).not.toEqual([])
})

test('a list that is read from end to end is found', async () => {
  const plans = await plansOf(the().house.db, (db) => sql`select * from account order by locale`.execute(db))
  expect(readWhole(plans)).not.toEqual([])
})
