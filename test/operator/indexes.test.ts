import { expect, test } from '@jest/globals'
import { eventsOf, eventsSought, hasUnsealedFrom } from '../../src/domain/audit/index.ts'
import {
  askedBehind,
  clientsByName,
  clientsInTrouble,
  faringOf,
  requestsOf,
} from '../../src/domain/clients/index.ts'
import { countFailed, failedMessages, messagesTo } from '../../src/domain/outbox/index.ts'
import { liveSessionsOf, usedAmong, usersOf } from '../../src/domain/sessions/index.ts'
import { countedOf, latestOf } from '../../src/domain/statistics/index.ts'
import { keptOutBy } from '../../src/journeys/foresight/index.ts'
import { explanationsOf } from '../../src/journeys/signin/index.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { createPerson } from '../harness/people.ts'
import { begunTwice, plansOf, readWhole } from '../harness/plans.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const someone = '00000000-0000-4000-8000-000000000001' as AccountId
const now = new Date()
const nothing = { account: undefined, client: undefined, type: undefined, since: undefined, until: undefined }
const before = { at: now, id: someone }

/** What the pages of the console read, each from its middle. */
const lists: Readonly<Record<string, (db: Db) => Promise<unknown>>> = {
  'portals by name': (db) =>
    clientsByName(db, { beginning: 'per', after: { name: 'permits', id: someone }, limit: 50 }),
  'requests of a portal': (db) => requestsOf(db, 'permits'),
  'who asked, by a reference': (db) => askedBehind(db, '0222b211-fad9'),
  'those who use a portal': (db) => usersOf(db, 'permits', { after: someone, limit: 500 }),
  'which of these anybody uses': (db) => usedAmong(db, ['permits']),
  'how these fare': (db) => faringOf(db, ['permits']),
  'portals in trouble': (db) => clientsInTrouble(db, { among: undefined, limit: 5 }, now),
  'those whom a change keeps out': (db) => keptOutBy(db, someone, { after: someone, limit: 50 }),
  'the audit': (db) => eventsSought(db, nothing, { before, limit: 50 }),
  'the audit of somebody': (db) => eventsSought(db, { ...nothing, account: someone }, { before, limit: 50 }),
  'what happened to somebody': (db) => eventsOf(db, someone, { before, types: undefined, limit: 50 }),
  'messages to somebody': (db) => messagesTo(db, someone, 20),
  'decisions about somebody': (db) => explanationsOf(db, someone, 20),
  'sessions of somebody': (db) => liveSessionsOf(db, someone, now),
  'messages given up': (db) => failedMessages(db),
  'how many were given up': (db) => countFailed(db, 100),
  'whether events are left unchained': (db) => hasUnsealedFrom(db, now),
  'what was counted': (db) =>
    countedOf(db, { kinds: ['sign-in'], from: now, until: now, client: undefined, by: ['a'], zone: 'UTC' }),
  'what was counted last': (db) => latestOf(db, 'queue'),
}

/** Of these a few rows are sorted: those of one person, those of one moment, and those that go wrong. */
const sortedAfter = [
  'portals in trouble',
  'sessions of somebody',
  'what was counted',
  'what was counted last',
]

test.each(Object.keys(lists))('%s: read by an index', async (name) => {
  await createPerson(the())
  const plans = await plansOf(the().house.db, lists[name]!)
  expect(plans.join('\n')).toMatch(/Index/)
  expect(begunTwice(plans)).toEqual([])
  const sorts = sortedAfter.includes(name)
  expect(readWhole(plans).filter((line) => !(sorts && /-> +Sort |^Sort /.test(line)))).toEqual([])
})
