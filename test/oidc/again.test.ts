import { describe, expect, test } from '@jest/globals'
import request from 'supertest'
import { arrive } from '../harness/arrive.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { createPerson, totpNow } from '../harness/people.ts'
import {
  ask,
  atPortal,
  createPortal,
  errorAt,
  redeem,
  typeCode,
  typePassword,
  tokensFor,
} from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { ageEvidence } from '../sessions/given.ts'

const the = useWorld()

const twoFactor = 'urn:sluis:loa:two-factor'
describe('signing in again', () => {
  test('max_age asks for both factors again, and auth_time is true', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the())
    const browser = new Browser()
    const before = (await tokensFor(browser, portal, person.email)).claims()
    await ageEvidence(the(), person, 3600_000)
    await forgetSteps(the())
    const { started, page } = await ask(browser, portal, { max_age: '1800' })
    expect(headingOf(page)).toBe('Sign in')
    expect(page.text).toContain(`value="${person.email}"`)
    const code = await typePassword(browser, page, person.email)
    expect(headingOf(code)).toBe('Enter your code')
    const back = await typeCode(browser, code)
    const after = (await redeem(portal, started, back.url)).claims()
    expect(Number(after?.['auth_time'])).toBeGreaterThanOrEqual(Number(before?.['auth_time']))
    expect(after?.sub).toBe(before?.sub)
  })

  test('a max_age shorter than typing takes does not ask for ever', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the())
    const browser = new Browser()
    const { started, page } = await ask(browser, portal, { max_age: '1' })
    const code = await typePassword(browser, page, person.email)
    await ageEvidence(the(), person, 30_000)
    const back = await typeCode(browser, code)
    expect((await redeem(portal, started, back.url)).claims()).toMatchObject({ acr: twoFactor })
  })

  test('prompt=login is not satisfied by what was proven before', async () => {
    const { person, portal, browser } = await arrive(the())
    await forgetSteps(the())
    const { started, page } = await ask(browser, portal, { prompt: 'login' })
    expect(headingOf(page)).toBe('Sign in')
    const code = await typePassword(browser, page, person.email)
    expect(headingOf(code)).toBe('Enter your code')
    expect((await redeem(portal, started, (await typeCode(browser, code)).url)).claims()).toMatchObject({
      acr: twoFactor,
    })
  })

  test('cancelling leaves the session as it was', async () => {
    const { portal, browser } = await arrive(the())
    const { page } = await ask(browser, portal, { prompt: 'login' })
    const back = await browser.submit(page, {}, { action: '/cancel', stopAt: atPortal })
    expect(errorAt(back.url)).toBe('access_denied')
    expect(errorAt((await ask(browser, portal, { prompt: 'none' })).page.url)).toBeNull()
  })

  test('as somebody else ends the session that was there', async () => {
    const [one, two] = [await createPerson(the()), await createPerson(the())]
    const portal = await createPortal(the())
    const browser = new Browser()
    const before = await tokensFor(browser, portal, one.email)
    const { started, page } = await ask(browser, portal, { prompt: 'login' })
    const code = await typePassword(browser, page, two.email)
    const back = await typeCode(browser, code, totpNow())
    const after = await redeem(portal, started, back.url)
    expect(after.claims()?.sub).not.toBe(before.claims()?.sub)
    await request(the().origin).get('/me').auth(before.access_token, { type: 'bearer' }).expect(401)
  })

  test('a hint pins the person: another one ends in login_required, without a loop', async () => {
    const [one, two] = [await createPerson(the()), await createPerson(the())]
    const portal = await createPortal(the())
    const tokens = await tokensFor(new Browser(), portal, one.email)
    const browser = new Browser()
    const { page } = await ask(browser, portal, { id_token_hint: tokens.id_token ?? '' })
    const refused = await typePassword(browser, page, two.email)
    expect(reasonsOn(refused)).toEqual(['somebody-else'])
    expect(errorAt((await browser.submit(refused, {}, { action: '/refused', stopAt: atPortal })).url)).toBe(
      'login_required',
    )
    const sub = JSON.stringify({ id_token: { sub: { value: tokens.claims()?.sub } } })
    expect(errorAt((await ask(new Browser(), portal, { claims: sub, prompt: 'none' })).page.url)).toBe(
      'login_required',
    )
  })
})
