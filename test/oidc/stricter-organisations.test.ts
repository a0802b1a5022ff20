import { describe, expect, test } from '@jest/globals'
import { perform } from '../../src/acts/index.ts'
import type { OrganisationId } from '../../src/policy/vocabulary.ts'
import { tester } from '../harness/acting.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { organising } from '../harness/organisations.ts'
import { errorAt, open, redeem, typeCode, typePassword } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { forWhom } from './given-for-whom.ts'

const the = useWorld()
const { portalFor, begin, acting, choose, claimIn } = forWhom(the)

const ask = async (organisation: OrganisationId, said: object): Promise<void> => {
  const { acts, performing } = organising(the())
  const whole = { minimum_level: null, factors_forbidden: [], factors_required: [], ...said }
  const set = await perform(performing, acts.setDemands, tester, organisation, { said: whole })
  expect(set).toMatchObject({ ok: true })
}

const low = { sluis_minimum_level: 'basic' }

describe('an organisation that asks more than the portal', () => {
  test('is met by whoever acts for it, and by nobody else', async () => {
    const { person, organisations } = await acting(2)
    const [strict, lax] = organisations
    await ask(strict!.id, { minimum_level: 'two-factor' })
    const portal = await portalFor(low)
    const browser = new Browser()
    const started = await begin(portal, { organization: lax!.id })
    const back = await typePassword(browser, await open(browser, started), person.email)
    const tokens = await redeem(portal, started, back.url)
    expect([claimIn(tokens), tokens.claims()?.['acr']]).toEqual([
      expect.objectContaining({ id: lax!.id }),
      'urn:sluis:loa:basic',
    ])
    const silent = await begin(portal, { organization: strict!.id, prompt: 'none' })
    expect(errorAt((await open(browser, silent)).url)).toBe('unmet_authentication_requirements')
    const other = await begin(portal, { organization: strict!.id })
    const switched = await typeCode(browser, await open(browser, other))
    expect((await redeem(portal, other, switched.url)).claims()).toMatchObject({
      ...{ acr: 'urn:sluis:loa:two-factor', organization: { id: strict!.id } },
    })
  })

  test('says nothing of itself to whoever has proven nothing', async () => {
    const { person, organisations } = await acting(1)
    const { person: other } = await acting(1)
    const portal = await portalFor(low)
    const at = async (email: string) => {
      const started = await begin(portal, { login_hint: email })
      const page = await open(new Browser(), started)
      return [headingOf(page), page.url.pathname.split('/').at(-1)]
    }
    await ask(organisations[0]!.id, { factors_forbidden: ['password'] })
    expect(await at(person.email)).toEqual(await at(other.email))
  })

  test('forbids a factor, and has one set up, where they act for it', async () => {
    const { person, organisations } = await acting(2)
    const [one, two] = organisations
    await ask(one!.id, { factors_required: ['webauthn'] })
    const portal = await portalFor(low)
    const browser = new Browser()
    const started = await begin(portal)
    const page = await typePassword(browser, await open(browser, started), person.email)
    expect(headingOf(page)).toBe('Who are you acting for?')
    await choose(browser, page, two!.id)
    // whoever has a second factor proves it before another way in is set up
    const strict = await open(browser, await begin(portal, { organization: one!.id }))
    expect((await typeCode(browser, strict)).url.pathname).toMatch(/webauthn/)
    // nothing of it is asked elsewhere
    const other = await begin(portal, { organization: two!.id, prompt: 'none' })
    expect((await open(browser, other)).url.searchParams.has('code')).toBe(true)
    const silent = await begin(portal, { organization: one!.id, prompt: 'none' })
    expect(errorAt((await open(browser, silent)).url)).toBe('unmet_authentication_requirements')
  })

  test('asks a level that a mandate of it is not worth: that is refused, and never lowered', async () => {
    const { person, organisations } = await acting(1)
    await ask(organisations[0]!.id, { minimum_level: 'two-factor' })
    const portal = await portalFor({ ...low, sluis_mandate_level: 'basic' })
    const browser = new Browser()
    const page = await typeCode(
      browser,
      await typePassword(browser, await open(browser, await begin(portal)), person.email),
    )
    expect(reasonsOn(page)).toEqual(['mandate-too-low'])
  })
})

test('demands name levels and factors that there are, and ask nothing that cannot be', async () => {
  const { organisations } = await acting(1)
  const { acts, performing } = organising(the())
  const refusedFor = async (said: object) => {
    const whole = { minimum_level: null, factors_forbidden: [], factors_required: [], ...said }
    const set = await perform(performing, acts.setDemands, tester, organisations[0]!.id, { said: whole })
    return set.ok ? [] : set.faults.map(({ path }) => path.join('.'))
  }
  expect(await refusedFor({ minimum_level: 'highest' })).toEqual(['minimum_level'])
  expect(await refusedFor({ factors_forbidden: ['sms', 'smoke'] })).toEqual(['factors_forbidden.1'])
  expect(await refusedFor({ factors_forbidden: ['totp'], factors_required: ['totp'] })).toEqual([
    'factors_required',
  ])
})
