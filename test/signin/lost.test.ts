import { describe, expect, test } from '@jest/globals'
import { openAccount } from '../harness/account.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { attribute, codesOn, elementsOf, headingOf, secretOn, withAttribute } from '../harness/html.ts'
import { createPerson, totpNow, type TestPerson } from '../harness/people.ts'
import { ask, atPortal, createPortal, errorAt, redeem, typePassword } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { useCodes } from '../factors/recovery-codes/given.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld()

async function withCodes(): Promise<{ person: TestPerson; codes: string[] }> {
  const person = await createPerson(the())
  const { browser, page } = await openAccount(the(), person, '/factors/add/recovery-codes')
  await browser.submit(page, { kept: 'yes' })
  await forgetSteps(the())
  return { person, codes: codesOn(page) }
}

/** The page that asks for the app's code. */
async function atApp(person: TestPerson) {
  const [browser, portal] = [new Browser(), await createPortal(the())]
  const { started, page } = await ask(browser, portal, {})
  return { browser, portal, started, page: await typePassword(browser, page, person.email) }
}

const follow = (browser: Browser, page: Page, kind: string, stopAt = atPortal): Promise<Page> => {
  const link = elementsOf(page, 'a').find((each) => attribute(each, 'data-kind') === kind)
  return browser.go(new URL(attribute(link!, 'href')!, page.url), {}, stopAt)
}
const lostLink = (page: Page): URL | undefined => {
  const link = elementsOf(page, 'a').find((each) => attribute(each, 'href')?.endsWith('/lost'))
  return link && new URL(attribute(link, 'href')!, page.url)
}
const kindsOn = (page: Page): (string | undefined)[] =>
  elementsOf(page, 'a').flatMap((each) => attribute(each, 'data-kind') ?? [])

/** Comes in by a code. */
async function byCode() {
  const { person, codes } = await withCodes()
  const arrived = await atApp(person)
  const { browser, page } = arrived
  const lost = await browser.go(lostLink(page)!)
  const typed = await follow(browser, lost, 'recovery-codes')
  return {
    ...arrived,
    person,
    codes,
    page: await browser.submit(typed, { code: codes[0]! }, { stopAt: atPortal }),
  }
}

describe('somebody who has lost what they sign in with', () => {
  test('reads every way back there is, and who else helps', async () => {
    const { person } = await withCodes()
    const { browser, page } = await atApp(person)
    const lost = await browser.go(lostLink(page)!)
    expect([headingOf(lost), kindsOn(lost)]).toEqual(['Phone or key lost?', ['totp', 'recovery-codes']])
    expect(lost.text).toContain('the help desk of Test portal')
    const codes = await follow(browser, lost, 'recovery-codes')
    expect(headingOf(codes)).toBe('Use a recovery code')
    // the page asks nothing: without a code nothing has changed
    expect(headingOf(await browser.go(codes.url.href.replace(/\/challenge.*/, '')))).toBe('Enter your code')
  })

  test('who has nothing else is told so', async () => {
    const { browser, page } = await atApp(await createPerson(the()))
    const lost = await browser.go(lostLink(page)!)
    expect([
      kindsOn(lost),
      lost.text.includes('Nothing else is set up that you could sign in with at Test portal.'),
    ]).toEqual([[], true])
  })

  test('nobody reads it who has not shown who they are', async () => {
    const [browser, portal] = [new Browser(), await createPortal(the())]
    const { page } = await ask(browser, portal, {})
    expect(lostLink(page)).toBeUndefined()
    const sent = await browser.go(page.url.href.replace(/\/challenge.*/, '/lost'))
    expect(headingOf(sent)).toBe('Sign in')
  })

  test('and comes in by a code is offered to set up another at once, and goes on to the portal', async () => {
    const { browser, portal, started, page, person } = await byCode()
    expect([headingOf(page), kindsOn(page)]).toEqual([
      'Have you lost your phone or key?',
      ['webauthn', 'totp', 'sms'],
    ])
    const set = await follow(browser, page, 'totp')
    expect(headingOf(set)).toBe('Add an authenticator app')
    // nobody asks for it, and nothing is asked for any more
    expect(set.text).not.toContain('data-why')
    expect(headingOf(await browser.go(page.url.href.replace(/replace$/, 'lost')))).toBe(headingOf(page))
    const secret = secretOn(set)
    const back = await browser.submit(
      set,
      { code: totpNow(secret), name: 'My new phone' },
      { stopAt: atPortal },
    )
    expect((await redeem(portal, started, back.url)).claims()).toMatchObject({
      acr: 'urn:sluis:loa:two-factor',
    })
    const mine = await browser.go(`${the().origin}/account`)
    expect([headingOf(mine), withAttribute(mine, 'data-advice')]).toEqual([
      expect.stringMatching(/^Hello/),
      undefined,
    ])
    const { page: factors } = await openAccount(the(), person, '/factors')
    expect(factors.text).toContain('My new phone')
  })

  test('who has it still goes on, and is not asked by the next portal', async () => {
    const { browser, portal, started, page } = await byCode()
    const back = await browser.submit(page, { do: 'later' }, { action: '/replace', stopAt: atPortal })
    expect((await redeem(portal, started, back.url)).id_token).toBeTruthy()
    expect(errorAt((await ask(browser, await createPortal(the()), { prompt: 'none' })).page.url)).toBeNull()
    expect(atPortal((await ask(browser, await createPortal(the()), {})).page.url)).toBe(true)
  })

  test('the offer is no page for whoever was not asked', async () => {
    const { browser, page } = await atApp((await withCodes()).person)
    const root = page.url.href.replace(/\/challenge.*/, '')
    for (const path of ['/replace', '/replace/totp'])
      expect(headingOf(await browser.go(`${root}${path}`))).toBe('Enter your code')
  })
})

describe('my account', () => {
  const adviceOf = async (browser: Browser): Promise<string | undefined> => {
    const advice = withAttribute(await browser.go(`${the().origin}/account`), 'data-advice')
    return advice && attribute(advice, 'data-advice')
  }

  test('advises somebody who came in by a code to remove what they lost, for a month or until it is used', async () => {
    const { person, browser, page } = await byCode()
    await browser.submit(page, { do: 'later' }, { action: '/replace', stopAt: atPortal })
    expect(await adviceOf(browser)).toBe('lost')
    const again = new Browser()
    await forgetSteps(the())
    travel(60_000)
    const { page: account } = await openAccount(the(), person, '', again)
    expect(headingOf(account)).toMatch(/^Hello/)
    expect(await adviceOf(again)).toBeUndefined()
  })

  test('advises somebody with one way in to make new codes when few are left', async () => {
    const { person } = await withCodes()
    const { browser } = await openAccount(the(), person)
    expect(await adviceOf(browser)).toBeUndefined()
    await useCodes(the(), person, 7)
    expect(await adviceOf(browser)).toBe('few-codes')
  })
})
