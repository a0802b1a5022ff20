import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { accountByEmail, accountById, postalOf } from '../../src/domain/accounts/index.ts'
import { acceptActivation } from '../../src/domain/activations/index.ts'
import { heldBy, organisationById } from '../../src/domain/organisations/index.ts'
import { days, hours, minutes } from '../../src/platform/clock.ts'
import type { OrganisationId } from '../../src/policy/vocabulary.ts'
import { perform } from '../../src/acts/index.ts'
import { accountActs, activationActs } from '../../src/ports.ts'
import { begunVisit } from '../activations/given.ts'
import { opened, renewed, whom } from '../activations/posted.ts'
import { tester } from '../harness/acting.ts'
import { answerAll } from '../harness/account.ts'
import { CHOSEN, invite } from '../harness/activation.ts'
import { atConsole } from '../harness/console.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { addMember, createOrganisation, organising } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { beside, run } from '../harness/process.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { lettersPosted } from '../posting/given.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

let count = 0
/** Each has a letter box of its own: as many letters go to one as may. */
const address = () => ({
  ...{ street: 'Dorpsstraat', number: `${(count += 1)}a`, extra: '' },
  ...{ postal_code: '8011 AB', city: 'Zwolle', country: 'NL' },
})
const all = { role: 'administrator', powers: ['people', 'rights', 'organisation'] } as const

/** An organisation whose one administrator is gone, with somebody who acts for it and somebody who did. */
async function abandoned(changes: object = {}) {
  const { house } = the()
  const organisation = await createOrganisation(the(), { address: address(), ...changes })
  const [left, member, former] = [
    await createPerson(the()),
    await createPerson(the()),
    await createPerson(the()),
  ]
  await addMember(the(), organisation.id, { account: left.id }, all)
  await addMember(the(), organisation.id, { account: member.id })
  const ended = await addMember(the(), organisation.id, { account: former.id })
  const { acts } = organising(the())
  await perform(house, acts.endMember, tester, { organisation: organisation.id, id: ended.id }, {})
  await perform(house, accountActs(house).disable, tester, (await accountById(house.db, left.id))!)
  return { organisation, left, member, former }
}

const takeOver = (id: OrganisationId, person: { name: string; email: string }) =>
  perform(the().house, activationActs(the().house).takeOver, tester, id, {
    ...{ name: person.name, email: person.email, locale: 'en' as const },
  })

describe('an organisation that nobody looks after any more', () => {
  test('is taken over by a link, and by a letter to its address after fourteen days in which all are told', async () => {
    const { house } = the()
    const { organisation, left, member, former } = await abandoned()
    const person = whom()
    const begun = await takeOver(organisation.id, person)
    if (!begun.ok) throw new Error(begun.reason)
    expect(begun.activation).toMatchObject({ legs: ['mail', 'letter'], role: 'administrator' })
    for (const each of [left, member, former]) {
      const [mail] = await mailsTo(the(), each.email, 'activation/take-over')
      expect(mail?.subject).toBe('Somebody is to look after Bakkerij Jansen')
      expect(mail?.text).toContain(person.name)
    }
    expect((await lettersPosted(the())).has(person.name)).toBe(false)
    const { page } = await opened(the(), person.email)
    expect(page.text).toContain('whoever acted for the organisation before may object until then')
    travel(days(14) - hours(2))
    expect((await lettersPosted(the())).has(person.name)).toBe(false)
    travel(hours(3))
    const letter = (await lettersPosted(the())).get(person.name)!
    expect(letter.text).toContain('Bakkerij Jansen B.V.')
    expect(letter.text).toContain(`Dorpsstraat ${organisation.address?.number}`)
    const { browser, page: again } = await renewed(the(), person.email)
    const next = await browser.submit(again, { code: letter.code })
    const done = await browser.submit(next, { 'new-password': CHOSEN })
    expect(headingOf(done)).toBe('You act for Bakkerij Jansen now')
    const account = (await accountByEmail(house.db, person.email))!
    expect(await heldBy(house.db, account.id, new Date())).toMatchObject([all])
    expect(await organisationById(house.db, organisation.id)).toMatchObject({
      without_administrator_at: null,
    })
    // where an organisation is says nothing of where they live
    expect([account.proofing, await postalOf(house.db, house.vault, account.id)]).toEqual(['none', undefined])
  })

  test('is taken over by somebody who has an account with what they sign in with, and with the letter', async () => {
    const { organisation } = await abandoned()
    const name = whom().name
    const person = await createPerson(the(), { name })
    await the()
      .house.db.updateTable('account')
      .set({ first_signed_in_at: new Date(0) })
      .where('id', '=', person.id)
      .execute()
    expect(await takeOver(organisation.id, { name, email: person.email })).toMatchObject({ ok: true })
    travel(days(14) + hours(1))
    const letter = (await lettersPosted(the())).get(name)!
    const { browser, page } = await renewed(the(), person.email)
    await forgetSteps(the())
    const code = await answerAll(browser, await browser.submit(page, {}), person.email)
    expect(code.url.pathname).toBe('/activate/code')
    const join = await browser.submit(code, { code: letter.code })
    expect(join.url.pathname).toBe('/activate/join')
    expect(headingOf(await browser.submit(join, {}))).toBe('You act for Bakkerij Jansen now')
  })

  test('is not before the fourteen days are over, whatever was shown', async () => {
    const { organisation } = await abandoned()
    const begun = await takeOver(organisation.id, whom())
    if (!begun.ok) throw new Error(begun.reason)
    const { token_hash: visit } = await begunVisit(the(), begun.activation)
    const { db, clock } = the().house
    await sql`update activation_visit set code_at = ${clock()} where token_hash = ${visit}`.execute(db)
    const accept = () =>
      db.transaction().execute((tx) => acceptActivation(tx, { visit, signedIn: false }, clock()))
    expect(await accept()).toBeUndefined()
    await sql`update activation_visit set expires_at = ${new Date(clock().getTime() + days(30))}`.execute(db)
    travel(days(14) + hours(1))
    expect(await accept()).toMatchObject({ ended_as: 'accepted' })
  })

  test('is not where somebody looks after it again meanwhile: no letter leaves, and all are told', async () => {
    const { house, worker } = the()
    const { organisation, left, member } = await abandoned()
    const person = whom()
    expect(await takeOver(organisation.id, person)).toMatchObject({ ok: true })
    const { browser, page } = await opened(the(), person.email)
    expect(page.url.pathname).toBe('/activate/code')
    await perform(house, accountActs(house).enable, tester, (await accountById(house.db, left.id))!)
    expect(reasonsOn(await browser.go(page.url))).toEqual(['withdrawn'])
    // within minutes
    travel(minutes(2))
    await worker.chores.runAll()
    const soon = await mailsTo(the(), member.email, 'activation/take-over')
    expect(soon.map(({ subject }) => subject)).toContain('Nobody takes over Bakkerij Jansen')
    travel(days(14) + hours(1))
    await worker.chores.runAll()
    expect((await lettersPosted(the())).has(person.name)).toBe(false)
    const told = await mailsTo(the(), member.email, 'activation/take-over')
    expect(told.map(({ subject }) => subject).toSorted()).toEqual([
      'Nobody takes over Bakkerij Jansen',
      'Somebody is to look after Bakkerij Jansen',
    ])
  })

  test('brings whoever takes it over a new link as the letter leaves', async () => {
    const { organisation } = await abandoned()
    const person = whom()
    expect(await takeOver(organisation.id, person)).toMatchObject({ ok: true })
    const [first] = await mailsTo(the(), person.email, 'activation/link')
    expect(first?.text).toMatch(/the address at which the organisation is\s+registered/)
    travel(days(14) + hours(1))
    await the().worker.chores.runAll()
    const mails = await mailsTo(the(), person.email, 'activation/link')
    expect(mails).toHaveLength(2)
    expect(mails.filter(({ text }) => text.includes('at the earliest'))).toHaveLength(1)
  })

  test('keeps no other letter to its address from its turn', async () => {
    const { organisation } = await abandoned()
    expect(await takeOver(organisation.id, whom())).toMatchObject({ ok: true })
    const other = { ...whom(), postal: { ...organisation.address!, organisation: '' } }
    await invite(the(), { person: other })
    expect((await lettersPosted(the())).has(other.name)).toBe(true)
  })

  test('is not where somebody objects and it is withdrawn; and where its letter goes nobody changes alone', async () => {
    const { house } = the()
    const { organisation, member } = await abandoned()
    const person = whom()
    const begun = await takeOver(organisation.id, person)
    if (!begun.ok) throw new Error(begun.reason)
    const acts = activationActs(house)
    const to = { mobile: '+31612345678' }
    expect(await perform(house, acts.sendAgain, tester, begun.activation, to)).toMatchObject({
      reason: 'takes-over',
    })
    expect(await perform(house, acts.withdraw, tester, begun.activation)).toMatchObject({ ok: true })
    const told = await mailsTo(the(), member.email, 'activation/take-over')
    expect(told.map(({ subject }) => subject)).toContain('Nobody takes over Bakkerij Jansen')
    travel(days(15))
    expect((await lettersPosted(the())).has(person.name)).toBe(false)
  })

  const lookedAfter = async () => {
    const organisation = await createOrganisation(the())
    const { id } = await createPerson(the())
    await addMember(the(), organisation.id, { account: id }, all)
    return organisation
  }

  test('is taken over by one at a time, by whichever way it is asked', async () => {
    const { organisation } = await abandoned()
    const begun = await takeOver(organisation.id, whom())
    if (!begun.ok) throw new Error(begun.reason)
    const person = whom()
    expect(await takeOver(organisation.id, person)).toEqual({ ok: false, reason: 'take-over-under-way' })
    await perform(the().house, activationActs(the().house).withdraw, tester, begun.activation)
    expect(await takeOver(organisation.id, person)).toMatchObject({ ok: true })
  })

  test.each([
    ['has administrators', async () => (await lookedAfter()).id, 'has-administrators'],
    ['never had any', async () => (await createOrganisation(the())).id, 'has-administrators'],
    ['has no address', async () => (await abandoned({ address: null })).organisation.id, 'postal-missing'],
  ] as const)('is none that %s', async (_what, organisation, reason) => {
    const person = whom()
    expect(await takeOver(await organisation(), person)).toEqual({ ok: false, reason })
    expect(await mailsTo(the(), person.email, 'activation/link')).toEqual([])
  })

  test('is taken over once a second operator agrees; at the command line at once', async () => {
    const { organisation } = await abandoned()
    const { go, browser } = await atConsole(the(), 'operator')
    const page = await go(`/organisations/${organisation.id}`)
    expect(page.text).toContain('Have it taken over')
    const form = await go(`/organisations/${organisation.id}/take-over`)
    expect(form.text).toContain(`Dorpsstraat ${organisation.address?.number}`)
    const person = whom()
    const wrong = await browser.submit(form, { name: '', email: person.email }, { action: '/take-over' })
    expect(reasonsOn(wrong)).toEqual(['name-missing'])
    const typed = { name: person.name, email: person.email, locale: 'en' }
    const waits = await browser.submit(wrong, typed, { action: '/take-over' })
    expect(waits.url.pathname).toMatch(/agreements|proposals|waiting/)
    expect(await mailsTo(the(), person.email, 'activation/link')).toEqual([])
    const fresh = await createOrganisation(the())
    const not = await go(`/organisations/${fresh.id}/take-over`)
    const refused = await browser.submit(not, typed, { action: '/take-over' })
    expect(refused.text).toContain('It has administrators, or never had any')
    const told = await run(
      ['invitations', 'take-over', organisation.id, '--email', person.email, '--name', person.name],
      beside(the()),
    )
    expect([told.code, told.out]).toEqual([0, expect.stringContaining('The letter is posted from ')])
    const twice = await run(
      ['invitations', 'take-over', organisation.id, '--email', person.email, '--name', person.name],
      beside(the()),
    )
    expect([twice.code, twice.error]).toEqual([1, expect.stringContaining('taken over')])
  })
})
