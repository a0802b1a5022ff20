import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { pino } from 'pino'
import { connect, isUnavailable } from '../../src/platform/db/connect.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { migrate, migrationState } from '../../src/platform/db/migrate.ts'
import { createDatabase, type TestDatabase } from '../harness/database.ts'
import { emptyFolder } from '../harness/process.ts'

const log = pino({ level: 'silent' })
let database: TestDatabase
let db: Db
let folder: string
beforeEach(async () => {
  database = await createDatabase({ empty: true })
  db = connect(database.url, { max: 6, log, patient: true })
  folder = emptyFolder()
})
afterEach(async () => {
  await db.destroy()
  await database.drop()
  fs.rmSync(folder, { recursive: true, force: true })
})

const from = (): URL => pathToFileURL(`${folder}/`)
const write = (name: string, text: string): void => fs.writeFileSync(`${folder}/${name}.sql`, text)
const applied = async (): Promise<readonly string[]> => (await migrationState(db, from())).applied

describe('migrations', () => {
  test('are done one by one: what came before one that fails stays', async () => {
    write('0001_thing', 'create table thing (id int primary key); insert into thing values (1)')
    write('0002_wrong', 'alter table thing add column other int; select nonsense')
    await expect(migrate(db, { from: from() })).rejects.toThrow('The migration 0002_wrong failed')
    expect(await applied()).toEqual(['0001_thing'])
    expect((await sql`select * from thing`.execute(db)).rows).toEqual([{ id: 1 }])
    write('0002_wrong', 'alter table thing add column other int')
    await migrate(db, { from: from() })
    expect(await applied()).toEqual(['0001_thing', '0002_wrong'])
  })

  test('are done once, however many processes start at once', async () => {
    write('0001_count', 'create table thing (id int); insert into thing values (1)')
    write('0002_count', 'insert into thing values (2); select pg_sleep(0.2)')
    await Promise.all(
      Array.from({ length: 5 }, async () => {
        const other = connect(database.url, { max: 2, log, patient: true })
        await migrate(other, { from: from() })
        await other.destroy()
      }),
    )
    expect((await sql`select id from thing order by 1`.execute(db)).rows).toEqual([{ id: 1 }, { id: 2 }])
  })

  test('wait for a long read without stopping whoever asks after them', async () => {
    write('0001_thing', 'create table thing (id int primary key); insert into thing values (1)')
    await migrate(db, { from: from() })
    const reading = Promise.withResolvers<void>()
    const isRead = Promise.withResolvers<void>()
    const reader = db.transaction().execute(async (tx) => {
      await sql`select * from thing`.execute(tx)
      isRead.resolve()
      await reading.promise
    })
    await isRead.promise
    write('0002_more', 'alter table thing add column more int')
    const other = connect(database.url, { max: 2, log, patient: true })
    const migrating = migrate(other, { from: from(), pause: () => 1000 })
    // the release before: it reads the table all the while
    const waits: number[] = []
    const began = performance.now()
    while (performance.now() - began < 6000) {
      const asked = performance.now()
      await sql`select id from thing`.execute(db)
      waits.push(performance.now() - asked)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(Math.max(...waits)).toBeGreaterThan(500)
    expect(Math.max(...waits)).toBeLessThan(3000)
    expect(await applied()).toEqual(['0001_thing'])
    reading.resolve()
    await reader
    await migrating
    expect(await applied()).toEqual(['0001_thing', '0002_more'])
    await other.destroy()
  }, 30_000)

  test('leave no process of the release before with plans that are refused', async () => {
    write('0001_thing', 'create table thing (id int primary key); insert into thing values (1)')
    await migrate(db, { from: from() })
    const before = connect(database.url, { max: 2, log })
    const read = async () => (await sql`select * from thing where id = ${1}`.execute(before)).rows
    const failures: unknown[] = []
    expect(await read()).toEqual([{ id: 1 }])
    write('0002_more', 'alter table thing add column more int')
    await migrate(db, { from: from() })
    // until the pool has heard that its connection is gone
    await new Promise((resolve) => setTimeout(resolve, 200))
    for (let i = 0; i < 5; i++) await read().catch((error: unknown) => failures.push(error))
    expect(failures).toEqual([])
    expect(await read()).toEqual([{ id: 1, more: null }])
    // of ours, one that was planned before is refused once, and its connection replaced
    await sql`alter table thing add column again int`.execute(db)
    expect(await read().catch(isUnavailable)).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await read()).toEqual([{ id: 1, more: null, again: null }])
    await before.destroy()
  })

  test('that never find their table free say so', async () => {
    write('0001_thing', 'create table thing (id int primary key)')
    await migrate(db, { from: from() })
    write('0002_more', 'alter table thing add column more int')
    const [reading, isRead] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const reader = db.transaction().execute(async (tx) => {
      await sql`select * from thing`.execute(tx)
      isRead.resolve()
      await reading.promise
    })
    await isRead.promise
    await expect(migrate(db, { from: from(), tries: 2, pause: () => 10 })).rejects.toThrow(
      'The migration 0002_more found a table in use each time it tried.',
    )
    reading.resolve()
    await reader
  }, 30_000)
})
