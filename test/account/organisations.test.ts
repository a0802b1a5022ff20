import { describe, expect, test } from '@jest/globals'
import { perform } from '../../src/acts/index.ts'
import { attributesOf, heldBy, openApplications } from '../../src/domain/organisations/index.ts'
import { organisationActs } from '../../src/ports.ts'
import { openAccount } from '../harness/account.ts'
import { tester } from '../harness/acting.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import {
  addMember,
  addNumber,
  createAttribute,
  createOrganisation,
  createRegister,
  giveRepresentation,
  kvkNumber,
} from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const held = async (person: Awaited<ReturnType<typeof createPerson>>) =>
  (await heldBy(the().house.db, person.id, new Date())).filter(({ why }) => why === undefined)

describe('your organisations', () => {
  test('say for whom one acts: role, numbers, branches, who manages it, through whom', async () => {
    const [person, boss] = [await createPerson(the()), await createPerson(the(), { name: 'Bea Baas' })]
    const organisation = await createOrganisation(the(), { display_name: 'Zuivel Noord' })
    const register = await createRegister(the())
    const [ours, other] = [
      await addNumber(the(), organisation.id, register, '300001'),
      await addNumber(the(), organisation.id, register, '300002'),
    ]
    await addMember(the(), organisation.id, { account: boss.id }, { role: 'administrator' })
    const has = { numbers: [ours.id], userName: 'p.person' }
    const { id } = await addMember(the(), organisation.id, { account: person.id }, has)
    const office = await createOrganisation(the(), { display_name: 'Accountants' })
    const represented = await createOrganisation(the(), { display_name: 'Klant' })
    await addMember(the(), office.id, { account: person.id })
    const grant = await giveRepresentation(the(), represented.id, office.id)
    await addMember(the(), represented.id, { account: person.id, through: grant.id })
    const { browser, page } = await openAccount(the(), person, '/organisations')
    for (const said of ['Zuivel Noord', 'Accountants', 'Klant', 'member, through Accountants'])
      expect(page.text).toContain(said)
    const mine = await browser.go(new URL(`/account/organisations/${id}`, the().origin))
    for (const said of ['Bea Baas', ours.value, 'p.person', 'all branches']) expect(mine.text).toContain(said)
    expect(mine.text).not.toContain(other.value)
  })

  test('are one’s own alone: another’s membership, and what has ended, is not there', async () => {
    const [person, other] = [await createPerson(the()), await createPerson(the())]
    const organisation = await createOrganisation(the())
    const theirs = await addMember(the(), organisation.id, { account: other.id })
    const ended = await addMember(the(), organisation.id, { account: person.id })
    const within = { organisation: organisation.id, id: ended.id }
    await perform(the().house, organisationActs(the().house).endMember, tester, within, {})
    const { browser } = await openAccount(the(), person, '/organisations')
    for (const id of [theirs.id, ended.id, 'nonsense', "'"])
      for (const path of ['', '/leave'])
        expect(
          (await browser.go(new URL(`/account/organisations/${encodeURIComponent(id)}${path}`, the().origin)))
            .status,
        ).toBe(404)
  })

  test('take what one may say of oneself, and nothing else; and say which portal is told', async () => {
    const person = await createPerson(the())
    const { clientId } = await createPortal(the(), { client_name: 'Permits' })
    const towns = await createAttribute(the(), { set_by: ['person'], seen_by: [clientId] })
    const level = await createAttribute(the(), { set_by: ['operator'], type: 'text', allowed: [] })
    const organisation = await createOrganisation(the())
    const { id } = await addMember(the(), organisation.id, { account: person.id })
    const { browser, page } = await openAccount(the(), person, `/organisations/${id}`)
    // the field that is not theirs is not there; who sends it all the same has sent nothing
    expect(page.text).not.toContain(`name="${level}"`)
    const forged = { [`${towns}-1`]: 'yes', [level]: 'high' }
    const saved = await browser.submit(page, forged, { action: `/organisations/${id}` })
    expect(saved.text).toContain('It is saved.')
    expect(saved.text).toContain('Told to Permits')
    const said = await attributesOf(the().house.db, [id])
    expect(said.map((row) => [row.key, row.said, row.set_by])).toEqual([
      [towns, ['Zwolle'], `account:${person.id}`],
    ])
  })

  test('with a value that is wrong, keep what was typed and say what is wrong beside it', async () => {
    const person = await createPerson(the())
    const key = await createAttribute(the(), { set_by: ['person'], type: 'number', allowed: [] })
    const organisation = await createOrganisation(the())
    const { id } = await addMember(the(), organisation.id, { account: person.id })
    const { browser, page } = await openAccount(the(), person, `/organisations/${id}`)
    const kept = await browser.submit(page, { [key]: 'twelve' })
    expect([kept.status, reasonsOn(kept)]).toEqual([422, ['attribute-malformed']])
    expect(kept.text).toContain('value="twelve"')
  })

  test('are left by one who ticks that they know it; the last administrator stays', async () => {
    const [person, last] = [await createPerson(the()), await createPerson(the())]
    const organisation = await createOrganisation(the(), { display_name: 'Zuivel Oost' })
    const boss = await addMember(the(), organisation.id, { account: last.id }, { role: 'administrator' })
    const { id } = await addMember(the(), organisation.id, { account: person.id })
    const { browser, page } = await openAccount(the(), person, `/organisations/${id}/leave`)
    expect(headingOf(page)).toBe('Leave Zuivel Oost?')
    const unsure = await browser.submit(page, {})
    expect(reasonsOn(unsure)).toEqual(['leave-not-sure'])
    const left = await browser.submit(unsure, { leave: 'sure' })
    expect(left.text).toContain('You have left the organisation.')
    expect(await held(person)).toEqual([])
    const boss_ = await openAccount(the(), last, `/organisations/${boss.id}/leave`)
    const stays = await boss_.browser.submit(boss_.page, { leave: 'sure' })
    expect([stays.status, reasonsOn(stays)]).toEqual([422, ['leave-last-administrator']])
    expect(await held(last)).toHaveLength(1)
  })

  test('stand in what may be downloaded of oneself, with what is said of one there', async () => {
    const person = await createPerson(the())
    const key = await createAttribute(the(), { type: 'text', allowed: [] })
    const { id: organisation } = await createOrganisation(the(), { display_name: 'Zuivel Zuid' })
    const { id } = await addMember(the(), organisation, { account: person.id })
    const { setAttributes } = organisationActs(the().house)
    const input = { setter: 'operator', said: { [key]: ['south'] } } as const
    await perform(the().house, setAttributes, tester, { organisation, id }, input)
    const { browser, page } = await openAccount(the(), person, '/data')
    const { organisations } = JSON.parse((await browser.submit(page, {}, { action: '/account/data' })).text)
    expect(organisations.memberships).toMatchObject([
      {
        organisation: 'Zuivel Zuid',
        role: 'member',
        endedAt: null,
        attributes: [{ key, values: ['south'] }],
      },
    ])
  })

  test('are asked for: what is wrong stands at its field, and nobody learns what there is', async () => {
    const person = await createPerson(the())
    const there = await createOrganisation(the())
    const { browser, page } = await openAccount(the(), person, '/organisations/apply')
    const right = {
      ...{ kind: 'kvk', number: there.registration_number, 'legal-name': 'Nieuw B.V.', street: 'Dijk' },
      ...{ 'house-number': '1', 'postal-code': '8011AB', city: 'Zwolle', country: 'NL', why: 'director' },
    }
    const wrong = await browser.submit(page, { ...right, kind: 'rsin', number: '123456789' })
    expect([wrong.status, reasonsOn(wrong)]).toEqual([422, ['number-wrong']])
    expect(wrong.text).toContain('value="Nieuw B.V."')
    const asked = await browser.submit(wrong, right)
    expect(asked.text).toContain('You have asked for it.')
    expect(asked.text).toContain('Nieuw B.V.')
    const fresh = await browser.go(new URL('/account/organisations/apply', the().origin))
    await browser.submit(fresh, { ...right, number: kvkNumber() })
    const open = await openApplications(the().house.db, { limit: 10 })
    expect(open.filter(({ account_id: account }) => account === person.id)).toHaveLength(2)
  })
})
