import { createHash, randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import * as openid from 'openid-client'
import { perform } from '../../src/acts/index.ts'
import { accountById } from '../../src/domain/accounts/index.ts'
import { operations } from '../../src/doors/api/index.ts'
import { accountActs, clientActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import {
  allScopes,
  apiOf,
  ask,
  consoleOf,
  createOperator,
  createProgram,
  giveRole,
  tokenOf,
} from '../harness/api.ts'
import { Browser } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, createTestResource, redeem, signIn, startRequest } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { until } from '../harness/until.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const titled = (status: number, title: string) => ({ status, body: { title } })
const levels = (token: string | undefined, headers: Record<string, string> = {}) =>
  ask(the(), 'settings.levels', { token, headers })

test.each(operations.map(({ name }) => name))('%s wants a token', async (name) => {
  expect(await ask(the(), name)).toMatchObject(titled(401, 'credential-missing'))
  expect(await ask(the(), name, { token: 'made-up' })).toMatchObject(titled(401, 'invalid_token'))
})

test('a token in the address, or by Basic, is none', async () => {
  const { token } = await createProgram(the(), { role: 'auditor' })
  const url = `${the().origin}/api/v1/levels`
  expect((await fetch(`${url}?access_token=${token}`)).status).toBe(401)
  const basic = `Basic ${Buffer.from(`x:${token}`).toString('base64')}`
  expect((await fetch(url, { headers: { authorization: basic } })).status).toBe(401)
})

test('a scope that the token lacks is named', async () => {
  const { token } = await createProgram(the(), { role: 'operator', scope: 'clients:read' })
  const answer = await levels(token)
  expect(answer).toMatchObject(titled(403, 'insufficient_scope'))
  expect(answer.headers.get('www-authenticate')).toContain('scope="settings:read"')
  expect((await ask(the(), 'clients.list', { token })).status).toBe(200)
})

test('a token that was made for something else is none here', async () => {
  await createTestResource(the(), 'https://elsewhere.example', 'opaque', ['settings:read'])
  const portal = await createPortal(the(), {
    ...{ grant_types: ['client_credentials'], redirect_uris: [], response_types: [] },
    sluis_resources: ['https://elsewhere.example'],
  })
  await giveRole(the(), { client: portal.clientId }, 'operator')
  const asked = { resource: 'https://elsewhere.example', scope: 'settings:read' }
  const { access_token: other } = await openid.clientCredentialsGrant(portal.config, asked)
  expect(await levels(other)).toMatchObject(titled(401, 'invalid_token'))
  // nor that of a person for the userinfo endpoint
  const person = await createPerson(the())
  await giveRole(the(), { account: person.id }, 'operator')
  const started = await startRequest(await consoleOf(the()))
  const tokens = await redeem(
    await consoleOf(the()),
    started,
    await signIn(new Browser(), started, person.email),
  )
  expect(await levels(tokens.access_token)).toMatchObject(titled(401, 'invalid_token'))
})

test('a client that is not registered for the API gets no token for it', async () => {
  const portal = await createPortal(the(), {
    ...{ grant_types: ['client_credentials'], redirect_uris: [], response_types: [] },
  })
  await expect(tokenOf(the(), portal)).rejects.toMatchObject({ error: 'invalid_target' })
})

test('a token ends with its client, with the account behind it, and with what was granted', async () => {
  const program = await createProgram(the(), { role: 'auditor' })
  expect((await levels(program.token)).status).toBe(200)
  await perform(the().house, clientActs(the().house).delete, tester, program.clientId, {})
  await until(async () => (await levels(program.token)).status === 401, 5)

  const revoked = await createProgram(the(), { role: 'auditor' })
  await openid.tokenRevocation(revoked.portal.config, revoked.token)
  expect(await levels(revoked.token)).toMatchObject(titled(401, 'invalid_token'))

  const signedOut = await createOperator(the(), 'auditor')
  const account = await accountById(the().house.db, signedOut.person.id)
  const { endSessions, disable } = accountActs(the().house)
  await perform(the().house, endSessions, tester, account!, { reason: 'operator' })
  expect(await levels(signedOut.token)).toMatchObject(titled(401, 'invalid_token'))

  const disabled = await createOperator(the(), 'auditor')
  const theirs = await accountById(the().house.db, disabled.person.id)
  await perform(the().house, disable, tester, theirs!)
  expect(await levels(disabled.token)).toMatchObject(titled(401, 'invalid_token'))
})

/** A key of a program's, and proofs by it (RFC 9449 §4.2). */
async function createKey() {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(publicKey)
  const proof = (url: string, claims: Record<string, unknown> = {}, typ = 'dpop+jwt') =>
    new SignJWT({ htm: 'GET', htu: url, jti: randomUUID(), iat: Math.floor(Date.now() / 1000), ...claims })
      .setProtectedHeader({ alg: 'ES256', typ, jwk })
      .sign(privateKey)
  return { keys: { publicKey, privateKey }, proof }
}

test('a token that is bound to a key is nobody’s who only shows it, and a proof holds once, for one request', async () => {
  const portal = await createPortal(the(), {
    ...{ grant_types: ['client_credentials'], redirect_uris: [], response_types: [] },
    sluis_resources: [apiOf(the())],
    dpop_bound_access_tokens: true,
  })
  await giveRole(the(), { client: portal.clientId }, 'auditor')
  const { keys, proof } = await createKey()
  const asked = { resource: apiOf(the()), scope: allScopes }
  const DPoP = openid.getDPoPHandle(portal.config, keys)
  const { access_token: token } = await openid.clientCredentialsGrant(portal.config, asked, { DPoP })
  const url = `${the().origin}/api/v1/levels`
  const ath = createHash('sha256').update(token).digest('base64url')
  const shown = (made: string, scheme = 'DPoP') =>
    levels(undefined, { authorization: `${scheme} ${token}`, dpop: made })
  const right = await proof(url, { ath })
  expect((await shown(right)).status).toBe(200)
  expect(await shown(right)).toMatchObject(titled(401, 'invalid_dpop_proof'))
  expect(await levels(token)).toMatchObject(titled(401, 'invalid_token'))
  for (const wrong of [
    await proof(url),
    await proof(url, { ath: 'x' }),
    await proof(url, { ath, htm: 'POST' }),
    await proof(`${the().origin}/api/v1/policy`, { ath }),
    await proof('https://elsewhere.example/api/v1/levels', { ath }),
    await proof(url, { ath, iat: Math.floor(Date.now() / 1000) - 120 }),
    await proof(url, { ath, iat: Math.floor(Date.now() / 1000) + 120 }),
    await proof(url, { ath, jti: '' }),
    await proof(url, { ath }, 'jwt'),
    await (await createKey()).proof(url, { ath }),
  ])
    expect(await shown(wrong)).toMatchObject(titled(401, 'invalid_dpop_proof'))
  // of any number at once, one counts
  const once = await proof(url, { ath })
  const answers = await Promise.all(Array.from({ length: 5 }, () => shown(once)))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401, 401, 401, 401])
  // a token that is bound to none is not made better by a proof
  const { token: plain } = await createProgram(the(), { role: 'auditor' })
  const proven = { authorization: `DPoP ${plain}`, dpop: await proof(url) }
  expect(await levels(undefined, proven)).toMatchObject(titled(401, 'invalid_token'))
})
