import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { connect } from '../../src/platform/db/connect.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { startEmbedded, type EmbeddedDatabase } from '../../src/platform/db/embedded.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { closeSecondLock, secondLockOpen, underLock } from '../../src/platform/db/under-lock.ts'
import { createLog } from '../../src/platform/log.ts'
import { newFolder } from '../harness/folders.ts'
import { beside, run } from '../harness/process.ts'

const log = createLog('silent')
let server: EmbeddedDatabase
let admin: Db
beforeAll(async () => {
  // roles are a server's: this one has none yet
  server = await startEmbedded(newFolder('roles'), { database: 'postgres', fast: true })
  admin = connect(server.url('postgres'), { max: 1, log, patient: true })
}, 60_000)
afterAll(async () => {
  await admin.destroy()
  await server.stop()
})

/** A database of its own, by somebody who owns it and no more than that. */
async function databaseOf(user: string, name: string): Promise<Db> {
  await sql.raw(`create database ${name} owner ${user}`).execute(admin)
  return connect(server.url(name).replace('//sluis@', `//${user}@`), { max: 2, log, patient: true })
}

test('databases of one server that are made at the same moment all have it', async () => {
  await sql.raw('create role maker login createrole').execute(admin)
  const names = ['made_one', 'made_two', 'made_three', 'made_four']
  const all: Db[] = []
  for (const name of names) all.push(await databaseOf('maker', name))
  await Promise.all(all.map((db) => migrate(db)))
  expect(await Promise.all(all.map((db) => closeSecondLock(db)))).toEqual([null, null, null, null])
  for (const db of all) await db.destroy()
  for (const name of names) await sql.raw(`drop database ${name}`).execute(admin)
  await sql.raw('drop role sluis_desk').execute(admin)
}, 60_000)

test('where a server lets nobody make a role, everything else is there, and it is said why the lock is open', async () => {
  await sql.raw('create role small login').execute(admin)
  const db = await databaseOf('small', 'small_one')
  await migrate(db)
  expect(await closeSecondLock(db)).toBe('the role sluis_desk is not there, and small may make none')
  const opened = { organisation: '', account: '' }
  const reads = () => sql`select 1`.execute(db)
  await expect(underLock(db, { isRequired: true }).read(opened, reads)).rejects.toThrow(
    'the second lock is open: the role sluis_desk is not there',
  )
  expect((await underLock(db, { isRequired: false }).read(opened, reads)).rows).toHaveLength(1)
  const env = {
    ...beside({
      database: { url: server.url('small_one').replace('//sluis@', '//small@') },
      origin: 'http://localhost:1',
    }),
    DEMO: 'off',
    WORKER: 'off',
  }
  const refused = await run(['serve'], { ...env, PORT: '0', SECOND_LOCK: 'required' })
  expect([refused.code, refused.error]).toEqual([
    1,
    expect.stringContaining('The second lock is open: the role sluis_desk is not there'),
  ])
  expect((await run(['doctor'], env)).out).toContain('its second lock is open, which is accepted')
  // whoever runs the server makes it, and lets them be it
  await sql.raw('create role sluis_desk nologin').execute(admin)
  expect(await closeSecondLock(db)).toBe('the role sluis_desk is there, and small may not be it')
  await sql.raw('grant sluis_desk to small').execute(admin)
  expect([await closeSecondLock(db), await closeSecondLock(db)]).toEqual([null, null])
  const as = await underLock(db, { isRequired: true }).read(opened, (tx) => sql`select 1`.execute(tx))
  expect(as.rows).toHaveLength(1)
  await sql.raw('alter role sluis_desk bypassrls').execute(admin)
  expect([await secondLockOpen(db), await closeSecondLock(db)]).toEqual([
    'the role sluis_desk goes past row security',
    'the role sluis_desk goes past row security',
  ])
  await db.destroy()
})
