import { describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { days, later } from '../../src/platform/clock.ts'
import { MOST_CREDENTIALS } from '../../src/policy/levels/change.ts'
import { openAccount } from '../harness/account.ts'
import { Browser } from '../harness/browser.ts'
import {
  attribute,
  elementsOf,
  headingOf,
  noticeOn,
  reasonsOn,
  secretOn,
  textOf,
  withAttribute,
} from '../harness/html.ts'
import { logoutReceiver } from '../harness/logout-receiver.ts'
import { mailsTo } from '../harness/mails.ts'
import { createPerson, totpNow } from '../harness/people.ts'
import { ask, atPortal, createPortal, errorAt, open, startRequest, tokensFor } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { givenPassword } from '../factors/password/given.ts'

const the = useWorld()
const at = (path: string): string => `${the().origin}/account${path}`

describe('what my account says was done', () => {
  test('was done: an act that was refused says nothing', async () => {
    const { browser, page } = await openAccount(the(), await createPerson(the()), '/sessions')
    expect(headingOf(page)).toBe('Where you are signed in')
    const post = (path: string, fields: Record<string, string>) =>
      browser.go(at(path), {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: the().origin },
      })
    for (const [path, fields] of [
      ['/sessions', { session: 'ffff' }],
      ['/sessions', { do: 'forget', browser: randomUUID() }],
      ['/portals', { client: 'nobody' }],
    ] as const) {
      const answer = await post(path, fields)
      expect([path, answer.url.search, noticeOn(answer)]).toEqual([path, '', undefined])
    }
  })

  test('is said by no link from elsewhere', async () => {
    const { browser } = await openAccount(the(), await createPerson(the()))
    const from = (site: string) =>
      browser.go(at('?done=password-changed'), { headers: { 'sec-fetch-site': site } })
    expect(noticeOn(await from('same-origin'))).toMatch(/^Your password was changed/)
    for (const site of ['cross-site', 'none', 'same-site']) expect(noticeOn(await from(site))).toBeUndefined()
  })

  test('and where nobody is told of what is reported, it does not say that somebody is', async () => {
    const { browser, page } = await openAccount(the(), await createPerson(the()), '/not-me')
    expect(elementsOf(elementsOf(page, 'ol')[0]!, 'li')).toHaveLength(2)
    const said = await browser.submit(page, {})
    expect(said.text).toContain('Every session has ended, yours too. Sign in once more')
  })
})

describe('what my account says of portals', () => {
  test('those that somebody used are found after they signed out, too', async () => {
    const person = await createPerson(the())
    const browser = new Browser()
    await tokensFor(browser, await createPortal(the(), { client_name: 'Used before' }), person.email)
    const { browser: again } = await openAccount(the(), person)
    await again.go(`${the().origin}/session/end`).then((page) => again.submit(page, { logout: 'yes' }))
    const { page } = await openAccount(the(), person, '/../portals', again)
    expect(page.text).toContain('Used before')
    // who is signed in already is asked nothing
    const portal = await createPortal(the())
    expect(atPortal((await ask(again, portal, {})).page.url)).toBe(true)
  })

  test('withdrawn is signed out there, at once, and here one stays', async () => {
    const receiver = await logoutReceiver()
    const person = await createPerson(the())
    const portal = await createPortal(the(), { backchannel_logout_uri: receiver.uri })
    const { browser } = await openAccount(the(), person)
    await tokensFor(browser, portal, person.email)
    const body = new URLSearchParams({ client: portal.clientId })
    const done = await browser.go(at('/portals'), { method: 'POST', body, headers: { origin: the().origin } })
    expect(noticeOn(done)).toBeDefined()
    await receiver.until(1)
    expect(headingOf(await browser.go(at('')))).toMatch(/^Hello/)
    // it gets nothing more until one goes there again, which takes no question of ours
    expect(errorAt((await open(browser, await startRequest(portal, { prompt: 'none' }))).url)).toBeNull()
    await receiver.close()
  })
})

describe('what my account advises', () => {
  const lineOf = (page: { readonly text: string }, href: string): string => {
    const row = elementsOf(page, 'li').find((each) =>
      elementsOf(each, 'a').some((link) => attribute(link, 'href') === href),
    )
    return row ? textOf(row) : ''
  }
  const adviceOn = (page: { readonly text: string }): string | undefined => {
    const advice = withAttribute(page, 'data-advice')
    return advice && attribute(advice, 'data-advice')
  }

  test('is to change a password that expires soon; the line says when', async () => {
    const person = await createPerson(the())
    await givenPassword(the(), person, { expires_at: later(the().house.clock(), days(10)) })
    const { browser, page: told } = await openAccount(the(), person)
    expect(told.url.pathname).toMatch(/tell-expiry/)
    const page = await browser.submit(told, { do: 'later' })
    expect(adviceOn(page)).toBe('expires')
    expect(lineOf(page, '/account/password')).toMatch(/expires in (9|10|11) days, on \d+ \w+ \d{4}$/)
  })

  test('is to set up a second step, where there is none', async () => {
    const { page } = await openAccount(the(), await createPerson(the(), { totp: false }))
    expect([adviceOn(page), lineOf(page, '/account/factors')]).toEqual([
      'no-second',
      'Two-step verification not set up',
    ])
  })
})

describe('limits that are named', () => {
  test('twenty ways to sign in, and no more', async () => {
    expect(MOST_CREDENTIALS).toBe(20)
    const person = await createPerson(the())
    const { browser } = await openAccount(the(), person)
    let page = await browser.go(at('/factors'))
    for (let i = 1; i <= MOST_CREDENTIALS; i++) {
      const adding = await browser.go(at('/factors/add/totp'))
      page = await browser.submit(adding, { code: totpNow(secretOn(adding)), name: `App ${i}` })
    }
    expect(reasonsOn(page)).toEqual(['too-many-factors'])
    // the password is one of them
    expect(elementsOf(await browser.go(at('/factors')), 'h2')).toHaveLength(MOST_CREDENTIALS - 1)
  })

  test('who asked for too many changes of address is mailed no more until the wait is over', async () => {
    const person = await createPerson(the())
    const { browser } = await openAccount(the(), person, '/email')
    const change = async () =>
      browser.submit(await browser.go(at('/email')), { email: 'another@example.test' })
    let refused = await change()
    for (let i = 0; i < 20 && reasonsOn(refused).length === 0; i++) refused = await change()
    expect(reasonsOn(refused)).toEqual(['too-many-mails'])
    const sent = (await mailsTo(the(), 'another@example.test', 'selfservice/confirm-address')).length
    await change()
    expect(await mailsTo(the(), 'another@example.test', 'selfservice/confirm-address')).toHaveLength(sent)
    travel(25 * 3_600_000)
    const { browser: after } = await openAccount(the(), person, '/email')
    const again = await after.submit(await after.go(at('/email')), { email: 'another@example.test' })
    expect(reasonsOn(again)).toEqual([])
  })
})

test('what happened is told newest first', async () => {
  const person = await createPerson(the())
  const { browser } = await openAccount(the(), person)
  travel(60_000)
  await browser.submit(await browser.go(at('/profile')), { name: 'Another Name' })
  const page = await browser.go(at('/activity'))
  const lines = elementsOf(page, 'li')
    .map(textOf)
    .filter((line) => /changed|opened|signed/i.test(line))
  expect(lines[0]).toMatch(/details/i)
})
