import { describe, expect, test } from '@jest/globals'
import http from 'node:http'
import { Readable } from 'node:stream'
import { download, page } from '../../src/platform/http/answers.ts'
import { until } from '../harness/until.ts'
import request from 'supertest'
import type { Endpoint, Method } from '../../src/platform/http/exchange.ts'
import { useEndpoints } from '../harness/endpoints.ts'

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
])

const ask = () => request(the().origin)

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
