import { describe, expect, test } from '@jest/globals'
import { openAccount } from '../harness/account.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { headingOf } from '../harness/html.ts'
import { createPerson, type TestPerson } from '../harness/people.ts'
import {
  ask,
  atPortal,
  createPortal,
  errorAt,
  redeem,
  startRequest,
  typeCode,
  typePassword,
  type Portal,
  tokensFor,
} from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld()
const select = { prompt: 'select_account' }

/** Somebody who is signed in, and the subject that the portal knows them by. */
async function signedIn(metadata = {}) {
  const portal = await createPortal(the(), metadata)
  const person = await createPerson(the())
  const browser = new Browser()
  const tokens = await tokensFor(browser, portal, person.email)
  return { portal, person, browser, subject: tokens.claims()?.sub }
}

const choose = (browser: Browser, page: Page, choice: 'same' | 'other'): Promise<Page> =>
  browser.submit(page, { do: choice }, { action: '/choose-account', stopAt: atPortal })

async function signInAs(browser: Browser, page: Page, person: TestPerson): Promise<Page> {
  await forgetSteps(the())
  return typeCode(browser, await typePassword(browser, page, person.email))
}

const subjectOf = async (portal: Portal, started: Awaited<ReturnType<typeof startRequest>>, page: Page) =>
  (await redeem(portal, started, page.url)).claims()?.sub

describe('a portal that asks which account', () => {
  test('is answered by who is signed in, in one step', async () => {
    const { portal, person, browser, subject } = await signedIn()
    const { page, started } = await ask(browser, portal, select)
    expect(headingOf(page)).toBe('Is it you?')
    expect(page.text).toContain(person.email)
    const back = await choose(browser, page, 'same')
    expect(atPortal(back.url)).toBe(true)
    expect(await subjectOf(portal, started, back)).toBe(subject)
  })

  test('is answered by somebody else, who signs in: the session before is over', async () => {
    const { portal, browser, subject } = await signedIn()
    const other = await createPerson(the())
    const { page, started } = await ask(browser, portal, select)
    const entrance = await choose(browser, page, 'other')
    expect(headingOf(entrance)).toBe('Sign in')
    // whoever goes back to the page has answered it
    expect(headingOf(await browser.go(page.url))).toBe('Sign in')
    const back = await signInAs(browser, entrance, other)
    const told = await subjectOf(portal, started, back)
    expect([typeof told, told === subject]).toEqual(['string', false])
    const now = await ask(browser, portal, { prompt: 'none' })
    expect(await subjectOf(portal, now.started, now.page)).toBe(told)
  })

  test('asks nobody who is not signed in: whoever types their address has chosen', async () => {
    const portal = await createPortal(the())
    const person = await createPerson(the())
    const browser = new Browser()
    const { page } = await ask(browser, portal, select)
    expect(headingOf(page)).toBe('Sign in')
    expect(atPortal((await signInAs(browser, page, person)).url)).toBe(true)
  })

  test('asks each time anew, whatever the way to the page', async () => {
    const { portal, browser } = await signedIn()
    const first = await ask(browser, portal, select)
    await choose(browser, first.page, 'same')
    const second = await ask(browser, portal, select)
    expect(headingOf(second.page)).toBe('Is it you?')
    // not by the way back that the engine takes
    const uid = second.page.url.pathname.split('/')[2] ?? ''
    const resumed = await browser.go(`${the().origin}/auth/${uid}`, {}, atPortal)
    expect([atPortal(resumed.url), headingOf(resumed)]).toEqual([false, 'Is it you?'])
  })

  test('may be cancelled: it is told so, and who was signed in stays', async () => {
    const { portal, browser } = await signedIn()
    const { page } = await ask(browser, portal, select)
    const back = await browser.submit(page, {}, { action: '/cancel', stopAt: atPortal })
    expect(errorAt(back.url)).toBe('access_denied')
    const still = await ask(browser, portal, { prompt: 'none' })
    expect(still.page.url.searchParams.has('code')).toBe(true)
  })

  test('and for a level as well, lets somebody else reach it', async () => {
    const { portal, browser } = await signedIn({ sluis_minimum_level: 'basic' })
    const other = await createPerson(the())
    const parameters = { ...select, acr_values: 'urn:sluis:loa:two-factor' }
    const { page, started } = await ask(browser, portal, parameters)
    const back = await signInAs(browser, await choose(browser, page, 'other'), other)
    expect((await redeem(portal, started, back.url)).claims()).toMatchObject({
      acr: 'urn:sluis:loa:two-factor',
    })
  })

  test('and for a new sign-in, asks both', async () => {
    const { portal, person, browser } = await signedIn()
    const { page } = await ask(browser, portal, { prompt: 'login select_account' })
    const entrance = await choose(browser, page, 'same')
    expect(headingOf(entrance)).toBe('Sign in')
    expect(atPortal((await signInAs(browser, entrance, person)).url)).toBe(true)
  })

  test('with prompt=none beside it is refused', async () => {
    const { portal, browser } = await signedIn()
    const { page } = await ask(browser, portal, { prompt: 'none select_account' })
    expect(errorAt(page.url)).toBe('invalid_request')
  })
})

describe('not you', () => {
  test('begins anew, and what was proven for the first address counts for nobody else', async () => {
    const { portal, person: second, subject } = await signedIn()
    const first = await createPerson(the())
    const browser = new Browser()
    const { page, started } = await ask(browser, portal, {})
    const asked = await typePassword(browser, page, first.email)
    expect(asked.text).toContain(first.email)
    const again = await browser.submit(asked, { do: 'other' }, { action: '/not-you' })
    expect([headingOf(again), again.text.includes(first.email)]).toEqual(['Sign in', false])
    // the step of whoever it was is nobody's now
    const skipped = await browser.go(asked.url)
    expect(skipped.url.pathname).toMatch(/\/challenge\/password$/)
    const back = await signInAs(browser, skipped, second)
    expect(await subjectOf(portal, started, back)).toBe(subject)
    const { page: activity } = await openAccount(the(), first, '/activity')
    expect(activity.text).toContain('data-event="signin.attempt.disowned"')
  })

  test('of somebody who is signed in here signs out, and goes back to the portal', async () => {
    const { portal, browser, person } = await signedIn()
    const { page: asked } = await ask(browser, portal, { max_age: '0' })
    expect(asked.text).toContain(person.email)
    const left = await browser.submit(asked, { do: 'sign-out' }, { action: '/cancel', stopAt: atPortal })
    expect(errorAt(left.url)).toBe('access_denied')
    expect(headingOf((await ask(browser, portal, {})).page)).toBe('Sign in')
  })
})
