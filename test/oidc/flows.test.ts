import { describe, expect, test } from '@jest/globals'
import * as jose from 'jose'
import * as openid from 'openid-client'
import { arrive } from '../harness/arrive.ts'
import { Browser } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import {
  createPortal,
  createTestResource,
  redeem,
  signIn,
  startRequest,
  tokensFor,
} from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const everything = 'openid profile email phone'

describe('authorization code with PKCE', () => {
  test('gives an ID token, userinfo by scope, and iss in the response', async () => {
    const {
      person,
      portal,
      started,
      url: back,
    } = await arrive(the(), {
      person: { phone: '+31201234567', name: 'Anna Åberg' },
      request: { scope: everything },
    })
    expect(back.searchParams.get('iss')).toBe(the().origin)
    const tokens = await redeem(portal, started, back)
    const claims = tokens.claims()
    expect(claims).toMatchObject({
      acr: 'urn:sluis:loa:two-factor',
      amr: ['mfa', 'otp', 'pwd'],
      iss: the().origin,
    })
    expect(claims).not.toHaveProperty('name')
    expect(await openid.fetchUserInfo(portal.config, tokens.access_token, claims?.sub ?? '')).toEqual({
      sub: claims?.sub,
      name: 'Anna Åberg',
      given_name: 'Petra',
      family_name: 'Proef',
      locale: 'en',
      updated_at: expect.any(Number),
      email: person.email,
      email_verified: true,
      phone_number: '+31201234567',
      phone_number_verified: false,
    })
  })

  test('is refused without PKCE, unless the client is exempt', async () => {
    const strict = await createPortal(the())
    const { url } = await startRequest(strict)
    url.searchParams.delete('code_challenge')
    url.searchParams.delete('code_challenge_method')
    const refused = await new Browser().send(url)
    expect(new URL(refused.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_request')

    const exempt = await createPortal(the(), { sluis_pkce: 'exempt' })
    const request = await startRequest(exempt)
    request.url.searchParams.delete('code_challenge')
    request.url.searchParams.delete('code_challenge_method')
    expect((await new Browser().send(request.url)).headers.get('location')).toMatch(/\/signin\//)
  })

  test('refuses PKCE with plain', async () => {
    const { url } = await startRequest(await createPortal(the()), { code_challenge_method: 'plain' })
    const page = await new Browser().send(url)
    expect(new URL(page.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_request')
  })

  test('refuses a wrong verifier, a missing one, and one that nobody announced', async () => {
    const {
      person,
      portal,
      browser,
      started: first,
      url: back,
    } = await arrive(the(), { portal: { sluis_pkce: 'exempt' } })
    await expect(
      redeem(portal, { ...first, verifier: openid.randomPKCECodeVerifier() }, back),
    ).rejects.toMatchObject({ error: 'invalid_grant' })
    const second = await startRequest(portal)
    second.url.searchParams.delete('code_challenge')
    second.url.searchParams.delete('code_challenge_method')
    await expect(redeem(portal, second, await signIn(browser, second, person.email))).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })
})

describe('refresh tokens', () => {
  test('rotate always, keep acr and auth_time, and end with a second use', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the())
    const tokens = await tokensFor(new Browser(), portal, person.email)
    const next = await openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '')
    expect(next.refresh_token).not.toBe(tokens.refresh_token)
    expect(next.claims()).toMatchObject({
      acr: tokens.claims()?.['acr'],
      auth_time: tokens.claims()?.['auth_time'],
    })
    await expect(openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    await expect(openid.refreshTokenGrant(portal.config, next.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    await expect(
      openid.fetchUserInfo(portal.config, next.access_token, tokens.claims()?.sub ?? ''),
    ).rejects.toMatchObject({ code: 'OAUTH_WWW_AUTHENTICATE_CHALLENGE' })
  })

  test('are not given to a client without that grant type', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the(), { grant_types: ['authorization_code'] })
    const tokens = await tokensFor(new Browser(), portal, person.email)
    expect(tokens.refresh_token).toBeUndefined()
  })

  test('do not work for another client', async () => {
    const person = await createPerson(the())
    const [mine, other] = [await createPortal(the()), await createPortal(the())]
    const tokens = await tokensFor(new Browser(), mine, person.email)
    await expect(openid.refreshTokenGrant(other.config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })
})

describe('resources', () => {
  test('get a JWT of five minutes that carries acr and auth_time, unchanged on refresh', async () => {
    const api = 'https://api.example/jwt'
    await createTestResource(the(), api)
    const person = await createPerson(the())
    const portal = await createPortal(the(), { sluis_resources: [api] })
    const started = await startRequest(portal, { scope: 'openid read', resource: api })
    const tokens = await redeem(portal, started, await signIn(new Browser(), started, person.email), {
      resource: api,
    })
    const jwks = jose.createRemoteJWKSet(new URL(`${the().origin}/jwks`))
    const { payload, protectedHeader } = await jose.jwtVerify(tokens.access_token, jwks, {
      issuer: the().origin,
      audience: api,
    })
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'at+jwt' })
    expect(payload).toMatchObject({
      scope: 'read',
      acr: 'urn:sluis:loa:two-factor',
      auth_time: tokens.claims()?.['auth_time'],
      sub: tokens.claims()?.sub,
    })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(300)
    const refreshed = await openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '', {
      resource: api,
    })
    expect(jose.decodeJwt(refreshed.access_token)).toMatchObject({
      acr: payload['acr'],
      auth_time: payload['auth_time'],
    })
  })

  test('that are not the client’s are refused', async () => {
    await createTestResource(the(), 'https://api.example/foreign')
    const portal = await createPortal(the())
    const { url } = await startRequest(portal, { resource: 'https://api.example/foreign' })
    const page = await new Browser().send(url)
    expect(new URL(page.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_target')
  })

  test('with opaque tokens: their server introspects them, others learn nothing', async () => {
    const api = 'https://api.example/opaque'
    await createTestResource(the(), api, 'opaque')
    const person = await createPerson(the())
    const portal = await createPortal(the(), { sluis_resources: [api] })
    const server = await createPortal(the(), {
      sluis_introspects: [api],
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    })
    const stranger = await createPortal(the(), {
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    })
    const started = await startRequest(portal, { scope: 'openid read', resource: api })
    const tokens = await redeem(portal, started, await signIn(new Browser(), started, person.email), {
      resource: api,
    })
    expect(await openid.tokenIntrospection(server.config, tokens.access_token)).toMatchObject({
      active: true,
      aud: api,
      scope: 'read',
      acr: 'urn:sluis:loa:two-factor',
      auth_time: tokens.claims()?.['auth_time'],
    })
    expect(await openid.tokenIntrospection(stranger.config, tokens.access_token)).toEqual({ active: false })
    await openid.tokenRevocation(portal.config, tokens.access_token)
    expect(await openid.tokenIntrospection(server.config, tokens.access_token)).toEqual({ active: false })
    await expect(openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })
})
