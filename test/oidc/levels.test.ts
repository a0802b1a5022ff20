import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { arrive } from '../harness/arrive.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import {
  ask,
  atPortal,
  createPortal,
  errorAt,
  open,
  redeem,
  signIn,
  startRequest,
  typeCode,
  typePassword,
} from '../harness/portal.ts'
import { explanationBehind } from '../../src/journeys/signin/index.ts'
import { beside, run } from '../harness/process.ts'
import { postAs } from '../harness/requests.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { givenAccount } from '../accounts/given.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { ageEvidence } from '../sessions/given.ts'

const the = useWorld()

const basic = 'urn:sluis:loa:basic'
const twoFactor = 'urn:sluis:loa:two-factor'
const substantial = 'http://eidas.europa.eu/LoA/substantial'

describe('what a portal asks for', () => {
  test('a client may be content with one factor, and is told so', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the(), { sluis_minimum_level: 'basic' })
    const { started, page } = await ask(new Browser(), portal, {})
    const browser = new Browser()
    const again = await open(browser, started)
    const back = await typePassword(browser, again, person.email)
    expect(headingOf(page)).toBe('Sign in')
    const tokens = await redeem(portal, started, back.url)
    expect(tokens.claims()).toMatchObject({ acr: basic, amr: ['pwd'] })
  })

  test('stepping up asks only for what is missing, keeps the account and renews the identifier', async () => {
    await forgetSteps(the())
    const person = await createPerson(the())
    const low = await createPortal(the(), { sluis_minimum_level: 'basic' })
    const browser = new Browser()
    const first = await ask(browser, low, {})
    const { url } = await typePassword(browser, first.page, person.email)
    const { sub } = (await redeem(low, first.started, url)).claims()!
    const before = browser.cookie('sluis_session')
    const { started, page } = await ask(browser, low, { acr_values: twoFactor })
    expect(headingOf(page)).toBe('Enter your code')
    const back = await typeCode(browser, page)
    const tokens = await redeem(low, started, back.url)
    expect(tokens.claims()).toMatchObject({ sub, acr: twoFactor, amr: ['mfa', 'otp', 'pwd'] })
    expect(browser.cookie('sluis_session')).not.toBe(before)
  })

  test('somebody else who meets the other’s second step signs them out there', async () => {
    const [one, two] = [await createPerson(the()), await createPerson(the())]
    const portal = await createPortal(the(), { sluis_minimum_level: 'basic' })
    const browser = new Browser()
    await typePassword(browser, (await ask(browser, portal, {})).page, one.email)
    const { page } = await ask(browser, portal, { acr_values: twoFactor })
    expect(headingOf(page)).toBe('Enter your code')
    expect(page.text).toContain('Not you? Sign out')
    expect(page.text).toContain(
      'data-why="step-up">Test portal asks for an extra step for this page. Open your',
    )
    const left = await browser.submit(page, { do: 'sign-out' }, { action: '/cancel', stopAt: atPortal })
    expect(errorAt(left.url)).toBe('access_denied')
    const next = await ask(browser, portal, { acr_values: twoFactor })
    expect(headingOf(await typePassword(browser, next.page, two.email))).toBe('Enter your code')
    // who is not signed in yet is offered nothing of the kind
    expect(next.page.text).not.toContain('Not you?')
  })

  test.each<[string, Record<string, string>]>([
    ['a level, afresh', { acr_values: twoFactor, max_age: '60' }],
    ['that the sign-in be fresh', { max_age: '60' }],
  ])('somebody else does not step up in the place of who is signed in: %s', async (_what, parameters) => {
    await forgetSteps(the())
    const [one, two] = [await createPerson(the()), await createPerson(the())]
    const portal = await createPortal(the(), { sluis_minimum_level: 'basic' })
    const browser = new Browser()
    const first = await ask(browser, portal, {})
    await typePassword(browser, first.page, one.email)
    travel(120_000)
    const { page } = await ask(browser, portal, parameters)
    const refused = await typePassword(browser, page, two.email)
    expect(reasonsOn(refused)).toEqual(['somebody-else'])
    const back = await browser.submit(refused, {}, { action: '/refused', stopAt: atPortal })
    expect(errorAt(back.url)).toBe('login_required')
    // who is signed in is so still, until whoever sits here has them signed out
    expect(atPortal((await ask(browser, portal, {})).page.url)).toBe(true)
    const again = await typePassword(browser, (await ask(browser, portal, parameters)).page, two.email)
    const left = await browser.submit(again, { do: 'sign-out' }, { action: '/refused', stopAt: atPortal })
    expect(errorAt(left.url)).toBe('login_required')
    const next = await ask(browser, portal, {})
    expect(headingOf(next.page)).toBe('Sign in')
    const own = await typePassword(browser, next.page, two.email)
    const { sub } = (await redeem(portal, next.started, own.url)).claims()!
    const { rows } = await sql`select subject from account where id = ${two.id}`.execute(the().house.db)
    expect(rows).toEqual([{ subject: sub }])
  })

  test('a session at a higher level serves a lower request without asking, and tells the name that was asked for', async () => {
    const { portal, browser } = await arrive(the(), {
      portal: { sluis_minimum_level: 'basic' },
      request: { acr_values: twoFactor },
    })
    const { started, page } = await ask(browser, portal, { acr_values: basic })
    expect((await redeem(portal, started, page.url)).claims()).toMatchObject({ acr: basic })
    const plain = await ask(browser, portal, {})
    expect((await redeem(portal, plain.started, plain.page.url)).claims()).toMatchObject({ acr: twoFactor })
  })

  test('why somebody was refused is behind the reference that they were shown, without a secret', async () => {
    await forgetSteps(the())
    const person = await createPerson(the())
    const portal = await createPortal(the())
    const browser = new Browser()
    const first = await ask(browser, portal, { acr_values: substantial })
    const refused = await typePassword(browser, first.page, person.email)
    const reference = refused.headers.get('x-request-id')!
    expect(refused.text).toContain(reference)
    const reloaded = await browser.go(refused.url)
    for (const shown of [reference, reloaded.headers.get('x-request-id')!]) {
      const row = await explanationBehind(the().house.db, shown)
      expect(row).toMatchObject({
        account_id: person.id,
        client_id: portal.clientId,
        reason: 'level-out-of-reach',
        said: { saw: { requestedLevels: [substantial], goalWithin: 'level-out-of-reach' } },
      })
      expect(row?.said.rules.find(({ answer }) => answer)?.rule).toBe('levelIsWithinReach')
      expect(JSON.stringify(row)).not.toContain(person.email)
    }
    const told = await run(['explain', '--reference', reference], beside(the()))
    expect([told.code, told.out.includes('levelIsWithinReach')]).toEqual([0, true])
    travel(29 * 86_400_000)
    await the().worker.chores.runAll()
    expect(await explanationBehind(the().house.db, reference)).toBeDefined()
    travel(2 * 86_400_000)
    await the().worker.chores.runAll()
    expect(await explanationBehind(the().house.db, reference)).toBeUndefined()
  })

  test('a level out of reach is explained to the person and refused to the portal, never lowered', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the())
    const browser = new Browser()
    const { page } = await ask(browser, portal, { acr_values: substantial })
    const refused = await typePassword(browser, page, person.email)
    expect(reasonsOn(refused)).toEqual(['level-out-of-reach'])
    const back = await browser.submit(refused, {}, { action: '/refused', stopAt: atPortal })
    expect(errorAt(back.url)).toBe('unmet_authentication_requirements')
  })

  test('of several, the first that can be reached is reached', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the(), { sluis_minimum_level: 'basic' })
    const started = await startRequest(portal, { acr_values: `${substantial} ${twoFactor} ${basic}` })
    const tokens = await redeem(portal, started, await signIn(new Browser(), started, person.email))
    expect(tokens.claims()).toMatchObject({ acr: twoFactor })
  })

  test('only levels that nobody can reach here are refused before anybody is asked, with those that there are', async () => {
    const portal = await createPortal(the())
    const essential = { id_token: { acr: { essential: true, value: 'urn:nobody:knows' } } }
    for (const asked of [{ acr_values: 'urn:nobody:knows' }, { claims: JSON.stringify(essential) }]) {
      const { page } = await ask(new Browser(), portal, asked)
      expect([atPortal(page.url), errorAt(page.url)]).toEqual([true, 'unmet_authentication_requirements'])
      expect(page.url.searchParams.get('error_description')).toBe(
        'none of the requested levels can be reached here; there are: urn:sluis:loa:basic, urn:sluis:loa:two-factor, ' +
          'http://eidas.europa.eu/LoA/low, http://eidas.europa.eu/LoA/substantial, http://eidas.europa.eu/LoA/high',
      )
    }
    const { url } = await startRequest(portal, { acr_values: 'urn:nobody:knows' })
    const { status, body } = await postAs(portal, `${the().origin}/request`, String(url.searchParams))
    expect([status, body]).toMatchObject([400, { error: 'unmet_authentication_requirements' }])
  })

  test('an essential acr is necessary, whatever acr_values says beside it', async () => {
    await forgetSteps(the())
    const person = await createPerson(the())
    const portal = await createPortal(the(), { sluis_minimum_level: 'basic' })
    const claims = JSON.stringify({ id_token: { acr: { essential: true, value: twoFactor } } })
    const browser = new Browser()
    const { started, page } = await ask(browser, portal, { claims, acr_values: basic })
    const code = await typePassword(browser, page, person.email)
    expect(headingOf(code)).toBe('Enter your code')
    const back = await typeCode(browser, code)
    expect((await redeem(portal, started, back.url)).claims()).toMatchObject({ acr: twoFactor })
  })

  test('an essential acr in the claims parameter is necessary', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the())
    const browser = new Browser()
    const claims = JSON.stringify({ id_token: { acr: { essential: true, values: [substantial] } } })
    const { page } = await ask(browser, portal, { claims })
    expect(reasonsOn(await typePassword(browser, page, person.email))).toEqual(['level-out-of-reach'])
    const reachable = await startRequest(portal, {
      claims: JSON.stringify({ id_token: { acr: { essential: true, value: twoFactor } } }),
    })
    const tokens = await redeem(portal, reachable, await signIn(new Browser(), reachable, person.email))
    expect(tokens.claims()).toMatchObject({ acr: twoFactor })
  })
})

describe('prompt=none', () => {
  test('without a session: login_required', async () => {
    const portal = await createPortal(the())
    expect(errorAt((await ask(new Browser(), portal, { prompt: 'none' })).page.url)).toBe('login_required')
  })

  test('of somebody whose account was disabled: interaction_required, as nobody learns more', async () => {
    const { person, portal, browser } = await arrive(the(), {
      portal: { sluis_minimum_level: 'basic' },
      upTo: 'second step',
    })
    // without an end of sessions, which goes along with it otherwise
    await givenAccount(the(), person, { standing: 'disabled' })
    const { page } = await ask(browser, portal, { prompt: 'none' })
    expect(errorAt(page.url)).toBe('interaction_required')
  })

  test('with a session below the level: unmet_authentication_requirements', async () => {
    const person = await createPerson(the())
    const low = await createPortal(the(), { sluis_minimum_level: 'basic' })
    const browser = new Browser()
    await typePassword(browser, (await ask(browser, low, {})).page, person.email)
    expect(errorAt((await ask(browser, low, { prompt: 'none', acr_values: twoFactor })).page.url)).toBe(
      'unmet_authentication_requirements',
    )
    expect(errorAt((await ask(browser, await createPortal(the()), { prompt: 'none' })).page.url)).toBe(
      'unmet_authentication_requirements',
    )
    expect(
      errorAt((await ask(browser, low, { prompt: 'none', acr_values: 'urn:nobody:knows' })).page.url),
    ).toBe('unmet_authentication_requirements')
  })

  test('with a session that is enough: a code', async () => {
    const { portal, browser } = await arrive(the())
    const { started, page } = await ask(browser, portal, { prompt: 'none' })
    expect((await redeem(portal, started, page.url)).claims()).toMatchObject({ acr: twoFactor })
  })

  test('with a session too old for max_age: login_required', async () => {
    const { person, portal, browser } = await arrive(the())
    await ageEvidence(the(), person, 300_000)
    expect(errorAt((await ask(browser, portal, { prompt: 'none', max_age: '60' })).page.url)).toBe(
      'login_required',
    )
    expect(errorAt((await ask(browser, portal, { prompt: 'none', max_age: '600' })).page.url)).toBeNull()
  })
})
