import { beforeAll, describe, expect, test } from '@jest/globals'
import { clientValidator } from '../../src/ports.ts'
import * as openid from 'openid-client'
import { arrive } from '../harness/arrive.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import {
  ask,
  atPortal,
  createPortal,
  createTestResource,
  errorAt,
  redeem,
  signIn,
  startRequest,
  typeCode,
  typePassword,
  REDIRECT,
  type Portal,
  tokensFor,
} from '../harness/portal.ts'
import { postAs } from '../harness/requests.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { updateClient } from '../../src/domain/clients/index.ts'
import { givenAccount } from '../accounts/given.ts'
import { tester } from '../harness/acting.ts'

const the = useWorld()

const everything = JSON.stringify({
  id_token: {
    email: null,
    name: { essential: true },
    phone_number: null,
    acr: null,
    amr: null,
    auth_time: null,
  },
  userinfo: { email: null, name: null, sluis_password_expires_at: null },
})
const personal = ['email', 'name', 'phone_number', 'sluis_password_expires_at']

/** What of a person's own a portal is told, in the ID token and by the userinfo endpoint. */
async function toldTo(portal: Portal, parameters: Record<string, string>) {
  const person = await createPerson(the(), { phone: '+31201234567' })
  const started = await startRequest(portal, parameters)
  const tokens = await redeem(portal, started, await signIn(new Browser(), started, person.email))
  const said = tokens.claims() ?? { sub: '' }
  const more = await openid.fetchUserInfo(portal.config, tokens.access_token, said.sub)
  const of = (claims: object): string[] => personal.filter((name) => name in claims)
  return { idToken: of(said), userinfo: of(more), said, person }
}

describe('claims that are asked by name', () => {
  test('are told as far as the scopes of the registration carry them', async () => {
    const plain = await createPortal(the(), { scope: 'openid' })
    expect(errorAt((await ask(new Browser(), plain, { scope: 'openid email' })).page.url)).toBe(
      'invalid_scope',
    )
    const none = await toldTo(plain, { claims: everything })
    expect(none).toMatchObject({ idToken: [], userinfo: [] })
    expect(none.said).toMatchObject({ acr: 'urn:sluis:loa:two-factor', amr: ['mfa', 'otp', 'pwd'] })
    const some = await toldTo(await createPortal(the(), { scope: 'openid email' }), { claims: everything })
    expect(some).toMatchObject({ idToken: ['email'], userinfo: ['email'] })
    const open = await toldTo(await createPortal(the()), { claims: everything })
    expect(open).toMatchObject({
      idToken: ['email', 'name', 'phone_number'],
      userinfo: ['email', 'name', 'sluis_password_expires_at'],
    })
  })

  test('are told where the registration names them', async () => {
    const portal = await createPortal(the(), { scope: 'openid', sluis_claims: ['name'] })
    expect(await toldTo(portal, { claims: everything })).toMatchObject({
      idToken: ['name'],
      userinfo: ['name'],
    })
    await expect(createPortal(the(), { sluis_claims: ['shoe_size'] })).rejects.toThrow(
      /^sluis_claims\[0\]: \w+ must be one of the claims name, /,
    )
  })

  test('are left out when they were pushed, too', async () => {
    const portal = await createPortal(the(), { scope: 'openid' })
    const { url, ...started } = await startRequest(portal, { claims: everything })
    const pushed = await openid.buildAuthorizationUrlWithPAR(portal.config, url.searchParams)
    const { email } = await createPerson(the())
    const back = await signIn(new Browser(), { ...started, url: pushed }, email)
    const tokens = await redeem(portal, { ...started, url }, back)
    expect(personal.filter((name) => name in (tokens.claims() ?? {}))).toEqual([])
  })

  test('may be asked however deep: what is not understood is left out', async () => {
    const portal = await createPortal(the())
    const deep = `${'['.repeat(2000)}${']'.repeat(2000)}`
    const claims = `{"userinfo":{"email":{"value":${deep}},"name":7}}`
    const { url } = await startRequest(portal, { claims })
    const { status, body } = await postAs(portal, `${the().origin}/request`, String(url.searchParams))
    expect([status, body]).toMatchObject([201, { expires_in: 60 }])
    const { page } = await ask(new Browser(), portal, { claims: claims.replaceAll(deep, '[[]]') })
    expect(page.status).toBe(200)
  })

  test('are asked of the person as far as the portal may have them', async () => {
    const consentTo = async (scope: string) => {
      const portal = await createPortal(the(), { scope, sluis_consent: 'ask' })
      const { email } = await createPerson(the())
      const browser = new Browser()
      const { page, started } = await ask(browser, portal, { claims: everything })
      const consent: Page = await typeCode(browser, await typePassword(browser, page, email))
      const back = await browser.submit(consent, {}, { action: '/consent', stopAt: atPortal })
      const tokens = await redeem(portal, started, back.url)
      const asked = Array.from(consent.text.matchAll(/The detail “(\w+)”/g), ([, name]) => name)
      return { asked, told: personal.filter((name) => name in (tokens.claims() ?? {})) }
    }
    expect(await consentTo('openid')).toEqual({ asked: [], told: [] })
    expect(await consentTo('openid email')).toEqual({ asked: ['email'], told: ['email'] })
  })

  test('undo no subject of the portal’s own: what others know one by is told where it is named', async () => {
    const pairwise = { subject_type: 'pairwise' }
    expect(await toldTo(await createPortal(the(), pairwise), { claims: everything })).toMatchObject({
      idToken: [],
      userinfo: [],
    })
    const named = await createPortal(the(), { ...pairwise, sluis_claims: ['email'] })
    expect(await toldTo(named, { claims: everything })).toMatchObject({ idToken: ['email'] })
    await expect(createPortal(the(), { ...pairwise, sluis_claims: ['amr'] })).rejects.toThrow(
      /^sluis_claims\[0\]: \w+ must be one of the claims name, /,
    )
  })

  test('undo no profile: whoever asks for amr under the Dutch government’s is not told it', async () => {
    const nlgov = { sluis_profile: 'nlgov', subject_type: 'pairwise', sluis_minimum_level: 'low' }
    const person = await createPerson(the())
    await givenAccount(the(), person, { proofing: 'address' })
    const portal = await createPortal(the(), nlgov)
    const started = await startRequest(portal, { claims: everything })
    const tokens = await redeem(portal, started, await signIn(new Browser(), started, person.email))
    expect(tokens.claims()).toMatchObject({ acr: 'http://eidas.europa.eu/LoA/low' })
    expect(tokens.claims()).not.toHaveProperty('amr')
  })
})

test('what a registration does not allow any more ends with the next token, and at the userinfo endpoint at once', async () => {
  const { house } = the()
  const metadata = { redirect_uris: [REDIRECT], grant_types: ['authorization_code', 'refresh_token'] }
  const portal = await createPortal(the(), {
    ...metadata,
    scope: 'openid',
    subject_type: 'pairwise',
    sluis_claims: ['email'],
    sluis_minimum_level: 'low',
  })
  const person = await createPerson(the())
  await givenAccount({ house }, person, { proofing: 'address' })
  const claims = JSON.stringify({ id_token: { email: null, amr: null }, userinfo: { email: null } })
  const started = await startRequest(portal, { claims })
  const tokens = await redeem(portal, started, await signIn(new Browser(), started, person.email))
  expect(tokens.claims()).toMatchObject({ email: person.email, amr: ['mfa', 'otp', 'pwd'] })
  const nlgov = { ...metadata, subject_type: 'pairwise', sluis_profile: 'nlgov', sluis_minimum_level: 'low' }
  const updated = await house.db
    .transaction()
    .execute((tx) =>
      updateClient(
        tx,
        tester,
        clientValidator(house),
        portal.clientId,
        { metadata: { ...nlgov, scope: 'openid' }, fetched: new Map() },
        house.clock(),
      ),
    )
  expect(updated.ok).toBe(true)
  // clients are looked up once a second
  travel(1500)
  const said = tokens.claims()?.sub ?? ''
  expect(await openid.fetchUserInfo(portal.config, tokens.access_token, said)).toEqual({ sub: said })
  const next = await openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '')
  expect(next.claims()).toMatchObject({ sub: said })
  for (const name of ['email', 'amr']) expect(next.claims()).not.toHaveProperty(name)
})

/** What a level and a subject cannot be. */
const wrong: [string, object][] = [
  ['a level that is a text', { id_token: { acr: 'urn:sluis:loa:two-factor' } }],
  ['a level that is a number', { id_token: { acr: { essential: true, value: 2 } } }],
  [
    'levels that are one text',
    { id_token: { acr: { essential: true, values: 'urn:sluis:loa:two-factor' } } },
  ],
  ['no level', { id_token: { acr: { essential: true, values: [] } } }],
  ['levels of which one is nothing', { id_token: { acr: { values: ['urn:sluis:loa:two-factor', null] } } }],
  ['a level and levels', { id_token: { acr: { value: 'a', values: ['b'] } } }],
  ['a level that is perhaps wanted', { id_token: { acr: { essential: 'yes' } } }],
  ['a subject that is a text', { id_token: { sub: 'somebody' } }],
  ['a subject that is a list', { id_token: { sub: ['somebody'] } }],
  ['several subjects', { id_token: { sub: { values: ['one', 'other'] } } }],
  ['a subject that is nothing, for the userinfo endpoint', { userinfo: { sub: { value: null } } }],
]

describe('a level or a subject that is asked for', () => {
  test.each(wrong)('as %s is refused, never left aside', async (_what, claims) => {
    const portal = await createPortal(the())
    const { page } = await ask(new Browser(), portal, { claims: JSON.stringify(claims) })
    expect([atPortal(page.url), errorAt(page.url)]).toEqual([true, 'invalid_request'])
  })

  test('is held to, also where it is asked of the userinfo endpoint', async () => {
    const [portal, person, other] = [
      await createPortal(the()),
      await createPerson(the()),
      await createPerson(the()),
    ]
    const browser = new Browser()
    const tokens = await tokensFor(browser, portal, person.email)
    const insist = (sub: string) =>
      ask(browser, portal, { prompt: 'none', claims: JSON.stringify({ userinfo: { sub: { value: sub } } }) })
    expect((await insist(tokens.claims()?.sub ?? '')).page.url.searchParams.has('code')).toBe(true)
    expect(errorAt((await insist(other.id)).page.url)).toBe('login_required')
  })
})

describe('what the scopes carry', () => {
  const api = 'https://api.claims.example'
  const scopes = 'openid email offline_access'
  const cases: [string, object, Record<string, string>, boolean][] = [
    ['is not in the ID token where the userinfo endpoint tells it', {}, {}, false],
    ['is in the ID token where the access token is for a resource', {}, { resource: api }, true],
    ['is in the ID token of a registration that asks it', { sluis_id_token_claims: true }, {}, true],
    ['is there just as well for a resource', { sluis_id_token_claims: true }, { resource: api }, true],
  ]
  beforeAll(() => createTestResource(the(), api))
  test.each(cases)('%s, after a refresh too', async (_what, metadata, parameters, isTold) => {
    const {
      person,
      portal,
      started,
      url: back,
    } = await arrive(the(), {
      portal: { sluis_resources: [api], ...metadata },
      request: { scope: scopes, ...parameters },
    })
    const tokens = await redeem(portal, started, back, parameters)
    expect(tokens.claims()?.['email']).toBe(isTold ? person.email : undefined)
    const fewer = await openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '', {
      scope: 'openid',
      ...parameters,
    })
    expect(fewer.claims()).not.toHaveProperty('email')
    const next = await openid.refreshTokenGrant(portal.config, fewer.refresh_token ?? '', parameters)
    expect(next.claims()?.['email']).toBe(isTold ? person.email : undefined)
    expect(next.claims()).not.toHaveProperty('name')
  })
})
