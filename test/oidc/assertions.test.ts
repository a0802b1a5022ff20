import { beforeAll, describe, expect, test } from '@jest/globals'
import * as jose from 'jose'
import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import * as openid from 'openid-client'
import request from 'supertest'
import { createPortal, type Portal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

let keys: jose.GenerateKeyPairResult
let jwk: object
beforeAll(async () => {
  keys = await jose.generateKeyPair('ES256', { extractable: true })
  jwk = { ...(await jose.exportJWK(keys.publicKey)), kid: 'k', alg: 'ES256', use: 'sig' }
})

/** A machine that signs for itself. */
const machine = (metadata = {}): Promise<Portal> =>
  createPortal(
    the(),
    {
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: { keys: [jwk] },
      ...metadata,
    },
    openid.PrivateKeyJwt({ key: keys.privateKey, kid: 'k' }),
  )

const seconds = (): number => Math.floor(Date.now() / 1000)
const forms = { type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' }

/** Asks with an assertion of these claims, as they are written. */
async function askWith(portal: Portal, claims: string, path = '/token') {
  const assertion = await new jose.CompactSign(Buffer.from(claims))
    .setProtectedHeader({ alg: 'ES256', kid: 'k' })
    .sign(keys.privateKey)
  const answer = await request(the().origin).post(path).type('form').send({
    grant_type: 'client_credentials',
    token: 'any',
    client_id: portal.clientId,
    client_assertion_type: forms.type,
    client_assertion: assertion,
  })
  const { error_description: said } = answer.body as { error_description?: string }
  return { status: answer.status, said, id: answer.headers['x-request-id'] }
}

const claimsOf = ({ clientId }: Portal, more: object = {}): string =>
  JSON.stringify({
    iss: clientId,
    sub: clientId,
    aud: the().origin,
    jti: randomUUID(),
    exp: seconds() + 60,
    ...more,
  })

describe('a client’s assertion', () => {
  test('lives fifteen minutes at most, and its id is kept no longer', async () => {
    const portal = await machine()
    expect((await askWith(portal, claimsOf(portal, { exp: seconds() + 14 * 60 }))).status).toBe(200)
    const { rows } = await sql<{ kept: number }>`
      select max(extract(epoch from expires_at))::float as kept from oidc_replay`.execute(the().house.db)
    expect(rows[0]?.kept).toBeLessThanOrEqual(seconds() + 15 * 60 + 5)
    const wanted = "client authentication failed: the assertion's exp must be at most 15 minutes ahead"
    const endless = claimsOf(portal, { exp: 'at' }).replace('"at"', '1e400')
    for (const claims of [claimsOf(portal, { exp: seconds() + 16 * 60 }), endless]) {
      const { status, said } = await askWith(portal, claims)
      expect([status, said]).toEqual([401, wanted])
    }
    for (const exp of ['soon', null, -1, {}, true, seconds() - 3600])
      expect([exp, (await askWith(portal, claimsOf(portal, { exp }))).status]).toEqual([exp, 401])
  })

  test('is for us by our issuer: the refusal says so, and the log says the same', async () => {
    const portal = await machine()
    const wanted = `the assertion's aud must be ${the().origin}`
    for (const aud of [`${the().origin}/token`, 'https://elsewhere.example', ['https://elsewhere.example']]) {
      const { status, said, id } = await askWith(portal, claimsOf(portal, { aud }))
      expect([aud, status, said]).toEqual([aud, 401, `client authentication failed: ${wanted}`])
      expect(the().logged.find((line) => line['reference'] === id)?.['detail']).toBe(wanted)
    }
    const listed = claimsOf(portal, { aud: ['https://elsewhere.example', the().origin] })
    expect((await askWith(portal, listed)).status).toBe(200)
  })

  test('may be for the token endpoint where the registration says so, and there only', async () => {
    const portal = await machine({ sluis_assertion_audience: 'token-endpoint' })
    const aud = `${the().origin}/token`
    expect((await askWith(portal, claimsOf(portal, { aud }))).status).toBe(200)
    expect((await askWith(portal, claimsOf(portal))).status).toBe(200)
    for (const path of ['/token/introspection', '/token/revocation', '/request'])
      expect([path, (await askWith(portal, claimsOf(portal, { aud }), path)).status]).toEqual([path, 401])
    const other = await askWith(portal, claimsOf(portal, { aud: `${the().origin}/auth` }))
    expect(other.said).toBe(
      `client authentication failed: the assertion's aud must be ${the().origin} or ${the().origin}/token`,
    )
  })

  test('is never for the token endpoint under FAPI 2.0', async () => {
    await expect(
      machine({ sluis_profile: 'fapi2', sluis_assertion_audience: 'token-endpoint' }),
    ).rejects.toThrow('sluis_assertion_audience must be issuer, for the profile fapi2')
    await expect(machine({ sluis_assertion_audience: 'anything' })).rejects.toThrow(
      'sluis_assertion_audience must be issuer or token-endpoint',
    )
  })
})
