import { describe, expect, test } from '@jest/globals'
import * as jose from 'jose'
import * as openid from 'openid-client'
import { Browser } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import {
  createPortal,
  createTestResource,
  redeem,
  signIn,
  startRequest,
  REDIRECT,
  type Portal,
} from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const everything = 'openid profile email phone'

describe('authorization code with PKCE', () => {
  test('gives an ID token, userinfo by scope, and iss in the response', async () => {
    const person = await createPerson(the(), { phone: '+31201234567', name: 'Anna Åberg' })
    const portal = await createPortal(the())
    const started = await startRequest(portal, { scope: everything })
    const back = await signIn(new Browser(), started, person.email)
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
    const person = await createPerson(the())
    const portal = await createPortal(the(), { sluis_pkce: 'exempt' })
    const browser = new Browser()
    const first = await startRequest(portal)
    const back = await signIn(browser, first, person.email)
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
    const started = await startRequest(portal)
    const tokens = await redeem(portal, started, await signIn(new Browser(), started, person.email))
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
    ).rejects.toThrow()
  })

  test('are not given to a client without that grant type', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the(), { grant_types: ['authorization_code'] })
    const started = await startRequest(portal)
    const tokens = await redeem(portal, started, await signIn(new Browser(), started, person.email))
    expect(tokens.refresh_token).toBeUndefined()
  })

  test('do not work for another client', async () => {
    const person = await createPerson(the())
    const [mine, other] = [await createPortal(the()), await createPortal(the())]
    const started = await startRequest(mine)
    const tokens = await redeem(mine, started, await signIn(new Browser(), started, person.email))
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

describe('client_credentials', () => {
  const machine = { grant_types: ['client_credentials'], redirect_uris: [], response_types: [] }

  test('gives opaque tokens that introspection knows and revocation ends', async () => {
    const portal = await createPortal(the(), machine)
    const tokens = await openid.clientCredentialsGrant(portal.config)
    expect(await openid.tokenIntrospection(portal.config, tokens.access_token)).toMatchObject({
      active: true,
      client_id: portal.clientId,
    })
    await openid.tokenRevocation(portal.config, tokens.access_token)
    expect(await openid.tokenIntrospection(portal.config, tokens.access_token)).toEqual({ active: false })
  })

  test('gives JWTs for a named resource, and says so to who would introspect them', async () => {
    const api = 'https://api.example/machines'
    await createTestResource(the(), api)
    const portal = await createPortal(the(), { ...machine, sluis_resources: [api] })
    const tokens = await openid.clientCredentialsGrant(portal.config, { resource: api, scope: 'read' })
    expect(jose.decodeJwt(tokens.access_token)).toMatchObject({
      aud: api,
      scope: 'read',
      client_id: portal.clientId,
    })
    await expect(openid.tokenIntrospection(portal.config, tokens.access_token)).rejects.toMatchObject({
      error: 'unsupported_token_type',
    })
  })
})

describe('client authentication', () => {
  test('private_key_jwt works, and an assertion works once', async () => {
    const { publicKey, privateKey } = await jose.generateKeyPair('ES256', { extractable: true })
    const jwk = { ...(await jose.exportJWK(publicKey)), kid: 'k', alg: 'ES256', use: 'sig' }
    const portal = await createPortal(
      the(),
      {
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: { keys: [jwk] },
      },
      openid.PrivateKeyJwt({ key: privateKey, kid: 'k' }),
    )
    expect((await openid.clientCredentialsGrant(portal.config)).access_token).toBeTruthy()

    const assertion = await new jose.SignJWT({})
      .setProtectedHeader({ alg: 'ES256', kid: 'k' })
      .setIssuer(portal.clientId)
      .setSubject(portal.clientId)
      .setAudience(the().origin)
      .setJti('once')
      .setIssuedAt()
      .setExpirationTime('1m')
      .sign(privateKey)
    const body = () =>
      new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: portal.clientId,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      })
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => fetch(`${the().origin}/token`, { method: 'POST', body: body() })),
    )
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, ...Array<number>(9).fill(401)])
  })

  test('a wrong secret is refused, the same way as an unknown client', async () => {
    const portal = await createPortal(the(), {
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    })
    const ask = async (id: string) => {
      const response = await fetch(`${the().origin}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${id}:wrong`)}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      })
      return { status: response.status, body: await response.json() }
    }
    const known = await ask(portal.clientId)
    expect(known.status).toBe(401)
    expect(await ask('nobody')).toEqual(known)
  })

  test('secrets are 256 random bits, and their hashes are all that is kept', async () => {
    const portal = await createPortal(the())
    expect(Buffer.from(portal.clientSecret ?? '', 'base64url')).toHaveLength(32)
  })

  test('HMAC algorithms are not offered', async () => {
    await expect(createPortal(the(), { id_token_signed_response_alg: 'HS256' })).rejects.toThrow(
      /id_token_signed_response_alg/,
    )
    await expect(createPortal(the(), { token_endpoint_auth_method: 'client_secret_jwt' })).rejects.toThrow(
      /token_endpoint_auth_method/,
    )
  })
})

test('PAR: a pushed request works once and only for its client', async () => {
  const person = await createPerson(the())
  const portal = await createPortal(the(), { require_pushed_authorization_requests: true })
  const started = await startRequest(portal)
  const direct = await new Browser().send(started.url)
  expect(new URL(direct.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_request')
  const url = await openid.buildAuthorizationUrlWithPAR(
    portal.config,
    Object.fromEntries(started.url.searchParams),
  )
  const other = new URL(url)
  other.searchParams.set('client_id', (await createPortal(the())).clientId)
  expect((await new Browser().send(other)).status).toBe(400)
  const back = await signIn(new Browser(), { ...started, url }, person.email)
  expect(back.searchParams.get('code')).toBeTruthy()
  expect((await new Browser().go(url)).text).toContain('invalid_request_uri')
})

test('DPoP: tokens are bound to the key, and a proof works once', async () => {
  const person = await createPerson(the())
  const portal = await createPortal(the())
  const DPoP = openid.getDPoPHandle(portal.config, await openid.randomDPoPKeyPair())
  const started = await startRequest(portal)
  const back = await signIn(new Browser(), started, person.email)
  const checks = {
    pkceCodeVerifier: started.verifier,
    expectedState: started.state,
    expectedNonce: started.nonce,
  }
  const tokens = await openid.authorizationCodeGrant(portal.config, back, checks, undefined, { DPoP })
  expect(tokens.token_type).toBe('dpop')
  expect(
    await openid.fetchUserInfo(portal.config, tokens.access_token, tokens.claims()?.sub ?? '', { DPoP }),
  ).toMatchObject({ sub: tokens.claims()?.sub })
  const bearer = await fetch(`${the().origin}/me`, {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  })
  expect(bearer.status).toBe(401)
})

test('pairwise subjects differ per sector and stay the same', async () => {
  const person = await createPerson(the())
  const browser = new Browser()
  const one = await createPortal(the(), { subject_type: 'pairwise' })
  const same = await createPortal(the(), { subject_type: 'pairwise' })
  const plain = await createPortal(the())
  const elsewhere = await createPortal(the(), {
    subject_type: 'pairwise',
    redirect_uris: ['http://127.0.0.1:9/callback'],
  })
  const subjectAt = async (portal: Portal, redirect_uri = REDIRECT): Promise<string | undefined> => {
    const started = await startRequest(portal, { redirect_uri })
    const { url } = await browser.go(started.url, {}, (next) => next.port === '9')
    const back = url.port === '9' ? url : await signIn(browser, started, person.email)
    return (await redeem(portal, started, back)).claims()?.sub
  }
  const first = await subjectAt(one)
  expect(await subjectAt(one)).toBe(first)
  expect(await subjectAt(same)).toBe(first)
  const others = [await subjectAt(plain), await subjectAt(elsewhere, 'http://127.0.0.1:9/callback')]
  expect(new Set([first, ...others]).size).toBe(3)
})

test.each(['RS256', 'EdDSA', 'ES256'])(
  'ID tokens are signed with %s where the client asks for it',
  async (alg) => {
    const person = await createPerson(the())
    const portal = await createPortal(the(), { id_token_signed_response_alg: alg })
    const started = await startRequest(portal)
    const tokens = await redeem(portal, started, await signIn(new Browser(), started, person.email))
    const jwks = jose.createRemoteJWKSet(new URL(`${the().origin}/jwks`))
    expect(
      (await jose.jwtVerify(tokens.id_token ?? '', jwks, { audience: portal.clientId })).protectedHeader.alg,
    ).toBe(alg)
  },
)

test('the published keys are public, and RSA has 3072 bits', async () => {
  const { keys } = (await (await fetch(`${the().origin}/jwks`)).json()) as { keys: Record<string, string>[] }
  expect(keys).toHaveLength(6)
  expect(JSON.stringify(keys)).not.toMatch(/"(d|p|q|dp|dq|qi)":/)
  expect(
    keys
      .filter((key) => key['kty'] === 'RSA')
      .map((key) => Buffer.from(key['n'] ?? '', 'base64url').length * 8),
  ).toEqual([3072, 3072])
})
