import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import * as openid from 'openid-client'
import { sql } from 'kysely'
import request from 'supertest'
import { append } from '../../src/domain/audit/index.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, open, signIn, startRequest, tokensFor } from '../harness/portal.ts'
import { beside, emptyFolder, freePort, ready, run, start } from '../harness/process.ts'
import { until } from '../harness/until.ts'
import { startWorld, type World } from '../harness/world.ts'

describe('a database that is an older one than it was', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld()
  })
  afterAll(() => world.close())

  const isReady = async (): Promise<unknown> => (await request(world.origin).get('/health/ready')).body
  const happen = (): Promise<void> =>
    world.house.db
      .transaction()
      .execute((tx) => append(tx, 'test.thing.done', { by: { job: 'test' }, details: {} }, new Date()))

  test('is noticed, nobody is served, and after `sluis restored` what it made good again has ended', async () => {
    const { db, rewindWatch } = world.house
    const person = await createPerson(world)
    const portal = await createPortal(world)
    const browser = new Browser()
    const { refresh_token: token = '' } = await tokensFor(browser, portal, person.email)
    await world.worker.chores.runAll()
    await rewindWatch.look()
    await happen()
    await world.worker.chores.runAll()
    await rewindWatch.look()
    await rewindWatch.look()
    expect([rewindWatch.isRewound(), await isReady()]).toEqual([false, { status: 'ready' }])

    // as the copy is: without the last of it
    world.expectErrors('the database is an older one than it was')
    await sql`alter table audit_seal disable trigger user`.execute(db)
    await sql`delete from audit_seal where seq = (select max(seq) from audit_seal)`.execute(db)
    await sql`alter table audit_seal enable trigger user`.execute(db)
    await rewindWatch.look()
    expect(await isReady()).toEqual({ status: 'not-ready', reason: 'database-rewound' })
    await happen()
    await world.worker.chores.runAll()
    await rewindWatch.look()
    expect(rewindWatch.isRewound()).toBe(true)

    const ended = await run(['restored', '--json'], beside(world))
    expect(JSON.parse(ended.out)).toEqual({ accounts: 1, sessions: 1, grants: 1 })
    const { rows: noted } = await sql`select actor, details from audit_event
      where type = 'audit.database.restored'`.execute(db)
    expect(noted).toEqual([
      {
        actor: expect.stringMatching(/^operator:[0-9a-f-]{36}$/),
        details: { accounts: 1, sessions: 1, grants: 1 },
      },
    ])
    await rewindWatch.look()
    expect(await isReady()).toEqual({ status: 'ready' })
    await expect(openid.refreshTokenGrant(portal.config, token)).rejects.toThrow('error')
    expect(headingOf(await open(browser, await startRequest(portal)))).toBe('Sign in')
    expect(
      await signIn(new Browser(), await startRequest(portal), (await createPerson(world)).email),
    ).toBeTruthy()
    expect((await run(['restored', '--json'], beside(world))).out).toContain('"sessions":1')

    // a copy from before that is put back: it knows of no restoration, or of an earlier one
    await rewindWatch.look()
    await db.deleteFrom('restoration').execute()
    await rewindWatch.look()
    expect(rewindWatch.isRewound()).toBe(true)
    await request(world.origin).get('/jwks').expect(503)
    expect((await run(['restored'], beside(world))).code).toBe(0)
    await rewindWatch.look()
    await request(world.origin).get('/jwks').expect(200)
  }, 60_000)
})

test('a copy that is made while it serves, as docs/operating.md says, starts elsewhere with all that was there', async () => {
  const [here, there] = [emptyFolder(), emptyFolder()]
  const env = (dataDir: string, port: number) => ({
    DATA_DIR: dataDir,
    PORT: String(port),
    DEMO: 'off',
    LOG_LEVEL: 'warn',
  })
  const [port, otherPort] = [await freePort(), await freePort()]
  const server = start(['serve'], env(here, port))
  await ready(server, `http://localhost:${port}`)
  const create = async (name: string) =>
    run(['accounts', 'create', '--email', `${name}@example.test`, '--name', name, '--json'], env(here, port))
  await create('before')
  // the procedure
  const client = new pg.Client({ host: path.join(here, 'run'), user: 'sluis', database: 'postgres' })
  await client.connect()
  await client.query(`select pg_backup_start('copy', true)`)
  await create('meanwhile')
  fs.cpSync(path.join(here, 'pg'), path.join(there, 'pg'), {
    recursive: true,
    filter: (source) => !/\/(postmaster\.(pid|opts)|pg_wal\/.+)$/.test(source),
  })
  const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)')
  fs.writeFileSync(path.join(there, 'pg', 'backup_label'), rows[0]?.labelfile ?? '')
  fs.cpSync(path.join(here, 'pg', 'pg_wal'), path.join(there, 'pg', 'pg_wal'), { recursive: true })
  fs.copyFileSync(path.join(here, 'secrets'), path.join(there, 'secrets'))
  fs.chmodSync(path.join(there, 'pg'), 0o700)
  await client.end()

  const copy = start(['serve'], env(there, otherPort))
  await ready(copy, `http://localhost:${otherPort}`)
  const listed = await run(['accounts', 'show', 'before@example.test', '--json'], env(there, otherPort))
  expect(JSON.parse(listed.out)).toMatchObject({ name: 'before' })
  expect((await run(['restored'], env(there, otherPort))).code).toBe(0)
  await until(async () => (await run(['audit', 'verify'], env(there, otherPort))).code === 0)
  for (const each of [server, copy]) {
    each.kill('SIGTERM')
    await each.ended
  }
  for (const folder of [here, there]) fs.rmSync(folder, { recursive: true, force: true })
}, 120_000)
