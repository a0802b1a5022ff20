import { describe, expect, test } from '@jest/globals'
import http from 'node:http'
import { json } from '../../src/platform/http/answers.ts'
import { uploadBody } from '../../src/platform/http/bodies.ts'
import { until } from '../harness/until.ts'
import request from 'supertest'
import type { Endpoint, Method } from '../../src/platform/http/exchange.ts'
import { useEndpoints } from '../harness/endpoints.ts'

const endpoint = (method: Method, path: string, handle: Endpoint['handle']): Endpoint => ({
  method,
  path,
  handle,
})

const the = useEndpoints([
  endpoint('POST', '/uploads', async ({ read }) => {
    const { file, fields } = await read(uploadBody('list', { most: 1000 }))
    return json({ name: file?.name, bytes: file?.bytes.toString('hex'), fields })
  }),
])

const ask = () => request(the().origin)
const program = { accept: 'application/json' }

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
