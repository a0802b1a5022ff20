import { describe, expect, test } from '@jest/globals'
import * as openid from 'openid-client'
import request from 'supertest'
import { arrive } from '../harness/arrive.ts'
import { Browser } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import {
  atPortal,
  createPortal,
  errorAt,
  open,
  redeem,
  signIn,
  startRequest,
  type Portal,
} from '../harness/portal.ts'
import { beside, run } from '../harness/process.ts'
import { postAs } from '../harness/requests.ts'
import { useWorld } from '../harness/setup.ts'
import { until } from '../harness/until.ts'
import { refusedGrantBehind } from '../../src/doors/oidc/index.ts'
import { travel } from '../harness/travel.ts'

const the = useWorld()

async function post(path: string, portal: Portal, fields: Record<string, string>) {
  const form = { client_id: portal.clientId, ...fields }
  const { status, body, headers } = await postAs(portal, the().origin + path, form)
  return { status, body: body as Record<string, string>, id: headers['x-request-id'] ?? '' }
}

const descriptionAt = (url: URL): string => url.searchParams.get('error_description') ?? ''

describe('what a client is told', () => {
  test('a grant that it is not registered for is unauthorized_client, at every endpoint', async () => {
    const portal = await createPortal(the(), { grant_types: ['authorization_code'] })
    const device = 'urn:ietf:params:oauth:grant-type:device_code'
    for (const [path, fields] of [
      ['/token', { grant_type: 'client_credentials' }],
      ['/token', { grant_type: 'refresh_token', refresh_token: 'x' }],
      ['/token', { grant_type: device, device_code: 'x' }],
      ['/device/auth', { scope: 'openid' }],
    ] as const) {
      const { status, body } = await post(path, portal, fields)
      const type = 'grant_type' in fields ? fields.grant_type : device
      expect([status, body]).toMatchObject([
        400,
        {
          error: 'unauthorized_client',
          error_description: `grant_types of this client lacks ${type}`,
        },
      ])
    }
    expect((await post('/token', portal, { grant_type: 'password' })).body['error']).toBe(
      'unsupported_grant_type',
    )
    const machine = await createPortal(the(), { grant_types: ['client_credentials'], redirect_uris: [] })
    expect((await post('/token', machine, { grant_type: 'client_credentials' })).status).toBe(200)
  })

  test('without PKCE it reads what to send, and a client that is exempt need not', async () => {
    const bare = async (metadata: object) => {
      const portal = await createPortal(the(), { ...metadata })
      const { url } = await startRequest(portal)
      for (const name of ['code_challenge', 'code_challenge_method']) url.searchParams.delete(name)
      return (await new Browser().go(url, {}, atPortal)).url
    }
    const refused = await bare({})
    expect([errorAt(refused), descriptionAt(refused)]).toEqual([
      'invalid_request',
      'PKCE is required: send code_challenge, with code_challenge_method S256 (RFC 7636); ' +
        'a client that cannot may be registered with sluis_pkce exempt',
    ])
    expect(descriptionAt(await bare({ token_endpoint_auth_method: 'none' }))).not.toContain('exempt')
    expect((await bare({ sluis_pkce: 'exempt' })).pathname).toMatch(/^\/signin\//)
  })

  test('spaces that are doubled part names as one does', async () => {
    const portal = await createPortal(the())
    const person = await createPerson(the())
    const started = await startRequest(portal, {
      scope: '  openid   email ',
      acr_values: ' urn:sluis:loa:two-factor  urn:x',
      prompt: ' login ',
    })
    const tokens = await redeem(portal, started, await signIn(new Browser(), started, person.email))
    expect(tokens.scope).toBe('openid email')
  })

  test('offline_access that cannot be had is left aside, and the log says why', async () => {
    const cause = () => the().logged.findLast(({ msg }) => msg === 'offline_access cannot be had')?.['cause']
    const without = await createPortal(the(), { grant_types: ['authorization_code'] })
    await open(
      new Browser(),
      await startRequest(without, { scope: 'openid offline_access', prompt: 'consent' }),
    )
    expect(cause()).toBe('grant_types of the client lacks refresh_token')
    const portal = await createPortal(the())
    await open(new Browser(), await startRequest(portal, { scope: 'openid offline_access' }))
    expect(cause()).toBe('prompt lacks consent (OpenID Connect Core §11)')
    const told = the().logged.length
    await open(
      new Browser(),
      await startRequest(portal, { scope: 'openid offline_access', prompt: 'consent' }),
    )
    expect(
      the()
        .logged.slice(told)
        .filter(({ msg }) => msg === 'offline_access cannot be had'),
    ).toEqual([])
  })
})

describe('invalid_grant', () => {
  test('is explained by its reference, and on a development issuer by its text', async () => {
    const portal = await createPortal(the())
    const person = await createPerson(the())
    const started = await startRequest(portal)
    const tokens = await redeem(portal, started, await signIn(new Browser(), started, person.email))
    const { status, body, id } = await post('/token', portal, {
      grant_type: 'authorization_code',
      code: 'never-given',
      redirect_uri: 'http://localhost:9/callback',
      code_verifier: started.verifier,
    })
    expect([status, body]).toMatchObject([
      400,
      { error: 'invalid_grant', error_description: 'authorization code not found' },
    ])
    const { db } = the().house
    await until(async () => (await refusedGrantBehind(db, id)) !== undefined)
    expect(await refusedGrantBehind(db, id)).toMatchObject({
      client_id: portal.clientId,
      grant_type: 'authorization_code',
      cause: 'authorization code not found',
    })
    const told = await run(['explain', '--reference', id], beside(the()))
    expect([told.code, told.out.replace(/ at \S+:/, ':')]).toEqual([
      0,
      `${portal.clientId} was refused authorization_code with invalid_grant: authorization code not found\n`,
    ])

    await openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '')
    const again = await post('/token', portal, {
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token ?? '',
    })
    expect(again.body['error']).toBe('invalid_grant')
    expect(the().logged.find((line) => line['reference'] === again.id)).toMatchObject({
      reason: 'reuse',
      client: portal.clientId,
    })

    travel(31 * 86_400_000)
    await the().worker.chores.runAll()
    expect(await refusedGrantBehind(db, id)).toBeUndefined()
  })

  test('tells a code that comes a second time from one that was never given', async () => {
    const { portal, started, url: back } = await arrive(the())
    await redeem(portal, started, back)
    const { body, id } = await post('/token', portal, {
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: 'http://localhost:9/callback',
      code_verifier: started.verifier,
    })
    const cause = 'authorization code already used, or its grant has ended'
    expect(body).toMatchObject({ error: 'invalid_grant', error_description: cause })
    expect(the().logged.find((line) => line['reference'] === id)).toMatchObject({ reason: 'reuse' })
  })

  test('and every other refusal is JSON, whatever a library says that it accepts', async () => {
    const portal = { ...(await createPortal(the())), clientSecret: 'wrong' }
    for (const path of ['/token', '/token/introspection', '/token/revocation', '/request', '/device/auth']) {
      const { status, body } = await postAs(portal, the().origin + path, {
        grant_type: 'authorization_code',
        code: 'x',
      }).accept('text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2')
      expect([path, status, body]).toMatchObject([path, 401, { error: 'invalid_client' }])
    }
  })

  test('in great numbers fills no table, and hides no other cause', async () => {
    const portal = await createPortal(the(), { token_endpoint_auth_method: 'none' })
    await Promise.all(
      Array.from({ length: 60 }, () =>
        post('/token', portal, { grant_type: 'refresh_token', refresh_token: 'x' }),
      ),
    )
    const other = await post('/token', portal, {
      grant_type: 'authorization_code',
      code: 'x',
      redirect_uri: 'http://localhost:9/callback',
      code_verifier: 'x'.repeat(43),
    })
    const { db } = the().house
    await until(async () => (await refusedGrantBehind(db, other.id)) !== undefined)
    const kept = await db
      .selectFrom('refused_grant')
      .select('reference')
      .where('client_id', '=', portal.clientId)
      .execute()
    expect(kept.length).toBeGreaterThan(0)
    // several at once may each see room for one
    expect(kept.length).toBeLessThanOrEqual(20)
  })
})

describe('an address that is asked for in a wrong way', () => {
  test.each<[string, 'get' | 'post' | 'put' | 'delete', string[]]>([
    ['/token', 'get', ['POST', 'OPTIONS']],
    ['/token/introspection', 'get', ['POST', 'OPTIONS']],
    ['/token/revocation', 'put', ['POST', 'OPTIONS']],
    ['/request', 'get', ['POST', 'OPTIONS']],
    ['/jwks', 'post', ['GET', 'HEAD', 'OPTIONS']],
    ['/me', 'delete', ['GET', 'HEAD', 'POST', 'OPTIONS']],
    ['/auth', 'delete', ['GET', 'HEAD', 'POST']],
    ['/device', 'put', ['GET', 'HEAD', 'POST']],
    ['/session/end', 'put', ['POST', 'GET', 'HEAD']],
    ['/.well-known/openid-configuration', 'post', ['GET', 'HEAD', 'OPTIONS']],
    // of our own pages
    ['/signin/x/cancel', 'get', ['POST']],
    ['/recover', 'delete', ['GET', 'HEAD', 'POST']],
  ])('%s by %s is 405, and says by which it may be', async (path, method, allowed) => {
    // whoever takes anything is a program
    const { status, headers, body } = await request(the().origin)[method](path).accept('*/*')
    expect([status, headers['allow']?.split(', ').toSorted()]).toEqual([405, allowed.toSorted()])
    expect(body).toMatchObject({ title: 'method-not-allowed', status: 405 })
    const page = await request(the().origin)[method](path).accept('text/html,*/*;q=0.8')
    expect(page.text).toContain('data-reason="method-not-allowed"')
  })

  test('an address that is not there is 404, by every method', async () => {
    for (const method of ['get', 'post', 'put', 'delete'] as const)
      for (const path of ['/nothing', '/token/nothing', '/account/nothing/here'])
        expect([path, (await request(the().origin)[method](path)).status]).toEqual([path, 404])
  })
})

test('discovery says what clients ask it for', async () => {
  const { body: metadata } = await request(the().origin).get('/.well-known/openid-configuration')
  expect(metadata).toMatchObject({
    prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
    ui_locales_supported: ['en', 'nl', 'sv'],
    introspection_endpoint_auth_methods_supported: [
      'client_secret_basic',
      'client_secret_post',
      'private_key_jwt',
    ],
    revocation_endpoint_auth_methods_supported: [
      'client_secret_basic',
      'client_secret_post',
      'private_key_jwt',
      'none',
    ],
    revocation_endpoint_auth_signing_alg_values_supported: ['ES256', 'PS256', 'RS256', 'EdDSA'],
  })
  expect(metadata).toHaveProperty('service_documentation', `${the().origin}/docs/integrating`)
})

test('an error that the browser takes back to the portal is in the log, by its reference', async () => {
  const portal = await createPortal(the())
  const { url } = await startRequest(portal)
  url.searchParams.delete('code_challenge')
  url.searchParams.delete('code_challenge_method')
  const answer = await new Browser().send(url)
  expect(new URL(answer.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_request')
  const reference = answer.headers.get('x-request-id')
  const lines = the().logged.filter((line) => line['reference'] === reference)
  expect(lines).toContainEqual(
    expect.objectContaining({
      ...{ msg: 'a portal was answered an error', client: portal.clientId, error: 'invalid_request' },
      description: expect.stringMatching(/^PKCE is required/),
    }),
  )
  // the address that is not registered is told, without what it holds
  const other = (await startRequest(portal, { redirect_uri: 'http://localhost:9/callback/?x=secret' })).url
  const page = await new Browser().send(other)
  // and the page leads those who look after the portal to what the error means
  const [, about = ''] = /href="(\/errors\/[^"]*)"/.exec(page.text) ?? []
  expect(about).toBe('/errors/invalid_redirect_uri')
  expect((await new Browser().send(new URL(about, the().origin))).status).toBe(200)
  const [line] = the().logged.filter((each) => each['reference'] === page.headers.get('x-request-id'))
  expect(line).toMatchObject({ client: portal.clientId, sent: 'http://localhost:9/callback/' })
})
