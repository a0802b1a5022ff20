import { describe, expect, test } from '@jest/globals'
import { arrive } from '../harness/arrive.ts'
import { openAccount } from '../harness/account.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { mailsTo, textsTo } from '../harness/mails.ts'
import { createPerson, totpNow, type TestPerson } from '../harness/people.ts'
import { ask, atPortal, createPortal, tokensFor, typePassword } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld()

const MINUTE = 60_000
const DAY = 86_400_000

/** How long what is sent and kept works, as the pages and the mails say. */
describe('a mailed code', () => {
  const lastCode = async ({ email }: TestPerson): Promise<string> =>
    /^ {4}([\d ]+)$/m.exec((await mailsTo(the(), email, 'signin/mailed-code'))[0]?.text ?? '')?.[1] ?? ''
  const sent = async () => {
    const arrived = await arrive(the(), { person: { totp: false, activated: false }, upTo: 'second step' })
    const page = await arrived.browser.submit(arrived.page, { do: 'send' })
    return { ...arrived, page, code: await lastCode(arrived.person) }
  }

  test('works for ten minutes, and no longer', async () => {
    const { browser, page, code } = await sent()
    travel(9 * MINUTE + 50_000)
    expect(headingOf(await browser.submit(page, { code }))).toBe('Protect your account')
    const late = await sent()
    travel(10 * MINUTE + 1000)
    expect(reasonsOn(await late.browser.submit(late.page, { code: late.code }))).toEqual(['code-expired'])
  })

  test('is the newest one: the one before works no more', async () => {
    const { browser, page, code, person } = await sent()
    travel(MINUTE)
    const again = await browser.submit(page, { do: 'send' }, { action: '/prove-address' })
    const newest = await lastCode(person)
    expect(reasonsOn(await browser.submit(again, { code }))).toEqual(['wrong-code'])
    expect(headingOf(await browser.submit(again, { code: newest }))).toBe('Protect your account')
  })
})

describe('a code by text message', () => {
  const NUMBER = '+31612340099'
  const lastCode = async (): Promise<string> => (await textsTo(the(), NUMBER))[0]?.slice(0, 6) ?? ''
  const sendFrom = (browser: Browser, page: Page): Promise<Page> => browser.submit(page, { do: 'send' })

  test('is the newest one, and its number is told to no portal', async () => {
    const person = await createPerson(the())
    const adding = await openAccount(the(), person, '/factors/add/sms')
    const asked = await adding.browser.submit(adding.page, { do: 'send', number: NUMBER })
    await adding.browser.submit(asked, { code: await lastCode() })
    const browser = new Browser()
    const portal = await createPortal(the(), { scope: 'openid phone' })
    const { page } = await ask(browser, portal, { scope: 'openid phone' })
    const app = await typePassword(browser, page, person.email)
    const sms = await browser.go(app.url.href.replace('/challenge/totp', '/challenge/sms'))
    const first = await sendFrom(browser, sms)
    const before = await lastCode()
    travel(MINUTE)
    const second = await sendFrom(browser, await browser.go(first.url))
    const newest = await lastCode()
    expect(newest).not.toBe(before)
    expect(reasonsOn(await browser.submit(second, { code: before }))).toEqual(['wrong-code'])
    const back = await browser.submit(second, { code: newest }, { stopAt: atPortal })
    expect(atPortal(back.url)).toBe(true)
    const claims = (await tokensFor(browser, portal, person.email)).claims()
    expect(JSON.stringify(claims)).not.toContain(NUMBER.slice(1))
  })
})

test('a browser is remembered for thirty days: on the last of them it is not asked', async () => {
  const person = await createPerson(the())
  const portal = await createPortal(the(), { sluis_remember_browsers: true })
  const browser = new Browser()
  const { page } = await ask(browser, portal, {})
  const app = await typePassword(browser, page, person.email)
  await browser.submit(app, { code: totpNow(), remember: 'yes' }, { stopAt: atPortal })
  const comeAgain = async (): Promise<Page> => {
    await forgetSteps(the())
    return typePassword(browser, (await ask(browser, portal, {})).page, person.email)
  }
  travel(30 * DAY - MINUTE)
  expect(atPortal((await comeAgain()).url)).toBe(true)
  travel(DAY)
  expect(headingOf(await comeAgain())).toBe('Enter your code')
})
