import { describe, expect, test } from '@jest/globals'
import { registrationFaults } from '../../src/domain/clients/index.ts'
import { sentenceOf } from '../../src/platform/schema/index.ts'
import type { FactorKind } from '../../src/policy/vocabulary.ts'
import { defaultLadder } from '../../src/policy/levels/ladder.ts'
import { factorKinds, factors } from '../../src/joined.ts'
import { arrive } from '../harness/arrive.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { createPerson, totpNow } from '../harness/people.ts'
import {
  atPortal,
  createPortal,
  open,
  putOff,
  redeem,
  signIn,
  startRequest,
  typeCode,
  typePassword,
  chooseWay,
} from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { optionsOn, SoftKey } from '../harness/soft-key.ts'
import { travel } from '../harness/travel.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { givenMetadata } from '../clients/given.ts'

const the = useWorld()

describe('a portal that takes some factors only', () => {
  test('forbids an app: its owner proves it, then sets up a key, and lands there', async () => {
    await forgetSteps(the())
    const { portal, browser, started, page } = await arrive(the(), {
      portal: {
        sluis_factors_forbidden: ['totp'],
      },
      upTo: 'second step',
    })
    expect(headingOf(page)).toBe('Enter your code')
    const ways = await typeCode(browser, page)
    expect(ways.text).not.toContain('/enrol/totp')
    const enrol = await chooseWay(browser, ways, 'webauthn')
    expect(headingOf(enrol)).toBe('Protect your account with a passkey')
    const key = new SoftKey(the().origin)
    const back = await putOff(
      browser,
      await browser.submit(enrol, { response: key.create(optionsOn(enrol)) }),
    )
    expect((await redeem(portal, started, back.url)).claims()).toMatchObject({
      acr: 'urn:sluis:loa:two-factor',
      amr: ['hwk', 'mfa', 'user'],
    })
  })

  test('allows an app only: a passkey is not offered, and one that was used elsewhere does not count', async () => {
    await forgetSteps(the())
    const person = await createPerson(the())
    const only = { sluis_factors_allowed: ['password', 'totp'] }
    const { page } = await arrive(the(), { person, portal: only, upTo: 'second step' })
    expect([headingOf(page), page.text.includes('webauthn')]).toEqual(['Enter your code', false])
    const fresh = await createPerson(the(), { totp: false })
    const enrol = await arrive(the(), { person: fresh, portal: only, upTo: 'second step' })
    expect([
      headingOf(enrol.page),
      enrol.page.text.includes('/enrol/webauthn'),
      enrol.page.text.includes('/enrol/sms'),
    ]).toEqual(['Protect your account', false, false])
  })

  test('wants a factor set up: whoever has none sets it up first', async () => {
    await forgetSteps(the())
    const { browser, page } = await arrive(the(), {
      portal: { sluis_factors_required: ['webauthn'] },
      upTo: 'second step',
    })
    const enrol = await typeCode(browser, page)
    expect(headingOf(enrol)).toBe('Protect your account with a passkey')
    const skipped = await browser.go(enrol.url.href.replace('/enrol/webauthn', ''))
    expect(headingOf(skipped)).toBe('Protect your account with a passkey')
    const key = new SoftKey(the().origin)
    const done = await browser.submit(enrol, { response: key.create(optionsOn(enrol)) }, { stopAt: atPortal })
    expect(atPortal((await putOff(browser, done)).url)).toBe(true)
  })

  test('what is not known is refused when it is registered', async () => {
    await expect(createPortal(the(), { sluis_factors_allowed: ['carrier-pigeon'] })).rejects.toThrow(
      'sluis_factors_allowed[0]: carrier-pigeon must be one of the factors password, totp, webauthn, sms, recovery-codes',
    )
    await expect(createPortal(the(), { sluis_level_max_ages: { sky: 3 } })).rejects.toThrow(
      'sluis_level_max_ages.sky is not known; there are basic, two-factor, low, substantial, high',
    )
  })

  test('may forbid what is not offered here, and cannot want it set up', () => {
    const offered = ['password', 'totp'] as FactorKind[]
    const there = { ladder: defaultLadder, kinds: factorKinds, offered, claims: [] }
    expect(registrationFaults({ sluis_factors_forbidden: ['sms'] }, there)).toEqual([])
    expect(registrationFaults({ sluis_factors_required: ['sms'] }, there).map(sentenceOf)).toEqual([
      'sluis_factors_required[0]: sms must be one of the factors password, totp',
    ])
  })

  test('each factor is made under the name that lists know it by', () => {
    expect(factors(the().house).map(({ kind }) => kind)).toEqual(factorKinds)
  })

  test('wants set up what was once offered: nobody passes without it', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the())
    await givenMetadata(the(), portal, { sluis_factors_required: ['abacus'] })
    await forgetSteps(the())
    const browser = new Browser()
    const page = await typePassword(browser, await open(browser, await startRequest(portal)), person.email)
    expect(reasonsOn(await typeCode(browser, page))).toEqual(['no-factor-left'])
  })

  test('takes keys only: one that verifies nobody is refused with the reason, not kept', async () => {
    const { browser, page } = await arrive(the(), {
      person: { totp: false },
      portal: { sluis_factors_allowed: ['webauthn'] },
      upTo: 'second step',
    })
    const key = new SoftKey(the().origin)
    const response = (verified: boolean, at: typeof page) =>
      key.create(optionsOn(at), { userVerified: verified })
    const refused = await browser.submit(page, { response: response(false, page) })
    expect([refused.status, reasonsOn(refused)]).toEqual([422, ['not-of-use']])
    const done = await browser.submit(refused, { response: response(true, refused) }, { stopAt: atPortal })
    expect(atPortal((await putOff(browser, done)).url)).toBe(true)
  })

  test('leaves nobody in a loop who has nothing that it takes', async () => {
    const { page } = await arrive(the(), {
      portal: { sluis_factors_allowed: ['password'] },
      upTo: 'second step',
    })
    expect(reasonsOn(page)).toEqual(['no-factor-left'])
  })
})

describe('a level that grows stale inside a session', () => {
  test('is asked for again, while the session and lower levels live on', async () => {
    await forgetSteps(the())
    const person = await createPerson(the())
    const strict = { sluis_level_max_ages: { 'two-factor': 300 } }
    const browser = new Browser()
    const portal = await createPortal(the(), strict)
    await signIn(browser, await startRequest(portal), person.email)
    expect(atPortal((await open(browser, await startRequest(portal))).url)).toBe(true)
    travel(301_000)
    await forgetSteps(the())
    const other = await createPortal(the())
    expect(atPortal((await open(browser, await startRequest(other))).url)).toBe(true)
    const silent = await open(browser, await startRequest(portal, { prompt: 'none' }))
    expect(silent.url.searchParams.get('error')).toBe('login_required')
    const started = await startRequest(portal)
    const back = await signIn(browser, started, person.email)
    const claims = (await redeem(portal, started, back)).claims()
    expect(Number(claims?.['auth_time'])).toBeGreaterThan(Math.floor(Date.now() / 1000) - 60)
    expect(totpNow()).toHaveLength(6)
  })
})
