import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import type { OrganisationRow } from '../../src/domain/organisations/index.ts'
import type { OrganisationId } from '../../src/policy/vocabulary.ts'
import { invite, mobileNumber } from '../harness/activation.ts'
import { ask, createOperator } from '../harness/api.ts'
import {
  addMember,
  addNumber,
  createOrganisation,
  createRegister,
  organisationSaid,
} from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

/** An organisation whose one administrator is gone. */
async function leftAlone() {
  const organisation = await createOrganisation(the())
  const { db, clock } = the().house
  await sql`update organisation set administered_at = ${clock()}, without_administrator_at = ${clock()} where id = ${organisation.id}`.execute(
    db,
  )
  return organisation
}

test('nobody alone makes somebody administrator of an organisation that nobody looks after any more', async () => {
  const { token } = await createOperator(the(), 'operator')
  const [{ id: abandoned }, { id: fresh }] = [await leftAlone(), await createOrganisation(the())]
  const powers = ['people', 'rights', 'organisation'] as const
  const statusOf = async (organisation: string, role: string) => {
    const { id: account } = await createPerson(the())
    const to = { token, params: { organisation } }
    const added = await ask(the(), 'members.add', {
      ...to,
      body: { account, role, powers: role === 'member' ? [] : powers },
    })
    const person = {
      email: `ilse${Math.random()}@example.test`,
      name: 'Ilse',
      locale: 'nl',
      mobile: mobileNumber(),
    }
    const invited = await ask(the(), 'invitations.create', { ...to, body: { ...person, role } })
    const { id: member } = await addMember(the(), organisation as OrganisationId, {
      account: (await createPerson(the())).id,
    })
    const changed = await ask(the(), 'members.change', {
      ...{
        token,
        params: { organisation, member },
        body: { role, ...(role === 'member' ? {} : { powers }) },
      },
    })
    return [added.status, invited.status, changed.status]
  }
  // the ways around it: an invitation from before, somebody whose time is nearly over, where the letter of a take-over goes
  const early = await invite(the(), {
    organisation: { id: abandoned } as OrganisationRow,
    said: { role: 'administrator', powers },
  })
  const invitation = early.activation.id
  const ofTheirs = { token, params: { organisation: abandoned, invitation } }
  const sent = await ask(the(), 'invitations.send-again', { ...ofTheirs, body: { mobile: mobileNumber() } })
  const until = new Date(Date.now() + 86_400_000)
  const { id: passing } = await addMember(
    the(),
    abandoned,
    { account: (await createPerson(the())).id },
    { role: 'administrator', powers: ['people', 'rights', 'organisation'], until },
  )
  await the()
    .house.db.updateTable('organisation')
    .set({ without_administrator_at: new Date() })
    .where('id', '=', abandoned)
    .execute()
  const lasting = await ask(the(), 'members.change', {
    ...{ token, params: { organisation: abandoned, member: passing }, body: { valid_until: null } },
  })
  const moved = await ask(the(), 'organisations.change', {
    ...{ token, params: { organisation: abandoned }, body: { address: null } },
  })
  const named = await ask(the(), 'organisations.change', {
    ...{ token, params: { organisation: abandoned }, body: { display_name: 'Other' } },
  })
  expect([sent, lasting, moved, named].map(({ status }) => status)).toEqual([202, 202, 202, 200])
  expect(await statusOf(abandoned, 'administrator')).toEqual([202, 202, 202])
  expect(await statusOf(abandoned, 'member')).toEqual([201, 201, 200])
  expect(await statusOf(fresh, 'administrator')).toEqual([201, 201, 200])
})

test('no operator makes themselves act for an organisation, by whichever operation', async () => {
  const { token, person } = await createOperator(the(), 'operator')
  const { id: organisation } = await createOrganisation(the())
  const administrator = {
    ...{ email: person.email.toUpperCase(), name: 'Me', locale: 'en', because: 'known-contact' },
  }
  const made = await ask(the(), 'organisations.create', {
    token,
    body: { ...organisationSaid(), administrator },
  })
  const added = await ask(the(), 'members.add', {
    token,
    params: { organisation },
    body: { account: person.id },
  })
  const byAddress = await ask(the(), 'members.add', {
    ...{ token, params: { organisation } },
    body: { person: { email: person.email.toUpperCase(), name: 'Me', locale: 'en' } },
  })
  const newly = { email: person.email.toUpperCase(), name: 'Me', locale: 'en', mobile: mobileNumber() }
  const invited = await ask(the(), 'invitations.create', {
    ...{ token, params: { organisation } },
    body: { ...newly, role: 'member' },
  })
  const { id: abandoned } = await leftAlone()
  const taken = await ask(the(), 'organisations.take-over', {
    ...{ token, params: { organisation: abandoned } },
    body: { email: person.email.toUpperCase(), name: 'Me', locale: 'en' },
  })
  for (const answer of [made, added, byAddress, invited, taken])
    expect([answer.status, answer.body]).toMatchObject([403, { title: 'own-account' }])
})

test('no operator has an invitation sent to themselves, sends one of theirs again, or takes it back', async () => {
  const { token, person } = await createOperator(the(), 'operator')
  const [own, other] = [await invite(the(), { person: { email: person.email } }), await invite(the())]
  const within = (of: typeof own) => ({
    token,
    params: { organisation: of.organisation.id, invitation: of.activation.id },
  })
  const again = (of: typeof own, body: object) =>
    ask(the(), 'invitations.send-again', { ...within(of), body })
  for (const answer of [
    await again(own, {}),
    await again(own, { mobile: mobileNumber() }),
    await again(other, { email: person.email.toUpperCase() }),
    await ask(the(), 'invitations.withdraw', within(own)),
  ])
    expect([answer.status, answer.body]).toMatchObject([403, { title: 'own-account' }])
  expect((await ask(the(), 'invitations.withdraw', within(other))).status).toBe(204)
})

test.each(['time_zone', 'external_key', 'address'])(
  '%s of an organisation is taken away by null',
  async (name) => {
    const { token } = await createOperator(the(), 'operator')
    const { id: organisation } = await createOrganisation(the(), {
      ...{ time_zone: 'Europe/Stockholm', external_key: `key-${name}` },
    })
    const asked = { token, params: { organisation } }
    const { status, body } = await ask(the(), 'organisations.change', { ...asked, body: { [name]: null } })
    expect([status, body[name]]).toEqual([200, null])
    // what must be there stays
    const refused = await ask(the(), 'organisations.change', { ...asked, body: { legal_name: null } })
    expect([refused.status, refused.body['errors']]).toMatchObject([422, [{ pointer: '/legal_name' }]])
  },
)

test('a merge that was previewed is done only while it would do the same', async () => {
  const { token } = await createOperator(the(), 'operator')
  const { id: organisation } = await createOrganisation(the())
  const register = await createRegister(the())
  const [one, two] = [
    await addNumber(the(), organisation, register),
    await addNumber(the(), organisation, register),
  ]
  const member = async () => ({ account: (await createPerson(the())).id })
  await addMember(the(), organisation, await member(), { numbers: [one.id] })
  const merge = (more: object, query: Record<string, string> = {}) =>
    ask(the(), 'numbers.merge', {
      ...{ token, params: { organisation }, query },
      body: { from: [one.id], to: two.id, who: 'any', ...more },
    })
  const preview = async () => {
    const { body } = await merge({}, { dry_run: 'true' })
    return (body['answer'] as { sight_digest: string }).sight_digest
  }
  const seen = await preview()
  await addMember(the(), organisation, await member(), { numbers: [one.id] })
  expect((await merge({ sight_digest: seen })).status).toBe(412)
  expect((await merge({ sight_digest: '' })).status).not.toBe(200)
  const again = await preview()
  expect([again === seen, (await merge({ sight_digest: again })).status]).toEqual([false, 200])
})

test('each limit of a membership is taken away by null, and of a branch its address', async () => {
  const { token } = await createOperator(the(), 'operator')
  const { id: organisation } = await createOrganisation(the())
  const number = await addNumber(the(), organisation, await createRegister(the()))
  const address = organisationSaid().address
  const branch = await ask(the(), 'branches.add', {
    ...{ token, params: { organisation }, body: { number: '000000000001', name: 'North', address } },
  })
  const { id: member } = await addMember(
    the(),
    organisation,
    { account: (await createPerson(the())).id },
    {
      ...{ numbers: [number.id], branches: [branch.body['id']], mandateLevel: 'basic' },
      ...{ until: new Date('2199-01-01T00:00:00Z'), externalKey: 'member-key' },
    },
  )
  for (const name of ['numbers', 'branches', 'mandate_level', 'until', 'external_key']) {
    const params = { organisation, member }
    const { status, body } = await ask(the(), 'members.change', {
      ...{ token, params, body: { [name]: null } },
    })
    expect([name, status, body[name]]).toEqual([name, 200, null])
  }
  const { status, body } = await ask(the(), 'branches.change', {
    ...{ token, params: { organisation, branch: branch.body['id'] }, body: { address: null } },
  })
  expect([status, body['address']]).toEqual([200, null])
})
