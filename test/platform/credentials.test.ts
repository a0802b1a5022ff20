import { describe, expect, test } from '@jest/globals'
import { json } from '../../src/platform/http/answers.ts'
import { refusedCredential } from '../../src/platform/http/credentials.ts'
import request from 'supertest'
import type { Endpoint, Method } from '../../src/platform/http/exchange.ts'
import { useEndpoints } from '../harness/endpoints.ts'

const endpoint = (method: Method, path: string, handle: Endpoint['handle']): Endpoint => ({
  method,
  path,
  handle,
})

const the = useEndpoints([
  endpoint('GET', '/things/mine', async ({ credential }) => {
    const shown = credential()
    if (!shown) throw refusedCredential(undefined, 'things:read')
    if (shown.token === 'expired') throw refusedCredential('invalid_token')
    if (shown.token === 'narrow') throw refusedCredential('insufficient_scope', 'things:read')
    return json(shown)
  }),
])

const ask = () => request(the().origin)
const program = { accept: 'application/json' }

describe('a credential', () => {
  const shown = (headers: Record<string, string>) =>
    ask()
      .get('/things/mine')
      .set({ ...program, ...headers })

  test('is a bearer token, or one that is bound to a key, with its proof', async () => {
    expect((await shown({ authorization: 'bearer abc.def-_~+/==' })).body).toEqual({
      scheme: 'Bearer',
      token: 'abc.def-_~+/==',
    })
    expect((await shown({ authorization: 'DPoP abc', dpop: 'a.b.c' })).body).toEqual({
      scheme: 'DPoP',
      token: 'abc',
      proof: 'a.b.c',
    })
  })

  test('that is lacking is asked for in each scheme, with what is wanted (RFC 6750 §3, RFC 9449 §7.1)', async () => {
    const lacking = await shown({})
    expect([lacking.status, (lacking.body as { title: string }).title]).toEqual([401, 'credential-missing'])
    expect(lacking.headers['www-authenticate']).toBe(
      'Bearer realm="sluis", scope="things:read", DPoP algs="ES256 PS256 EdDSA", scope="things:read"',
    )
    // of another scheme: as if there were none
    expect((await shown({ authorization: 'Basic YTpi' })).status).toBe(401)
  })

  test.each<[string, Record<string, string>, number, string]>([
    ['that is over', { authorization: 'Bearer expired' }, 401, 'invalid_token'],
    ['that may less', { authorization: 'Bearer narrow' }, 403, 'insufficient_scope'],
    ['that is malformed', { authorization: 'Bearer a b' }, 400, 'invalid_request'],
    ['that is empty', { authorization: 'Bearer   ' }, 400, 'invalid_request'],
    ['without its proof', { authorization: 'DPoP abc' }, 401, 'invalid_dpop_proof'],
    ['with two proofs', { authorization: 'DPoP abc', dpop: 'a.b.c, a.b.c' }, 401, 'invalid_dpop_proof'],
  ])('%s is told so', async (_what, headers, status, error) => {
    const refused = await shown(headers)
    if (headers['authorization']?.trim() === 'Bearer') return expect(refused.status).toBe(401)
    expect([refused.status, refused.headers['www-authenticate']]).toEqual([
      status,
      expect.stringContaining(`error="${error}"`),
    ])
  })

  test('stands in no address', async () => {
    expect((await ask().get('/things/mine?access_token=abc').set(program)).status).toBe(401)
  })
})
