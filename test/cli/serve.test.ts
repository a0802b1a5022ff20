import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import pg from 'pg'
import request, { type Test } from 'supertest'
import { createDatabase } from '../harness/database.ts'
import { testKeys } from '../harness/keys.ts'
import {
  byName,
  emptyFolder,
  freePort,
  npmStart,
  ready,
  run,
  start,
  type Running,
} from '../harness/process.ts'

const quiet = { LOG_LEVEL: 'warn' }

describe('with the embedded database', () => {
  const dataDir = path.join(emptyFolder(), 'data')
  let env: Record<string, string>
  let origin: string
  let server: Running
  beforeAll(async () => {
    const port = String(await freePort())
    env = { ...quiet, DATA_DIR: dataDir, PORT: port }
    origin = `http://localhost:${port}`
    server = start(['serve'], env)
    await ready(server, origin)
  }, 60_000)
  afterAll(async () => {
    server.kill('SIGKILL')
    await server.ended
    fs.rmSync(path.dirname(dataDir), { recursive: true, force: true })
  })

  test('it says where to go, keeps its data to its owner, and serves the demo', async () => {
    expect(server.out()).toContain(`${origin}/demo`)
    expect(server.out()).toContain('nora@demo.example')
    expect((fs.statSync(dataDir).mode & 0o777).toString(8)).toBe('700')
    expect((fs.statSync(path.join(dataDir, 'secrets')).mode & 0o777).toString(8)).toBe('600')
    for (const path of ['/demo', '/demo/mailbox']) await request(origin).get(path).expect(200)
  })

  test('a second start on the same data, and a taken port, are one clear sentence and exit code 1', async () => {
    const second = await run(['serve'], { ...env, PORT: String(await freePort()) })
    expect([second.code, second.error.trim().split('\n').length]).toEqual([1, 1])
    expect(second.error).toMatch(/running already on DATA_DIR/)
    const folder = emptyFolder()
    const taken = await run(['serve'], { ...env, DATA_DIR: folder })
    expect([taken.code, taken.error]).toEqual([
      1,
      `PORT ${env['PORT']} is taken by another program. Set PORT to a free one.\n`,
    ])
    fs.rmSync(folder, { recursive: true, force: true })
  })

  test('commands work beside the running server, and leave it running', async () => {
    const listed = await run(['accounts', 'list', '--json'], env)
    expect([listed.code, (JSON.parse(listed.out) as unknown[]).length]).toEqual([0, 6])
    await request(origin).get('/health/ready').expect(200)
  })

  test('killed in the middle of everything, it starts again with all that was acknowledged', async () => {
    const acknowledged: string[] = []
    for (let i = 0; i < 3; i++) {
      const created = await run(
        ['accounts', 'create', '--email', `kept${i}@example.test`, '--name', 'Kept', '--json'],
        env,
      )
      acknowledged.push((JSON.parse(created.out) as { id: string }).id)
    }
    server.kill('SIGKILL')
    await server.ended
    server = start(['serve'], env)
    await ready(server, origin)
    const listed = JSON.parse((await run(['accounts', 'list', '--json'], env)).out) as { id: string }[]
    expect(acknowledged.every((id) => listed.some((account) => account.id === id))).toBe(true)
    expect(JSON.parse((await run(['audit', 'verify', '--json'], env)).out)).toMatchObject({ ok: true })
  }, 60_000)

  test('SIGTERM lets a request under way finish, stops the database, and ends with 0', async () => {
    const slow = http.request(`${origin}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '21' },
    })
    const answered = new Promise<number>((resolve) =>
      slow.on('response', (response) => resolve(response.statusCode ?? 0)),
    )
    slow.write('grant_type=')
    await new Promise((resolve) => setTimeout(resolve, 200))
    server.kill('SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 300))
    slow.end('something_')
    expect(await answered).toBe(400)
    expect((await server.ended).code).toBe(0)
    expect(fs.existsSync(path.join(dataDir, 'pg', 'postmaster.pid'))).toBe(false)
  })

  test('commands work without a server, too', async () => {
    const shown = await run(['accounts', 'show', 'nora@demo.example', '--json'], env)
    expect(JSON.parse(shown.out)).toMatchObject({
      email: 'nora@demo.example',
      standing: 'active',
      factors: ['password'],
    })
    expect(fs.existsSync(path.join(dataDir, 'pg', 'postmaster.pid'))).toBe(false)
  })

  test('a command that is still busy with the database does not stand in a server’s way', async () => {
    const busy = start(['doctor'], env)
    await new Promise((resolve) => setTimeout(resolve, 1200))
    server = start(['serve'], env)
    await ready(server, origin)
    expect((await busy.ended).code).toBe(0)
    await new Promise((resolve) => setTimeout(resolve, 500))
    await request(origin).get('/health/ready').expect(200)
    server.kill('SIGINT')
    expect((await server.ended).code).toBe(0)
  }, 60_000)
})

test.each([
  ['npm start', npmStart],
  ['sluis serve', (env: Record<string, string>) => byName(['serve'], env)],
])('`%s`, told to stop, stops everything it started', async (_what, begin) => {
  const folder = emptyFolder()
  const port = await freePort()
  const server = begin({ ...quiet, DATA_DIR: folder, PORT: String(port) })
  await ready(server, `http://localhost:${port}`)
  server.kill('SIGTERM')
  expect((await server.ended).code).toBe(0)
  const asked = request(`http://localhost:${port}`).get('/health/live')
  await expect(asked).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  expect(fs.existsSync(path.join(folder, 'pg', 'postmaster.pid'))).toBe(false)
  fs.rmSync(folder, { recursive: true, force: true })
})

test('a disk that cannot be written is one clear sentence', async () => {
  const ended = await run(['serve'], { ...quiet, DATA_DIR: '/dev/null/sluis' })
  expect([ended.code, ended.error.trim().split('\n').length]).toEqual([1, 1])
  expect(ended.error).toMatch(/^DATA_DIR \/dev\/null\/sluis cannot be written/)
})

/** As a proxy passes it on. */
const ask = (port: number | undefined, path: string): Test =>
  request(`http://localhost:${port}`).get(path).set('host', 'id.example.test')

describe('in production', () => {
  const complete = {
    ...quiet,
    NODE_ENV: 'production',
    ISSUER: 'https://id.example.test',
    ENCRYPTION_KEYS: testKeys.map(({ id, key }) => `${id}:${key.toString('base64url')}`).join(','),
    SMTP_URL: 'smtp://127.0.0.1:2525',
    MAIL_FROM: 'Sluis <no-reply@example.test>',
  }

  test('everything that is missing or too weak is listed at once, with what to do', async () => {
    const ended = await run(['serve'], {
      NODE_ENV: 'production',
      DEMO: 'on',
      ISSUER: 'http://id.example.test/path',
      ENCRYPTION_KEYS: 'k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      PORT: 'x',
      ARGON2_MEMORY_KIB: '1024',
      TRUST_PROXY: 'everybody, 10.0.0.0/',
    })
    expect(ended.code).toBe(1)
    for (const line of [
      /^ {2}DATABASE_URL is missing/m,
      /^ {2}ENCRYPTION_KEYS key k1 is weak; make one with: openssl/m,
      /^ {2}SMTP_URL is missing/m,
      /^ {2}MAIL_FROM is missing/m,
      /^ {2}ISSUER must be https/m,
      /^ {2}ISSUER must be an origin without a path/m,
      /^ {2}DEMO must be off/m,
      /^ {2}PORT must be a whole number/m,
      /^ {2}ARGON2_MEMORY_KIB /m,
      /^ {2}TRUST_PROXY "everybody" is not/m,
      /^ {2}TRUST_PROXY "10\.0\.0\.0\/" is not/m,
    ])
      expect(ended.error).toMatch(line)
  })

  test('a database with demo people in it is refused', async () => {
    const database = await createDatabase()
    const port = String(await freePort())
    const demo = start(['serve'], {
      ...quiet,
      ENCRYPTION_KEYS: complete.ENCRYPTION_KEYS,
      DATABASE_URL: database.url,
      PORT: port,
      DATA_DIR: emptyFolder(),
    })
    await ready(demo, `http://localhost:${port}`)
    demo.kill('SIGTERM')
    await demo.ended
    const ended = await run(['serve'], { ...complete, DATABASE_URL: database.url, PORT: port })
    expect([ended.code, ended.error]).toEqual([
      1,
      expect.stringMatching(/DATABASE_URL names a database with demo people/),
    ])
    await database.drop()
  })

  test('four processes that start at the same moment on an empty database migrate once, and all serve', async () => {
    const database = await createDatabase({ empty: true })
    const ports = await Promise.all(Array.from({ length: 4 }, freePort))
    const servers = ports.map((port) =>
      start(['serve'], { ...complete, DATABASE_URL: database.url, PORT: String(port) }),
    )
    await Promise.all(servers.map((server, i) => ready(server, `http://localhost:${ports[i]}`)))
    const client = new pg.Client(database.url)
    await client.connect()
    const { rows } = await client.query<{ keys: number; demo: number }>(
      'select (select count(*)::int from oidc_signing_key) as keys, (select count(*)::int from client) as demo',
    )
    expect(rows[0]).toEqual({ keys: 6, demo: 0 })
    const { headers } = await ask(ports[0], '/session/end')
    expect(String(headers['set-cookie'])).toMatch(
      /^__Host-sluis_session=[^;]+; path=\/; samesite=lax; secure; httponly;/,
    )
    for (const path of ['/demo', '/demo/mailbox']) await ask(ports[0], path).expect(404)
    for (const server of servers) server.kill('SIGTERM')
    expect(
      (await Promise.all(servers.map((server) => server.ended))).map(({ code, error }) => [code, error]),
    ).toEqual(Array(4).fill([0, '']))
    await client.end()
    await database.drop()
  }, 60_000)

  test('a database that a newer release has moved on is served if it can be, and refused if not', async () => {
    const database = await createDatabase()
    const client = new pg.Client(database.url)
    await client.connect()
    const ahead = (name: string) =>
      client.query('insert into kysely_migration (name, timestamp) values ($1, now())', [name])
    await ahead('9000_something')
    const port = String(await freePort())
    const server = start(['serve'], { ...complete, DATABASE_URL: database.url, PORT: port })
    await ready(server, `http://localhost:${port}`)
    server.kill('SIGTERM')
    await server.ended
    await ahead('9001_else.breaking')
    const refused = await run(['serve'], { ...complete, DATABASE_URL: database.url, PORT: port })
    expect([refused.code, refused.error]).toEqual([
      1,
      expect.stringMatching(/moved on by a newer release of Sluis \(9001_else\.breaking\)/),
    ])
    await client.end()
    await database.drop()
  })
})
