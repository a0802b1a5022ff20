import { describe, expect, test } from '@jest/globals'
import http from 'node:http'
import net from 'node:net'
import request from 'supertest'
import { scrape } from '../harness/metrics.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { TRUST_PROXY: '' } })

/** A request whose first line may name a whole address: supertest would make a path of it. */
function ask(
  path: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<{ status: number; headers: http.IncomingHttpHeaders; text: string }> {
  const { hostname, port } = new URL(the().origin)
  return new Promise((resolve, reject) => {
    const asked = http.request({ hostname, port, path, method, headers }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

describe('the origin', () => {
  test.each([
    [{ host: 'evil.example' }],
    [{ 'x-forwarded-host': 'evil.example' }],
    [{ forwarded: 'for=192.0.2.1;host=evil.example;proto=http' }],
    [{ forwarded: 'host="evil.example"' }],
    [{ host: 'localhost:1' }],
    [{ 'x-forwarded-host': 'localhost, evil.example' }],
  ])('is refused when %j says otherwise, before any document is made', async (lie) => {
    const host = new URL(the().origin).host
    for (const path of [
      '/.well-known/openid-configuration',
      '/auth',
      '/signin/x',
      '/jwks',
      '/assets/sluis.css',
    ]) {
      const answer = await ask(path, { host, accept: 'application/json', ...lie })
      expect([path, answer.status]).toEqual([path, 421])
      expect(answer.text).not.toContain('evil.example')
    }
  })

  test('is the issuer in every document, however it was asked for', async () => {
    const host = new URL(the().origin).host
    const answer = await ask('/.well-known/openid-configuration', {
      host: host.toUpperCase(),
      'x-forwarded-proto': 'https',
      'x-forwarded-port': '443',
    })
    expect(answer.status).toBe(200)
    expect(answer.text).not.toContain('https://localhost')
  })

  test('is refused when the request line says otherwise', async () => {
    const host = new URL(the().origin).host
    for (const path of [
      'http://evil.example/.well-known/openid-configuration',
      'http://evil.example/auth?client_id=x',
    ]) {
      const answer = await ask(path, { host })
      expect([path, answer.status]).toEqual([path, 421])
    }
  })

  test('is said once: two Host headers are refused, the same ones too', async () => {
    const { hostname, port, host } = new URL(the().origin)
    for (const second of [host, 'evil.example']) {
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = net.connect({ host: hostname, port: Number(port) }, () =>
          socket.end(`GET /jwks HTTP/1.1\r\nHost: ${host}\r\nhost: ${second}\r\nConnection: close\r\n\r\n`),
        )
        let text = ''
        socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
        socket.on('close', () => resolve(text)).on('error', reject)
      })
      expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    }
  })

  test('does not matter to health checks', async () => {
    expect((await ask('/health/live', { host: '10.0.0.1' })).status).toBe(200)
    expect((await ask('/health/ready', { host: '10.0.0.1' })).status).toBe(200)
  })
})

describe('every response', () => {
  test('carries the headers that keep others out', async () => {
    for (const path of ['/signin/x', '/auth', '/nothing-here', '/device']) {
      const { headers } = await request(the().origin).get(path).accept('html').redirects(5)
      const csp = headers['content-security-policy'] ?? ''
      // nothing is loaded from anywhere else: every source is this very site, or a picture within the page
      const loads = csp.split('; ').filter((line) => /^\w+-src/.test(line))
      expect(
        loads
          .flatMap((line) => line.split(' ').slice(1))
          .filter((from) => !/^'(self|none)'$|^data:$/.test(from)),
      ).toEqual([])
      expect(csp).toContain("default-src 'none'")
      expect(csp).toContain("frame-ancestors 'none'")
      expect(csp).toContain("base-uri 'none'")
      expect(csp).toContain("form-action 'self'")
      expect(csp).not.toMatch(/unsafe/)
      expect(
        Object.fromEntries(
          ['x-frame-options', 'x-content-type-options', 'referrer-policy'].map((name) => [
            name,
            headers[name],
          ]),
        ),
      ).toEqual({
        'x-frame-options': 'DENY',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
      })
      expect(headers['cache-control']).toMatch(/no-store/)
    }
  })

  test('an error page shows the reference that finds its log line; a program gets the standard error', async () => {
    const page = await request(the().origin).get('/auth?client_id=nobody').accept('html')
    const reference = page.headers['x-request-id'] ?? ''
    expect(page.status).toBe(400)
    expect(page.text).toContain(reference)
    expect(the().logged.some((line) => line['reference'] === reference)).toBe(true)
    const nothing = await request(the().origin).get('/nothing-here').accept('html')
    expect([nothing.status, nothing.text]).toEqual([404, expect.stringContaining('data-reason="not-found"')])
    const post = (path: string) => request(the().origin).post(path).accept('json').type('form')
    const token = await post('/token').send({ grant_type: 'nonsense' })
    expect(token.body).toMatchObject({ error: 'invalid_request' })
    const problem = await post('/language').send({ locale: 'xx' })
    expect([problem.headers['content-type'], problem.body]).toEqual([
      'application/problem+json',
      expect.objectContaining({ title: 'bad-request', status: 400 }),
    ])
  })

  test('CORS: the authorization endpoint has none; the token endpoint only for a client’s own origins', async () => {
    const auth = await request(the().origin).get('/auth?client_id=x').set('origin', 'https://app.example')
    expect(auth.headers['access-control-allow-origin']).toBeUndefined()
    const { createPortal } = await import('../harness/portal.ts')
    const portal = await createPortal(the(), {
      token_endpoint_auth_method: 'none',
      redirect_uris: ['https://own.example/cb', 'http://localhost:7/cb'],
      sluis_cors_origins: ['https://app.example'],
    })
    const confidential = await createPortal(the(), { redirect_uris: ['https://own.example/cb'] })
    const ask = async (origin: string, clientId: string) => {
      const grant = { grant_type: 'refresh_token', client_id: clientId, refresh_token: 'x' }
      const answer = await request(the().origin).post('/token').set('origin', origin).type('form').send(grant)
      const { error, error_description: said } = answer.body as Record<string, string>
      // whatever is said, a script can read it
      expect([origin, answer.headers['access-control-allow-origin']]).toEqual([origin, origin])
      return [error, said?.includes('origin')]
    }
    // a public client's own redirect origins need not be named again
    for (const origin of ['https://app.example', 'https://own.example', 'http://localhost:7'])
      expect([origin, ...(await ask(origin, portal.clientId))]).toEqual([origin, 'invalid_grant', false])
    for (const origin of ['https://evil.example', 'null', 'com.example.app:'])
      expect([origin, ...(await ask(origin, portal.clientId))]).toEqual([origin, 'invalid_request', true])
    expect(await ask('https://own.example', confidential.clientId)).toEqual(['invalid_request', true])
  })
})

test('an address that cannot be decoded is not there', async () => {
  for (const method of ['get', 'post'] as const) await request(the().origin)[method]('/%ff').expect(404)
})

test('metrics are not on the public port', async () => {
  await request(the().origin).get('/metrics').expect(404)
  expect(await scrape(the())).toEqual([
    200,
    expect.stringContaining('sluis_http_request_duration_seconds_bucket'),
  ])
  expect((await scrape(the(), '/'))[0]).toBe(404)
})

test('readiness says when the database is behind, and a database away is a 503 with Retry-After', async () => {
  const { startWorld } = await import('../harness/world.ts')
  const { sql } = await import('kysely')
  const world = await startWorld()
  await sql`delete from kysely_migration where name = (select max(name) from kysely_migration)`.execute(
    world.house.db,
  )
  const behind = await request(world.origin).get('/health/ready')
  expect([behind.status, behind.body]).toEqual([503, { status: 'not-ready', reason: 'migrations-pending' }])
  await world.worker.stop()
  await world.database.drop()
  const away = await request(world.origin).get('/auth?client_id=x&redirect_uri=y')
  expect([away.status, away.headers['retry-after']]).toEqual([503, '5'])
  await request(world.origin).get('/health/ready').expect(503)
  await request(world.origin).get('/health/live').expect(200)
  await world.close()
})
