import { describe, expect, test } from '@jest/globals'
import { clientValidator } from '../../src/ports.ts'
import * as jose from 'jose'
import { sql } from 'kysely'
import * as openid from 'openid-client'
import request from 'supertest'
import { clientById, createClient, rotateSecret } from '../../src/domain/clients/index.ts'
import { read } from '../architecture/source.ts'
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
  tokensFor,
} from '../harness/portal.ts'
import { postAs } from '../harness/requests.ts'
import { until } from '../harness/until.ts'
import { useWorld } from '../harness/setup.ts'
import { tester } from '../harness/acting.ts'

const the = useWorld()

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
    const send = () =>
      request(the().origin).post('/token').type('form').send({
        grant_type: 'client_credentials',
        client_id: portal.clientId,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      })
    const answers = await Promise.all(Array.from({ length: 10 }, send))
    expect(answers.map((a) => a.status).toSorted((a, b) => a - b)).toEqual([
      200,
      ...Array<number>(9).fill(401),
    ])
  })

  test('a wrong secret is refused, the same way as an unknown client', async () => {
    const portal = await createPortal(the(), {
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    })
    const ask = async (clientId: string) => {
      const grant = { grant_type: 'client_credentials' }
      const asked = postAs({ clientId, clientSecret: 'wrong' }, `${the().origin}/token`, grant)
      const { status, body } = await asked.expect('content-type', /json/)
      return { status, body }
    }
    const known = await ask(portal.clientId)
    expect(known.status).toBe(401)
    expect(await ask('nobody')).toEqual(known)
  })

  test('secrets are 256 random bits, and their hashes are all that is kept', async () => {
    const portal = await createPortal(the())
    expect(Buffer.from(portal.clientSecret ?? '', 'base64url')).toHaveLength(32)
  })

  test('while a secret is being replaced two of them work, the older one until its time is over', async () => {
    const { house } = the()
    const portal = await createPortal(the(), {
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    })
    const works = async (clientSecret = ''): Promise<boolean> => {
      const grant = { grant_type: 'client_credentials' }
      return (await postAs({ ...portal, clientSecret }, `${the().origin}/token`, grant)).ok
    }
    const rotated = await house.db
      .transaction()
      .execute((tx) => rotateSecret(tx, tester, portal.clientId, 24, house.clock()))
    const second = rotated.ok ? rotated.clientSecret : ''
    // a client's metadata are read once a second
    await until(() => works(second))
    expect(await works(portal.clientSecret)).toBe(true)
    await house.db
      .updateTable('client_secret')
      .set({ expires_at: new Date() })
      .where('client_id', '=', portal.clientId)
      .where('expires_at', 'is not', null)
      .execute()
    await until(async () => !(await works(portal.clientSecret)))
    expect(await works(second)).toBe(true)
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
  await request(the().origin).get('/me').auth(tokens.access_token, { type: 'bearer' }).expect(401)

  const pair = await jose.generateKeyPair('ES256', { extractable: true })
  const machine = await createPortal(the(), {
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  })
  const proof = await new jose.SignJWT({ htm: 'POST', htu: `${the().origin}/token`, jti: 'once' })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: await jose.exportJWK(pair.publicKey) })
    .setIssuedAt()
    .sign(pair.privateKey)
  const send = () =>
    postAs(machine, `${the().origin}/token`, { grant_type: 'client_credentials' }).set('dpop', proof)
  const answers = await Promise.all(Array.from({ length: 5 }, send))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect((await send()).body).toMatchObject({ error: 'invalid_grant' })
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

test('a registration that says nothing is written down as RS256, under fapi2 as ES256; those from before keep ES256', async () => {
  const { house } = the()
  const register = async (metadata: Record<string, unknown>) =>
    house.db
      .transaction()
      .execute((tx) => createClient(tx, tester, clientValidator(house), metadata, {}, house.clock()))
  const algOf = async (id: string): Promise<unknown> =>
    (await clientById(house.db, id, house.clock()))?.metadata['id_token_signed_response_alg']
  const plain = await register({ redirect_uris: ['https://portal.example/cb'] })
  const { publicKey } = await jose.generateKeyPair('ES256', { extractable: true })
  const strict = await register({
    redirect_uris: ['https://portal.example/cb'],
    sluis_profile: 'fapi2',
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    jwks: { keys: [{ ...(await jose.exportJWK(publicKey)), kid: 'k' }] },
    require_pushed_authorization_requests: true,
    dpop_bound_access_tokens: true,
  })
  if (!plain.ok || !strict.ok) throw new Error(JSON.stringify([plain, strict]))
  expect([await algOf(plain.clientId), await algOf(strict.clientId)]).toEqual(['RS256', 'ES256'])

  await sql`update client set metadata = metadata - 'id_token_signed_response_alg' where id = ${plain.clientId}`.execute(
    house.db,
  )
  const { text } = read('migrations/0027_id_token_algorithms.sql')
  await sql.raw(text).execute(house.db)
  expect([await algOf(plain.clientId), await algOf(strict.clientId)]).toEqual(['ES256', 'ES256'])
})

test.each(['RS256', 'EdDSA', 'ES256'])(
  'ID tokens are signed with %s where the client asks for it',
  async (alg) => {
    const person = await createPerson(the())
    const portal = await createPortal(the(), { id_token_signed_response_alg: alg })
    const tokens = await tokensFor(new Browser(), portal, person.email)
    const jwks = jose.createRemoteJWKSet(new URL(`${the().origin}/jwks`))
    expect(
      (await jose.jwtVerify(tokens.id_token ?? '', jwks, { audience: portal.clientId })).protectedHeader.alg,
    ).toBe(alg)
  },
)

test('the published keys are public, and RSA has 3072 bits', async () => {
  const { keys } = (await request(the().origin).get('/jwks')).body as { keys: Record<string, string>[] }
  expect(keys).toHaveLength(6)
  expect(JSON.stringify(keys)).not.toMatch(/"(d|p|q|dp|dq|qi)":/)
  expect(
    keys
      .filter((key) => key['kty'] === 'RSA')
      .map((key) => Buffer.from(key['n'] ?? '', 'base64url').length * 8),
  ).toEqual([3072, 3072])
})
