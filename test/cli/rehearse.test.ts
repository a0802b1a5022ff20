import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { createDatabase, type TestDatabase } from '../harness/database.ts'
import { testKeys } from '../harness/keys.ts'
import { emptyFolder, run } from '../harness/process.ts'

let database: TestDatabase
let env: Record<string, string>
const folder = emptyFolder()
beforeAll(async () => {
  database = await createDatabase()
  env = {
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    LOG_LEVEL: 'warn',
    ENCRYPTION_KEYS: testKeys.map(({ id, key }) => `${id}:${key.toString('base64url')}`).join(','),
  }
})
afterAll(async () => {
  await database.drop()
  fs.rmSync(folder, { recursive: true, force: true })
})

async function register(id: string, more: object): Promise<void> {
  const file = path.join(folder, `${id}.json`)
  fs.writeFileSync(
    file,
    JSON.stringify({ client_id: id, client_name: id, redirect_uris: ['http://127.0.0.1:9/cb'], ...more }),
  )
  const made = await run(['clients', 'create', '--file', file], env)
  if (made.code !== 0) throw new Error(made.error)
}

test('a portal is rehearsed from the command line: what is wrong in words, and 1 where anything is', async () => {
  await register('fine', {})
  const fine = await run(['clients', 'rehearse', 'fine'], env)
  expect([fine.code, fine.error]).toEqual([0, ''])
  expect(fine.out).toMatch(/✓ +Somebody signs in, and the ID token is right/)
  expect(fine.out).toMatch(/! +Its clock is right: Nobody answers there/)
  await register('broken', { sluis_minimum_level: 'high' })
  const broken = await run(['clients', 'rehearse', 'broken', '--json'], env)
  expect([broken.code, broken.error]).toEqual([1, expect.stringContaining('are wrong')])
  const { checks } = JSON.parse(broken.out) as { checks: { check: string; why?: string }[] }
  expect(checks.find(({ check }) => check === 'sign-in')?.why).toBe('sign-in-refused')
  const client = new pg.Client(database.url)
  await client.connect()
  const { rows } = await client.query(
    `select client_id from audit_event where type = 'clients.client.rehearsed' order by at`,
  )
  await client.end()
  expect(rows).toEqual([{ client_id: 'fine' }, { client_id: 'broken' }])
  const unknown = await run(['clients', 'rehearse', 'nobody'], env)
  expect([unknown.code, unknown.error]).toEqual([1, 'There is no client nobody.\n'])
}, 60_000)
