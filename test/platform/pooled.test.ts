import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import net, { type AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { pino } from 'pino'
import { connect } from '../../src/platform/db/connect.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { unfitness } from '../../src/platform/db/fitness.ts'
import { createDatabase, type TestDatabase } from '../harness/database.ts'
import { beside, run } from '../harness/process.ts'

const log = pino({ level: 'silent' })
let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

async function with1(pooled: boolean, use: (db: Db) => Promise<void>): Promise<void> {
  const db = connect(database.url, { max: 1, log, pooled })
  await use(db)
  await db.destroy()
}
const said = async (db: Db, name: string): Promise<string> =>
  (await sql<{ said: string }>`select current_setting(${name}) as said`.execute(db)).rows[0]?.said ?? ''
const named = async (db: Db): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements`.execute(db)).rows[0]?.n ??
  -1

describe('behind a pooler in transaction mode', () => {
  test('nothing is said once for all that follow: time-outs travel with each transaction, statements have no names', async () => {
    await with1(true, async (db) => {
      for (let i = 0; i < 3; i++) expect(await said(db, 'statement_timeout')).toBe('0')
      await db.transaction().execute(async (tx) => {
        expect(await said(tx, 'statement_timeout')).toBe('8s')
        expect(await said(tx, 'idle_in_transaction_session_timeout')).toBe('10s')
      })
      expect(await said(db, 'statement_timeout')).toBe('0')
      expect(await named(db)).toBe(0)
    })
  })

  test('which is told apart from a server itself', async () => {
    await with1(false, async (db) => {
      expect(await said(db, 'statement_timeout')).toBe('8s')
      expect(await named(db)).toBeGreaterThan(0)
    })
    // as PgBouncer answers what it cannot keep for one connection
    const fields = 'SFATAL\0C08P01\0Munsupported startup parameter: options\0\0'
    const head = Buffer.from('E\0\0\0\0')
    head.writeInt32BE(4 + fields.length, 1)
    const pooler = net.createServer((socket) => {
      socket.once('data', () => socket.end(Buffer.concat([head, Buffer.from(fields)])))
    })
    await new Promise<void>((resolve) => pooler.listen(0, '127.0.0.1', resolve))
    const { port } = pooler.address() as AddressInfo
    const db = connect(`postgres://sluis@127.0.0.1:${port}/sluis`, { max: 1, log })
    expect(await unfitness(db, false)).toMatch(
      /^What answers there is a pooler .*Set DATABASE_POOLER to transaction/,
    )
    await db.destroy()
    await new Promise((resolve) => pooler.close(resolve))
  })

  test('jobs and migrations want the server itself, in one sentence', async () => {
    const env = {
      ...{
        ...beside({ database, origin: 'http://localhost:3000' }),
        DEMO: 'off',
        LOG_LEVEL: 'warn',
        PORT: '0',
      },
      DATABASE_POOLER: 'transaction',
    }
    const words = 'through a pooler: set DATABASE_DIRECT_URL to the address of the server itself.\n'
    for (const what of ['serve', 'work']) {
      const ended = await run([what], env)
      expect([ended.code, ended.error]).toEqual([1, `Background jobs are not worked ${words}`])
    }
    const empty = await createDatabase({ empty: true })
    const migrating = await run(['migrate'], { ...env, DATABASE_URL: empty.url })
    expect([migrating.code, migrating.error]).toEqual([1, `Migrations are not done ${words}`])
    await empty.drop()
  }, 60_000)
})
