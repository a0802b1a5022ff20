import { describe, expect, test } from '@jest/globals'
import * as jose from 'jose'
import request from 'supertest'
import { Browser } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { atPortal, createPortal, signIn, REDIRECT } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import {
  claimsIn,
  errorOf,
  FapiClient,
  newKey,
  refusedClient,
  tokenIn,
  useFapi,
  type Claims,
} from './fapi-client.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld()
const { the: it, flow } = useFapi(the)

test('a client that does not keep to the profile is not registered, and is told everything', async () => {
  await expect(
    createPortal(the(), {
      sluis_profile: 'fapi2',
      id_token_signed_response_alg: 'RS256',
      redirect_uris: ['com.example.app:/back'],
      sluis_pkce: 'exempt',
      grant_types: ['authorization_code', 'urn:ietf:params:oauth:grant-type:device_code'],
    }),
  ).rejects.toThrow(
    [
      'token_endpoint_auth_method must be private_key_jwt',
      'token_endpoint_auth_signing_alg must be ES256 or PS256 or EdDSA',
      'require_pushed_authorization_requests must be true',
      'dpop_bound_access_tokens must be true',
      'id_token_signed_response_alg must be ES256 or EdDSA',
      'grant_types must be authorization_code, refresh_token or client_credentials',
      'redirect_uris must be https, or of this very machine',
      'sluis_pkce must be required',
    ]
      .map((fault) => `${fault}, for the profile fapi2`)
      .join('; '),
  )
  await expect(createPortal(the(), { sluis_profile: 'other' })).rejects.toThrow(
    'sluis_profile must be nlgov or fapi2',
  )
})

describe('fapi2-security-profile-final: requests', () => {
  test('happy-flow', async () => {
    const first = await flow()
    expect(first.back.searchParams.get('iss')).toBe(the().origin)
    expect([first.tokens.status, first.tokens.body['token_type']]).toEqual([200, 'DPoP'])
    expect(await it().client.userinfo(tokenIn(first.tokens))).toMatchObject({
      status: 200,
      body: { sub: claimsIn(first.tokens).sub },
    })
    expect((await it().client.userinfo(tokenIn(first.tokens), { key: await newKey() })).status).toBe(401)
    const second = await it().other.flow(it().person.email, {}, it().signedIn.copy())
    expect((await it().client.userinfo(tokenIn(second.tokens))).status).toBe(401)
    expect((await it().other.userinfo(tokenIn(second.tokens))).status).toBe(200)
  })

  test('user-rejects-authentication', async () => {
    const browser = new Browser()
    const pushed = await it().client.push()
    const page = await browser.go(pushed.url, {}, atPortal)
    const back = await browser.submit(page, {}, { action: '/cancel', stopAt: atPortal })
    expect(Object.fromEntries(back.url.searchParams)).toMatchObject({
      error: 'access_denied',
      state: pushed.state,
      iss: the().origin,
    })
  })

  test('ensure-authorization-request-without-state-success', async () => {
    const { back, tokens } = await flow({ state: undefined })
    expect([back.searchParams.has('state'), tokens.status]).toEqual([false, 200])
  })

  test('ensure-authorization-request-without-nonce-success', async () => {
    expect(claimsIn((await flow({ nonce: undefined })).tokens)).not.toHaveProperty('nonce')
  })

  test.each([
    ['ensure-authorization-request-with-64-char-nonce-success', 64],
    ['ensure-authorization-request-with-long-nonce', 384],
  ])('%s', async (_module, length) => {
    const nonce = 'n'.repeat(length)
    expect(claimsIn((await flow({ nonce })).tokens)['nonce']).toBe(nonce)
  })

  test('ensure-authorization-request-with-long-state', async () => {
    const state = 's'.repeat(1000)
    expect((await flow({ state })).back.searchParams.get('state')).toBe(state)
  })

  test('ensure-other-scope-order-succeeds', async () => {
    const { tokens } = await flow({ scope: 'email openid' })
    expect([tokens.status, claimsIn(tokens).sub !== undefined]).toEqual([200, true])
  })

  test('test-claims-parameter-identity-claims', async () => {
    const names = ['name', 'given_name', 'family_name', 'email', 'email_verified', 'locale']
    const claims = JSON.stringify({ userinfo: Object.fromEntries(names.map((name) => [name, null])) })
    const { tokens } = await flow({ claims })
    const { body } = await it().client.userinfo(tokenIn(tokens))
    for (const name of names) expect(body).toHaveProperty(name)
  })

  test('ensure-different-nonce-inside-and-outside-request-object, ensure-different-state-inside-and-outside-request-object, state-only-outside-request-object-not-used', async () => {
    const pushed = await it().client.push()
    pushed.url.searchParams.set('nonce', 'from-outside')
    pushed.url.searchParams.set('state', 'from-outside')
    const back = await signIn(it().signedIn.copy(), pushed, it().person.email)
    expect(back.searchParams.get('state')).toBe(pushed.state)
    expect(claimsIn(await it().client.redeem(pushed, back))['nonce']).toBe(pushed.nonce)
    const without = await it().client.push({ state: undefined })
    without.url.searchParams.set('state', 'from-outside')
    const second = await signIn(it().signedIn.copy(), without, it().person.email)
    expect(second.searchParams.has('state')).toBe(false)
  })

  test('ensure-request-object-without-redirect-uri-fails, ensure-redirect-uri-in-authorization-request', async () => {
    expect(errorOf(await it().client.push({ redirect_uri: undefined }))).toEqual([400, 'invalid_request'])
  })

  test('plain-fapi-tolerate-unregistered-redirect-uri', async () => {
    const pushed = await it().client.push({ redirect_uri: 'https://elsewhere.example/back' })
    expect([pushed.status, pushed.body['request_uri']]).toEqual([400, undefined])
  })

  test('ensure-unsigned-authorization-request-without-using-par-fails', async () => {
    const url = new URL(`${the().origin}/auth`)
    for (const [name, value] of Object.entries({
      client_id: it().client.id,
      response_type: 'code',
      redirect_uri: REDIRECT,
      scope: 'openid',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    }))
      url.searchParams.set(name, value)
    const answer = await it().signedIn.copy().go(url, {}, atPortal)
    expect(answer.url.searchParams.get('error')).toBe('invalid_request')
  })

  test.each([
    ['ensure-response-type-code-idtoken-fails', 'code id_token'],
    ['ensure-response-type-token-fails', 'token'],
  ])('%s', async (_module, response_type) => {
    expect((await it().client.push({ response_type })).status).toBe(400)
  })

  test('ensure-signed-client-assertion-with-RS256-fails', async () => {
    const { privateKey } = await jose.generateKeyPair('PS256', { extractable: true })
    const jwk = await jose.exportJWK(privateKey)
    const { kty, n, e } = jwk
    const client = await FapiClient.register(the(), {
      token_endpoint_auth_signing_alg: 'PS256',
      jwks: { keys: [{ ...(kty ? { kty } : {}), n, e, kid: 'k', use: 'sig' }] },
    })
    const push = async (alg: 'PS256' | 'RS256') => {
      const key = (await jose.importJWK(jwk, alg)) as jose.CryptoKey
      return client.push({}, { assertionJwt: await client.assertion({}, key, alg) })
    }
    // the same key: it is the algorithm that is refused
    expect((await push('PS256')).status).toBe(201)
    expect(errorOf(await push('RS256'))).toEqual(refusedClient)
  })

  test.each<[string, () => Claims]>([
    [
      'ensure-client-assertion-with-exp-is-5-minutes-in-past-fails',
      () => ({ exp: Math.floor(Date.now() / 1000) - 300 }),
    ],
    ['ensure-client-assertion-with-wrong-aud-fails', () => ({ aud: 'https://elsewhere.example' })],
    ['ensure-client-assertion-with-no-sub-fails', () => ({ sub: undefined })],
    [
      'par-ensure-jwt-client-assertions-nbf-over-60-seconds-in-the-future-fails',
      () => ({ nbf: Math.floor(Date.now() / 1000) + 70 }),
    ],
    ['an assertion that was made two minutes from now', () => ({ iat: Math.floor(Date.now() / 1000) + 120 })],
    ['par-test-array-as-audience-fails', () => ({ aud: [the().origin] })],
    ['par-test-par-endpoint-url-as-audience-fails', () => ({ aud: `${the().origin}/request` })],
    ['par-test-token-endpoint-url-as-audience-fails', () => ({ aud: `${the().origin}/token` })],
  ])('%s', async (_module, assertion) => {
    expect(errorOf(await it().client.push({}, { assertion: assertion() }))).toEqual(refusedClient)
  })

  test('par-ensure-jwt-client-assertions-nbf-8-seconds-in-the-future-is-accepted', async () => {
    const now = Math.floor(Date.now() / 1000)
    expect((await it().client.push({}, { assertion: { nbf: now + 8 } })).status).toBe(201)
  })

  test('test-essential-acr-sca-claim', async () => {
    const essential = (acr: string): Claims => ({
      claims: JSON.stringify({ id_token: { acr: { essential: true, values: [acr] } } }),
    })
    const reached = await flow(essential('urn:sluis:loa:two-factor'))
    expect(claimsIn(reached.tokens)['acr']).toBe('urn:sluis:loa:two-factor')
    const unreached = await it().client.push(essential('http://eidas.europa.eu/LoA/high'))
    const page = await it().signedIn.copy().go(unreached.url, {}, atPortal)
    expect(reasonsOn(page)).toEqual(['level-out-of-reach'])
    const browser = it().signedIn.copy()
    const refused = await browser.go(unreached.url, {}, atPortal)
    const back = await browser.submit(refused, {}, { action: '/refused', stopAt: atPortal })
    expect(back.url.searchParams.get('error')).toBe('unmet_authentication_requirements')
  })

  test('par-ensure-reused-request-uri-prior-to-auth-completion-succeeds, par-attempt-reuse-request_uri', async () => {
    const browser = new Browser()
    const pushed = await it().client.push()
    expect(headingOf(await browser.go(pushed.url, {}, atPortal))).toBe('Sign in')
    expect(headingOf(await browser.go(pushed.url, {}, atPortal))).toBe('Sign in')
    await forgetSteps(the())
    expect((await signIn(browser, pushed, it().person.email)).searchParams.has('code')).toBe(true)
    const again = await browser.go(pushed.url, {}, atPortal)
    expect([atPortal(again.url) && again.url.searchParams.has('code'), again.status >= 400]).toEqual([
      false,
      true,
    ])
  })

  test('par-attempt-to-use-expired-request_uri', async () => {
    const pushed = await it().client.push()
    travel(Number(pushed.body['expires_in']) * 1000 + 1000)
    expect((await it().signedIn.copy().go(pushed.url, {}, atPortal)).status).toBe(400)
  })

  test('par-attempt-to-use-request_uri-for-different-client', async () => {
    const pushed = await it().client.push()
    pushed.url.searchParams.set('client_id', it().other.id)
    expect((await it().signedIn.copy().go(pushed.url, {}, atPortal)).status).toBe(400)
  })

  test('par-authorization-request-containing-request_uri-form-param', async () => {
    const { body } = await it().client.push()
    expect((await it().client.push({ request_uri: body['request_uri'] })).status).toBe(400)
  })

  test('par-attempt-invalid-http-method', async () => {
    for (const method of ['get', 'put', 'delete'] as const) {
      const { status } = await request(the().origin)[method]('/request')
      expect([method, status >= 400]).toEqual([method, true])
    }
  })

  test('par-ensure-pkce-required, par-plain-pkce-rejected', async () => {
    const none = { code_challenge: undefined, code_challenge_method: undefined }
    expect(errorOf(await it().client.push(none))).toEqual([400, 'invalid_request'])
    expect(errorOf(await it().client.push({ code_challenge_method: 'plain' }))).toEqual([
      400,
      'invalid_request',
    ])
  })

  test('par-without-duplicate-parameters', async () => {
    const { pushed, tokens } = await flow()
    expect([...pushed.url.searchParams.keys()]).toEqual(['client_id', 'request_uri'])
    expect(tokens.status).toBe(200)
  })
})
