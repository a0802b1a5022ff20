import { describe, expect, test } from '@jest/globals'
import http from 'node:http'
import { Readable } from 'node:stream'
import request from 'supertest'
import { download, json, nothing, page } from '../../src/platform/http/answers.ts'
import { jsonBody, uploadBody } from '../../src/platform/http/bodies.ts'
import { refusedCredential } from '../../src/platform/http/credentials.ts'
import type { Endpoint, Method } from '../../src/platform/http/exchange.ts'
import { listOf, members, text, whole } from '../../src/platform/schema/index.ts'
import { useEndpoints } from '../harness/endpoints.ts'
import { until } from '../harness/until.ts'

const thing = members({ name: text({ most: 20 }), sizes: listOf(whole(1, 9), 'sizes').optional() })

/** How far the source of a stream has come, and whether it was ended. */
const source = { given: 0, isEnded: false }

const saysNo: Readonly<Record<string, { reason: string; retryAfter?: number }>> = {
  wrong: { reason: 'wrong' },
  later: { reason: 'too-many', retryAfter: 30 },
  busy: { reason: 'busy', retryAfter: 2 },
}

const endpoint = (method: Method, path: string, handle: Endpoint['handle']): Endpoint => ({
  method,
  path,
  handle,
})

const the = useEndpoints([
  endpoint('PUT', '/things/:id', async ({ params, read }) =>
    json({ id: params['id'], ...(await read(jsonBody(thing))) }),
  ),
  endpoint('PATCH', '/things/:id', async ({ read }) =>
    json(await read(jsonBody(thing.partial(), { type: 'application/merge-patch+json', most: 60 }))),
  ),
  endpoint('DELETE', '/things/:id', async () => nothing),
  endpoint('POST', '/things', async ({ read }) =>
    json(await read(jsonBody(thing)), { status: 201, headers: { Location: '/things/1' } }),
  ),
  endpoint('GET', '/things/mine', async ({ credential }) => {
    const shown = credential()
    if (!shown) throw refusedCredential(undefined, 'things:read')
    if (shown.token === 'expired') throw refusedCredential('invalid_token')
    if (shown.token === 'narrow') throw refusedCredential('insufficient_scope', 'things:read')
    return json(shown)
  }),
  endpoint('POST', '/pages/:kind', async ({ params }) =>
    page('<p>no</p>', { problem: saysNo[params['kind'] ?? ''], isSecret: true }),
  ),
  endpoint('GET', '/downloads/:kind', async ({ params: { kind } }) => {
    if (kind === 'text') return download('lijst "é".csv', 'text/csv; charset=utf-8', 'a;b\r\n')
    const body = Readable.from(
      (function* () {
        try {
          for (source.given = 0; source.given < 2000; source.given++) {
            if (kind === 'broken' && source.given === 50) throw new Error('the database went away')
            yield `${'x'.repeat(9999)}\n`
          }
        } finally {
          source.isEnded = true
        }
      })(),
    )
    return download('export.txt', 'text/plain; charset=utf-8', body)
  }),
  endpoint('POST', '/uploads', async ({ read }) => {
    const { file, fields } = await read(uploadBody('list', { most: 1000 }))
    return json({ name: file?.name, bytes: file?.bytes.toString('hex'), fields })
  }),
])

const ask = () => request(the().origin)
const program = { accept: 'application/json' }

describe('a JSON body', () => {
  test('is what its schema takes, by PUT, PATCH and POST; a DELETE has nothing to say', async () => {
    const put = await ask()
      .put('/things/7')
      .send({ name: 'Bed', sizes: [1, 2] })
    expect([put.status, put.body]).toEqual([200, { id: '7', name: 'Bed', sizes: [1, 2] }])
    const patch = await ask().patch('/things/7').type('application/merge-patch+json').send('{"name":"Bank"}')
    expect([patch.status, patch.body]).toEqual([200, { name: 'Bank' }])
    const post = await ask()
      .post('/things')
      .type('application/json; charset=utf-8')
      .send('\uFEFF{"name":"Å"}')
    expect([post.status, post.headers['location'], post.body]).toEqual([201, '/things/1', { name: 'Å' }])
    const gone = await ask().delete('/things/7')
    expect([gone.status, gone.text, gone.headers['content-type']]).toEqual([204, '', undefined])
  })

  test('that is wrong is told everything at once, with places (RFC 9457, RFC 6901)', async () => {
    const wrong = await ask()
      .put('/things/7')
      .send({ naam: 'Bed', sizes: [1, 10, 'x'] })
    expect([wrong.status, wrong.headers['content-type']]).toEqual([422, 'application/problem+json'])
    expect(wrong.body).toEqual({
      type: 'about:blank',
      title: 'invalid',
      status: 422,
      instance: wrong.headers['x-request-id'],
      errors: [
        { pointer: '/name', detail: 'name is missing' },
        { pointer: '/sizes/1', detail: 'sizes[1] must be a whole number from 1 to 9' },
        { pointer: '/sizes/2', detail: 'sizes[2]: x must be a whole number from 1 to 9' },
        { pointer: '/naam', detail: 'naam is not known; did you mean name?' },
      ],
    })
    // the log has places, and nothing of what was sent
    const line = the().logged.find(({ reference }) => reference === wrong.headers['x-request-id'])
    expect(line).toMatchObject({ problem: 'invalid', faults: ['/name', '/sizes/1', '/sizes/2', '/naam'] })
    expect(JSON.stringify(line)).not.toContain('Bed')
  })

  test.each<[string, string | Buffer, Record<string, string>, number, string]>([
    ['is no JSON', '{"name": s3cret}', {}, 400, 'bad-request'],
    ['is empty', '', {}, 400, 'bad-request'],
    ['is no UTF-8', Buffer.from([0x22, 0xff, 0x22]), {}, 400, 'bad-request'],
    ['holds what is not seen', '{"name":"a\\u0000b"}', {}, 422, 'invalid'],
    ['holds half a character', '{"name":"\\ud800"}', {}, 422, 'invalid'],
    ['names a prototype', '{"__proto__":{"name":"x"}}', {}, 422, 'invalid'],
    ['is of another type', '{"name":"x"}', { 'content-type': 'text/plain' }, 415, 'media-type'],
    ['is encoded', '{"name":"x"}', { 'content-encoding': 'gzip' }, 415, 'media-type'],
    ['is large', `{"name":"${'x'.repeat(300_000)}"}`, {}, 413, 'too-large'],
  ])('that %s is refused, and nothing of it is shown', async (_what, body, headers, status, title) => {
    const refused = await new Promise<{
      status: number | undefined
      text: string
      accept: string | undefined
    }>((resolve, reject) => {
      const asked = http.request(`${the().origin}/things/7`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', ...program, ...headers },
      })
      asked.on('error', reject)
      asked.on('response', (response) => {
        let all = ''
        response.on('data', (chunk: Buffer) => (all += chunk.toString()))
        response.on('end', () =>
          resolve({ status: response.statusCode, text: all, accept: response.headers.accept }),
        )
      })
      asked.end(body)
    })
    expect([refused.status, (JSON.parse(refused.text) as { title: string }).title]).toEqual([status, title])
    expect(refused.text).not.toContain('s3cret')
    expect(refused.accept).toBe(status === 415 ? 'application/json' : undefined)
  })

  test('may have a bound of its own', async () => {
    const large = { name: 'x'.repeat(80) }
    const type = 'application/merge-patch+json'
    expect((await ask().patch('/things/7').type(type).send(JSON.stringify(large))).status).toBe(413)
  })

  test('comes from our own pages or from a program, whichever the method', async () => {
    for (const method of ['put', 'patch', 'delete', 'post'] as const) {
      const path = method === 'post' ? '/things' : '/things/7'
      const asked = ask()[method](path)
      const crossed = await asked.set({ ...program, 'sec-fetch-site': 'cross-site' }).send({})
      expect([method, crossed.status, (crossed.body as { title: string }).title]).toEqual([
        method,
        403,
        'cross-site',
      ])
    }
  })

  test('an address says which methods it takes', async () => {
    const wrong = await ask().post('/things/7').set(program).send({})
    expect([wrong.status, wrong.headers['allow']]).toEqual([405, 'PUT, PATCH, DELETE'])
    const person = await ask().get('/things').set('accept', 'text/html')
    expect([person.status, person.headers['allow'], person.text]).toEqual([
      405,
      'POST',
      expect.stringContaining('data-reason="method-not-allowed"'),
    ])
  })
})

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

describe('a page that says no', () => {
  test.each([
    ['wrong', 422, undefined],
    ['later', 429, '30'],
    ['busy', 503, '2'],
  ])('because of %s says %i', async (kind, status, retryAfter) => {
    const said = await ask().post(`/pages/${kind}`)
    expect([said.status, said.headers['retry-after'], said.headers['referrer-policy']]).toEqual([
      status,
      retryAfter,
      'no-referrer',
    ])
    const reference = said.headers['x-request-id']
    expect(the().logged.find((line) => line['reference'] === reference)).toMatchObject({
      reason: saysNo[kind]?.reason,
      status,
    })
  })
})

describe('a download', () => {
  test('is kept under its name, in any script (RFC 6266)', async () => {
    const { headers, text: body } = await ask().get('/downloads/text')
    expect([headers['content-disposition'], body, headers['x-content-type-options']]).toEqual([
      String.raw`attachment; filename="lijst \"?\".csv"; filename*=UTF-8''lijst%20%22%C3%A9%22.csv`,
      'a;b\r\n',
      'nosniff',
    ])
  })

  test('may be as long as it likes, and is made as fast as it is taken', async () => {
    const whole = await ask().get('/downloads/whole')
    expect([whole.text.length, whole.headers['content-disposition']]).toEqual([
      20_000_000,
      'attachment; filename=export.txt',
    ])
    const head = await ask().head('/downloads/whole')
    expect([head.status, head.headers['content-type'], head.text]).toEqual([
      200,
      'text/plain; charset=utf-8',
      undefined,
    ])
  })

  test('whose source fails breaks off, so that half of it never looks whole; and the log says why', async () => {
    await expect(ask().get('/downloads/broken')).rejects.toThrow(/aborted|socket hang up/)
    await until(() =>
      the().logged.some(
        ({ msg, err }) =>
          msg === 'a response broke off' && JSON.stringify(err).includes('the database went away'),
      ),
    )
  })

  test('that nobody takes any more ends at its source, and is no error', async () => {
    const before = the().logged.length
    source.isEnded = false
    await new Promise<void>((resolve) => {
      http.get(`${the().origin}/downloads/whole`, (response) => {
        response.once('data', () => {
          response.destroy()
          resolve()
        })
      })
    })
    await until(() => source.isEnded)
    expect(source.given).toBeLessThan(2000)
    expect(
      the()
        .logged.slice(before)
        .filter(({ level }) => Number(level) > 30),
    ).toEqual([])
  })
})

describe('an upload', () => {
  const send = () => ask().post('/uploads').set(program)

  test('is a file with its name and the fields beside it', async () => {
    const taken = await send().field('kind', 'people').attach('list', Buffer.from('a;b'), 'lijst é\u202e.csv')
    expect(taken.body).toEqual({ name: 'lijst é.csv', bytes: '613b62', fields: { kind: 'people' } })
    const none = await send().field('kind', 'people')
    expect(none.body).toEqual({ fields: { kind: 'people' } })
  })

  test.each<[string, () => request.Test, number]>([
    ['is too large', () => send().attach('list', Buffer.alloc(1001), 'x'), 413],
    [
      'comes with a second',
      () => send().attach('list', Buffer.alloc(1), 'x').attach('list', Buffer.alloc(1), 'y'),
      413,
    ],
    ['is in another field', () => send().attach('other', Buffer.alloc(1), 'x'), 400],
    ['has a field twice', () => send().field('a', '1').field('a', '2'), 400],
    ['has a NUL byte in a field', () => send().field('a', 'x\0'), 400],
    [
      'has many fields',
      () => ['a', 'b', 'c', 'd', 'e', 'f'].reduce((sent, name) => sent.field(name, '1'), send()),
      413,
    ],
    ['is no form', () => send().send({ a: 1 }), 415],
    ['has no boundary', () => send().type('multipart/form-data').send('x'), 400],
    [
      'comes from another site',
      () => send().set('sec-fetch-site', 'cross-site').attach('list', Buffer.alloc(1), 'x'),
      403,
    ],
  ])('that %s is refused', async (_what, sent, status) => {
    expect((await sent()).status).toBe(status)
  })

  test('that breaks off leaves nothing, and four at once are all that a process holds', async () => {
    const head = 'multipart/form-data; boundary=xxxx'
    const slow = Array.from({ length: 4 }, () => {
      const asked = http.request(`${the().origin}/uploads`, {
        method: 'POST',
        headers: { 'content-type': head },
      })
      asked.on('error', () => undefined)
      asked.write('--xxxx\r\nContent-Disposition: form-data; name="list"; filename="a"\r\n\r\nhalf')
      return asked
    })
    let fifth: request.Response | undefined
    await until(async () => {
      fifth = await send().attach('list', Buffer.from('x'), 'x')
      return fifth.status === 503
    })
    expect([Number(fifth?.headers['retry-after']) > 0, fifth?.body]).toEqual([
      true,
      expect.objectContaining({ title: 'busy' }),
    ])
    for (const each of slow) each.destroy()
    await until(async () => (await send().attach('list', Buffer.from('x'), 'x')).status === 200)
  })
})
