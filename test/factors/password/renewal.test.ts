import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { arrive } from '../../harness/arrive.ts'
import { Browser, type Page } from '../../harness/browser.ts'
import { headingOf, reasonsOn } from '../../harness/html.ts'
import { logoutReceiver } from '../../harness/logout-receiver.ts'
import { mailsTo } from '../../harness/mails.ts'
import { createPerson, PASSWORD, totpNow, type TestPerson } from '../../harness/people.ts'
import {
  atPortal,
  createPortal,
  open,
  redeem,
  startRequest,
  typeCode,
  typePassword,
  tokensFor,
} from '../../harness/portal.ts'
import { useWorld } from '../../harness/setup.ts'
import { until } from '../../harness/until.ts'
import * as openid from 'openid-client'
import { forgetSteps } from '../totp/given.ts'
import { givenPassword, replacePassword } from './given.ts'

const the = useWorld()
const NEW = 'Seven orange kettles'

const expired = (): Date => new Date(Date.now() - 200 * 86_400_000)
const in20Days = (): Date => new Date(Date.now() - 163 * 86_400_000)

const choose = (browser: Browser, page: Page, password: string): Promise<Page> =>
  browser.submit(page, { 'new-password': password }, { stopAt: atPortal })

/** Signs in until the page that asks for a new password. */
const toRenewal = async (person: TestPerson, metadata = {}) => {
  const begun = await arrive(the(), { person, portal: metadata, upTo: 'second step' })
  return { ...begun, page: await typeCode(begun.browser, begun.page) }
}

const passwordRow = async (id: string) => {
  const { rows } = await sql<{ set_at: Date; expires_at: Date; change_because: string | null; hash: string }>`
    select * from password_credential where account_id = ${id}`.execute(the().house.db)
  return rows[0]!
}
const historyRows = async (id: string) =>
  (
    await sql<{ set_at: Date; hash: string }>`
      select * from password_history where account_id = ${id} order by set_at`.execute(the().house.db)
  ).rows

describe('an expired password', () => {
  test('still proves who it is, once: second factor first, then a new one, then the portal', async () => {
    const { person, browser, portal, started, page } = await arrive(the(), {
      person: { passwordSetAt: expired() },
      upTo: 'second step',
    })
    expect(headingOf(page)).toBe('Enter your code')
    const renewal = await typeCode(browser, page)
    expect([renewal.status, headingOf(renewal)]).toEqual([200, 'Choose a new password'])
    expect(renewal.text).toContain('Your password has expired')
    const back = await choose(browser, renewal, NEW)
    expect((await redeem(portal, started, back.url)).claims()).toMatchObject({ amr: ['mfa', 'otp', 'pwd'] })
    const old = await arrive(the(), { person, upTo: 'second step' })
    expect(reasonsOn(old.page)).toEqual(['wrong-password'])
    const again = await typePassword(old.browser, old.page, person.email, NEW)
    expect(headingOf(again)).toBe('Enter your code')
  })

  test('asks for the second factor even where the portal needs none', async () => {
    const { page } = await arrive(the(), {
      person: { passwordSetAt: expired() },
      portal: { sluis_minimum_level: 'basic' },
      upTo: 'second step',
    })
    expect(headingOf(page)).toBe('Enter your code')
  })

  test('leads nowhere else, whatever page is asked for, and cancelling goes back to the portal', async () => {
    const person = await createPerson(the(), { passwordSetAt: expired() })
    const { browser, page } = await toRenewal(person)
    const root = page.url.pathname.replace(/\/renew.*$/, '')
    for (const path of ['', '/challenge/totp', '/tell-expiry/password', '/refused']) {
      const skipped = await browser.go(new URL(root + path, the().origin))
      expect([path, skipped.url.pathname]).toEqual([path, `${root}/renew/password`])
    }
    const back = await browser.submit(page, {}, { action: '/cancel', stopAt: atPortal })
    expect(back.url.searchParams.get('error')).toBe('access_denied')
  })

  test('cannot be changed before the second factor, by going to the page at once', async () => {
    const { person, browser, page } = await arrive(the(), {
      person: { passwordSetAt: expired() },
      upTo: 'second step',
    })
    const root = page.url.pathname.replace(/\/challenge.*$/, '')
    const early = await browser.go(new URL(`${root}/renew/password`, the().origin), {
      method: 'POST',
      body: new URLSearchParams({ 'new-password': NEW }),
      headers: { origin: the().origin },
    })
    expect(early.url.pathname).toBe(`${root}/challenge/totp`)
    expect(await historyRows(person.id)).toEqual([])
  })

  test('prompt=none is told interaction_required, within a session that was there before', async () => {
    const { person, portal, browser } = await arrive(the())
    await givenPassword(the(), person, { expires_at: new Date(Date.now() - 1000) })
    const silent = await open(browser, await startRequest(portal, { prompt: 'none' }))
    expect(silent.url.searchParams.get('error')).toBe('interaction_required')
  })
})

describe('a new password', () => {
  test('is not kept where the account was changed at the same moment, which is said', async () => {
    const person = await createPerson(the(), { passwordSetAt: expired() })
    const { browser, page } = await toRenewal(person)
    const { db } = the().house
    const held = await db.startTransaction().execute()
    await sql`select 1 from account where id = ${person.id} for update`.execute(held)
    const choosing = choose(browser, page, NEW)
    await until(async () => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()`.execute(db)
      return (rows[0]?.n ?? 0) > 0
    })
    await sql`update account set era = era + 1 where id = ${person.id}`.execute(held)
    await held.commit().execute()
    expect(reasonsOn(await choosing)).toEqual(['changed-meanwhile'])
    expect(await historyRows(person.id)).toEqual([])
  })

  test('that breaks rules is refused with every reason at once, and the page keeps no secret', async () => {
    const person = await createPerson(the(), { passwordSetAt: expired() })
    const { browser, page } = await toRenewal(person)
    const wrong = await choose(browser, page, 'petraq')
    expect([wrong.status, reasonsOn(wrong)]).toEqual([
      422,
      ['password-too-short password-too-plain password-names-you'],
    ])
    expect(
      Array.from(wrong.text.matchAll(/data-rule="([\w-]+)" class="unmet"/g), ([, rule]) => rule),
    ).toEqual(['password-too-short', 'password-too-plain', 'password-names-you'])
    expect(wrong.text).not.toContain('value="petraq"')
    expect(reasonsOn(await choose(browser, wrong, ''))).toEqual(['new-password-missing'])
    expect(reasonsOn(await choose(browser, wrong, 'x'.repeat(2000)))).toEqual(['password-too-long'])
    expect(reasonsOn(await choose(browser, wrong, 'Welkom-welkom1'))).toEqual(['password-well-known'])
    expect(reasonsOn(await choose(browser, wrong, PASSWORD))).toEqual(['password-used-before'])
  })

  test('is none of the last twelve; the thirteenth may come back; the history is in order', async () => {
    const person = await createPerson(the(), { passwordSetAt: expired() })
    const passwords = [PASSWORD, ...Array.from({ length: 12 }, (_, i) => `Seven orange kettles ${i}`)]
    for (const password of passwords.slice(1)) {
      await replacePassword(the(), person, await the().house.hasher.hash(password))
    }
    const { browser, started, portal } = await arrive(the(), { person, upTo: 'second step' })
    const first = await typePassword(browser, await open(browser, started), person.email, passwords.at(-1))
    const page = await typeCode(browser, first)
    for (const used of [passwords[1]!, passwords[6]!, passwords[12]!])
      expect(reasonsOn(await choose(browser, page, used))).toEqual(['password-used-before'])
    const back = await choose(browser, page, passwords[0]!)
    expect((await redeem(portal, started, back.url)).id_token).toBeTruthy()
    const kept = await historyRows(person.id)
    expect(kept).toHaveLength(11)
    expect(await the().house.hasher.verify(kept.at(-1)!.hash, passwords.at(-1)!)).toBe(true)
  })

  test('lives six months, and its owner is told by mail, without a secret, and with the way to shut others out', async () => {
    const person = await createPerson(the(), { passwordSetAt: expired(), locale: 'sv' })
    const { browser, page } = await toRenewal(person)
    await choose(browser, page, NEW)
    const row = await passwordRow(person.id)
    expect(row.expires_at.getTime() - row.set_at.getTime()).toBeGreaterThan(180 * 86_400_000)
    const [mail] = await mailsTo(the(), person.email, 'factors/renewed')
    expect(mail?.subject).toBe('Ditt lösenord har ändrats')
    expect(mail?.html).not.toMatch(/Seven orange/)
    expect(mail?.text.match(/https?:\S+/g)).toEqual([`${the().origin}/recover`, `${the().origin}/help`])
  })

  test('ends every other session and refresh token, tells their portals, and lets this one go on', async () => {
    const person = await createPerson(the())
    const receiver = await logoutReceiver()
    const elsewhere = new Browser()
    const other = await createPortal(the(), { backchannel_logout_uri: receiver.uri })
    const refresh = (await tokensFor(elsewhere, other, person.email)).refresh_token!
    await forgetSteps(the())

    const here = new Browser()
    const own = (await tokensFor(here, other, person.email)).refresh_token!
    await givenPassword(the(), person, { expires_at: new Date(Date.now() - 1000) })
    await forgetSteps(the())
    const started = await startRequest(other, { prompt: 'login' })
    const code = await typePassword(here, await open(here, started), person.email)
    const back = await choose(here, await typeCode(here, code), NEW)
    expect((await redeem(other, started, back.url)).id_token).toBeTruthy()

    await expect(openid.refreshTokenGrant(other.config, refresh)).rejects.toThrow('error')
    expect((await openid.refreshTokenGrant(other.config, own)).access_token).toBeTruthy()
    expect(headingOf(await open(elsewhere, await startRequest(other)))).toBe('Sign in')
    expect(atPortal((await open(here, await startRequest(other))).url)).toBe(true)
    await receiver.until(1)
    await receiver.close()
    expect(receiver.received).toHaveLength(1)
  })

  test('chosen in many windows at once becomes one password, one history in order, and no error', async () => {
    const person = await createPerson(the(), { passwordSetAt: expired() })
    const { browser, page } = await toRenewal(person)
    const ends = await Promise.all(
      Array.from({ length: 12 }, (_, i) => choose(browser.copy(), page, `Seven orange kettles ${i}`)),
    )
    expect(ends.map(({ status }) => status).filter((status) => status >= 500 && status !== 503)).toEqual([])
    expect(ends.filter(({ url }) => atPortal(url)).length).toBeGreaterThanOrEqual(1)
    const history = await historyRows(person.id)
    expect(history).toHaveLength(1)
    const { hash } = await passwordRow(person.id)
    const { hasher } = the().house
    const matches = await Promise.all(
      Array.from({ length: 12 }, (_, i) => hasher.verify(hash, `Seven orange kettles ${i}`)),
    )
    expect(matches.filter(Boolean)).toHaveLength(1)
  })
})

describe('a password that expires in 20 days', () => {
  test('is told after signing in; later goes on to the portal, and for a day nothing more is said', async () => {
    const { person, browser, portal, started, page } = await arrive(the(), {
      person: { passwordSetAt: in20Days() },
      upTo: 'second step',
    })
    const told = await typeCode(browser, page)
    expect(headingOf(told)).toMatch(/^Your password expires in (19|20|21|22) days$/)
    const back = await browser.submit(told, { do: 'later' }, { stopAt: atPortal })
    expect((await redeem(portal, started, back.url)).id_token).toBeTruthy()
    await forgetSteps(the())
    const next = await arrive(the(), { person, upTo: 'second step' })
    expect(atPortal((await typeCode(next.browser, next.page)).url)).toBe(true)
    await givenPassword(the(), person, { told_at: new Date(Date.now() - 86_400_000) })
    await forgetSteps(the())
    const tomorrow = await arrive(the(), { person, upTo: 'second step' })
    expect(headingOf(await typeCode(tomorrow.browser, tomorrow.page))).toMatch(/^Your password expires/)
  })

  test('may be changed at once, and the portal is reached', async () => {
    const { person, browser, portal, started, page } = await arrive(the(), {
      person: { passwordSetAt: in20Days() },
      upTo: 'second step',
    })
    const renewal = await browser.submit(await typeCode(browser, page), { do: 'change' })
    expect(headingOf(renewal)).toBe('Choose a new password')
    const back = await choose(browser, renewal, NEW)
    expect((await redeem(portal, started, back.url)).id_token).toBeTruthy()
    expect((await passwordRow(person.id)).expires_at.getTime()).toBeGreaterThan(Date.now() + 170 * 86_400_000)
  })

  test('is not told to who is signed in already', async () => {
    const { person, portal, browser } = await arrive(the())
    await givenPassword(the(), person, { expires_at: new Date(Date.now() + 20 * 86_400_000) })
    expect(atPortal((await open(browser, await startRequest(portal))).url)).toBe(true)
    expect(atPortal((await open(browser, await startRequest(portal, { prompt: 'none' }))).url)).toBe(true)
  })
})

test('an issued password signs in for one thing: to choose another', async () => {
  const person = await createPerson(the())
  await givenPassword(the(), person, { change_because: 'issued', origin: 'issued' })
  const { browser, page } = await toRenewal(person)
  expect(page.text).toContain('Somebody gave you your password')
  expect(atPortal((await choose(browser, page, NEW)).url)).toBe(true)
  expect((await passwordRow(person.id)).change_because).toBeNull()
})

test('refused choices are slowed down: each costs a hash for every password there was', async () => {
  const person = await createPerson(the(), { passwordSetAt: expired() })
  const { browser, page } = await toRenewal(person)
  const pages: Page[] = []
  for (let i = 0; i < 12; i++) pages.push(await choose(browser, page, 'short'))
  expect(pages.slice(0, 10).map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 422))
  const slowed = pages.find(({ status }) => status === 429)
  expect(reasonsOn(slowed!)).toEqual(['too-many-tries'])
  expect(Number(slowed?.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('what was chosen or refused stands in no log line and no audit row', async () => {
  const lines = JSON.stringify(the().logged)
  const { rows } = await sql<{ details: unknown }>`select details from audit_event`.execute(the().house.db)
  for (const secret of ['Seven orange', 'Welkom-welkom1', totpNow()]) {
    expect(lines).not.toContain(secret)
    expect(JSON.stringify(rows)).not.toContain(secret)
  }
})
