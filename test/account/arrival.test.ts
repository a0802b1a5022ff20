import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import request from 'supertest'
import { accountEndpoints, type AccountDoor } from '../../src/doors/account/index.ts'
import { arrive } from '../harness/arrive.ts'
import { answerAll, openAccount } from '../harness/account.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld()
const at = (path: string): string => `${the().origin}/account${path}`

describe('my account', () => {
  test('greets by name, in the person’s language, after the same journey as to any portal', async () => {
    const person = await createPerson(the(), { locale: 'sv' })
    const { browser, page } = await openAccount(the(), person)
    expect([page.url.pathname, headingOf(page)]).toEqual(['/account', 'Hej Petra'])
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(browser.cookie('sluis_account')).toMatch(/^[0-9a-f]{64}\.[\w-]{43}$/)
  })

  test('is there at once for who is signed in at a portal', async () => {
    const { browser } = await arrive(the())
    expect(headingOf(await browser.go(at('')))).toBe('Hello, Petra')
  })

  test('asks for the second step of who has one, however low the portal was', async () => {
    const { browser } = await arrive(the(), { portal: { sluis_minimum_level: 'basic' }, upTo: 'second step' })
    expect(headingOf(await browser.go(at('')))).toBe('Enter your code')
  })

  test('asks no second step of who has none', async () => {
    const person = await createPerson(the(), { totp: false })
    const { page } = await openAccount(the(), person)
    expect(headingOf(page)).toBe('Hello, Petra')
  })

  test('leads back to the page that was asked for, and to no other site', async () => {
    const person = await createPerson(the())
    const { page, browser } = await openAccount(the(), person, '/sessions')
    expect(page.url.pathname).toBe('/account/sessions')
    for (const to of ['https://evil.example/', '//evil.example/', '/demo', '/account/../demo', '/accounts'])
      expect([to, (await browser.go(at(`/sign-in?to=${encodeURIComponent(to)}`))).url.pathname]).toEqual([
        to,
        '/account',
      ])
  })

  test('ends with the session, at once: signed out, ended by an operator, or too old', async () => {
    const person = await createPerson(the())
    const { browser } = await openAccount(the(), person)
    await the()
      .house.db.updateTable('session')
      .set({ ended_at: new Date() })
      .where('account_id', '=', person.id)
      .execute()
    expect(headingOf(await browser.go(at('')))).toBe('Sign in')
  })

  test('keeps a session alive that nothing but this is used in', async () => {
    const person = await createPerson(the())
    const { browser } = await openAccount(the(), person)
    for (let i = 0; i < 4; i++) {
      travel(20 * 60_000)
      expect(headingOf(await browser.go(at('')))).toBe('Hello, Petra')
    }
    travel(40 * 60_000)
    expect(headingOf(await browser.go(at('')))).toBe('Sign in')
  })

  test('a cookie that is not of our making is nobody’s', async () => {
    const [one, two] = [await createPerson(the()), await createPerson(the())]
    const first = await openAccount(the(), one)
    const second = await openAccount(the(), two)
    const [key] = first.browser.cookie('sluis_account')!.split('.')
    const [, mark] = second.browser.cookie('sluis_account')!.split('.')
    for (const cookie of [`${key}.${mark}`, `${key}.`, key, '.', 'x'.repeat(3000)]) {
      const { status, headers } = await request(at('')).get('').set('cookie', `sluis_account=${cookie}`)
      expect([status, headers['location']]).toEqual([303, '/account/sign-in?to=%2Faccount'])
    }
  })

  test('a code for it is of no use to anybody else, and works once', async () => {
    const person = await createPerson(the())
    const { browser } = await openAccount(the(), person)
    const back = await browser.go(at('/sign-in'), {}, (next) => next.searchParams.has('code'))
    expect(back.url.searchParams.get('iss')).toBe(the().origin)
    const stranger = new Browser()
    expect((await stranger.go(back.url)).url.pathname).toMatch(/^\/signin\//)
    expect(stranger.cookie('sluis_account')).toBeUndefined()
    const grant = {
      grant_type: 'authorization_code',
      code: back.url.searchParams.get('code')!,
      client_id: 'sluis-account',
      redirect_uri: at('/callback'),
      code_verifier: 'x'.repeat(43),
    }
    await request(the().origin).post('/token').type('form').send(grant).expect(400)
  })

  test('whoever cancels is told so, and may try again', async () => {
    const browser = new Browser()
    const page = await browser.go(at('/sessions'))
    const left = await browser.submit(page, {}, { action: '/cancel' })
    expect(headingOf(left)).toBe('This was not finished')
    expect(left.text).toContain('action="/account/sessions"')
  })

  test('nobody may register as it', async () => {
    await expect(createPortal(the(), { client_id: 'sluis-account' })).rejects.toThrow('built in')
  })
})

describe('what changes credentials', () => {
  const guarded = ['/password', '/factors', '/sessions', '/email', '/data', '/close']

  test.each(guarded)('%s asks for evidence that is no older than five minutes', async (path) => {
    const person = await createPerson(the())
    const { browser } = await openAccount(the(), person)
    expect((await browser.go(at(path))).url.pathname).toBe(`/account${path}`)
    travel(301_000)
    await forgetSteps(the())
    const again = await browser.go(at(path))
    expect(headingOf(again)).toBe('Sign in')
    expect((await answerAll(browser, again, person.email)).url.pathname).toBe(`/account${path}`)
  })

  test('a form that is sent too late changes nothing, and its page comes back after signing in', async () => {
    const person = await createPerson(the())
    const { browser, page } = await openAccount(the(), person, '/close')
    travel(301_000)
    await forgetSteps(the())
    const asked = await browser.submit(page, {})
    expect(headingOf(asked)).toBe('Sign in')
    expect((await answerAll(browser, asked, person.email)).url.pathname).toBe('/account/close')
    const { rows } = await sql<{
      standing: string
    }>`select standing from account where id = ${person.id}`.execute(the().house.db)
    expect(rows[0]?.standing).toBe('active')
  })

  test('somebody else who signs in on the way gets their own account', async () => {
    const [one, two] = [await createPerson(the()), await createPerson(the())]
    const { browser, page } = await openAccount(the(), one, '/email')
    travel(301_000)
    await forgetSteps(the())
    const asked = await browser.go(page.url)
    const theirs = await answerAll(browser, asked, two.email)
    expect(theirs.text).not.toContain(one.email)
    expect((await browser.go(at(''))).text).toContain(two.email)
  })

  test('a form from another site is refused', async () => {
    const person = await createPerson(the())
    const { browser } = await openAccount(the(), person)
    const doors = accountEndpoints({} as AccountDoor).filter(({ method }) => method === 'POST')
    expect(doors.length).toBeGreaterThan(9)
    for (const { path } of doors) {
      const answer = await browser.send(`${the().origin}${path.replaceAll(/:\w+/g, 'x')}`, {
        method: 'POST',
        body: new URLSearchParams({ do: 'end-others' }),
        headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      })
      expect([path, answer.status]).toEqual([path, 403])
    }
  })
})
