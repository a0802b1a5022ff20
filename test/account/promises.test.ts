import { describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { perform } from '../../src/acts/index.ts'
import { accountById } from '../../src/domain/accounts/index.ts'
import { accountActs } from '../../src/ports.ts'
import { days, later } from '../../src/platform/clock.ts'
import { MOST_CREDENTIALS } from '../../src/policy/levels/change.ts'
import { openAccount } from '../harness/account.ts'
import { tester } from '../harness/acting.ts'
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
import { linkIn, mailsTo } from '../harness/mails.ts'
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
  test('twenty ways to sign in, and no more, wherever one is set up', async () => {
    expect(MOST_CREDENTIALS).toBe(20)
    const person = await createPerson(the())
    const { browser } = await openAccount(the(), person)
    let page = await browser.go(at('/factors'))
    for (let i = 1; i <= MOST_CREDENTIALS; i++) {
      const adding = await browser.go(at('/factors/add/totp'))
      page = await browser.submit(adding, { code: totpNow(secretOn(adding)), name: `App ${i}` })
    }
    expect(reasonsOn(page)).toEqual(['too-many-factors'])
    // wherever it is set up: the rule is of the account
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

describe('a link that changes an address', () => {
  test('works for a day; without both, the address stays as it is', async () => {
    const person = await createPerson(the())
    const { browser, page } = await openAccount(the(), person, '/email')
    const to = `to-${person.email}`
    await browser.submit(page, { email: to })
    const linkTo = async (email: string) =>
      linkIn((await mailsTo(the(), email, 'selfservice/confirm-address'))[0]!, /^\/account\/address\//)
    const [fresh, old] = [await linkTo(to), await linkTo(person.email)]
    const press = async (link: URL) => {
      const reader = new Browser()
      return headingOf(await reader.submit(await reader.go(link), {}))
    }
    travel(23 * 3_600_000)
    expect(await press(fresh)).toBe('Confirmed; one more to go')
    travel(2 * 3_600_000)
    expect((await new Browser().go(old)).status).toBe(410)
    const { page: email } = await openAccount(the(), person, '/email')
    expect(email.text).toContain(person.email)
  })

  test('works for two days where an operator corrects it', async () => {
    const { house } = the()
    for (const [hoursLater, status] of [
      [47, 200],
      [49, 410],
    ] as const) {
      const person = await createPerson(the())
      const account = await accountById(house.db, person.id)
      const email = `right-${person.email}`
      const acts = accountActs(house)
      await perform(house, acts.correctAddress, tester, account!, { email })
      const mail = (await mailsTo(the(), email, 'selfservice/confirm-address'))[0]
      travel(hoursLater * 3_600_000)
      expect((await new Browser().go(linkIn(mail!, /^\/account\/address\//))).status).toBe(status)
    }
  })
})

test('where somebody is signed in is told as near, as within a private network, or as elsewhere', async () => {
  const person = await createPerson(the())
  const addresses = ['10.0.0.1', '203.0.113.1']
  for (const address of addresses) {
    await openAccount(the(), person)
    await the()
      .house.db.updateTable('session')
      .set({ address })
      .where('account_id', '=', person.id)
      .where('address', 'not in', addresses)
      .execute()
  }
  const { page } = await openAccount(the(), person, '/sessions')
  const rows = elementsOf(page, 'li').map(textOf)
  expect(rows.filter((row) => row.includes('within a private network (10.0.0.1)'))).toHaveLength(1)
  expect(rows.filter((row) => row.includes('on another network (203.0.113.1)'))).toHaveLength(1)
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
