import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import type { AddressInfo, Socket } from 'node:net'
import net from 'node:net'
import { pino } from 'pino'
import { connect, isUnavailable } from '../../src/platform/db/connect.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { prepared } from '../../src/platform/db/prepared.ts'
import { createDatabase } from '../harness/database.ts'
import { until } from '../harness/until.ts'

/** The database behind a line that can be cut, as by a failover, and that counts what is sent along it. */
async function behindALine(
  use: (db: Db, cut: () => void, sent: () => number) => Promise<void>,
): Promise<void> {
  const database = await createDatabase({ empty: true })
  const { host, port } = placeOf(database.url)
  const sockets = new Set<Socket>()
  let sent = 0
  const line = net.createServer((near) => {
    const far = host.startsWith('/') ? net.connect(`${host}/.s.PGSQL.${port}`) : net.connect(port, host)
    near.on('data', () => (sent += 1))
    near.pipe(far).pipe(near)
    near.on('error', () => far.destroy()).on('close', () => far.destroy())
    far.on('error', () => near.destroy())
    sockets.add(near)
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  const url = new URL(database.url.replace(/^postgres(ql)?:\/\/([^@/]*)@?[^/]*\//, 'postgres://$2@db/'))
  url.hostname = '127.0.0.1'
  url.port = String((line.address() as AddressInfo).port)
  url.searchParams.delete('host')
  const db = connect(url.href, { max: 4, log: pino({ level: 'silent' }) })
  const cut = (): void => {
    for (const socket of sockets) socket.resetAndDestroy()
    sockets.clear()
  }
  try {
    await use(db, cut, () => sent)
  } finally {
    await db.destroy()
    cut()
    await new Promise((resolve) => line.close(resolve))
    await database.drop()
  }
}

function placeOf(url: string): { host: string; port: number } {
  const { hostname, port, searchParams } = new URL(url.replace(/@\//, '@local/'))
  return { host: searchParams.get('host') ?? hostname, port: Number(port || 5432) }
}

test('a line that breaks under a statement, or between two of a transaction, is an error of those who use it and no more', async () => {
  await behindALine(async (db, cut, sent) => {
    await sql`select 1`.execute(db)
    const before = sent()
    const asked = sql`select pg_sleep(60)`.execute(db) // still being worked on when the line breaks; nobody waits for it
    await until(() => sent() > before)
    cut()
    expect(await asked.catch(isUnavailable)).toBe(true)

    const between = db.transaction().execute(async (tx) => {
      await sql`select 1`.execute(tx)
      cut()
      // the first may find the line breaking, and a later one finds it broken
      await until(() =>
        sql`select 2`.execute(tx).then(
          () => false,
          () => true,
        ),
      )
      await sql`select 3`.execute(tx)
    })
    expect(await between.catch(isUnavailable)).toBe(true)
    expect((await sql<{ n: number }>`select 3 as n`.execute(db)).rows).toEqual([{ n: 3 }])
  })
})

test('reads that are asked at the same time travel together, and each gets its own answer or error', async () => {
  await behindALine(async (db, _cut, sent) => {
    const process = prepared<{ n: number; pid: number }>('select $1::int as n, pg_backend_pid() as pid')
    const divide = prepared('select 1 / $1::int')
    await Promise.all([process(db, 0), divide(db, 1)])
    const before = sent()
    const [one, two, none] = await Promise.allSettled([process(db, 1), process(db, 2), divide(db, 0)])
    expect(sent() - before).toBe(1)
    const rows = [one, two].flatMap((end) => (end?.status === 'fulfilled' ? end.value : []))
    expect(rows.map(({ n }) => n)).toEqual([1, 2])
    expect(new Set(rows.map(({ pid }) => pid)).size).toBe(1)
    expect(none).toMatchObject({ status: 'rejected', reason: { code: '22012' } })
  })
})

test('a transaction begins with its first statement, and leaves nothing when one of them fails', async () => {
  await behindALine(async (db, _cut, sent) => {
    await sql`create table kept (n int primary key)`.execute(db)
    const add = (tx: Db, n: number) => sql`insert into kept values (${n})`.execute(tx)
    await db.transaction().execute((tx) => add(tx, 1))
    const before = sent()
    await db.transaction().execute((tx) => add(tx, 2))
    expect(sent() - before).toBe(2)
    await expect(
      db.transaction().execute(async (tx) => {
        await add(tx, 3)
        await add(tx, 1)
      }),
    ).rejects.toMatchObject({ code: '23505' })
    const { rows } = await sql<{ n: number }>`select n from kept order by n`.execute(db)
    expect(rows).toEqual([{ n: 1 }, { n: 2 }])
  })
})

test('the server ends by itself what a process left behind, on every connection of ours but the patient', async () => {
  const database = await createDatabase({ empty: true })
  const log = pino({ level: 'silent' })
  const settings = async (db: Db): Promise<string[]> => {
    const { rows } = await sql<{ name: string; setting: string }>`select name, setting from pg_settings
      where name = any (${['idle_in_transaction_session_timeout', 'tcp_keepalives_idle', 'tcp_user_timeout']}::text[])
      order by name`.execute(db)
    await db.destroy()
    return rows.map(({ name, setting }) => `${name}=${setting}`)
  }
  const [impatient, patient] = [
    connect(database.url, { max: 1, log }),
    connect(database.url, { max: 1, log, patient: true }),
  ]
  expect((await settings(impatient))[0]).toBe('idle_in_transaction_session_timeout=10000')
  expect((await settings(patient))[0]).toBe('idle_in_transaction_session_timeout=0')
  // an operator's own word goes before ours
  const named = `${database.url}${database.url.includes('?') ? '&' : '?'}options=-c%20idle_in_transaction_session_timeout=7s`
  expect((await settings(connect(named, { max: 1, log })))[0]).toBe(
    'idle_in_transaction_session_timeout=7000',
  )
  await database.drop()
})

test('a transaction in which nothing happens for ten seconds is undone, and its process is told that it was away', async () => {
  const database = await createDatabase({ empty: true })
  const db = connect(database.url, { max: 2, log: pino({ level: 'silent' }) })
  await sql`create table t (n int); `.execute(db)
  const held = db.transaction().execute(async (tx) => {
    await sql`insert into t values (1)`.execute(tx)
    await sql`set local idle_in_transaction_session_timeout = '300ms'`.execute(tx)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    await sql`insert into t values (2)`.execute(tx)
  })
  expect(await held.catch(isUnavailable)).toBe(true)
  expect((await sql`select n from t`.execute(db)).rows).toEqual([])
  await db.destroy()
  await database.drop()
})
