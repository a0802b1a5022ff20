import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fs from 'node:fs'
import request from 'supertest'
import { emptyFolder, freePort, ready, run, start, type Running } from '../harness/process.ts'
import { until } from '../harness/until.ts'

const dataDir = emptyFolder()
let env: Record<string, string>
let server: Running
let metrics: string
beforeAll(async () => {
  const [port, metricsPort] = [String(await freePort()), String(await freePort())]
  env = {
    LOG_LEVEL: 'debug',
    DATA_DIR: dataDir,
    PORT: port,
    METRICS_PORT: metricsPort,
    WORKER: 'off',
    DEMO: 'off',
  }
  server = start(['serve', '--json'], env)
  await ready(server, `http://localhost:${port}`)
  metrics = `http://localhost:${metricsPort}/metrics`
}, 60_000)
afterAll(async () => {
  server.kill('SIGTERM')
  await server.ended
  fs.rmSync(dataDir, { recursive: true, force: true })
})

const unsealed = async (): Promise<number> => {
  const { out } = await run(['audit', 'verify', '--json'], env)
  return (JSON.parse(out) as { unsealed: number }).unsealed
}

test('`serve --json` says where it answers, and metrics are on a port of their own', async () => {
  expect(
    JSON.parse(
      server
        .out()
        .split('\n')
        .find((line) => line.startsWith('{"issuer"')) ?? '',
    ),
  ).toEqual({ issuer: `http://localhost:${env['PORT']}`, pid: server.pid })
  expect((await request(metrics).get('')).text).toContain('sluis_http_request_duration_seconds')
})

test('with WORKER=off a server leaves the work to `work`, which does it and stops when it is told to', async () => {
  await run(['accounts', 'create', '--email', 'somebody@example.test', '--name', 'Somebody'], env)
  // each look is a process of its own: together they outlast the two seconds after which a worker seals
  for (let look = 0; look < 3; look++) expect(await unsealed()).toBeGreaterThan(0)
  const worker = start(['work', '--json'], { ...env, METRICS_PORT: '' })
  await until(async () => (await unsealed()) === 0)
  expect(server.out()).not.toContain('audit sealed')
  worker.kill('SIGTERM')
  const ended = await worker.ended
  expect([ended.code, ended.out]).toEqual([0, expect.stringContaining('audit sealed')])
}, 60_000)
