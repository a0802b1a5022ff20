import { expect, test } from '@jest/globals'
import { eventsOfOrganisation } from '../../src/domain/audit/index.ts'
import {
  administratorRows,
  applicationFor,
  applicationsOf,
  attributesOf,
  branchesAmong,
  branchesInOrder,
  branchNumbered,
  coverage,
  heldBy,
  heldByProgram,
  listAttributeKinds,
  listRegisters,
  membershipIn,
  membersInOrder,
  numbersAmong,
  numbersCalled,
  numbersInOrder,
  openApplications,
  organisationById,
  organisationRegistered,
  organisationsAmong,
  organisationsLegallyNamed,
  organisationsNamed,
  organisationsOfNumber,
  organisationsWithout,
} from '../../src/domain/organisations/index.ts'
import type { Db } from '../../src/platform/db/database.ts'
import type { AccountId, OrganisationId } from '../../src/policy/vocabulary.ts'
import { createOrganisation } from '../harness/organisations.ts'
import { begunTwice, plansOf, readWhole } from '../harness/plans.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const id = '00000000-0000-4000-8000-000000000001'
const organisation = id as OrganisationId
const account = id as AccountId
const place = { at: new Date(), id }
const limit = 50

/** Each read of what grows, from the middle of where it is a list: and what the database read of it. */
const reads: Readonly<Record<string, (db: Db) => Promise<unknown>>> = {
  'an organisation': (db) => organisationById(db, id),
  'organisations by their ids': (db) => organisationsAmong(db, [id]),
  'an organisation by its registration': (db) => organisationRegistered(db, 'kvk', '12345678'),
  'organisations by a number': (db) => organisationsOfNumber(db, '12345678'),
  'organisations by name': (db) => organisationsNamed(db, 'bakk', { after: { name: 'bakker', id }, limit }),
  'organisations by legal name': (db) =>
    organisationsLegallyNamed(db, 'bakk', { after: { name: 'bakker', id }, limit }),
  'organisations without an administrator': (db) => organisationsWithout(db, { after: place, limit }),
  applications: (db) => openApplications(db, { after: place, limit }),
  'an application': (db) => applicationFor(db, id),
  'what somebody asked for': (db) => applicationsOf(db, account),
  'a membership': (db) => membershipIn(db, id, id),
  'members of an organisation': (db) => membersInOrder(db, id, { after: place, limit, isCurrent: true }),
  'administrators of an organisation': (db) => administratorRows(db, organisation),
  'what a program acts for': (db) => heldByProgram(db, 'client', new Date()),
  'what memberships cover': async (db) => coverage(db, [id]),
  'what is said of members': (db) => attributesOf(db, [id]),
  'numbers of an organisation': (db) =>
    numbersInOrder(db, id, { after: { register: 'a', lookup: '1' }, limit }),
  'some numbers of an organisation': (db) => numbersAmong(db, id, [id]),
  'a number, wherever it is': (db) => numbersCalled(db, '123456'),
  'branches of an organisation': (db) => branchesInOrder(db, id, { after: '1', limit }),
  'some branches of an organisation': (db) => branchesAmong(db, id, [id]),
  'a branch by its number': (db) => branchNumbered(db, id, '1'),
  registers: (db) => listRegisters(db, { after: 'a', limit }),
  attributes: (db) => listAttributeKinds(db, { after: 'a', limit }),
  'what happened in an organisation': (db) => eventsOfOrganisation(db, id, { before: place, limit }),
}

/** A few rows of one organisation, or of one person: these are sorted once they are read. */
const sorted = [
  ...['organisations by a number', 'what somebody asked for', 'administrators of an organisation'],
  ...[
    'what a program acts for',
    'a number, wherever it is',
    'what is said of members',
    'what memberships cover',
  ],
]

test.each(Object.keys(reads))('%s: read by an index, in its order', async (name) => {
  await createOrganisation(the())
  const plans = await plansOf(the().house.db, reads[name]!)
  expect(plans.join('\n')).toMatch(/Index/)
  const whole = readWhole(plans)
  expect(sorted.includes(name) ? whole.filter((line) => !/Sort/.test(line)) : whole).toEqual([])
  expect(begunTwice(plans)).toEqual([])
})

test('for whom somebody acts: read by indexes alone, however many there are', async () => {
  const plans = await plansOf(the().house.db, (db) => heldBy(db, account, new Date()))
  expect(plans.join('\n')).toMatch(/Index/)
  expect(readWhole(plans).filter((line) => /Seq Scan/.test(line))).toEqual([])
})
