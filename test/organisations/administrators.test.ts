import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { perform } from '../../src/acts/index.ts'
import { accountById, type Account } from '../../src/domain/accounts/index.ts'
import type { Acting } from '../../src/domain/audit/index.ts'
import { eventsOfOrganisation } from '../../src/domain/audit/index.ts'
import { heldBy, organisationById, type OrganisationRow } from '../../src/domain/organisations/index.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import { accountActs, organisationActs } from '../../src/ports.ts'
import { openAccount } from '../harness/account.ts'
import { tester } from '../harness/acting.ts'
import { reasonsOn } from '../harness/html.ts'
import { addMember, createOrganisation, membershipSaid } from '../harness/organisations.ts'
import { createPerson, type TestPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const acts = () => organisationActs(the().house)
const accountOf = async ({ id }: Pick<TestPerson, 'id'>): Promise<Account> => {
  const account = await accountById(the().house.db, id)
  if (!account) throw new Error('there is no such account')
  return account
}
const later = (days: number): Date => new Date(Date.now() + days * 86_400_000)

/** An organisation and its administrators. */
async function administered(count: number) {
  const organisation = await createOrganisation(the())
  const people = await Promise.all(Array.from({ length: count }, () => createPerson(the())))
  const memberships = []
  for (const { id: account } of people)
    memberships.push(await addMember(the(), organisation.id, { account }, { role: 'administrator' }))
  return { organisation, people, memberships }
}

const now = async ({ id }: Pick<OrganisationRow, 'id'>): Promise<OrganisationRow> => {
  const row = await organisationById(the().house.db, id)
  if (!row) throw new Error('there is no such organisation')
  return row
}
const stillThere = async (account: AccountId) =>
  (await heldBy(the().house.db, account, new Date())).filter(({ why }) => why === undefined).length

const end = (organisation: OrganisationRow, id: string, who: Acting = tester) =>
  perform(the().house, acts().endMember, who, { organisation: organisation.id, id }, {})
const change = (organisation: OrganisationRow, id: string, changes: Parameters<typeof membershipSaid>[0]) =>
  perform(
    the().house,
    acts().changeMember,
    tester,
    { organisation: organisation.id, id },
    { change: (before) => ({ ...before, ...changes }) },
  )

describe('the last administrator of an organisation', () => {
  test('is not removed, made a member, given an end, put off to later, or left a part of the work', async () => {
    const { organisation, people, memberships } = await administered(1)
    const { id } = memberships[0]!
    const last = { ok: false, reason: 'last-administrator' }
    expect(await end(organisation, id)).toEqual(last)
    expect(await end(organisation, id, { by: { account: people[0]!.id } })).toEqual(last)
    expect(await change(organisation, id, { role: 'member', powers: [] })).toEqual(last)
    expect(await change(organisation, id, { until: later(30) })).toEqual(last)
    expect(await change(organisation, id, { from: later(1) })).toEqual(last)
    expect(await change(organisation, id, { powers: ['people', 'rights'] })).toEqual(last)
    // and nothing of it was done, nor written down
    expect(await now(organisation)).toMatchObject({ without_administrator_at: null })
    const { db } = the().house
    const events = await eventsOfOrganisation(db, organisation.id, { before: undefined, limit: 20 })
    expect(events.map(({ type }) => type).toSorted()).toEqual([
      'organisations.membership.given',
      'organisations.organisation.created',
    ])
  })

  test('may go once somebody else can do all that there is to do', async () => {
    const { organisation, memberships } = await administered(1)
    const [one, two] = [await createPerson(the()), await createPerson(the())]
    const has = { role: 'administrator' } as const
    await addMember(the(), organisation.id, { account: one.id }, { ...has, powers: ['people'] })
    expect(await end(organisation, memberships[0]!.id)).toMatchObject({ reason: 'last-administrator' })
    const powers = ['rights', 'organisation'] as const
    await addMember(the(), organisation.id, { account: two.id }, { ...has, powers })
    expect(await end(organisation, memberships[0]!.id)).toMatchObject({ ok: true })
  })

  test('does not close their account; at their page it says why', async () => {
    const { people } = await administered(1)
    const { browser, page } = await openAccount(the(), people[0]!, '/close')
    const kept = await browser.submit(page, { close: 'sure' })
    expect([kept.status, reasonsOn(kept)]).toEqual([422, ['close-last-administrator']])
    expect(await accountOf(people[0]!)).toMatchObject({ standing: 'active' })
  })

  test('is disabled all the same by an operator: that is a task from then on, until somebody can act again', async () => {
    const { organisation, people, memberships } = await administered(1)
    const account = await accountOf(people[0]!)
    const { house } = the()
    expect(await perform(house, accountActs(house).disable, tester, account)).toEqual({ ok: true })
    expect((await now(organisation)).without_administrator_at).toBeInstanceOf(Date)
    // where there is nobody, nobody is taken away
    expect(await end(organisation, memberships[0]!.id)).toMatchObject({ ok: true })
    await addMember(
      the(),
      organisation.id,
      { account: (await createPerson(the())).id },
      { role: 'administrator' },
    )
    expect(await now(organisation)).toMatchObject({ without_administrator_at: null })
    const { db } = house
    const events = await eventsOfOrganisation(db, organisation.id, { before: undefined, limit: 20 })
    const types = events.map(({ type }) => type).filter((type) => type.includes('administrators'))
    expect(types).toEqual(['organisations.administrators.regained', 'organisations.administrators.lost'])
  })

  test('who is enabled again is able again', async () => {
    const { organisation, people } = await administered(1)
    const { house } = the()
    await perform(house, accountActs(house).disable, tester, await accountOf(people[0]!))
    await perform(house, accountActs(house).enable, tester, await accountOf(people[0]!))
    expect(await now(organisation)).toMatchObject({ without_administrator_at: null })
  })

  test('is not erased with their account: whoever erases it ends first what it acts for', async () => {
    const { people } = await administered(1)
    const erasing = sql`delete from account where id = ${people[0]!.id}`.execute(the().house.db)
    await expect(erasing).rejects.toThrow('membership_account_id_fkey')
  })

  test('is nobody where the organisation never had one, or is closed', async () => {
    const organisation = await createOrganisation(the())
    const { id: account } = await createPerson(the())
    const has = { role: 'administrator', powers: ['people'] } as const
    const { id } = await addMember(the(), organisation.id, { account }, has)
    expect(await end(organisation, id)).toMatchObject({ ok: true })
    const closing = await administered(1)
    expect(await perform(the().house, acts().closeOrganisation, tester, closing.organisation.id)).toEqual({
      ok: true,
    })
    expect(await end(closing.organisation, closing.memberships[0]!.id)).toMatchObject({ ok: true })
    expect(await now(closing.organisation)).toMatchObject({ without_administrator_at: null })
  })
})

describe('of two administrators', () => {
  test('who remove each other at the same moment, one stays', async () => {
    for (let round = 0; round < 5; round++) {
      const { organisation, people, memberships } = await administered(2)
      const [one, two] = memberships
      const done = await Promise.all([
        end(organisation, one!.id, { by: { account: people[1]!.id } }),
        end(organisation, two!.id, { by: { account: people[0]!.id } }),
      ])
      expect(done.filter(({ ok }) => ok)).toHaveLength(1)
      const held = await Promise.all(people.map(({ id }) => stillThere(id)))
      expect(held.filter((count) => count === 1)).toHaveLength(1)
    }
  })

  test('one who leaves while an operator disables the other: one stays, or it is a task', async () => {
    for (let round = 0; round < 5; round++) {
      const { organisation, people, memberships } = await administered(2)
      const { house } = the()
      const account = await accountOf(people[1]!)
      const [left] = await Promise.all([
        end(organisation, memberships[0]!.id),
        perform(house, accountActs(house).disable, tester, account),
      ])
      const { without_administrator_at: without } = await now(organisation)
      expect([left.ok, without !== null]).toEqual(left.ok ? [true, true] : [false, false])
    }
  })

  test('who close their accounts at the same moment, one stays', async () => {
    for (let round = 0; round < 5; round++) {
      const { people } = await administered(2)
      const { house } = the()
      const done = await Promise.all(
        people.map(async (person) =>
          perform(house, accountActs(house).close, { by: { account: person.id } }, await accountOf(person)),
        ),
      )
      expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    }
  })
})
