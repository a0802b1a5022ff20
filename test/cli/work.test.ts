import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fs from 'node:fs'
import { emptyFolder, freePort, ready, run, start, type Running } from '../harness/process.ts'
import { until } from '../harness/until.ts'

const dataDir = emptyFolder()
let env: Record<string, string>
let server: Running
let metrics: string
beforeAll(async () => {
  const [port, metricsPort] = [String(await freePort()), String(await freePort())]
  env = {
    LOG_LEVEL: 'warn',
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
  expect(JSON.parse(server.out())).toEqual({ issuer: `http://localhost:${env['PORT']}`, pid: server.pid })
  expect(await (await fetch(metrics)).text()).toContain('sluis_http_request_duration_seconds')
})

test('with WORKER=off a server leaves the work to `work`, which does it and stops when it is told to', async () => {
  await run(['accounts', 'create', '--email', 'somebody@example.test', '--name', 'Somebody'], env)
  await new Promise((resolve) => setTimeout(resolve, 3000))
  const before = await unsealed()
  expect(before).toBeGreaterThan(0)
  const worker = start(['work', '--json'], { ...env, METRICS_PORT: '' })
  await until(async () => (await unsealed()) === 0)
  worker.kill('SIGTERM')
  expect((await worker.ended).code).toBe(0)
}, 60_000)
