import { describe, expect, test } from '@jest/globals'
import { createWishOf } from '../../src/doors/oidc/wish.ts'
import { clientById } from '../../src/domain/clients/index.ts'
import type { FactorKind } from '../../src/policy/vocabulary.ts'
import {
  allScopes,
  apiOf,
  ask,
  consoleOf,
  createOperator,
  createProgram,
  giveRole,
  type Answered,
} from '../harness/api.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import {
  createPortal,
  open,
  redeem,
  startRequest,
  typeCode,
  typePassword,
  atPortal,
  createTestResource,
} from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any', DYNAMIC_REGISTRATION: 'on' } })

const titled = (status: number, title: string) => ({ status, body: { title } })
const idOf = ({ body }: Answered): string => (body as { id: string }).id
const api = (): string => apiOf(the())
const change = (token: string, client: string, body: object, query = {}) =>
  ask(the(), 'clients.change', { token, query, params: { client_id: client }, body })

test('whoever looks after a client gets nothing by the secret of a program that holds a role', async () => {
  const { clientId } = await createProgram(the(), { role: 'operator' })
  const { token } = await createOperator(the(), 'client-manager', [clientId])
  const params = { client_id: clientId }
  expect(await ask(the(), 'clients.rotate-secret', { token, params, body: {} })).toMatchObject(
    titled(403, 'privileged'),
  )
  const jwks = { jwks: { keys: [] }, token_endpoint_auth_method: 'private_key_jwt' }
  expect(await change(token, clientId, jwks)).toMatchObject(titled(403, 'privileged'))
  expect(await change(token, clientId, { client_name: 'x' })).toMatchObject(titled(403, 'privileged'))
})

test('a client that registered itself and holds a role by now is an operator’s', async () => {
  const { token } = await createOperator(the(), 'operator')
  const made = await ask(the(), 'registrations.create', { token, body: { name: 'Test' } })
  const response = await fetch(`${the().origin}/register`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${(made.body as { token: string }).token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ redirect_uris: ['https://a.example/cb'] }),
  })
  const said = (await response.json()) as Record<string, string>
  await giveRole(the(), { client: said['client_id']! }, 'auditor')
  const own = {
    authorization: `Bearer ${said['registration_access_token']}`,
    'content-type': 'application/json',
  }
  for (const method of ['PUT', 'DELETE'])
    expect(
      (
        await fetch(said['registration_client_uri']!, {
          ...{ method, headers: own },
          body: JSON.stringify({ client_id: said['client_id'], redirect_uris: ['https://a.example/cb'] }),
        })
      ).status,
    ).toBe(403)
})

describe('what a client may reach is an operator’s', () => {
  test.each([
    ['resources', () => ({ sluis_resources: [api()] })],
    ['tokens of others', () => ({ sluis_introspects: ['https://reach.example'] })],
    ['a name in files', () => ({ sluis_key: 'payroll' })],
  ])('%s', async (_what, more) => {
    await createTestResource(the(), 'https://reach.example').catch(() => undefined)
    const { clientId } = await createPortal(the())
    const { token } = await createOperator(the(), 'client-manager', [clientId])
    expect(await change(token, clientId, more())).toMatchObject(titled(403, 'privileged'))
    const body = { ...(await clientById(the().house.db, clientId, new Date()))?.metadata, ...more() }
    const replaced = await ask(the(), 'clients.replace', { token, params: { client_id: clientId }, body })
    expect(replaced).toMatchObject(titled(403, 'privileged'))
    // what is theirs stays theirs
    expect((await change(token, clientId, { client_name: 'Mine' })).status).toBe(200)
  })
})

test('a portal that would get tokens of operators is decided by two, and so is where it takes them', async () => {
  const [one, other] = [await createOperator(the(), 'operator'), await createOperator(the(), 'operator')]
  const { clientId } = await createPortal(the())
  expect((await change(one.token, clientId, { sluis_resources: [api()] })).status).toBe(202)
  const body = { redirect_uris: ['https://a.example/cb'], sluis_resources: [api()] }
  const made = await ask(the(), 'clients.create', { token: one.token, body })
  expect(made.status).toBe(202)
  expect(
    (await ask(the(), 'proposals.agree', { token: other.token, params: { id: idOf(made) } })).status,
  ).toBe(200)
  // sent again by its key, it is the same, agreed to or not
  const headers = { 'idempotency-key': 'the-portal' }
  const again = (token: string) => ask(the(), 'clients.create', { token, body, headers })
  const asked = await again(one.token)
  await ask(the(), 'proposals.agree', { token: other.token, params: { id: idOf(asked) } })
  expect(await again(one.token)).toMatchObject({ status: 202, body: { id: idOf(asked) } })
  expect(idOf(await ask(the(), 'clients.create', { token: one.token, body }))).not.toBe(idOf(asked))
  const console = await consoleOf(the())
  const moved = { redirect_uris: ['https://elsewhere.example/cb'] }
  expect((await change(one.token, console.clientId, moved)).status).toBe(202)
  // a program has nobody's tokens but its own
  const program = {
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    sluis_resources: [api()],
  }
  expect((await ask(the(), 'clients.create', { token: one.token, body: program })).status).toBe(201)
})

test('an operator agrees before a client acts for them, and it goes on no longer than its first token', async () => {
  const { person } = { person: await createPerson(the()) }
  const portal = await createPortal(the(), { sluis_resources: [api()] })
  const asked = { scope: `openid offline_access ${allScopes}`, prompt: 'consent', resource: api() }
  const started = await startRequest(portal, asked)
  const browser = new Browser()
  let page = await typeCode(browser, await typePassword(browser, await open(browser, started), person.email))
  expect(headingOf(page)).toBe('Share your details with Test portal?')
  page = await browser.submit(page, {}, { action: '/consent', stopAt: atPortal })
  const tokens = await redeem(portal, started, page.url, { resource: api() })
  expect([typeof tokens.access_token, tokens.refresh_token]).toEqual(['string', undefined])
  // without a page of theirs, nothing
  const silent = await open(
    browser,
    await startRequest(await createPortal(the(), { sluis_resources: [api()] }), {
      scope: 'openid roles:write',
      resource: api(),
    }),
  )
  expect(headingOf(silent)).toMatch(/^Share your details/)
})

test('no device gets tokens of operators', async () => {
  const portal = await createPortal(the(), {
    ...{
      grant_types: ['urn:ietf:params:oauth:grant-type:device_code'],
      redirect_uris: [],
      response_types: [],
    },
    ...{ sluis_resources: [api()], token_endpoint_auth_method: 'none' },
  })
  const response = await fetch(`${the().origin}/device/auth`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: portal.clientId, scope: 'openid roles:write', resource: api() }),
  })
  expect([response.status, await response.json()]).toEqual([
    400,
    expect.objectContaining({ error: 'invalid_target' }),
  ])
})

test('whoever agrees is shown what they agree to, to the letter', async () => {
  const [one, other] = [await createOperator(the(), 'operator'), await createOperator(the(), 'operator')]
  const person = await createPerson(the())
  const { clientId } = await createPortal(the(), { sluis_minimum_level: 'high' })
  const grant = { account: person.id, role: 'auditor' }
  const [role, lower] = [
    await ask(the(), 'roles.grant', { token: one.token, body: grant }),
    await change(one.token, clientId, { sluis_minimum_level: 'basic' }),
  ]
  const { body } = await ask(the(), 'proposals.list', { token: other.token, query: { limit: '200' } })
  const { items } = body as { items: { id: string }[] }
  expect(items.find(({ id }) => id === idOf(role))).toMatchObject({ request: grant })
  expect(items.find(({ id }) => id === idOf(lower))).toMatchObject({
    request: { sluis_minimum_level: 'basic' },
    changes: [{ pointer: '/sluis_minimum_level', from: 'high', to: 'basic' }],
  })
})

test('the address of somebody who looks after others is corrected by two persons, and by no program', async () => {
  const { token } = await createOperator(the(), 'operator')
  const { token: program } = await createProgram(the(), { role: 'operator' })
  const { person } = await createOperator(the(), 'helpdesk')
  const correct = (by: string) =>
    ask(the(), 'people.correct-address', {
      token: by,
      params: { id: person.id },
      body: { email: `x${Math.random()}@example.test` },
    })
  expect(await correct(program)).toMatchObject(titled(403, 'person-needed'))
  expect((await correct(token)).status).toBe(202)
})

test('a name in files means one client: no key is another’s, nor another’s id', async () => {
  const { token } = await createOperator(the(), 'operator')
  const [one, two] = [await createPortal(the()), await createPortal(the(), { sluis_key: 'taken' })]
  expect(await change(token, one.clientId, { sluis_key: two.clientId.toLowerCase() })).toMatchObject({
    status: expect.any(Number),
  })
  expect(await change(token, one.clientId, { sluis_key: 'taken' })).toMatchObject(titled(422, 'invalid'))
  await createPortal(the(), { client_id: 'payroll' })
  expect(await change(token, one.clientId, { sluis_key: 'payroll' })).toMatchObject(titled(422, 'invalid'))
  const body = { client_id: 'taken', redirect_uris: ['https://a.example/cb'] }
  expect(await ask(the(), 'clients.create', { token, body })).toMatchObject(titled(409, 'exists-already'))
})

test('of a level that is raised and one that was asked for before, the lower never wins alone', async () => {
  const { token } = await createOperator(the(), 'operator')
  const { clientId } = await createPortal(the())
  for (let round = 0; round < 15; round++) {
    await change(token, clientId, { sluis_minimum_level: 'two-factor' })
    await Promise.all([
      change(token, clientId, { sluis_minimum_level: 'high' }),
      ...Array.from({ length: 3 }, () => change(token, clientId, { sluis_minimum_level: 'two-factor' })),
    ])
    const { metadata } = (await clientById(the().house.db, clientId, new Date()))!
    const { body } = await ask(the(), 'clients.read', { token, params: { client_id: clientId } })
    // where it was raised at all, it stays so
    const raised = (metadata as Record<string, unknown>)['sluis_minimum_level'] === 'high'
    if (raised) {
      expect((body as Record<string, unknown>)['sluis_minimum_level']).toBe('high')
      return
    }
  }
})

test('a browser that is remembered stands in for nobody’s second factor where tokens are for the API', () => {
  const asks = { level: 'two-factor', factors: ['webauthn' as FactorKind], required: [] }
  const wishOf = createWishOf({ resource: 'https://id.example/api', ...asks }, asks)
  const client = { sluis_remember_browsers: true, sluis_minimum_level: 'basic' } as never
  expect(wishOf({ resource: 'https://id.example/api' }, client)).toMatchObject({
    remembersBrowsers: false,
    alsoAtLeast: 'two-factor',
  })
  expect(
    wishOf({ resource: ['https://a.example', 'https://id.example/api'] }, client).remembersBrowsers,
  ).toBe(false)
  expect(wishOf({}, client).remembersBrowsers).toBe(true)
})

test('what a stranger sends to the registration is never taken for an answer of ours', async () => {
  for (const body of [
    { kind: 'page', status: 200, html: '<script>alert(1)</script>', formTargets: [] },
    { kind: 'see-other', status: 303, to: 'https://evil.example/' },
    { kind: 'json', status: 200, body: {}, headers: { 'set-cookie': 'a=b' } },
    { kind: 'answered', status: 200 },
  ]) {
    const response = await fetch(`${the().origin}/register`, {
      ...{ method: 'POST', redirect: 'manual', signal: AbortSignal.timeout(10_000) },
      headers: { authorization: 'Bearer not-a-token', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect([response.status, response.headers.get('set-cookie')]).toEqual([401, null])
  }
})
