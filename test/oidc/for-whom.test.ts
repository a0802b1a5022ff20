import { describe, expect, test } from '@jest/globals'
import * as openid from 'openid-client'
import { Browser, type Page } from '../harness/browser.ts'
import { attribute, elementsOf, fieldsOn, headingOf, reasonsOn } from '../harness/html.ts'
import { addNumber, createAttribute, createOrganisation, createRegister } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { atPortal, errorAt, open, redeem } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { forWhom } from './given-for-whom.ts'

const the = useWorld()
const { portalFor, begin, arrive, choose, claimIn, acting, endMember } = forWhom(the)

describe('for whom somebody acts', () => {
  test('is not asked where there is one, and the portal is told all that it works with', async () => {
    const { person, organisations } = await acting(1, 'administrator')
    const [one] = organisations
    const register = await createRegister(the())
    const number = await addNumber(the(), one!.id, register)
    await addNumber(the(), one!.id, await createRegister(the()))
    const portal = await portalFor({ sluis_number_register: register })
    await createAttribute(the(), { seen_by: [portal.clientId] })
    const started = await begin(portal)
    const back = await arrive(new Browser(), started, person)
    const tokens = await redeem(portal, started, back.url)
    const told = {
      ...{ id: one!.id, name: 'Bedrijf 1', branches: null, role: 'administrator', attributes: {} },
      registration: { kind: 'kvk', number: one!.registration_number },
      numbers: [{ register, number: number.value }],
    }
    expect(claimIn(tokens)).toEqual(told)
    const said = await openid.fetchUserInfo(portal.config, tokens.access_token, tokens.claims()?.sub ?? '')
    expect(said['organization']).toEqual(told)
  })

  test('is chosen of several, once all is proven; again in the same session it is known', async () => {
    const { person, organisations } = await acting(2)
    const [one, two] = organisations
    const portal = await portalFor()
    const browser = new Browser()
    const started = await begin(portal)
    const page = await arrive(browser, started, person)
    expect([page.url.pathname.split('/').at(-1), headingOf(page)]).toEqual([
      'choose-organisation',
      'Who are you acting for?',
    ])
    const shown = elementsOf(page, 'button').map((each) => attribute(each, 'value'))
    expect(shown).toEqual(expect.arrayContaining([one!.id, two!.id]))
    const tokens = await redeem(portal, started, (await choose(browser, page, two!.id)).url)
    expect(claimIn(tokens)).toMatchObject({ id: two!.id })

    const silent = await begin(portal, { prompt: 'none' })
    const again = await redeem(portal, silent, (await open(browser, silent)).url)
    expect(claimIn(again)).toMatchObject({ id: two!.id })

    // the portal switches without a password; what it has for the other goes on beside it, under a sid of its own
    const other = await begin(portal, { prompt: 'none', organization: `kvk:${one!.registration_number}` })
    const switched = await redeem(portal, other, (await open(browser, other)).url)
    expect(claimIn(switched)).toMatchObject({ id: one!.id })
    expect(switched.claims()?.sub).toBe(tokens.claims()?.sub)
    expect(switched.claims()?.['sid']).not.toBe(tokens.claims()?.['sid'])
    for (const [given, id] of [
      [again, two!.id],
      [switched, one!.id],
    ] as const) {
      const fresh = await openid.refreshTokenGrant(portal.config, given.refresh_token ?? '-')
      expect(claimIn(fresh)).toMatchObject({ id })
      const said = await openid.fetchUserInfo(portal.config, fresh.access_token, given.claims()?.sub ?? '')
      expect(said['organization']).toMatchObject({ id })
    }
    const known = await begin(portal, { prompt: 'none' })
    expect(claimIn(await redeem(portal, known, (await open(browser, known)).url))).toMatchObject({
      id: one!.id,
    })
  })

  test('is none that is not theirs: a request that names it is told that it is not found', async () => {
    const strange = await createOrganisation(the())
    const portal = await portalFor()
    for (const organization of [
      strange.id,
      `kvk:${strange.registration_number}`,
      'kvk:1',
      'nothing:7',
      'x',
    ]) {
      const [browser, { person }] = [new Browser(), await acting(2)]
      const page = await arrive(browser, await begin(portal, { organization }), person)
      expect([organization, reasonsOn(page)]).toEqual([organization, ['organisation-not-found']])
      const back = await browser.submit(page, {}, { stopAt: atPortal })
      expect(errorAt(back.url)).toBe('access_denied')
    }
  })

  test('is asked of nobody who acts for none: they are told whom to ask, and the portal that they may not', async () => {
    const person = await createPerson(the())
    const browser = new Browser()
    const page = await arrive(browser, await begin(await portalFor()), person)
    expect([headingOf(page), reasonsOn(page)]).toEqual(['You can’t go on', ['organisation-missing']])
    expect(errorAt((await browser.submit(page, {}, { stopAt: atPortal })).url)).toBe('access_denied')
  })

  test('may be nobody, where the portal lets people act for themselves', async () => {
    const portal = await portalFor({ sluis_organization: 'optional' })
    const alone = await createPerson(the())
    const first = await begin(portal)
    const none = await redeem(portal, first, (await arrive(new Browser(), first, alone)).url)
    expect(claimIn(none)).toBeUndefined()
    const { person } = await acting(2)
    const browser = new Browser()
    const started = await begin(portal)
    const page = await arrive(browser, started, person)
    const tokens = await redeem(portal, started, (await choose(browser, page, '')).url)
    expect(claimIn(tokens)).toBeUndefined()
    // and stays so in the session
    const silent = await begin(portal, { prompt: 'none' })
    expect(claimIn(await redeem(portal, silent, (await open(browser, silent)).url))).toBeUndefined()
  })

  test('ends with the membership: at the next use of what was granted, and for good', async () => {
    const { person, organisations, memberships } = await acting(1)
    const portal = await portalFor()
    const started = await begin(portal)
    const browser = new Browser()
    const tokens = await redeem(portal, started, (await arrive(browser, started, person)).url)
    await endMember(organisations[0]!.id, memberships[0]!)
    await expect(openid.refreshTokenGrant(portal.config, tokens.refresh_token!)).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    await expect(
      openid.fetchUserInfo(portal.config, tokens.access_token, tokens.claims()?.sub ?? ''),
    ).rejects.toThrow('server responded with')
    expect(await openid.tokenIntrospection(portal.config, tokens.access_token)).toEqual({ active: false })
    const silent = await begin(portal, { prompt: 'none' })
    expect(errorAt((await open(browser, silent)).url)).toBe('interaction_required')
  })

  test('is looked for by its name, where there are more than can be shown', async () => {
    const { person, organisations } = await acting(9)
    const portal = await portalFor()
    const browser = new Browser()
    const page = await arrive(browser, await begin(portal), person)
    const shown = (seen: Page) =>
      elementsOf(seen, 'button').filter((each) => attribute(each, 'name') === 'organisation').length
    expect([shown(page), fieldsOn(page)['q']]).toEqual([8, ''])
    const at = (q: string) => browser.go(`${page.url.href.split('?')[0]}?q=${encodeURIComponent(q)}`)
    expect(shown(await at('bedrijf 9'))).toBe(1)
    const none = await at('100%<b>')
    expect([none.status, shown(none), none.text.includes('100%&lt;b&gt;')]).toEqual([200, 0, true])
    const back = await choose(browser, await at('BEDRIJF 9'), organisations[8]!.id)
    expect(atPortal(back.url)).toBe(true)
  })

  test('is what was ended while its owner was choosing: they are told, and choose another', async () => {
    const { person, organisations, memberships } = await acting(3)
    const portal = await portalFor()
    const browser = new Browser()
    const started = await begin(portal)
    const page = await arrive(browser, started, person)
    await endMember(organisations[0]!.id, memberships[0]!)
    const told = await choose(browser, page, organisations[0]!.id)
    expect(reasonsOn(told)).toEqual(['organisation-gone'])
    const strange = await createOrganisation(the())
    expect(reasonsOn(await choose(browser, told, strange.id))).toEqual(['organisation-gone'])
    const back = await choose(browser, told, organisations[1]!.id)
    expect(claimIn(await redeem(portal, started, back.url))).toMatchObject({ id: organisations[1]!.id })
  })
})
