import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import * as openid from 'openid-client'
import { perform } from '../../src/acts/index.ts'
import { clientById, type NewRegistrationToken } from '../../src/domain/clients/index.ts'
import { registrationActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { ask, createProgram } from '../harness/api.ts'
import { Browser } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import { REDIRECT, signIn, startRequest, redeem } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { startWorld } from '../harness/world.ts'

const the = useWorld({ env: { DYNAMIC_REGISTRATION: 'on' } })

async function tokenFor(more: Partial<NewRegistrationToken> = {}): Promise<string> {
  const { createToken } = registrationActs(the().house)
  const made = await perform(the().house, createToken, tester, undefined, {
    ...{
      name: 'Test',
      grants: ['authorization_code', 'refresh_token'],
      scopes: ['openid', 'email'],
      origins: null,
    },
    ...{ settings: { sluis_consent: 'implicit' }, uses: 5, hours: 1, ...more },
  })
  if (!made.ok) throw new Error(made.reason)
  return made.token
}

interface Said {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, unknown>
}

async function send(method: string, url: string, token: string | undefined, said?: unknown): Promise<Said> {
  const response = await fetch(url, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(said === undefined ? {} : { body: typeof said === 'string' ? said : JSON.stringify(said) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  }
}
const register = (token: string | undefined, said: unknown) =>
  send('POST', `${the().origin}/register`, token, said)
const uses = async (): Promise<unknown> =>
  (
    await sql`select sum(uses_left) as n, (select count(*) from client) as clients from registration_token`.execute(
      the().house.db,
    )
  ).rows[0]

test('openid-client registers itself by a token, and signs somebody in', async () => {
  const config = await openid.dynamicClientRegistration(
    new URL(the().origin),
    { redirect_uris: [REDIRECT], client_name: 'Registered' },
    undefined,
    { initialAccessToken: await tokenFor(), execute: [openid.allowInsecureRequests] },
  )
  const { client_id: clientId } = config.clientMetadata()
  const person = await createPerson(the())
  const portal = { clientId, clientSecret: undefined, config }
  const started = await startRequest(portal)
  const tokens = await redeem(portal, started, await signIn(new Browser(), started, person.email))
  expect(tokens.claims()?.aud).toBe(clientId)
})

test('a registration is answered with what holds, and read, changed and ended by its own token', async () => {
  const token = await tokenFor()
  const made = await register(token, { redirect_uris: [REDIRECT], client_name: 'One', unknown_member: 1 })
  expect([made.status, made.headers.get('cache-control'), made.body]).toEqual([
    201,
    'no-store',
    expect.objectContaining({
      client_name: 'One',
      client_secret: expect.any(String),
      client_secret_expires_at: 0,
      client_id_issued_at: expect.any(Number),
      scope: 'openid email',
      id_token_signed_response_alg: 'RS256',
    }),
  ])
  expect(made.body).not.toHaveProperty('unknown_member')
  const {
    registration_client_uri: uri,
    registration_access_token: own,
    client_id: id,
  } = made.body as Record<string, string>
  const read = await send('GET', uri!, own)
  expect([read.status, read.body]).toEqual([
    200,
    expect.objectContaining({ client_id: id, client_name: 'One' }),
  ])
  expect(read.body).not.toHaveProperty('client_secret')
  const changed = await send('PUT', uri!, own, {
    client_id: id,
    redirect_uris: [REDIRECT],
    client_name: 'Two',
  })
  expect([changed.status, changed.body]).toEqual([200, expect.objectContaining({ client_name: 'Two' })])
  const other = await send('PUT', uri!, own, { client_id: 'another', redirect_uris: [REDIRECT] })
  expect(other).toMatchObject({ status: 400, body: { error: 'invalid_client_metadata' } })
  expect((await send('DELETE', uri!, own)).status).toBe(204)
  expect(await send('GET', uri!, own)).toMatchObject({ status: 401, body: { error: 'invalid_token' } })
})

test('a program sets none of our settings, and what an operator has set stays', async () => {
  const token = await tokenFor({ settings: { sluis_minimum_level: 'high', sluis_consent: 'ask' } })
  const said = {
    redirect_uris: [REDIRECT],
    sluis_minimum_level: 'basic',
    sluis_pkce: 'exempt',
    sluis_key: 'mine',
  }
  const { body } = await register(token, said)
  const id = String(body['client_id'])
  const metadata = async () => (await clientById(the().house.db, id, new Date()))?.metadata
  expect(await metadata()).toMatchObject({ sluis_minimum_level: 'high', sluis_consent: 'ask' })
  expect(await metadata()).not.toHaveProperty('sluis_pkce')
  expect(Object.keys(body).filter((name) => name.startsWith('sluis_'))).toEqual([])
  const { token: operator } = await createProgram(the(), { role: 'operator' })
  await ask(the(), 'clients.change', {
    token: operator,
    params: { client_id: id },
    body: { sluis_popup: true },
  })
  const again = { ...said, client_id: id, client_name: 'Later' }
  await send('PUT', String(body['registration_client_uri']), String(body['registration_access_token']), again)
  expect(await metadata()).toMatchObject({
    sluis_minimum_level: 'high',
    sluis_popup: true,
    client_name: 'Later',
  })
  expect(await metadata()).not.toHaveProperty('sluis_pkce')
})

describe('what a token does not allow', () => {
  test.each([
    ['another grant', { grant_types: ['client_credentials'], response_types: [] }, 'invalid_client_metadata'],
    ['another scope', { scope: 'openid phone' }, 'invalid_client_metadata'],
    ['another origin', { redirect_uris: ['https://elsewhere.example/cb'] }, 'invalid_redirect_uri'],
    [
      'another way out',
      { post_logout_redirect_uris: ['https://elsewhere.example/'] },
      'invalid_client_metadata',
    ],
    ['a scheme that runs script', { redirect_uris: ['javascript:alert(1)'] }, 'invalid_redirect_uri'],
  ])('%s is refused, and has used nothing up', async (_what, more, error) => {
    const token = await tokenFor({ origins: [new URL(REDIRECT).origin] })
    const before = await uses()
    const answer = await register(token, { redirect_uris: [REDIRECT], ...more })
    expect(answer).toMatchObject({ status: 400, body: { error } })
    expect(await uses()).toEqual(before)
    expect((await register(token, { redirect_uris: [REDIRECT] })).status).toBe(201)
  })
})

test('of two who want the last use of a token at once, one gets it', async () => {
  const token = await tokenFor({ uses: 1 })
  const answers = await Promise.all([1, 2, 3].map(() => register(token, { redirect_uris: [REDIRECT] })))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 401, 401])
})

test('of two that have both been looked at, one takes the last use', async () => {
  const token = await tokenFor({ uses: 1 })
  const { db, clock } = the().house
  const { prepare, run } = registrationActs(the().house).register
  const said = { redirect_uris: [REDIRECT] }
  const both = await Promise.all([1, 2].map(() => prepare!(db, undefined, { token, said }, clock())))
  const done = await Promise.allSettled(
    both.map((each) => db.transaction().execute((tx) => run(tx, tester, undefined, each, clock()))),
  )
  const clients = done.filter((each) => each.status === 'fulfilled' && each.value.ok)
  expect([
    clients.length,
    done.filter((each) => each.status === 'rejected').map(({ reason }) => String(reason)),
  ]).toEqual([
    1,
    // what is refused is undone
    ['Undone: undone'],
  ])
})

test('without a token, with one that is too old, ended, or of another client, nothing is told and nothing done', async () => {
  const said = { redirect_uris: [REDIRECT] }
  const old = await tokenFor()
  await sql`update registration_token set expires_at = now() - interval '1 second'`.execute(the().house.db)
  const [one, two] = await Promise.all(
    [tokenFor(), tokenFor()].map(async (each) => (await register(await each, said)).body),
  )
  for (const token of [undefined, 'made-up', old, String(one!['registration_access_token'])]) {
    const answer = await register(token, said)
    expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_token' } })
    expect(answer.headers.get('www-authenticate')).toContain('Bearer')
  }
  // what strangers send is not even read
  expect((await register('made-up', '{')).status).toBe(401)
  const theirs = String(two!['registration_access_token'])
  for (const [method, body] of [
    ['GET'],
    ['PUT', { ...said, client_id: one!['client_id'] }],
    ['DELETE'],
  ] as const)
    expect(await send(method, String(one!['registration_client_uri']), theirs, body)).toMatchObject({
      status: 401,
    })
})

test('registrations by one token are slowed', async () => {
  const token = await tokenFor({ uses: 100 })
  const answers: Said[] = []
  for (let i = 0; i < 25; i++)
    answers.push(await register(token, { redirect_uris: ['http://wrong.example/'] }))
  const slowed = answers.filter(({ status }) => status === 429)
  expect([answers.slice(0, 20).every(({ status }) => status === 400), slowed.length]).toEqual([true, 5])
  expect(Number(slowed[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('what cannot be read is refused in the specification’s own words', async () => {
  const token = await tokenFor()
  for (const body of ['{', '[]', '"x"', JSON.stringify({ client_name: '\u0000' })])
    expect(await register(token, body)).toMatchObject({
      status: 400,
      body: { error: 'invalid_client_metadata' },
    })
  expect((await register(token, { long: 'x'.repeat(70_000) })).status).toBe(413)
})

test('it is off unless it is turned on', async () => {
  const world = await startWorld()
  expect((await fetch(`${world.origin}/register`, { method: 'POST' })).status).toBe(404)
  const discovery = async (origin: string) =>
    (await (await fetch(`${origin}/.well-known/openid-configuration`)).json()) as object
  expect(await discovery(world.origin)).not.toHaveProperty('registration_endpoint')
  expect(await discovery(the().origin)).toHaveProperty('registration_endpoint', `${the().origin}/register`)
  await world.close()
})
