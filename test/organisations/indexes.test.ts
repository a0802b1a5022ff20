import { expect, test } from '@jest/globals'
import { createOrganisation } from '../harness/organisations.ts'
import type { AccountId, OrganisationId } from '../../src/policy/vocabulary.ts'
import { begunTwice, plansOf, readWhole } from '../harness/plans.ts'
import { useWorld } from '../harness/setup.ts'
import { held, reads, type Sought } from './reads.ts'

const the = useWorld()

const id = '00000000-0000-4000-8000-000000000001'
const sought: Sought = {
  ...{ organisation: id as OrganisationId, account: id as AccountId, membership: id, number: id },
  ...{ name: 'firm 1', registration: '12345678', lookup: '123456', key: 'key' },
}

/** A few rows of one organisation, or of one person: these are sorted once they are read. */
const sorted = [
  ...['organisations by a number', 'what somebody asked for', 'administrators of an organisation'],
  ...[
    'what a program acts for',
    'a number, wherever it is',
    'what is said of members',
    'what memberships cover',
    'numbers as they are typed',
    'branches by their numbers',
  ],
]

test.each(Object.keys(reads))('%s: read by an index, in its order', async (name) => {
  await createOrganisation(the())
  const plans = await plansOf(the().house.db, (db) => reads[name]!(db, sought))
  expect(plans.join('\n')).toMatch(/Index/)
  const whole = readWhole(plans)
  expect(sorted.includes(name) ? whole.filter((line) => !/Sort/.test(line)) : whole).toEqual([])
  expect(begunTwice(plans)).toEqual([])
})

test.each(Object.keys(held))('%s: read by indexes alone, however many there are', async (name) => {
  const plans = await plansOf(the().house.db, (db) => held[name]!(db, sought))
  expect(plans.join('\n')).toMatch(/Index/)
  expect(readWhole(plans).filter((line) => /Seq Scan/.test(line))).toEqual([])
})
