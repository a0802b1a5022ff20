import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { heldBy, membershipAsSaid, membershipIn, requestsOf } from '../../src/domain/organisations/index.ts'
import { answerAll } from '../harness/account.ts'
import { Browser } from '../harness/browser.ts'
import { atDesk, type AtDesk } from '../harness/desk.ts'
import { headingOf, noticeOn, reasonsOn } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { addMember, addNumber, createOrganisation, createRegister } from '../harness/organisations.ts'
import { createPerson, type TestPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld()

/** Somebody in their own account. */
async function atAccount(name = 'Vera Vraagt') {
  const person = await createPerson(the(), { name })
  const browser = new Browser()
  await forgetSteps(the())
  const at = (path: string) => `${the().origin}/account/organisations${path}`
  await answerAll(browser, await browser.go(at('')), person.email)
  return {
    person,
    go: (path = '') => browser.go(at(path)),
    ask: async (fields: Record<string, string>) =>
      browser.submit(await browser.go(at('/ask')), fields, { action: '/account/organisations/ask' }),
    askMore: async (membership: string, fields: Record<string, string>) =>
      browser.submit(await browser.go(at(`/${membership}/ask`)), fields, { action: `/${membership}/ask` }),
    browser,
  }
}

const newest = async (account: string) => (await requestsOf(the().house.db, account as never, 1))[0]!

const answer = async (
  desk: AtDesk,
  id: string,
  how: 'grant' | 'decline',
  fields: Record<string, string> = {},
) => desk.press(await desk.go(`/requests/${id}`), `/requests/${id}/${how}`, fields)

const acts = async (account: string, organisation: string) =>
  (await heldBy(the().house.db, account as never, new Date())).find(
    (each) => each.organisation_id === organisation && each.why === undefined,
  )

describe('somebody asks to be let in', () => {
  test('by the number of the organisation: an administrator is mailed, and lets them in by one press', async () => {
    const desk = await atDesk(the())
    const them = await atAccount('Nina Nieuw')
    const asked = await them.ask({
      kind: 'kvk',
      number: desk.organisation.registration_number,
      why: 'I start on Monday',
    })
    expect(noticeOn(asked)).toBe('The question is on its way to those who look after it.')
    await the().worker.chores.runAll()
    const [mail] = await mailsTo(the(), desk.person.email, 'organisations/asked')
    expect(mail!.text).toContain('Nina Nieuw asks to act for Bakkerij Jansen')
    // what they wrote themselves is no mail of ours
    expect(mail!.text).not.toContain('Monday')
    const home = await desk.go()
    expect(home.text).toContain('Nina Nieuw asks to act for you')
    const { id } = await newest(them.person.id)
    const page = await desk.go(`/requests/${id}`)
    expect(page.text).toContain('I start on Monday')
    const done = await answer(desk, id, 'grant')
    expect(noticeOn(done)).toBe('It is given, and they are mailed.')
    expect(await acts(them.person.id, desk.organisation.id)).toMatchObject({
      role: 'member',
      all_numbers: true,
    })
    expect(await mailsTo(the(), them.person.email, 'selfservice/changed')).toHaveLength(1)
    expect((await them.go()).text).toContain('data-request="granted"')
    expect((await desk.go(`/requests/${id}`)).status).toBe(404)
  })

  test('by a customer number, for a part of the numbers, and is declined with why', async () => {
    const desk = await atDesk(the())
    const number = await addNumber(the(), desk.organisation.id, await createRegister(the()))
    const [them, other] = [await atAccount(), await atAccount()]
    await them.ask({ kind: 'number', number: ` ${number.value} ` })
    await other.ask({ kind: 'number', number: number.value })
    await answer(desk, (await newest(them.person.id)).id, 'grant', {
      ...{ 'numbers-cover': 'some', [`numbers-${number.id}`]: 'yes' },
    })
    const held = await acts(them.person.id, desk.organisation.id)
    const row = await membershipIn(the().house.db, desk.organisation.id, held!.id)
    expect((await membershipAsSaid(the().house.db, row!)).numbers).toEqual([number.id])
    const no = await answer(desk, (await newest(other.person.id)).id, 'decline', {
      answer: 'Ask Piet\r\nfirst.',
    })
    expect(noticeOn(no)).toBe('You have said no, and they are mailed.')
    const told = await other.go()
    expect(told.text).toContain('data-request="declined"')
    expect(told.text).toContain('Ask Piet first.')
    expect(await acts(other.person.id, desk.organisation.id)).toBeUndefined()
  })

  test('and learns nothing by it: of a number that is nobody’s they are told the same, and it waits as long', async () => {
    const desk = await atDesk(the())
    const them = await atAccount()
    const known = await them.ask({ kind: 'kvk', number: desk.organisation.registration_number })
    const unknown = await them.ask({ kind: 'kvk', number: '99999999' })
    const said = ({ text }: { text: string }) =>
      text
        .replaceAll(desk.organisation.registration_number, 'NUMBER')
        .replaceAll('99999999', 'NUMBER')
        .split('data-request')
        .slice(1)
        .map((each) => each.replace(/[\da-f-]{36}/g, '').replace(/<\/form>.*/s, ''))
    expect([known.url.search, unknown.url.search]).toEqual(['?done=asked-to-join', '?done=asked-to-join'])
    const [first, second] = said(unknown)
    expect(first).toBe(second)
    // asked again, both are said to wait
    for (const number of [desk.organisation.registration_number, '99999999'])
      expect(reasonsOn(await them.ask({ kind: 'kvk', number }))).toEqual(['already-asked'])
    travel(31 * 24 * 60 * 60_000)
    for (let i = 0; i < 6; i += 1) await the().worker.chores.runAll()
    const rows = await requestsOf(the().house.db, them.person.id, 5)
    expect(rows.map((row) => row.ended_as)).toEqual(['closed', 'closed'])
    const mails = await mailsTo(the(), them.person.email, 'selfservice/changed')
    expect(mails).toHaveLength(2)
  })

  test('waits for five answers at most, and may take one back', async () => {
    const them = await atAccount()
    for (let i = 0; i < 5; i += 1) await them.ask({ kind: 'kvk', number: `1234567${i}` })
    expect(reasonsOn(await them.ask({ kind: 'kvk', number: '12345679' }))).toEqual(['too-many-asked'])
    const { id } = await newest(them.person.id)
    const list = await them.go()
    const back = await them.browser.submit(list, {}, { action: `/requests/${id}/withdraw` })
    expect(noticeOn(back)).toBe('It is taken back.')
    expect((await newest(them.person.id)).ended_as).toBe('withdrawn')
    // ten in a day, whatever became of them
    await sql`update access_request set ended_at = now(), ended_as = 'withdrawn', look_at = null where account_id = ${them.person.id} and ended_at is null`.execute(
      the().house.db,
    )
    for (let i = 0; i < 5; i += 1) await them.ask({ kind: 'kvk', number: `2234567${i}` })
    await sql`update access_request set ended_at = now(), ended_as = 'withdrawn', look_at = null where account_id = ${them.person.id} and ended_at is null`.execute(
      the().house.db,
    )
    expect(reasonsOn(await them.ask({ kind: 'kvk', number: '32345678' }))).toEqual(['too-many-asked'])
    const other = await atAccount()
    const not = await other.browser.go(`${the().origin}/account/organisations/requests/${id}/withdraw`, {
      method: 'POST',
      body: new URLSearchParams(),
      headers: { origin: the().origin },
    })
    expect(not.status).toBe(404)
  })
})

describe('a member asks for more', () => {
  test('a role alone: it is given by whoever makes administrators, with no power that they lack', async () => {
    const whole = await atDesk(the())
    const { organisation } = whole
    const [rights, making] = [
      await atDesk(the(), { organisation, powers: ['people', 'rights'] }),
      await atDesk(the(), { organisation, powers: ['people', 'organisation'] }),
    ]
    const them = await atAccount('Wim Werk')
    const { id } = await addMember(the(), organisation.id, { account: them.person.id })
    await them.askMore(id, { administrator: 'yes' })
    const request = await newest(them.person.id)
    expect((await rights.go(`/requests/${request.id}`)).text).not.toContain('/grant"')
    await answer(making, request.id, 'grant', { 'power-0': 'yes', 'power-1': '', 'power-2': '' })
    const row = await membershipIn(the().house.db, organisation.id, id)
    expect(row).toMatchObject({ role: 'administrator', powers: ['people'] })
  })

  test('a number and a role: it is given by one press, with what they have', async () => {
    const desk = await atDesk(the())
    const register = await createRegister(the())
    const [one, two] = [
      await addNumber(the(), desk.organisation.id, register),
      await addNumber(the(), desk.organisation.id, register),
    ]
    const them = await atAccount('Wim Werk')
    const { id } = await addMember(
      the(),
      desk.organisation.id,
      { account: them.person.id },
      { numbers: [one.id], branches: [] },
    )
    expect(reasonsOn(await them.askMore(id, {}))).toEqual(['nothing-asked'])
    await them.askMore(id, { numbers: `${two.value}\n000`, administrator: 'yes', why: 'Piet has left' })
    const request = await newest(them.person.id)
    const page = await desk.go(`/requests/${request.id}`)
    expect(headingOf(page)).toBe('Wim Werk asks to be allowed more')
    expect(page.text.replace(/\s+/g, ' ')).toMatch(/Not known here<\/dt> <dd> ?000/)
    await answer(desk, request.id, 'grant')
    const row = await membershipIn(the().house.db, desk.organisation.id, id)
    expect(await membershipAsSaid(the().house.db, row!)).toMatchObject({
      ...{ role: 'administrator', numbers: [one.id, two.id].toSorted() },
    })
  })

  test('is answered by whoever looks after rights, and by nobody who asks', async () => {
    const whole = await atDesk(the())
    const people = await atDesk(the(), { organisation: whole.organisation, powers: ['people'] })
    const them = await atAccount()
    const { id } = await addMember(the(), whole.organisation.id, { account: them.person.id })
    await them.askMore(id, { why: 'More, please' })
    const request = await newest(them.person.id)
    const page = await people.go(`/requests/${request.id}`)
    expect(page.text).not.toContain('/grant"')
    const refused = await people.press(
      await whole.go(`/requests/${request.id}`),
      `/requests/${request.id}/grant`,
    )
    expect(reasonsOn(refused)).toEqual(['power-missing'])
    expect((await newest(them.person.id)).ended_at).toBeNull()
  })

  test('and an administrator cannot answer their own', async () => {
    const desk = await atDesk(the())
    const { organisation, membership, browser, person } = desk
    const page = await browser.go(`${the().origin}/account/organisations/${membership}/ask`)
    await browser.submit(page, { numbers: '1001' }, { action: `/${membership}/ask` })
    const { id } = await newest(person.id)
    expect((await desk.go(`/requests/${id}`)).text).not.toContain('/grant"')
    const other = await atDesk(the(), { organisation })
    const refused = await desk.press(await other.go(`/requests/${id}`), `/requests/${id}/grant`)
    expect(reasonsOn(refused)).toEqual(['power-missing'])
  })
})

describe('what nobody answers', () => {
  test('goes to the other administrators after seven days, to the operator after fourteen, and is closed after thirty', async () => {
    const organisation = await createOrganisation(the())
    const desks: TestPerson[] = []
    for (let i = 0; i < 3; i += 1) {
      const person = await createPerson(the(), { name: `Beheer ${i}` })
      await addMember(
        the(),
        organisation.id,
        { account: person.id },
        { role: 'administrator', powers: ['people', 'rights', 'organisation'] },
      )
      desks.push(person)
    }
    const asked = async () =>
      Promise.all(desks.map(async ({ email }) => (await mailsTo(the(), email, 'organisations/asked')).length))
    const them = await atAccount()
    await them.ask({ kind: 'kvk', number: organisation.registration_number })
    expect(await asked()).toEqual([0, 0, 0])
    await the().worker.chores.runAll()
    expect(await asked()).toEqual([1, 1, 0])
    const day = 24 * 60 * 60_000
    const passed = async () => (await newest(them.person.id)).passed_to
    travel(6 * day)
    await the().worker.chores.runAll()
    expect([await passed(), await asked()]).toEqual(['first', [1, 1, 0]])
    travel(2 * day)
    await the().worker.chores.runAll()
    expect([await passed(), await asked()]).toEqual(['all', [1, 1, 1]])
    travel(7 * day)
    await the().worker.chores.runAll()
    expect(await passed()).toBe('operator')
    const { rows } =
      await sql`select 1 from access_request where passed_to = 'operator' and organisation_id = ${organisation.id}`.execute(
        the().house.db,
      )
    expect(rows).toHaveLength(1)
    travel(16 * day)
    await the().worker.chores.runAll()
    expect((await newest(them.person.id)).ended_as).toBe('closed')
  })

  test('is not asked any more of somebody who was let in by another way', async () => {
    const desk = await atDesk(the())
    const them = await atAccount()
    await them.ask({ kind: 'kvk', number: desk.organisation.registration_number })
    await addMember(the(), desk.organisation.id, { account: them.person.id })
    expect((await newest(them.person.id)).ended_as).toBe('granted')
  })

  test('of two administrators who answer at once, one does', async () => {
    const desk = await atDesk(the())
    const other = await atDesk(the(), { organisation: desk.organisation })
    const them = await atAccount()
    await them.ask({ kind: 'kvk', number: desk.organisation.registration_number })
    const { id } = await newest(them.person.id)
    const pages = [await desk.go(`/requests/${id}`), await other.go(`/requests/${id}`)] as const
    const [yes, no] = await Promise.all([
      desk.press(pages[0], `/requests/${id}/grant`),
      other.press(pages[1], `/requests/${id}/decline`),
    ])
    const statuses = [yes.status, no.status].toSorted((a, b) => a - b)
    expect(statuses[0]).toBe(200)
    expect([404, 409]).toContain(statuses[1])
    const isIn = (await acts(them.person.id, desk.organisation.id)) !== undefined
    expect(isIn).toBe((await newest(them.person.id)).ended_as === 'granted')
  })
})
