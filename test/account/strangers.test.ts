import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import request from 'supertest'
import { arrive } from '../harness/arrive.ts'
import { openAccount, proveAddress } from '../harness/account.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf, secretOn } from '../harness/html.ts'
import { logoutReceiver } from '../harness/logout-receiver.ts'
import { linkIn, mailsTo, nextMail } from '../harness/mails.ts'
import { createPerson, PASSWORD, totpNow, TOTP_SECRET } from '../harness/people.ts'
import {
  atPortal,
  chooseWay,
  createPortal,
  open,
  putOff,
  startRequest,
  typeCode,
  typePassword,
  tokensFor,
} from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld()
const NEW = 'Seven orange kettles'
const at = (path: string): string => `${the().origin}/account${path}`
const old = () => new Date(Date.now() - 40 * 86_400_000)

const linkFor = async (email: string): Promise<URL> => {
  const browser = new Browser()
  await browser.submit(await browser.go(`${the().origin}/recover`), { username: email })
  return linkIn(await nextMail(the(), email, 'recovery/link'), /^\/recover\//)
}

describe('somebody who knows no more than the password', () => {
  test('sets up no second factor in my account: the sign-in asks for the mailed code first', async () => {
    const person = await createPerson(the(), { totp: false, activated: false })
    const { browser, page } = await openAccount(the(), person, '/factors')
    expect(headingOf(page)).toBe('Two-step verification')
    const check = await browser.go(at('/factors/add/totp'))
    expect(headingOf(check)).toBe('Just checking that it’s you')
    // nor by the address of a draft, made up
    const { rows } = await sql<{ count: number }>`
      select count from credential_change where account_id = ${person.id}`.execute(the().house.db)
    const draft = at(`/factors/add/totp/abcdefghijklmnop-${rows[0]?.count}`)
    expect(headingOf(await browser.go(draft))).toBe('Two-step verification')
    const posted = await browser.send(draft, {
      method: 'POST',
      body: new URLSearchParams({ code: totpNow() }),
      headers: { origin: the().origin },
    })
    expect(posted.status).toBe(422)
    // nor is a file had of codes that no page would show
    const saved = await browser.send(draft.replace('/totp/', '/recovery-codes/'), {
      method: 'POST',
      body: new URLSearchParams({ do: 'save' }),
      headers: { origin: the().origin },
    })
    expect([saved.status, saved.headers.get('content-disposition')]).toEqual([303, null])
    const enrol = await chooseWay(browser, await proveAddress(the(), browser, check, person.email))
    const done = await putOff(browser, await browser.submit(enrol, { code: totpNow(secretOn(enrol)) }))
    expect([done.url.pathname, headingOf(done)]).toEqual(['/account/factors', 'Two-step verification'])
    expect(done.text).toContain('data-kind="totp"')
  })

  test('does not keep its owner from being told that it expires', async () => {
    await createPortal(the())
    const person = await createPerson(the(), { passwordSetAt: new Date(Date.now() - 163 * 86_400_000) })
    const thief = new Browser()
    const lax = await startRequest(await createPortal(the(), { sluis_minimum_level: 'basic' }))
    const told = await typePassword(thief, await open(thief, lax), person.email)
    expect(headingOf(told)).toMatch(/^Your password expires in/)
    const later = await thief.submit(told, { do: 'later' }, { stopAt: atPortal })
    expect(atPortal(later.url)).toBe(true)
    await forgetSteps(the())
    const owner = new Browser()
    const code = await typePassword(
      owner,
      await open(owner, await startRequest(await createPortal(the()))),
      person.email,
    )
    expect(headingOf(await typeCode(owner, code))).toMatch(/^Your password expires in/)
  })
})

test('whoever signs in with the old password while it is being changed is out with the rest', async () => {
  const person = await createPerson(the(), { passwordSetAt: old() })
  const portal = await createPortal(the(), { sluis_minimum_level: 'two-factor' })
  const { browser, page } = await openAccount(the(), person, '/password')
  await forgetSteps(the())
  const thieves = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const thief = new Browser()
      return { thief, page: await open(thief, await startRequest(portal)) }
    }),
  )
  const type = async ({ thief, page: start }: (typeof thieves)[number]) => ({
    thief,
    page: await typePassword(thief, start, person.email),
  })
  // the first came before; the others are right, too: it is still the password while the new one is being hashed
  const halfway = [await type(thieves[0]!)]
  expect(headingOf(halfway[0]!.page)).toBe('Enter your code')
  const changing = browser.submit(page, { 'new-password': NEW })
  // one after the other, so that they come at every moment of it
  for (const each of thieves.slice(1)) halfway.push(await type(each))
  expect(headingOf(await changing)).toBe('Hello, Petra')
  for (const each of halfway.filter(({ page: p }) => headingOf(p) === 'Enter your code')) {
    const end = await typeCode(each.thief, each.page)
    expect([atPortal(end.url), headingOf(end)]).toEqual([false, 'Sign in'])
    await forgetSteps(the())
  }
  expect(headingOf(await browser.go(at('/sessions')))).toBe('Where you are signed in')
})

test('whoever has the phone that was removed is not at the second level any more', async () => {
  const { person, portal, browser: thief } = await arrive(the())
  const { browser, page } = await openAccount(the(), person, '/factors')
  const [first] = Array.from(page.text.matchAll(/data-factor="([^"]+)"/g), ([, id = '']) => id)
  const adding = await browser.go(at('/factors/add/totp'))
  await browser.submit(adding, { code: totpNow(secretOn(adding)) })
  await browser.submit(await browser.go(at('/factors')), { do: 'remove' }, { action: first! })
  const { rows } = await sql<{ secret: number }>`
    select count(*)::int as secret from totp_credential where account_id = ${person.id}`.execute(
    the().house.db,
  )
  expect(rows).toEqual([{ secret: 1 }])
  const asked = await open(thief, await startRequest(portal))
  expect(headingOf(asked)).toBe('Enter your code')
  expect(headingOf(await typeCode(thief, asked, totpNow(TOTP_SECRET)))).toBe('Enter your code')
  expect(headingOf(await browser.go(at('/sessions')))).toBe('Where you are signed in')
})

describe('a mailed link for a new password', () => {
  test('is dead after a change of password in my account', async () => {
    const person = await createPerson(the(), { passwordSetAt: old() })
    const link = await linkFor(person.email)
    const { browser, page } = await openAccount(the(), person, '/password')
    expect(headingOf(await browser.submit(page, { 'new-password': NEW }))).toBe('Hello, Petra')
    expect((await new Browser().go(link)).status).toBe(410)
  })

  test('is dead after a change of address, and another change works on', async () => {
    const person = await createPerson(the())
    const link = await linkFor(person.email)
    const { browser, page } = await openAccount(the(), person, '/email')
    await browser.submit(page, { email: 'petra.moved@example.test' })
    for (const to of [person.email, 'petra.moved@example.test']) {
      const [mail] = await mailsTo(the(), to, 'selfservice/confirm-address')
      const reader = new Browser()
      await reader.submit(await reader.go(linkIn(mail!, /address/)), {})
    }
    expect((await new Browser().go(link)).status).toBe(410)
  })

  test('tells the portals, when it is used, that everybody is out; so does “this wasn’t me”', async () => {
    const receiver = await logoutReceiver()
    const person = await createPerson(the())
    const portal = await createPortal(the(), { backchannel_logout_uri: receiver.uri })
    await tokensFor(new Browser(), portal, person.email)
    const chosen = new Browser()
    await chosen.submit(await chosen.go(await linkFor(person.email)), { 'new-password': NEW })
    await receiver.until(1)
    await forgetSteps(the())
    const again = new Browser()
    const started = await startRequest(portal)
    const code = await typePassword(again, await open(again, started), person.email, NEW)
    await typeCode(again, code)
    await again.submit(await again.go(at('/not-me')), {})
    await receiver.until(2)
    await receiver.close()
  })
})

test('several changes of address asked for at once leave one, and no error', async () => {
  const person = await createPerson(the())
  const { browser } = await openAccount(the(), person, '/email')
  const cookie = `sluis_account=${browser.cookie('sluis_account')}`
  const change = (_: unknown, i: number) =>
    request(at('/email'))
      .post('')
      .set({ cookie, 'sec-fetch-site': 'same-origin' })
      .type('form')
      .send({ email: `petra.${i}@example.test` })
  const answers = await Promise.all(Array.from({ length: 3 }, change))
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from email_change
    where account_id = ${person.id} and ended_at is null`.execute(the().house.db)
  expect(rows).toEqual([{ n: 1 }])
})

test('two hundred resets, changes and sign-ins at once: one password, one history in order, and no error 500', async () => {
  const person = await createPerson(the(), { passwordSetAt: old() })
  const link = await linkFor(person.email)
  const { browser } = await openAccount(the(), person, '/password')
  const cookie = `sluis_account=${browser.cookie('sluis_account')}`
  const portal = await createPortal(the(), { sluis_minimum_level: 'basic' })
  const starts = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const one = new Browser()
      return { one, page: await open(one, await startRequest(portal)) }
    }),
  )
  const other = await the().second()
  const post = async (path: string, i: number): Promise<number> => {
    const { status } = await request(i % 2 ? the().origin : other.origin)
      .post(path)
      .set({ cookie, 'sec-fetch-site': 'same-origin' })
      .type('form')
      .send({ 'new-password': `Seven orange kettles ${i}` })
    return status
  }
  const statuses = await Promise.all([
    ...Array.from({ length: 80 }, (_, i) => post('/account/password', i)),
    ...Array.from({ length: 80 }, (_, i) => post(link.pathname, 80 + i)),
    ...starts.map(async ({ one, page }) => (await typePassword(one, page, person.email)).status),
  ])
  expect(statuses).toHaveLength(200)
  expect(statuses.filter((status) => status >= 500 && status !== 503)).toEqual([])
  const { rows } = await sql<{ hash: string; set_at: Date }>`
    select hash, set_at from password_history where account_id = ${person.id} order by set_at`.execute(
    the().house.db,
  )
  // one of the changes, or one of the resets; after a change, the reset's link is dead
  expect(rows).toHaveLength(1)
  expect(await the().house.hasher.verify(rows[0]!.hash, PASSWORD)).toBe(true)
  expect(await mailsTo(the(), person.email, 'factors/renewed')).toHaveLength(1)
}, 60_000)
