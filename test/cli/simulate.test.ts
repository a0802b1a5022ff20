import { expect, test } from '@jest/globals'
import fs from 'node:fs'
import path from 'node:path'
import { emptyFolder, freePort, ready, run, start } from '../harness/process.ts'

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
