import { describe, expect, test } from '@jest/globals'
import * as jose from 'jose'
import { createHash } from 'node:crypto'
import supertest from 'supertest'
import { Browser } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { certification, modes, plan } from './plan.ts'

const the = useWorld()

describe.each(modes)('response_mode=%s', (mode) => {
  const { arrive, exchange, happy, request, userinfo, withMode } = plan(the, mode)

  test('oidcc-server', async () => {
    const { tokens, portal, started, back } = await happy()
    expect(Buffer.from(back.searchParams.get('code') ?? '', 'base64url').length * 8).toBeGreaterThanOrEqual(
      128,
    )
    expect(tokens.expires_in).toBeGreaterThan(0)
    const claims = tokens.claims()
    expect(claims).toMatchObject({
      iss: the().origin,
      aud: portal.clientId,
      sub: expect.any(String),
      nonce: started.nonce,
    })
    // OpenID Connect Core §3.1.3.6: it may be there, and is right then
    const atHash = createHash('sha256').update(tokens.access_token).digest().subarray(0, 16)
    expect([undefined, atHash.toString('base64url')]).toContain(claims?.['at_hash'])
    const known = ['iss', 'sub', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'acr', 'amr', 'at_hash', 'sid']
    expect(Object.keys(claims ?? {}).filter((name) => !known.includes(name))).toEqual([])
    const answered = ['access_token', 'expires_in', 'id_token', 'refresh_token', 'scope', 'token_type']
    expect(Object.keys(tokens).filter((name) => !answered.includes(name))).toEqual([])
    expect([...back.searchParams.keys()].toSorted()).toEqual(['code', 'iss', 'state'])
    expect(Object.keys(await userinfo(tokens.access_token))).toEqual(['sub'])
  })

  test('oidcc-response-type-missing', async () => {
    const portal = await createPortal(the(), certification)
    const started = await request(portal, withMode())
    started.url.searchParams.delete('response_type')
    const back = await arrive(new Browser(), started)
    expect(['invalid_request', 'unsupported_response_type']).toContain(back.searchParams.get('error'))
  })

  test('oidcc-idtoken-signature', async () => {
    const { tokens } = await happy()
    const { protectedHeader } = await jose.jwtVerify(
      tokens.id_token ?? '',
      jose.createRemoteJWKSet(new URL(`${the().origin}/jwks`)),
    )
    expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: expect.any(String) })
  })

  test('oidcc-idtoken-unsigned', async () => {
    await expect(
      createPortal(the(), { ...certification, id_token_signed_response_alg: 'none' }),
    ).rejects.toThrow(/id_token_signed_response_alg/)
  })

  test('oidcc-userinfo-get, oidcc-userinfo-post-header, oidcc-userinfo-post-body', async () => {
    const { tokens } = await happy()
    const { sub } = tokens.claims() ?? {}
    expect((await userinfo(tokens.access_token))['sub']).toBe(sub)
    const post = () => supertest(the().origin).post('/me')
    for (const asked of [
      post().auth(tokens.access_token, { type: 'bearer' }),
      post().type('form').send({ access_token: tokens.access_token }),
    ])
      expect((await asked).body).toHaveProperty('sub', sub)
  })

  test('oidcc-ensure-request-without-nonce-succeeds-for-code-flow', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the(), certification)
    const started = await request(portal, withMode())
    started.url.searchParams.delete('nonce')
    const tokens = await exchange(portal, started, await arrive(new Browser(), started, person))
    expect(tokens.claims()).not.toHaveProperty('nonce')
  })

  test.each([
    ['oidcc-scope-profile', 'openid profile', ['name', 'given_name', 'family_name', 'locale', 'updated_at']],
    ['oidcc-scope-email', 'openid email', ['email', 'email_verified']],
    ['oidcc-scope-phone', 'openid phone', ['phone_number', 'phone_number_verified']],
    ['oidcc-scope-all', 'openid profile email phone', ['name', 'email', 'phone_number']],
  ])('%s', async (_module, scope, names) => {
    const { tokens } = await happy({ scope })
    const claims = await userinfo(tokens.access_token)
    for (const name of names) expect(claims).toHaveProperty(name)
    if ('email_verified' in claims) expect(typeof claims['email_verified']).toBe('boolean')
  })

  test('oidcc-alternate-happy-flow', async () => {
    const { tokens } = await happy({ scope: 'phone email profile openid' })
    expect(tokens.claims()?.sub).toBeTruthy()
  })

  test.each(['page', 'popup'])('oidcc-display-%s', async (display) => {
    expect((await happy({ display })).tokens.id_token).toBeTruthy()
  })
})
