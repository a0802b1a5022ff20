import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { sql } from 'kysely'
import { heldBy, membershipsFitting, organisationNamed } from '../../src/domain/organisations/index.ts'
import {
  addMember,
  addNumber,
  createOrganisation,
  createRegister,
  giveRepresentation,
} from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const anything = {
  ...{ organisations: [], register: undefined, takesBranches: true, mandateLevel: undefined },
  levels: ['basic', 'two-factor', 'low', 'substantial', 'high'],
}

test('what fits anything is what holds, whatever becomes of those who act, are acted for, and of the moment', async () => {
  const { db } = the().house
  const { id: account } = await createPerson(the())
  const [one, other, accountant] = [
    await createOrganisation(the()),
    await createOrganisation(the()),
    await createOrganisation(the()),
  ]
  const grant = await giveRepresentation(the(), other.id, accountant.id)
  await addMember(the(), accountant.id, { account })
  await addMember(the(), one.id, { account })
  await addMember(the(), other.id, { account, through: grant.id })
  const when = fc.option(
    fc.integer({ min: -3, max: 3 }).map((days) => new Date(Date.now() + days * 86_400_000)),
    { nil: null, freq: 1 },
  )
  const state = fc.record({
    memberships: fc.array(fc.record({ from: when, until: when, ended: when }), {
      minLength: 3,
      maxLength: 3,
    }),
    standings: fc.array(fc.constantFrom('active', 'active', 'active', 'suspended', 'closed'), {
      minLength: 3,
      maxLength: 3,
    }),
    grant: fc.record({ until: when, ended: when }),
  })
  /** So many of the three hold; the others' organisations are closed. */
  const ofThem = (many: number): [typeof state extends fc.Arbitrary<infer One> ? One : never] => [
    {
      memberships: Array.from({ length: 3 }, () => ({ from: null, until: null, ended: null })),
      standings: Array.from({ length: 3 }, (_, i) => (i < many ? 'active' : 'closed')),
      grant: { until: null, ended: null },
    },
  ]
  const seen = new Set<number>()
  await fc.assert(
    fc.asyncProperty(state, async ({ memberships, standings, grant: given }) => {
      await db.transaction().execute(async (tx) => {
        const rows = await heldBy(tx, account, new Date())
        for (const [i, row] of rows.entries()) {
          const { from, until, ended } = memberships[i]!
          const begins = from ?? new Date(0)
          await sql`update membership set valid_from = ${begins}, ended_at = ${ended},
            valid_until = ${until !== null && until > begins ? until : null} where id = ${row.id}`.execute(tx)
          await sql`update organisation set standing = ${standings[i]} where id = ${row.organisation_id}`.execute(
            tx,
          )
        }
        await sql`update representation set given_at = '2020-01-01', valid_until = ${given.until}, ended_at = ${given.ended},
          ended_by = ${given.ended && 'job:test'}, ended_from = ${given.ended && 'operator'} where id = ${grant.id}`.execute(
          tx,
        )
        const now = new Date()
        const holds = (await heldBy(tx, account, now))
          .filter(({ why }) => why === undefined)
          .map(({ id }) => id)
        const fits = await membershipsFitting(tx, { ...anything, account }, { limit: 10 }, now)
        seen.add(fits.length)
        expect(fits.map(({ membership }) => membership).toSorted()).toEqual(holds.toSorted())
      })
    }),
    { numRuns: 300, examples: [0, 1, 2, 3].map(ofThem) },
  )
  // how many of them may hold: by `ofThem` if chance did not
  expect([0, 1, 2, 3].every((each) => seen.has(each))).toBe(true)
})

test('a number means the organisation that has it, or what it became, to whoever covers it', async () => {
  const { db } = the().house
  const { id: account } = await createPerson(the())
  const organisation = await createOrganisation(the(), { display_name: '100% Bakker_ij' })
  const register = await createRegister(the())
  const [mine, not] = [
    await addNumber(the(), organisation.id, register),
    await addNumber(the(), organisation.id, register),
  ]
  await addMember(the(), organisation.id, { account }, { numbers: [mine.id] })
  const named = async (text: string) => {
    const among = await organisationNamed(db, account, text)
    const found = await membershipsFitting(db, { ...anything, account, among }, { limit: 2 }, new Date())
    return found.map(({ organisation: id }) => id)
  }
  expect(await named(`${register}:${mine.value}`)).toEqual([organisation.id])
  expect(await named(`${register}: ${mine.value.slice(0, 3)}.${mine.value.slice(3)} `)).toEqual([
    organisation.id,
  ])
  expect(await named(organisation.id)).toEqual([organisation.id])
  for (const none of [`${register}:${not.value}`, 'none:1', `${register}:`, ':', '', '\0', 'kvk:\0'])
    expect([none, await named(none)]).toEqual([none, []])
  // what somebody looks for is text, and no pattern
  const beginning = async (text: string) =>
    (await membershipsFitting(db, { ...anything, account }, { limit: 2, beginning: text }, new Date())).length
  expect([await beginning('100% b'), await beginning('1%'), await beginning('100% bakker?')]).toEqual([
    1, 0, 0,
  ])
  const asks = async (more: object) =>
    (await membershipsFitting(db, { ...anything, account, ...more }, { limit: 2 }, new Date())).length
  expect([
    await asks({ register }),
    await asks({ register: await createRegister(the()) }),
    await asks({ organisations: [`kvk:${organisation.registration_number}`] }),
    await asks({ organisations: ['kvk:1'] }),
    await asks({ mandateLevel: 'basic', levels: ['high'] }),
    await asks({ mandateLevel: 'high', levels: ['high'] }),
    await asks({ levels: [] }),
  ]).toEqual([1, 0, 1, 0, 0, 1, 1])
})
