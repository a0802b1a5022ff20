import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import path from 'node:path'
import request from 'supertest'
import { whyNot } from '../../src/platform/db/embedded.ts'
import { emptyFolder, freePort, ready, start, type Running } from '../harness/process.ts'
import { until } from '../harness/until.ts'

let dataDir: string
let servers: Running[]
beforeEach(() => {
  dataDir = emptyFolder()
  servers = []
})
afterEach(async () => {
  for (const server of servers) server.kill('SIGTERM')
  await Promise.all(servers.map(({ ended }) => ended))
  fs.rmSync(dataDir, { recursive: true, force: true })
})

async function serve(): Promise<{ server: Running; origin: string }> {
  const port = await freePort()
  const server = start(['serve'], { DATA_DIR: dataDir, PORT: String(port), DEMO: 'off', LOG_LEVEL: 'info' })
  servers.push(server)
  return { server, origin: `http://localhost:${port}` }
}

describe('the embedded database', () => {
  test('of several that start at once on an empty folder serves one, and the others say so', async () => {
    const all = await Promise.all([serve(), serve(), serve()])
    const ends = new Map<Running, { code: number | null; error: string }>()
    for (const { server } of all) void server.ended.then((ended) => ends.set(server, ended))
    await until(() => ends.size === 2, 60)
    for (const { code, error } of ends.values())
      expect([code, error]).toEqual([1, expect.stringContaining('Sluis is running already on DATA_DIR')])
    const [left] = all.filter(({ server }) => !ends.has(server))
    await ready(left!.server, left!.origin)
    expect(fs.readdirSync(dataDir).filter((name) => name.endsWith('.new'))).toEqual([])
  }, 90_000)

  test('that is killed alone is started again, and its process goes on', async () => {
    const { server, origin } = await serve()
    await ready(server, origin)
    const postmaster = Number(
      fs.readFileSync(path.join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0],
    )
    process.kill(postmaster, 'SIGKILL')
    await until(() => server.out().includes('the embedded database ended by itself'))
    const readiness = async () => (await request(origin).get('/health/ready')).status
    await until(async () => (await readiness()) === 503, 5).catch(() => undefined)
    await until(async () => (await readiness()) === 200, 30)
  }, 60_000)

  test('that finds no room says so, and what to do', () => {
    expect(whyNot('It did not start in /x', 'FATAL: could not write: No space left on device')).toBe(
      'It did not start in /x: there is no room left on the disk. Free some (it takes 100 MB to begin with), or set another DATA_DIR.',
    )
    expect(whyNot('It did not start in /x', 'FATAL: else')).toBe('It did not start in /x:\nFATAL: else')
  })
})
