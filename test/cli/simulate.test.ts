import { expect, test } from '@jest/globals'
import fs from 'node:fs'
import path from 'node:path'
import { emptyFolder, freePort, ready, run, start } from '../harness/process.ts'
import { until } from '../harness/until.ts'

test('a simulator is there in a moment, says how it is reached, and is gone when it is stopped', async () => {
  const folder = emptyFolder()
  const file = path.join(folder, 'portal.json')
  fs.writeFileSync(file, JSON.stringify({ client_id: 'my-portal', redirect_uris: ['http://localhost:9/cb'] }))
  const env = { TMPDIR: folder }
  const origin = `http://localhost:${await freePort()}`
  const one = start(['simulate', '--port', new URL(origin).port, '--file', file, '--json'], env)
  try {
    await ready(one, origin)
    const discovery = await fetch(`${origin}/.well-known/openid-configuration`)
    expect(((await discovery.json()) as { issuer: string }).issuer).toBe(origin)
    expect(JSON.parse(one.out())).toEqual({
      issuer: origin,
      clients: [{ client_id: 'my-portal', client_secret: 'simulated-secret' }],
    })
  } finally {
    one.kill('SIGTERM')
  }
  expect((await one.ended).code).toBe(0)
  const wrong = path.join(folder, 'wrong.json')
  fs.writeFileSync(wrong, JSON.stringify({ redirect_uris: ['http://elsewhere.example/cb'] }))
  const refused = await run(['simulate', '--port', '0', '--file', wrong], env)
  expect([refused.code, refused.error]).toEqual([1, expect.stringContaining('must be https')])
})

test('a simulator that was killed leaves nothing in the way of the next, also where its database lived on', async () => {
  const folder = emptyFolder()
  const file = path.join(folder, 'portal.json')
  fs.writeFileSync(file, JSON.stringify({ client_id: 'my-portal', redirect_uris: ['http://localhost:9/cb'] }))
  // as where there is none: then nothing ends the database with its starter
  fs.writeFileSync(path.join(folder, 'setpriv'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
  const env = { TMPDIR: folder, PATH: `${folder}:${process.env['PATH'] ?? ''}` }
  const origin = `http://localhost:${await freePort()}`
  const words = ['simulate', '--port', new URL(origin).port, '--file', file]
  const one = start(words, env)
  await ready(one, origin)
  one.kill('SIGKILL')
  await one.ended
  const [data = ''] = fs.readdirSync(folder).filter((name) => name.startsWith('sluis-simulator-'))
  const lock = path.join(folder, data, 'pg/postmaster.pid')
  expect(fs.existsSync(lock)).toBe(true)
  const other = start(words, env)
  await ready(other, origin)
  other.kill('SIGTERM')
  expect((await other.ended).code).toBe(0)
  expect(fs.existsSync(lock)).toBe(false)
})

test('simulators on any port do not meet', async () => {
  const folder = emptyFolder()
  const file = path.join(folder, 'portal.json')
  fs.writeFileSync(file, JSON.stringify({ client_id: 'my-portal', redirect_uris: ['http://localhost:9/cb'] }))
  const both = [0, 1].map(() =>
    start(['simulate', '--port', '0', '--file', file, '--json'], { TMPDIR: folder }),
  )
  await until(() => both.every((each) => each.out().includes('issuer')))
  const issuers = both.map((each) => (JSON.parse(each.out()) as { issuer: string }).issuer)
  expect(new Set(issuers).size).toBe(2)
  for (const issuer of issuers) expect((await fetch(`${issuer}/health/ready`)).status).toBe(200)
  for (const each of both) each.kill('SIGTERM')
  expect(await Promise.all(both.map(async (each) => (await each.ended).code))).toEqual([0, 0])
  expect(fs.readdirSync(folder).filter((name) => name.startsWith('sluis-simulator-'))).toEqual([])
})
