import { describe, expect, test } from '@jest/globals'
import * as jose from 'jose'
import { createHash, createHmac } from 'node:crypto'
import request from 'supertest'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import {
  errorOf,
  newKey,
  refusedToken,
  thumbprint,
  tokenIn,
  useFapi,
  type FapiClient,
  type Otherwise,
} from './fapi-client.ts'

const the = useWorld()
const { the: it, flow, pushAndArrive } = useFapi(the)

describe('fapi2-security-profile-final: tokens', () => {
  test('discovery-end-point-verification', () => {
    expect(it().client.portal.config.serverMetadata()).toMatchObject({
      pushed_authorization_request_endpoint: `${the().origin}/request`,
      authorization_response_iss_parameter_supported: true,
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: expect.arrayContaining(['private_key_jwt']),
      token_endpoint_auth_signing_alg_values_supported: expect.arrayContaining(['ES256', 'PS256']),
      dpop_signing_alg_values_supported: expect.arrayContaining(['ES256', 'PS256']),
      response_types_supported: ['code'],
    })
  })

  test('access-token-type-header-case-sensitivity', async () => {
    const token = tokenIn((await flow()).tokens)
    for (const scheme of ['dpop', 'DPOP', 'DPoP'])
      expect([scheme, (await it().client.userinfo(token, { scheme })).status]).toEqual([scheme, 200])
  })

  test('check-dpop-proof-nbf-exp, ensure-dpopproof-with-iat-10seconds-before-succeeds, ensure-dpopproof-with-iat-10seconds-after-succeeds', async () => {
    const now = Math.floor(Date.now() / 1000)
    for (const proof of [{ nbf: now, exp: now + 60 }, { iat: now - 10 }, { iat: now + 10 }]) {
      const { pushed, back } = await pushAndArrive()
      expect([proof, (await it().client.redeem(pushed, back, {}, { proof })).status]).toEqual([proof, 200])
    }
  })

  test('ensure-mismatched-dpop-jkt-fails', async () => {
    const pushed = await it().client.push(
      { dpop_jkt: await thumbprint(await newKey()) },
      { key: it().client.key },
    )
    expect(errorOf(pushed)).toEqual([400, 'invalid_request'])
  })

  test('ensure-token-endpoint-fails-with-mismatched-dpop-proof-jkt, ensure-dpopproof-at-par-endpoint-binding-success', async () => {
    const { pushed, back } = await pushAndArrive({}, { key: it().client.key })
    expect(errorOf(await it().client.redeem(pushed, back, {}, { key: await newKey() }))).toEqual(refusedToken)
    const again = await pushAndArrive({}, { key: it().client.key })
    expect((await it().client.redeem(again.pushed, again.back)).status).toBe(200)
  })

  test('ensure-token-endpoint-fails-with-mismatched-dpop-jkt, ensure-dpop-auth-code-binding-success', async () => {
    const foreign = await pushAndArrive({ dpop_jkt: await thumbprint(await newKey()) })
    expect(errorOf(await it().client.redeem(foreign.pushed, foreign.back))).toEqual(refusedToken)
    const own = await pushAndArrive({ dpop_jkt: await thumbprint(it().client.key) })
    expect((await it().client.redeem(own.pushed, own.back)).status).toBe(200)
  })

  test('ensure-client-id-in-token-endpoint', async () => {
    const { pushed, back } = await pushAndArrive()
    const answer = await it().client.redeem(pushed, back, { client_id: it().other.id })
    expect([400, 401]).toContain(answer.status)
    expect(answer.body).not.toHaveProperty('access_token')
  })

  test('ensure-holder-of-key-required', async () => {
    const { pushed, back } = await pushAndArrive()
    expect(errorOf(await it().client.redeem(pushed, back, {}, { key: null }))).toEqual(refusedToken)
  })

  test('ensure-authorization-code-is-bound-to-client', async () => {
    const { pushed, back } = await pushAndArrive()
    expect(errorOf(await it().other.redeem(pushed, back))).toEqual(refusedToken)
  })

  test('attempt-reuse-authorization-code-after-one-second', async () => {
    const { pushed, back, tokens } = await flow()
    travel(1000)
    expect(errorOf(await it().client.redeem(pushed, back))).toEqual(refusedToken)
    expect((await it().client.userinfo(tokenIn(tokens))).status).toBe(401)
  })

  test('ensure-token-endpoint-fails-with-expired-auth-code', async () => {
    const { pushed, back } = await pushAndArrive()
    travel(61_000)
    expect(errorOf(await it().client.redeem(pushed, back))).toEqual(refusedToken)
  })

  test('ensure-client-assertion-in-token-endpoint', async () => {
    const { pushed, back } = await pushAndArrive()
    const answer = await it().client.redeem(pushed, back, {}, { assertionJwt: null })
    expect(['invalid_client', 'invalid_request']).toContain(answer.body['error'])
  })

  test('dpop-negative-tests, at the token endpoint', async () => {
    const now = Math.floor(Date.now() / 1000)
    const privateJwk = await jose.exportJWK(it().client.key.privateKey)
    const rsa = await jose.generateKeyPair('RS256', { extractable: true })
    const wrong: Record<string, Otherwise> = {
      'no typ': { proofHeader: { typ: undefined } },
      'other typ': { proofHeader: { typ: 'JWT' } },
      'no jwk': { proofHeader: { jwk: undefined } },
      'private jwk': { proofHeader: { jwk: privateJwk } },
      'another jwk': { proofHeader: { jwk: await jose.exportJWK((await newKey()).publicKey) } },
      'no jti': { proof: { jti: undefined } },
      'no iat': { proof: { iat: undefined } },
      'no htm': { proof: { htm: undefined } },
      'no htu': { proof: { htu: undefined } },
      'htu in upper case': { proof: { htu: `${the().origin}/TOKEN` } },
      'no alg': { proofJwt: await unsigned(it().client, undefined) },
      'htm PUT': { proof: { htm: 'PUT' } },
      'htu of another path': { proof: { htu: `${the().origin}/request` } },
      'htu of another host': { proof: { htu: 'https://elsewhere.example/token' } },
      'htu of another port': { proof: { htu: 'http://localhost:1/token' } },
      'iat an hour ago': { proof: { iat: now - 3600 } },
      'iat in an hour': { proof: { iat: now + 3600 } },
      // FAPI 2.0 §5.3.2.1: a clock that is a minute ahead is not borne
      'iat in two minutes': { proof: { iat: now + 120 } },
      'typ in capitals of another kind': { proofHeader: { typ: 'at+jwt' } },
      'jwk that is a text': { proofHeader: { jwk: 'x' } },
      'symmetric jwk': { proofHeader: { jwk: { kty: 'oct', k: 'c2VjcmV0' } } },
      'jti that is a number': { proof: { jti: 7 } },
      'jti that is empty': { proof: { jti: '' } },
      'iat that is a text': { proof: { iat: String(now) } },
      'htm in lower case': { proof: { htm: 'post' } },
      'htm GET': { proof: { htm: 'GET' } },
      'htu that is no address': { proof: { htu: 'token' } },
      'htu of https': { proof: { htu: `${the().origin.replace('http:', 'https:')}/token` } },
      'htu with a slash more': { proof: { htu: `${the().origin}/token/` } },
      'not a JWT': { proofJwt: 'x.y.z' },
      'two parts': { proofJwt: (await it().client.proof('POST', '/token')).split('.').slice(0, 2).join('.') },
      'no signature': { proofJwt: (await it().client.proof('POST', '/token')).replace(/[^.]+$/, '') },
      'a changed claim': { proofJwt: retold(await it().client.proof('POST', '/token')) },
      // FAPI 2.0 §5.4.1: none of the signatures that it takes
      'alg RS256': { key: rsa, proofHeader: { alg: 'RS256' } },
      'alg none': { proofJwt: await unsigned(it().client, 'none') },
      'alg HS256': { proofJwt: await unsigned(it().client, 'HS256') },
      'two proofs': {
        proofJwt: [await it().client.proof('POST', '/token'), await it().client.proof('POST', '/token')],
      },
      'a changed signature': { proofJwt: changed(await it().client.proof('POST', '/token')) },
    }
    for (const [name, otherwise] of Object.entries(wrong)) {
      const { pushed, back } = await pushAndArrive()
      const answer = await it().client.redeem(pushed, back, {}, otherwise)
      expect([name, answer.status, answer.body['access_token']]).toEqual([name, 400, undefined])
    }
    const proofJwt = await it().client.proof('POST', '/token')
    const first = await pushAndArrive()
    expect((await it().client.redeem(first.pushed, first.back, {}, { proofJwt })).status).toBe(200)
    const second = await pushAndArrive()
    expect((await it().client.redeem(second.pushed, second.back, {}, { proofJwt })).status).toBe(400)
  })

  test('dpop-negative-tests, at a resource', async () => {
    const token = tokenIn((await flow()).tokens)
    const wrong: Record<string, Parameters<FapiClient['userinfo']>[1]> = {
      'no ath': { proof: { ath: undefined } },
      'ath of another token': { proof: { ath: 'x' } },
      'ath that is the token': { proof: { ath: token } },
      'htm POST': { proof: { htm: 'POST' } },
      'htu of the token endpoint': { proof: { htu: `${the().origin}/token` } },
      'no jti': { proof: { jti: undefined } },
      'no iat': { proof: { iat: undefined } },
      'iat an hour ago': { proof: { iat: Math.floor(Date.now() / 1000) - 3600 } },
      'iat in an hour': { proof: { iat: Math.floor(Date.now() / 1000) + 3600 } },
      'iat in two minutes': { proof: { iat: Math.floor(Date.now() / 1000) + 120 } },
      'no typ': { proofHeader: { typ: undefined } },
      'no jwk': { proofHeader: { jwk: undefined } },
      'another key': { key: await newKey() },
      'no proof': { proofJwt: [] },
      'two proofs': {
        proofJwt: [await it().client.proof('GET', '/me'), await it().client.proof('GET', '/me')],
      },
      bearer: { scheme: 'Bearer' },
      'bearer without a proof': { scheme: 'Bearer', proofJwt: [] },
    }
    for (const [name, otherwise] of Object.entries(wrong)) {
      const { status } = await it().client.userinfo(token, otherwise)
      expect([name, status >= 400 && status < 500]).toEqual([name, true])
    }
    expect((await it().client.userinfo(token)).status).toBe(200)
    const ath = createHash('sha256').update(token).digest('base64url')
    const once = { proofJwt: await it().client.proof('GET', '/me', { proof: { ath } }) }
    expect((await it().client.userinfo(token, once)).status).toBe(200)
    expect((await it().client.userinfo(token, once)).status).toBe(401)
    // a query in the address is none in the proof (RFC 9449 §4.3)
    const headers = {
      authorization: `DPoP ${token}`,
      dpop: await it().client.proof('GET', '/me', { proof: { ath } }),
    }
    await request(the().origin).get('/me?a=b').set(headers).expect(200)
  })

  test('refresh-token', async () => {
    const { tokens } = await flow()
    const refresh_token = tokens.body['refresh_token']
    expect(typeof refresh_token).toBe('string')
    const grant = { grant_type: 'refresh_token', refresh_token }
    expect(errorOf(await it().other.post('/token', grant))).toEqual(refusedToken)
    expect((await it().client.post('/token', grant, { assertionJwt: null })).status).toBeGreaterThanOrEqual(
      400,
    )
    const again = await it().client.post('/token', grant)
    expect(again.status).toBe(200)
    // not rotated: an answer that gets lost costs nobody the session
    expect((await it().client.post('/token', grant)).status).toBe(200)
    expect((await it().client.userinfo(tokenIn(again))).status).toBe(200)
  })

  test('ensure-pkce-code-verifier-required, incorrect-pkce-code-verifier-rejected', async () => {
    for (const code_verifier of [undefined, 'x'.repeat(43)]) {
      const { pushed, back } = await pushAndArrive()
      expect(errorOf(await it().client.redeem(pushed, back, { code_verifier }))).toEqual(refusedToken)
    }
  })
})

/** A proof that nobody signed, or somebody with what everybody knows. */
async function unsigned(from: FapiClient, alg: 'none' | 'HS256' | undefined): Promise<string> {
  const [, payload = ''] = (await from.proof('POST', '/token')).split('.')
  const jwk = await jose.exportJWK(from.key.publicKey)
  const header = Buffer.from(JSON.stringify({ alg, typ: 'dpop+jwt', jwk })).toString('base64url')
  const signature =
    alg !== 'HS256'
      ? ''
      : createHmac('sha256', jwk.x ?? '')
          .update(`${header}.${payload}`)
          .digest('base64url')
  return `${header}.${payload}.${signature}`
}

/** Says something else than was signed. */
function retold(jwt: string): string {
  const [header = '', payload = '', signature = ''] = jwt.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
  const other = Buffer.from(JSON.stringify({ ...claims, jti: 'another' })).toString('base64url')
  return [header, other, signature].join('.')
}

const changed = (jwt: string): string =>
  `${jwt.slice(0, -10)}${jwt.at(-10) === 'A' ? 'B' : 'A'}${jwt.slice(-9)}`
