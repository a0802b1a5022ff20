import { describe, expect, test } from '@jest/globals'
import { heldBy } from '../../src/domain/organisations/index.ts'
import { atDesk } from '../harness/desk.ts'
import { noticeOn } from '../harness/html.ts'
import { addMember, createOrganisation, giveRepresentation } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
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
