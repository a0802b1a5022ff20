import { describe, expect, test } from '@jest/globals'
import { withoutFactor } from '../factors/given.ts'
import { sql } from 'kysely'
import { openAccount } from '../harness/account.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { createPerson, totpNow, type TestPerson } from '../harness/people.ts'
import {
  atPortal,
  createPortal,
  open,
  redeem,
  startRequest,
  typePassword,
  putOff,
} from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { givenAccount } from '../accounts/given.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld()
const remembers = { sluis_remember_browsers: true }
const COOKIE = 'sluis_browser'
const DAY = 86_400_000

/** Signs in with password and app, in a browser that is to be remembered. */
async function remembered(person: TestPerson) {
  await forgetSteps(the())
  const portal = await createPortal(the(), remembers)
  const browser = new Browser()
  const page = await typePassword(browser, await open(browser, await startRequest(portal)), person.email)
  expect(page.text).toContain('Remember this browser for 30 days')
  const back = await browser.submit(page, { code: totpNow(), remember: 'yes' }, { stopAt: atPortal })
  expect(atPortal(back.url)).toBe(true)
  return { portal, browser }
}

/** Another day's sign-in in the same browser: nothing of the session is left but what it remembers. */
async function comeAgain(
  browser: Browser,
  person: TestPerson,
  metadata: object = remembers,
  parameters: Record<string, string> = {},
) {
  const later = browser.copy()
  for (const name of ['sluis_session', 'sluis_session.sig']) later.forget(name)
  const portal = await createPortal(the(), { ...metadata })
  const started = await startRequest(portal, parameters)
  const page = await typePassword(later, await open(later, started), person.email)
  return { portal, browser: later, started, page }
}

describe('a browser that is remembered', () => {
  test('is not asked for the second factor again, and the tokens say when it was used', async () => {
    const person = await createPerson(the())
    const { browser } = await remembered(person)
    const before = Math.floor(Date.now() / 1000)
    travel(3 * DAY)
    const { portal, started, page } = await comeAgain(browser, person)
    const claims = (await redeem(portal, started, page.url)).claims()
    expect(claims).toMatchObject({ acr: 'urn:sluis:loa:two-factor', amr: ['pwd'] })
    expect(Number(claims?.['auth_time'])).toBeLessThanOrEqual(before)
    const { rows } = await sql`select type from audit_event where account_id = ${person.id}
      and type like 'signin.browser.%' order by at`.execute(the().house.db)
    expect(rows).toEqual([{ type: 'signin.browser.remembered' }, { type: 'signin.browser.recalled' }])
  })

  test('is not offered, and not taken, where the portal does not say so', async () => {
    const person = await createPerson(the())
    const { browser } = await remembered(person)
    await forgetSteps(the())
    const { page, browser: later } = await comeAgain(browser, person, {})
    expect(headingOf(page)).toBe('Enter your code')
    expect(page.text).not.toContain('30 days')
    // nor by asking for it all the same
    const fresh = new Browser()
    const portal = await createPortal(the())
    const asked = await typePassword(fresh, await open(fresh, await startRequest(portal)), person.email)
    await fresh.go(
      asked.url,
      {
        method: 'POST',
        body: new URLSearchParams({ code: totpNow(), remember: 'yes' }),
        headers: { origin: the().origin },
      },
      atPortal,
    )
    expect([fresh.cookie(COOKIE), later.cookie(COOKIE)?.length]).toEqual([undefined, 43])
  })

  test('serves a portal that takes it, and in the same session none that does not', async () => {
    const person = await createPerson(the())
    const { browser } = await remembered(person)
    const { browser: later, page } = await comeAgain(browser, person)
    expect(atPortal(page.url)).toBe(true)
    const strict = await startRequest(await createPortal(the()))
    expect(headingOf(await open(later, strict))).toBe('Enter your code')
  })

  test.each<[string, Record<string, string>, object]>([
    ['a fresh sign-in is asked for', { prompt: 'login' }, {}],
    ['what counts must be younger', { max_age: '3600' }, {}],
    ['the level has an age', {}, { sluis_level_max_ages: { 'two-factor': 3600 } }],
    ['the factor does not count', {}, { sluis_factors_forbidden: ['totp'] }],
    ['the level takes no stand-in', {}, { sluis_minimum_level: 'low' }],
  ])('does not do where %s', async (_why, parameters, metadata) => {
    const person = await createPerson(the())
    await givenAccount(the(), person, { proofing: 'address' })
    const { browser } = await remembered(person)
    travel(2 * 3_600_000)
    const { page } = await comeAgain(browser, person, { ...remembers, ...metadata }, parameters)
    expect(headingOf(page)).toBe('Enter your code')
  })

  test('never opens my account, nor the change of what one signs in with', async () => {
    const person = await createPerson(the())
    const { browser } = await remembered(person)
    travel(3_600_000)
    const { browser: later, page } = await comeAgain(browser, person)
    expect(atPortal(page.url)).toBe(true)
    expect(headingOf(await later.go(`${the().origin}/account/factors`))).not.toBe('Two-step verification')
  })

  test('is remembered for thirty days, in that browser, and of that account', async () => {
    const person = await createPerson(the())
    const { browser } = await remembered(person)
    const other = await createPerson(the())
    expect(headingOf((await comeAgain(browser, other)).page)).toBe('Enter your code')
    expect(headingOf((await comeAgain(new Browser(), person)).page)).toBe('Enter your code')
    travel(30 * DAY + 1000)
    expect(headingOf((await comeAgain(browser, person)).page)).toBe('Enter your code')
  })

  test('is forgotten with the factor that it stands for, and with a new password', async () => {
    for (const end of [
      (person: TestPerson) => withoutFactor(the().house.db, person, 'totp'),
      (person: TestPerson) => givenAccount(the(), person, { era: 1 }),
    ]) {
      const person = await createPerson(the())
      const { browser } = await remembered(person)
      await end(person)
      const { page } = await comeAgain(browser, person)
      expect(atPortal(page.url)).toBe(false)
    }
  })

  test('is forgotten with a password that its owner changes, in that very browser', async () => {
    const person = await createPerson(the(), { passwordSetAt: new Date(Date.now() - 40 * DAY) })
    const { browser } = await remembered(person)
    await forgetSteps(the())
    const own = await openAccount(the(), person, '/password', browser.copy())
    const changed = await own.browser.submit(own.page, { 'new-password': 'Seven orange kettles' })
    expect(changed.url.search).toBe('?done=password-changed')
    const later = browser.copy()
    for (const name of ['sluis_session', 'sluis_session.sig']) later.forget(name)
    const started = await startRequest(await createPortal(the(), remembers))
    const page = await typePassword(later, await open(later, started), person.email, 'Seven orange kettles')
    expect(headingOf(page)).toBe('Enter your code')
  })

  test('is not offered for a recovery code, nor taken for one all the same', async () => {
    const person = await createPerson(the())
    const adding = await openAccount(the(), person, '/factors/add/recovery-codes')
    const [, code = ''] = /<li><code>([a-z2-7-]+)/.exec(adding.page.text) ?? []
    await adding.browser.submit(adding.page, { kept: 'yes' })
    const browser = new Browser()
    const started = await startRequest(await createPortal(the(), remembers))
    const app = await typePassword(browser, await open(browser, started), person.email)
    const page = await browser.go(app.url.href.replace('/challenge/totp', '/challenge/recovery-codes'))
    expect(page.text).not.toContain('30 days')
    const back = await browser.go(
      page.url,
      {
        method: 'POST',
        body: new URLSearchParams({ code, remember: 'yes' }),
        headers: { origin: the().origin },
      },
      atPortal,
    )
    const end = await putOff(browser, back)
    expect([atPortal(end.url), browser.cookie(COOKIE)]).toEqual([true, undefined])
  })

  test('is listed in my account, and forgotten there by its owner alone', async () => {
    const person = await createPerson(the())
    const { browser } = await remembered(person)
    const stranger = await createPerson(the())
    const theirs = await openAccount(the(), stranger, '/sessions')
    const own = await openAccount(the(), person, '/sessions')
    const id = /data-browser="([^"]+)"/.exec(own.page.text)?.[1] ?? ''
    expect(own.page.text).toContain('Remembered browsers')
    expect(theirs.page.text).not.toContain('data-browser')
    await theirs.browser.go(theirs.page.url, {
      method: 'POST',
      body: new URLSearchParams({ do: 'forget', browser: id }),
      headers: { origin: the().origin },
    })
    expect(atPortal((await comeAgain(browser, person)).page.url)).toBe(true)
    await own.browser.go(own.page.url, {
      method: 'POST',
      body: new URLSearchParams({ do: 'forget', browser: id }),
      headers: { origin: the().origin },
    })
    expect((await own.browser.go(own.page.url)).text).not.toContain('data-browser')
    expect(headingOf((await comeAgain(browser, person)).page)).toBe('Enter your code')
  })

  test('is remembered once for each of its people, who are told by mail', async () => {
    const person = await createPerson(the())
    const { browser, portal } = await remembered(person)
    const [mail] = await mailsTo(the(), person.email, 'signin/browser-remembered')
    expect(mail?.subject).toBe('A browser is remembered')
    const before = browser.cookie(COOKIE)
    await forgetSteps(the())
    const page = await typePassword(
      browser,
      await open(browser, await startRequest(portal, { prompt: 'login' })),
      person.email,
    )
    await browser.submit(page, { code: totpNow(), remember: 'yes' }, { stopAt: atPortal })
    expect(browser.cookie(COOKIE)).toMatch(/^[\w-]{43}$/)
    expect(browser.cookie(COOKIE)).not.toBe(before)
    const { rows } = await sql`select 1 from remembered_browser where account_id = ${person.id}`.execute(
      the().house.db,
    )
    expect(rows).toHaveLength(1)
  })

  test('is not remembered into the era that a new password began meanwhile', async () => {
    const person = await createPerson(the())
    const { db } = the().house
    // as the code is taken, and before the browser is remembered
    await sql`create function new_password() returns trigger language plpgsql as $$
      begin update account set era = era + 1 where id = new.account_id; return null; end $$`.execute(db)
    await sql`create constraint trigger new_password after insert on evidence deferrable initially deferred
      for each row when (new.kind = 'totp') execute function new_password()`.execute(db)
    const portal = await createPortal(the(), remembers)
    const browser = new Browser()
    const page = await typePassword(browser, await open(browser, await startRequest(portal)), person.email)
    await browser.submit(page, { code: totpNow(), remember: 'yes' }, { stopAt: atPortal })
    await sql`drop function new_password() cascade`.execute(db)
    const { rows } = await sql<{ era: number; browsers: number }>`select era, (
      select count(*)::int from remembered_browser where account_id = account.id) as browsers
      from account where id = ${person.id}`.execute(db)
    expect([rows, browser.cookie(COOKIE)]).toEqual([[{ era: 1, browsers: 0 }], undefined])
  })

  test('keeps nothing that a copy of the database could use', async () => {
    const person = await createPerson(the())
    const { browser } = await remembered(person)
    const token = browser.cookie(COOKIE) ?? ''
    expect(token).toMatch(/^[\w-]{43}$/)
    const { rows } = await sql<{ row: string }>`select b::text as row from remembered_browser b
      where account_id = ${person.id}`.execute(the().house.db)
    expect(JSON.stringify([rows, the().logged])).not.toContain(token)
  })
})
