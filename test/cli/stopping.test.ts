import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createDatabase, type TestDatabase } from '../harness/database.ts'
import { beside, freePort, ready, start } from '../harness/process.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(async () => {
  await database.drop()
})

test('a process that is told to stop says so to its balancer first, and answers meanwhile', async () => {
  const [port, metricsPort] = [await freePort(), await freePort()]
  const origin = `http://localhost:${port}`
  const server = start(['serve'], {
    ...{ ...beside({ database, origin }), DEMO: 'off', LOG_LEVEL: 'warn' },
    ...{ PORT: String(port), METRICS_PORT: String(metricsPort), SHUTDOWN_DELAY: '3' },
  })
  await ready(server, origin)
  const discovery = `${origin}/.well-known/openid-configuration`
  // by fetch, which would keep its connections: whether it may is what is looked at
  const before = await fetch(discovery)
  expect([before.status, before.headers.get('connection')]).toEqual([200, 'keep-alive'])

  const told = performance.now()
  server.kill('SIGTERM')
  const states: unknown[] = []
  while (performance.now() - told < 2000) {
    const [health, beside, page] = await Promise.all(
      [`${origin}/health/ready`, `http://localhost:${metricsPort}/health/ready`, discovery].map((url) =>
        fetch(url),
      ),
    )
    states.push([health?.status, beside?.status, page?.status, page?.headers.get('connection')])
    if (health?.status === 503) {
      expect(await health.json()).toEqual({ status: 'not-ready', reason: 'stopping' })
      expect((await fetch(`${origin}/health/live`)).status).toBe(200)
    }
  }
  // at first the signal may still be on its way
  expect(states.at(-1)).toEqual([503, 503, 200, 'close'])
  expect(new Set(states.map((state) => (state as unknown[])[2]))).toEqual(new Set([200]))
  expect((await server.ended).code).toBe(0)
  expect(performance.now() - told).toBeGreaterThan(3000)
}, 60_000)

test('a process that has nothing under way is gone as soon as it is told to stop', async () => {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const server = start(['serve'], {
    ...{ ...beside({ database, origin }), DEMO: 'off', LOG_LEVEL: 'warn', PORT: String(port) },
  })
  await ready(server, origin)
  const told = performance.now()
  server.kill('SIGTERM')
  expect((await server.ended).code).toBe(0)
  // well within what it would give a job that is under way
  expect(performance.now() - told).toBeLessThan(7000)
}, 60_000)
