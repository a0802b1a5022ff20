import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { perform } from '../../src/acts/index.ts'
import { tester } from '../harness/acting.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { attribute, elementsOf, fieldsOn, headingOf, reasonsOn, textOf } from '../harness/html.ts'
import {
  addMember,
  addNumber,
  createOrganisation,
  createRegister,
  organising,
} from '../harness/organisations.ts'
import { createPerson, PASSWORD, totpNow } from '../harness/people.ts'
import { atPortal, createPortal, open, redeem, startRequest, type Started } from '../harness/portal.ts'
import { statementsDuring } from '../harness/queries.ts'
import { linkIn, nextMail } from '../harness/mails.ts'
import { useWorld } from '../harness/setup.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { forWhom } from './given-for-whom.ts'

const the = useWorld()
const { portalFor, begin, claimIn } = forWhom(the)

/** Somebody who is called `anna` in an organisation with a number, and acts for another one as well. */
async function arrange(metadata: object = {}) {
  await forgetSteps(the())
  const register = await createRegister(the())
  const person = await createPerson(the())
  const [one, other] = [await createOrganisation(the()), await createOrganisation(the())]
  const number = await addNumber(the(), one.id, register)
  await addNumber(the(), other.id, register)
  const membership = await addMember(the(), one.id, { account: person.id }, { userName: 'Anna' })
  await addMember(the(), other.id, { account: person.id }, { userName: 'anna.other' })
  const portal = await portalFor({
    ...{ sluis_signin_form: 'number', sluis_number_register: register },
    ...metadata,
  })
  const browser = new Browser()
  const started: Started = await begin(portal)
  const page = await open(browser, started)
  const type = (fields: Record<string, string>, from: Page = page): Promise<Page> =>
    browser.submit(
      from,
      { password: PASSWORD, ...fields },
      { action: '/challenge/password', stopAt: atPortal },
    )
  return { register, person, one, other, number, membership, portal, browser, started, page, type }
}

describe('signing in by a number and a user name', () => {
  test('is for whom the number is, however it is written, and a number that became another means that', async () => {
    const { register, one, number, portal, browser, started, page, type } = await arrange()
    expect(fieldsOn(page)).toMatchObject({ number: '', 'user-name': '', register })
    const spaced = number.value.replace(/^(...)/, '$1 ')
    const code = await type({ number: ` ${spaced}`, 'user-name': 'ANNA ' })
    const back = await browser.submit(code, { code: totpNow() }, { stopAt: atPortal })
    expect(claimIn(await redeem(portal, started, back.url))).toMatchObject({ id: one.id })

    const { acts, performing } = organising(the())
    const merged = await perform(performing, acts.mergeNumbers, tester, one.id, {
      ...{ from: [number.id], to: { register, number: '987654', label: null }, who: 'any' },
    })
    expect(merged.ok).toBe(true)
    await forgetSteps(the())
    const later = new Browser()
    const again = await open(later, await begin(portal))
    const asked = await later.submit(again, {
      ...{ number: number.value, 'user-name': 'anna', password: PASSWORD },
    })
    expect(headingOf(asked)).toBe('Enter your code')
  })

  test.each([
    ['a number that nobody has', { number: '000001', 'user-name': 'anna' }],
    ['what is no number of the register', { number: 'x'.repeat(60), 'user-name': 'anna' }],
    ['another’s user name', { 'user-name': 'bo' }],
    ['the user name in another organisation', { 'user-name': 'anna.other' }],
    ['a wrong password', { password: 'Quite-another-99' }],
    ['somebody’s address', { 'user-name': 'person@example.test' }],
  ])(
    '%s is told as one answer, and nothing that was typed is lost but the password',
    async (_what, wrong) => {
      const { number, type } = await arrange()
      const typed = { number: number.value, 'user-name': 'anna', ...wrong }
      const page = await type(typed)
      expect([page.status, reasonsOn(page)]).toEqual([422, ['wrong-password']])
      expect(page.text).toContain('Check all three')
      expect(fieldsOn(page)).toMatchObject({
        ...{ number: typed.number, 'user-name': typed['user-name'], password: '' },
      })
    },
  )

  test('says beside the field what is missing', async () => {
    const { type } = await arrange()
    expect(reasonsOn(await type({ number: ' ', 'user-name': 'anna' }))).toEqual(['number-missing'])
    expect(reasonsOn(await type({ number: '1', 'user-name': '' }))).toEqual(['user-name-missing'])
    expect(reasonsOn(await type({ number: '1', 'user-name': 'a', password: '' }))).toEqual([
      'password-missing',
    ])
  })

  test('is slowed down by what was typed, whoever that is, however it is written', async () => {
    for (const isKnown of [true, false]) {
      const { number, type } = await arrange()
      const [value, userName] = [number.value, isKnown ? 'anna' : 'nobody']
      let page: Page | undefined
      let tries = 0
      for (; tries < 30; tries++) {
        const spaced = tries % 2 === 0 ? value : value.replace(/^(.)/, '$1 ')
        const from = { number: spaced, 'user-name': tries % 3 === 0 ? userName.toUpperCase() : userName }
        page = await type({ ...from, password: `wrong-Password-${tries}` })
        if (reasonsOn(page).includes('too-many-tries')) break
      }
      expect([isKnown, page && reasonsOn(page)]).toEqual([isKnown, ['too-many-tries']])
    }
  })

  test('asks the database as much of somebody whom nobody is as of somebody who is', async () => {
    const { number, type } = await arrange()
    const once = async (fields: Record<string, string>): Promise<number> =>
      (await statementsDuring(() => type({ password: 'wrong-Password-1', ...fields }))).filter(
        (text) => !text.includes('jobs.'),
      ).length
    // what clocks and jobs ask beside it comes on top now and then
    const asked = async (fields: Record<string, string>): Promise<number> =>
      Math.min(await once(fields), await once(fields), await once(fields))
    const known = await asked({ number: number.value, 'user-name': 'anna' })
    expect(await asked({ number: number.value, 'user-name': 'nobody' })).toBe(known)
    expect(await asked({ number: '000001', 'user-name': 'anna' })).toBe(known)
    expect(await asked({ number: 'none', 'user-name': 'none at all' })).toBe(known)
  })

  test('may be by an address instead, and is so where one is known', async () => {
    const { person, portal, page, browser } = await arrange()
    const link = elementsOf(page, 'a').find((each) => attribute(each, 'href')?.endsWith('by=address'))
    const other = await browser.go(new URL(attribute(link!, 'href') ?? '', page.url))
    expect(fieldsOn(other)).toMatchObject({ username: '' })
    const code = await browser.submit(other, { username: person.email, password: PASSWORD })
    expect(headingOf(code)).toBe('Enter your code')
    const hinted = await open(new Browser(), await begin(portal, { login_hint: person.email }))
    expect(fieldsOn(hinted)).toMatchObject({ username: person.email })
  })

  test('names nobody at a portal that does not ask for numbers', async () => {
    const { number } = await arrange()
    const browser = new Browser()
    const page = await open(browser, await startRequest(await createPortal(the())))
    const sent = await browser.send(page.url, {
      method: 'POST',
      body: new URLSearchParams({
        ...{ number: number.value, 'user-name': 'anna', password: PASSWORD },
      }),
      headers: { origin: the().origin },
    })
    expect([sent.status, reasonsOn(sent)]).toEqual([422, ['wrong-password']])
  })
})

describe('whoever forgot it', () => {
  /** As the browser sends the form by the button beside the password. */
  const forget = async (browser: Browser, page: Page, typed: Record<string, string>): Promise<Page> => {
    const { register = '' } = fieldsOn(page)
    const body = new URLSearchParams({ ...typed, password: '', register, back: page.url.pathname })
    const to = `${the().origin}/recover/start`
    return browser.go(to, { method: 'POST', body, headers: { origin: the().origin } })
  }

  const mailed = (page: Page) => page.url.pathname === '/recover/sent'

  test('is mailed a link by what they typed at the sign-in, and by nothing else', async () => {
    const { person, number, page, browser } = await arrange()
    const typed = { number: number.value, 'user-name': 'anna' }
    const asked = await forget(browser, page, typed)
    expect(fieldsOn(asked)).toMatchObject(typed)
    expect(reasonsOn(await browser.submit(asked, { 'user-name': '' }, { action: '/recover' }))).toEqual([
      'user-name-missing',
    ])
    const sent = await browser.submit(asked, {}, { action: '/recover' })
    expect([mailed(sent), sent.text.includes('an account that is called so')]).toEqual([true, true])
    const link = linkIn(await nextMail(the(), person.email, 'recovery/link'), /^\/recover\//)
    const choosing = await browser.go(new URL(link, the().origin))
    const named = await browser.submit(choosing, { 'new-password': 'Anna.Other-2031-xyz' })
    expect(reasonsOn(named)).toContain('password-names-you')
    const done = await browser.submit(choosing, { 'new-password': 'Tramhalte-Groen-2031' })
    expect(done.url.pathname).toBe('/recover/done')
    // nobody is called so: the same answer, and no mail
    const nobody = await browser.submit(asked, { 'user-name': 'nobody' }, { action: '/recover' })
    expect(mailed(nobody)).toBe(true)
    const said = (page: Page) => elementsOf(page, 'main').map(textOf)
    expect(said(nobody)).toEqual(said(sent))
  })

  test('may use an address there, and is told their user names by mail', async () => {
    const { person, one, other, page, browser } = await arrange()
    const asked = await forget(browser, page, { number: '1', 'user-name': 'x' })
    const hrefs = elementsOf(asked, 'a').flatMap((each) => attribute(each, 'href') ?? [])
    expect(hrefs).toEqual(expect.arrayContaining(['/recover?by=address', '/recover/user-name']))
    const byAddress = await browser.go(new URL('/recover?by=address', page.url))
    expect(fieldsOn(byAddress)).toHaveProperty('username')
    const forgot = await browser.go(new URL('/recover/user-name', page.url))
    expect(reasonsOn(await browser.submit(forgot, { username: ' ' }))).toEqual(['username-missing'])
    const sent = await browser.submit(forgot, { username: person.email.toUpperCase() })
    expect([mailed(sent), sent.text.includes('its user names')]).toEqual([true, true])
    const mail = await nextMail(the(), person.email, 'recovery/user-names')
    expect(mail.text).toContain(`${one.display_name}: Anna`)
    expect(mail.text).toContain(`${other.display_name}: anna.other`)
    const stranger = await browser.submit(await browser.go(forgot.url), { username: 'nobody@example.test' })
    expect(stranger.text).toBe(sent.text)
  })
})

test('nobody signs in by numbers that several organisations may have: the page asks for an address', async () => {
  const register = await createRegister(the(), { is_shared: true })
  const organisation = await createOrganisation(the())
  const { value } = await addNumber(the(), organisation.id, register)
  const person = await createPerson(the())
  await addMember(the(), organisation.id, { account: person.id }, { userName: 'anna' })
  const portal = await portalFor({ sluis_signin_form: 'number', sluis_number_register: register })
  const browser = new Browser()
  const page = await open(browser, await begin(portal))
  expect(fieldsOn(page)).not.toHaveProperty('number')
  const typed = { number: value, 'user-name': 'anna', password: PASSWORD }
  const body = new URLSearchParams(typed)
  const sent = await browser.send(page.url, { method: 'POST', body, headers: { origin: the().origin } })
  expect([sent.status, reasonsOn(sent)]).toEqual([422, ['wrong-password']])
})

test('a link is asked for as often as what is compared, however it is written', async () => {
  const register = await createRegister(the())
  // asking is a job each, whoever it is
  const asked = async (): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from jobs.job where name = 'recovery-mail'`.execute(the().house.db)
    return rows[0]?.count ?? 0
  }
  const before = await asked()
  const browser = new Browser()
  const start = { number: '7', 'user-name': 'x', register, back: '/' }
  const headers = { origin: the().origin }
  const at = `${the().origin}/recover`
  await browser.go(`${at}/start`, { method: 'POST', body: new URLSearchParams(start), headers })
  for (const number of ['777777', '7 77777', '77 7777', '777 777', '7777 77', '77777 7']) {
    const body = new URLSearchParams({ number, 'user-name': 'Nobody', register })
    await browser.go(at, { method: 'POST', body, headers })
  }
  // three, as of any address
  expect(await asked()).toBe(before + 3)
})

test('a portal that asks for a number says of which register', async () => {
  await expect(createPortal(the(), { sluis_signin_form: 'number' })).rejects.toThrow('sluis_number_register')
})
