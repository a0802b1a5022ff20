import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { heldBy, membersFromOutside, membershipAsSaid } from '../../src/domain/organisations/index.ts'
import { atDesk } from '../harness/desk.ts'
import { noticeOn, reasonsOn } from '../harness/html.ts'
import {
  addMember,
  addNumber,
  createOrganisation,
  createRegister,
  giveRepresentation,
} from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

/** An organisation for which somebody of an accountant acts. */
async function withAccountant() {
  const desk = await atDesk(the())
  const accountant = await createOrganisation(the(), { display_name: 'Kantoor Cijfers' })
  const person = await createPerson(the(), { name: 'Carla Cijfers' })
  await addMember(the(), accountant.id, { account: person.id })
  const grant = await giveRepresentation(the(), desk.organisation.id, accountant.id)
  const { id } = await addMember(the(), desk.organisation.id, { account: person.id, through: grant.id })
  return { desk, accountant, person, grant, id }
}

describe('who acts for an organisation from outside', () => {
  test('is shown with their people, what they did, and is ended at once', async () => {
    const { desk, person, grant, id } = await withAccountant()
    const page = await desk.go('/outside')
    for (const said of ['Kantoor Cijfers', 'Carla Cijfers', `/happened?person=${id}`])
      expect([said, page.text.includes(said)]).toEqual([said, true])
    const sure = await desk.go(`/outside/${grant.id}/end`)
    const done = await desk.press(sure, `/outside/${grant.id}/end`)
    expect(noticeOn(done)).toBe('They act for you no more.')
    expect(done.text).not.toContain('Carla Cijfers')
    const held = await heldBy(the().house.db, person.id, new Date())
    expect(
      held.filter((each) => each.organisation_id === desk.organisation.id && each.why === undefined),
    ).toEqual([])
    // their own organisation is not touched by it
    expect(held.filter((each) => each.why === undefined)).toHaveLength(1)
    expect((await desk.go(`/outside/${grant.id}/end`)).status).toBe(404)
  })

  test('is ended by the organisation alone: the other sees for whom it acts, and cannot', async () => {
    const { desk, accountant, grant } = await withAccountant()
    const theirs = await atDesk(the(), { organisation: accountant })
    const page = await theirs.go('/outside')
    expect(page.text).toContain(desk.organisation.display_name)
    expect(page.text).not.toContain(`/outside/${grant.id}/end`)
    expect((await theirs.go(`/outside/${grant.id}/end`)).status).toBe(404)
  })

  test('is looked after by whoever looks after the organisation', async () => {
    const { desk } = await withAccountant()
    const people = await atDesk(the(), { organisation: desk.organisation, powers: ['people', 'rights'] })
    expect((await people.go('/outside')).status).toBe(403)
  })
})

describe('software of an organisation', () => {
  const program = async () =>
    createPortal(the(), {
      ...{ client_name: 'Boekhouder 3000', grant_types: ['client_credentials'], response_types: [] },
      redirect_uris: [],
    })

  test('is let in by the id that its maker gives, for what is chosen, and is ended as a person is', async () => {
    const desk = await atDesk(the())
    const register = await createRegister(the())
    const number = await addNumber(the(), desk.organisation.id, register)
    const { clientId } = await program()
    const form = await desk.go('/outside/program')
    const wrong = await desk.press(form, '/outside/program', { program: 'nothing-here' })
    expect(reasonsOn(wrong)).toEqual(['client-unknown'])
    const found = await desk.press(wrong, '/outside/program', { program: clientId })
    expect(found.text).toContain('Let Boekhouder 3000 act for you?')
    const path = `/outside/programs/${clientId}`
    const given = await desk.press(found, path, {
      ...{ 'numbers-cover': 'some', [`numbers-${number.id}`]: 'yes', role: 'administrator' },
    })
    expect(noticeOn(given)).toBe('It acts for you from now on.')
    expect(given.text).toContain('Boekhouder 3000')
    const [row] = await membersFromOutside(the().house.db, desk.organisation.id, 10)
    expect(row).toMatchObject({ kind: 'system', client_id: clientId, role: 'member', powers: [] })
    expect((await membershipAsSaid(the().house.db, row!)).numbers).toEqual([number.id])
    const again = await desk.press(await desk.go(path), path)
    expect(reasonsOn(again)).toEqual(['already-member'])
    const did = await desk.go(`/happened?person=${row!.id}`)
    expect(did.text).toContain('Boekhouder 3000')
    const end = `/people/${row!.id}/end`
    await desk.press(await desk.go(end), end)
    expect((await desk.go('/outside')).text).not.toContain('Boekhouder 3000')
  })

  test('is no portal that people sign in to, and none of ours', async () => {
    const desk = await atDesk(the())
    const portal = await createPortal(the())
    const form = await desk.go('/outside/program')
    for (const id of [portal.clientId, 'sluis-desk', 'sluis-account']) {
      const page = await desk.press(form, '/outside/program', { program: id })
      expect([id, reasonsOn(page)]).toEqual([id, ['client-unknown']])
      expect((await desk.go(`/outside/programs/${id}`)).status).toBe(404)
    }
  })

  test('acts for no more than whoever lets it does', async () => {
    const { organisation } = await atDesk(the())
    const register = await createRegister(the())
    const own = await addNumber(the(), organisation.id, register)
    await addNumber(the(), organisation.id, register)
    const desk = await atDesk(the(), { organisation, powers: ['organisation'] })
    await sql`update membership set all_numbers = false where id = ${desk.membership}`.execute(the().house.db)
    await sql`insert into membership_number (organisation_id, membership_id, number_id)
      values (${organisation.id}, ${desk.membership}, ${own.id})`.execute(the().house.db)
    const { clientId } = await program()
    const path = `/outside/programs/${clientId}`
    await desk.press(await desk.go(path), path, { 'numbers-cover': 'all' })
    const [row] = await membersFromOutside(the().house.db, organisation.id, 10)
    expect((await membershipAsSaid(the().house.db, row!)).numbers).toEqual([own.id])
  })
})
