import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import * as openid from 'openid-client'
import request from 'supertest'
import { sessionEnding } from '../../src/ports.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { linkIn, mailsTo, nextMail } from '../harness/mails.ts'
import { createPerson, PASSWORD, type TestPerson } from '../harness/people.ts'
import { createPortal, open, startRequest, typePassword, tokensFor } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { networkPace } from '../../src/policy/paces.ts'
import { travel } from '../harness/travel.ts'
import { until } from '../harness/until.ts'
import { givenAccount } from '../accounts/given.ts'
import { forgetTries } from '../platform/given.ts'
import { withoutFactor } from '../factors/given.ts'
import { tester } from '../harness/acting.ts'

const the = useWorld()
const NEW = 'Seven orange kettles'
const template = 'recovery/link'

const askFor = async (email: string, browser = new Browser()): Promise<Page> =>
  browser.submit(await browser.go(`${the().origin}/recover`), { username: email })
const linkFor = async (email: string, count = 1): Promise<URL> => {
  await askFor(email)
  return linkIn(await nextMail(the(), email, template, count), /^\/recover\//)
}
const choose = async (link: URL, password = NEW, browser = new Browser()): Promise<Page> =>
  browser.submit(await browser.go(link), { 'new-password': password })
const jobsDone = () =>
  until(async () => {
    const { rows } =
      await sql`select 1 from jobs.job where name = 'recovery-mail' and state < 'completed'`.execute(
        the().house.db,
      )
    return rows.length === 0
  })

describe('a forgotten password', () => {
  test('the same page and status for an address that nobody has, and nothing is sent', async () => {
    const person = await createPerson(the())
    const [known, unknown] = [await askFor(person.email), await askFor('nobody@nowhere.example')]
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text])
    await jobsDone()
    expect(await mailsTo(the(), 'nobody@nowhere.example', template)).toEqual([])
    const disabled = await createPerson(the())
    await givenAccount(the(), disabled, { standing: 'disabled' })
    expect((await askFor(disabled.email)).text).toBe(known.text)
    await jobsDone()
    expect(await mailsTo(the(), disabled.email, template)).toEqual([])
  })

  test('an empty address is refused beside the field; what was typed is kept', async () => {
    const browser = new Browser()
    const page = await browser.submit(await browser.go(`${the().origin}/recover`), { username: ' ' })
    expect([page.status, reasonsOn(page)]).toEqual([422, ['username-missing']])
  })

  test('a hundred addresses from one place are slowed down', async () => {
    const browser = new Browser()
    const page = await browser.go(`${the().origin}/recover`)
    const pages: Page[] = []
    for (let i = 0; i <= networkPace.atOnce; i++)
      pages.push(await browser.submit(page, { username: `spray${i}@nowhere.example` }))
    expect(pages.at(-1)!.status).toBe(429)
    expect(reasonsOn(pages.at(-1)!)).toEqual(['network-limit'])
    await forgetTries(the())
  })

  test('three mails an hour and no more, however the address is spelt, and nobody is told', async () => {
    const person = await createPerson(the())
    const pages: Page[] = []
    for (const email of [
      person.email,
      person.email.toUpperCase(),
      ` ${person.email}`,
      person.email,
      person.email,
    ])
      pages.push(await askFor(email))
    expect(new Set(pages.map(({ status, text }) => `${status}${text}`)).size).toBe(1)
    await jobsDone()
    expect(await mailsTo(the(), person.email, template)).toHaveLength(3)
  })

  test('what is counted is what is looked up, however much stands behind it', async () => {
    const count = async (): Promise<number> => {
      const { rows } = await sql<{
        n: number
      }>`select count(*)::int as n from jobs.job where name = 'recovery-mail'`.execute(the().house.db)
      return rows[0]?.n ?? 0
    }
    const before = await count()
    for (let i = 0; i < 6; i++) await askFor(`padded@example.test${'\u200b'.repeat(310)}z${i}`)
    expect((await count()) - before).toBe(3)
  })

  test('a link made from a forged host is not made', async () => {
    const person = await createPerson(the())
    await request(the().origin)
      .post('/recover')
      .set({ 'x-forwarded-host': 'evil.example', origin: the().origin })
      .type('form')
      .send({ username: person.email })
      .expect(421)
  })
})

describe('a mailed link', () => {
  test('opened by a scanner any number of times, by GET or HEAD, changes nothing', async () => {
    const person = await createPerson(the())
    const link = await linkFor(person.email)
    for (const method of ['get', 'head', 'get'] as const) await request(link.href)[method]('').expect(200)
    expect((await choose(link)).url.pathname).toBe('/recover/done')
  })

  test('works once', async () => {
    const person = await createPerson(the())
    const link = await linkFor(person.email)
    const browser = new Browser()
    const form = await browser.go(link)
    await browser.submit(form, { 'new-password': NEW })
    const again = await browser.submit(form, { 'new-password': 'Eight orange kettles' })
    expect([again.status, reasonsOn(again)]).toEqual([410, ['link-spent']])
    expect((await browser.go(link)).status).toBe(410)
  })

  test('tells what is wrong with the new password, and works on', async () => {
    const person = await createPerson(the())
    const link = await linkFor(person.email)
    const wrong = await choose(link, 'short')
    expect([wrong.status, reasonsOn(wrong)]).toEqual([
      422,
      ['password-too-short password-too-plain password-well-known'],
    ])
    expect(reasonsOn(await choose(link, PASSWORD))).toEqual(['password-used-before'])
    expect((await choose(link)).url.pathname).toBe('/recover/done')
  })

  test('may be used right after a change, and right after another link', async () => {
    const person = await createPerson(the())
    await choose(await linkFor(person.email))
    expect((await choose(await linkFor(person.email, 2), 'Eight orange kettles')).url.pathname).toBe(
      '/recover/done',
    )
  })

  test('is dead after 30 minutes', async () => {
    const person = await createPerson(the())
    const link = await linkFor(person.email)
    travel(29 * 60_000)
    expect((await new Browser().go(link)).status).toBe(200)
    travel(2 * 60_000)
    expect((await new Browser().go(link)).status).toBe(410)
  })

  test.each<[string, (person: TestPerson, link: URL) => Promise<unknown>]>([
    ['a newer one', ({ email }) => linkFor(email, 2)],
    [
      'whatever ends the account’s sign-ins, as a change of password does',
      ({ id }) =>
        the()
          .house.db.transaction()
          .execute((tx) => sessionEnding(the().house).endAll(tx, tester, id, { reason: 'test' }, new Date())),
    ],
    [
      'another address',
      ({ id }) =>
        the()
          .house.db.updateTable('identifier')
          .set({ value: 'new@example.test', lookup: 'new@example.test' })
          .where('account_id', '=', id)
          .execute(),
    ],
    ['being disabled', ({ id }) => givenAccount(the(), { id }, { standing: 'disabled' })],
  ])('is dead after %s', async (_what, happen) => {
    const person = await createPerson(the())
    const link = await linkFor(person.email)
    await happen(person, link)
    expect((await new Browser().go(link)).status).toBe(410)
    const posted = request(link.href).post('').set('origin', the().origin).type('form')
    await posted.send({ 'new-password': NEW }).expect(410)
  })

  test('is in no log line and at rest only as a hash', async () => {
    const person = await createPerson(the())
    const link = await linkFor(person.email)
    const token = link.pathname.split('/').at(-1)!
    await choose(link, 'short')
    await new Browser().go(new URL(`${link.pathname}/nothing`, link))
    await choose(link)
    await new Browser().go(link)
    expect(JSON.stringify(the().logged)).not.toContain(token)
    const { rows } = await sql<{ t: string }>`select r::text as t from password_reset r
      union all select e::text from audit_event e union all select j::text from jobs.job j`.execute(
      the().house.db,
    )
    expect(rows.some(({ t }) => t.includes(token))).toBe(false)
  })

  test('ends every session and refresh token, and voids what somebody else is signing in with', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the())
    const thief = new Browser()
    const { refresh_token: refresh = '' } = await tokensFor(thief, portal, person.email)
    const halfway = new Browser()
    const page = await typePassword(halfway, await open(halfway, await startRequest(portal)), person.email)
    expect(headingOf(page)).toBe('Enter your code')
    await choose(await linkFor(person.email))
    await expect(openid.refreshTokenGrant(portal.config, refresh)).rejects.toThrow('error')
    expect(headingOf(await open(thief, await startRequest(portal)))).toBe('Sign in')
    expect(headingOf(await halfway.go(page.url))).toBe('Sign in')
  })

  test('lets who has no second factor yet set one up; reading the mail has proven the address', async () => {
    const person = await createPerson(the(), { totp: false, activated: false })
    await choose(await linkFor(person.email))
    const browser = new Browser()
    const page = await open(browser, await startRequest(await createPortal(the())))
    expect(headingOf(await typePassword(browser, page, person.email, NEW))).toBe('Protect your account')
  })

  test('gives a password to who never had one', async () => {
    const person = await createPerson(the(), { totp: false })
    await withoutFactor(the().house.db, person, 'password')
    await choose(await linkFor(person.email))
    const browser = new Browser()
    const page = await open(browser, await startRequest(await createPortal(the())))
    expect(headingOf(await typePassword(browser, page, person.email, NEW))).toBe('Protect your account')
  })

  test('used two hundred times at once by four processes changes one password, and no error is a 500', async () => {
    const person = await createPerson(the())
    const link = await linkFor(person.email)
    const others = [await the().second(), await the().second(), await the().second()]
    const use = async (_: unknown, i: number): Promise<number> => {
      const { origin } = [the(), ...others][i % 4]!
      const { status } = await request(origin)
        .post(link.pathname)
        .set('sec-fetch-site', 'same-origin')
        .type('form')
        .send({ 'new-password': `Seven orange kettles ${i}` })
      return status
    }
    const statuses = await Promise.all(Array.from({ length: 200 }, use))
    expect(statuses.filter((status) => status === 303)).toHaveLength(1)
    expect(statuses.filter((status) => ![303, 410, 429, 503].includes(status))).toEqual([])
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from password_history where account_id = ${person.id}`.execute(the().house.db)
    expect(rows[0]?.n).toBe(1)
  })
})
