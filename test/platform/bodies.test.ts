import { describe, expect, test } from '@jest/globals'
import http from 'node:http'
import { json, nothing } from '../../src/platform/http/answers.ts'
import { jsonBody } from '../../src/platform/http/bodies.ts'
import { listOf, members, text, whole } from '../../src/platform/schema/index.ts'
import request from 'supertest'
import type { Endpoint, Method } from '../../src/platform/http/exchange.ts'
import { useEndpoints } from '../harness/endpoints.ts'

const thing = members({ name: text({ most: 20 }), sizes: listOf(whole(1, 9), 'sizes').optional() })

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
      type: `${the().origin}/errors/invalid`,
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
