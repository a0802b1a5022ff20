import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import {
  append,
  createCheckpoint,
  readCheckpoint,
  sealEvents,
  verifyChain,
  type SealedHead,
} from '../../src/domain/audit/index.ts'
import { createVault } from '../../src/platform/crypto/vault.ts'
import { testKeys } from '../harness/keys.ts'
import { startWorld, type World } from '../harness/world.ts'
import { afterEach, beforeEach } from '@jest/globals'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

declare module '../../src/domain/audit/contract.ts' {
  interface Events {
    'test.thing.done': { i: number; name: string } | Record<string, never>
    'test.thing.undone': undefined
  }
}

const seenFrom = { address: '192.0.2.1', userAgent: 'Test' }

async function write(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await world.house.db
      .transaction()
      .execute((tx) =>
        append(
          tx,
          'test.thing.done',
          { by: { job: 'test' }, details: { i, name: 'x' }, seenFrom },
          new Date(Date.now() + i),
        ),
      )
  }
}

const seal = () =>
  world.house.db.transaction().execute(async (tx) => {
    const head = await sealEvents(tx, world.house.vault)
    if (!head) throw new Error('there was nothing to seal')
    return head
  })
const checkpointAt = (head: SealedHead): Promise<string> =>
  world.house.db.transaction().execute((tx) => createCheckpoint(tx, world.house.vault, head, new Date()))
const read = (checkpoint: string) => readCheckpoint(world.house.db, world.house.vault, checkpoint)
const verify = (given?: SealedHead) => verifyChain(world.house, given)
const faults = async (given?: SealedHead) => (await verify(given)).faults.join('; ')

/** What somebody does who has the database, and may change its tables. */
async function tamper(...statements: readonly ReturnType<typeof sql>[]): Promise<void> {
  const { db } = world.house
  const tables = ['audit_event', 'audit_seal', 'audit_person']
  for (const table of tables) await sql`alter table ${sql.table(table)} disable trigger user`.execute(db)
  for (const statement of statements) await statement.execute(db)
  for (const table of tables) await sql`alter table ${sql.table(table)} enable trigger user`.execute(db)
}

describe('the chain', () => {
  test('holds every event in order once it is sealed, and reports the tail that is not', async () => {
    await write(5)
    await seal()
    await write(2)
    expect(await verify()).toMatchObject({ ok: true, sealed: 5, unsealed: 2, faults: [] })
    await seal()
    expect(await verify()).toMatchObject({
      ...{ ok: true, sealed: 7, unsealed: 0 },
      marks: { ours: 7, beforeMarks: 0, keyGone: 0 },
    })
  })

  const third = sql`(select event_id from audit_seal where seq = 3)`
  test.each([
    [
      'an altered event',
      [sql`update audit_event set details = '{"i": 99}' where id = ${third}`],
      /event 3 .* was altered/,
    ],
    [
      'an altered time',
      [sql`update audit_event set at = at + interval '1 second' where id = ${third}`],
      /event 3 .* was altered/,
    ],
    ['a removed event', [sql`delete from audit_seal where seq = 3`], /events 3 to 3 were removed/],
    [
      'reordered events',
      [
        sql`update audit_seal set seq = -4 where seq = 3`,
        sql`update audit_seal set seq = 3 where seq = 4`,
        sql`update audit_seal set seq = 4 where seq = -4`,
      ],
      /event 3/,
    ],
    [
      'altered personal data',
      [
        sql`update audit_person set address = '198.51.100.9' where event_id = (select event_id from audit_seal where seq = 2)`,
      ],
      /personal data of event 2/,
    ],
    [
      'a mark that is gone',
      [sql`update audit_seal set mac = null, key_id = null where seq = 3`],
      /event 3 bears no mark, and those before it do/,
    ],
  ])('%s is found', async (_what, statements, found) => {
    await write(5)
    await seal()
    await tamper(...statements)
    expect(await faults()).toMatch(found)
  })

  test('that somebody makes anew, with the database alone, bears no mark of ours', async () => {
    await write(3)
    await seal()
    const stranger = createVault([{ id: testKeys[0]?.id ?? '', key: Buffer.alloc(32, 7) }])
    await tamper(
      sql`delete from audit_seal`,
      sql`update audit_event set details = '{"i": 99}'`,
      sql`insert into audit_pending select id from audit_event`,
    )
    await world.house.db.transaction().execute((tx) => sealEvents(tx, stranger))
    expect(await faults()).toBe(
      'event 1 was sealed by somebody else; event 2 was sealed by somebody else; event 3 was sealed by somebody else',
    )
  })

  test('that was sealed by a key that is gone, or before there were marks, says so', async () => {
    await write(2)
    await seal()
    await tamper(sql`update audit_seal set mac = null, key_id = null`)
    await write(2)
    await seal()
    const [, ...older] = testKeys
    const without = createVault(older.length > 0 ? older : [{ id: 'other', key: Buffer.alloc(32, 7) }])
    const { marks } = await verifyChain({ db: world.house.db, vault: without })
    expect(marks).toEqual({ ours: 0, beforeMarks: 2, keyGone: 2 })
  })

  test('is only ever added to, whoever asks in our name', async () => {
    await write(2)
    await seal()
    const { db } = world.house
    const attempts = ['audit_event', 'audit_seal'].flatMap((table) => [
      sql`delete from ${sql.table(table)}`,
      sql`truncate ${sql.table(table)} cascade`,
    ])
    attempts.push(
      sql`update audit_event set actor = 'nobody'`,
      sql`update audit_seal set hash = '\\x00'`,
      sql`update audit_person set address = '::1'`,
      sql`truncate audit_person`,
    )
    for (const attempt of attempts)
      await expect(attempt.execute(db)).rejects.toThrow('the audit is only ever added to')
    await expect(sql`delete from audit_person`.execute(db)).rejects.toThrow(
      'only in a transaction that erases',
    )
    expect(await verify()).toMatchObject({ ok: true, sealed: 2 })
  })

  test('loses personal data in a transaction that erases, and that is no fault', async () => {
    await write(3)
    await seal()
    await world.house.db.transaction().execute(async (tx) => {
      await sql`set local sluis.erases = 'on'`.execute(tx)
      await sql`delete from audit_person`.execute(tx)
    })
    expect(await faults()).toBe('')
  })

  test('writes each event once, and never again', async () => {
    const { db } = world.house
    const versions = async () =>
      (await sql<{ ctid: string }>`select ctid::text from audit_event order by at`.execute(db)).rows
    await write(5)
    const before = await versions()
    await seal()
    expect(await versions()).toEqual(before)
    expect((await sql`select 1 from audit_pending`.execute(db)).rows).toEqual([])
  })
})

describe('a checkpoint', () => {
  test('that is kept shows an end that was cut off; an older copy of all only one from elsewhere', async () => {
    await write(3)
    const first = await checkpointAt(await seal())
    await write(2)
    const last = await checkpointAt(await seal())
    expect(await verify()).toMatchObject({ ok: true, checkpoints: { kept: 5, given: null } })
    await tamper(sql`delete from audit_seal where seq > 3`)
    expect(await faults()).toBe(
      'the chain ends at 3, but the checkpoint that is kept here was signed at 5: its end was cut off',
    )
    await sql`update audit_checkpoint set checkpoint = ${first}`.execute(world.house.db)
    expect(await verify()).toMatchObject({ ok: true, checkpoints: { kept: 3, given: null } })
    expect(await faults(await read(last))).toMatch(/ends at 3, but the checkpoint was signed at 5/)
  })

  test('that was not signed here says nothing', async () => {
    await write(1)
    const checkpoint = await checkpointAt(await seal())
    expect((await read(checkpoint))?.seq).toBe(1)
    expect(await read(checkpoint.replace(/^1\./, '2.'))).toBeUndefined()
    expect(await read('nonsense')).toBeUndefined()
    await sql`update audit_checkpoint set checkpoint = ${checkpoint.replace(/^1\./, '2.')}`.execute(
      world.house.db,
    )
    expect(await faults()).toBe('the checkpoint that is kept here was not signed by us')
  })

  test('is read by its own key, whichever encryption keys come and go; and one from before it had one', async () => {
    await write(1)
    const head = await seal()
    const checkpoint = await checkpointAt(head)
    const newer = { id: 'later', key: Buffer.alloc(32, 9) }
    const later = createVault([newer, ...testKeys])
    expect((await readCheckpoint(world.house.db, later, checkpoint))?.seq).toBe(1)
    // whoever has the database alone puts a key of their own there
    const theirs = generateKeyPairSync('ed25519')
    const publicKey = theirs.publicKey.export({ format: 'der', type: 'spki' })
    const id = createHash('sha256').update(publicKey).digest('base64url').slice(0, 16)
    const { rows } = await sql<{
      id: string
      public_key: Buffer
    }>`select id, public_key from audit_checkpoint_key`.execute(world.house.db)
    await sql`update audit_checkpoint_key set id = ${id}, public_key = ${publicKey}`.execute(world.house.db)
    const lie = `1.${'0'.repeat(64)}.0.${id}`
    expect(
      await read(`${lie}.${sign(null, Buffer.from(lie), theirs.privateKey).toString('base64url')}`),
    ).toBeUndefined()
    await sql`update audit_checkpoint_key set id = ${rows[0]?.id}, public_key = ${rows[0]?.public_key}`.execute(
      world.house.db,
    )
    const [derived] = world.house.vault.derivedKeys('audit-checkpoint')
    const key = createPrivateKey({
      key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), derived!.key]),
      ...{ format: 'der', type: 'pkcs8' },
    })
    const said = `1.${head.hash.toString('hex')}.0.${derived!.id}`
    const former = `${said}.${sign(null, Buffer.from(said), key).toString('base64url')}`
    expect((await read(former))?.seq).toBe(1)
  })

  test('is logged when events are sealed', async () => {
    await write(1)
    await world.worker.chores.runAll()
    const line = world.logged.find((entry) => entry['msg'] === 'audit sealed')
    expect(await read(String(line?.['checkpoint']))).toMatchObject({ seq: 1 })
  })

  test('that cannot be signed holds up no sealing', async () => {
    world.expectErrors('the state of the audit could not be signed')
    await write(1)
    await checkpointAt(await seal())
    await sql`update audit_checkpoint_key set private_key = '\\x00'`.execute(world.house.db)
    await write(1)
    await world.worker.chores.runAll()
    expect(await verify()).toMatchObject({ sealed: 2, marks: { ours: 2 } })
  })
})

test('a refused transaction leaves no event, a refused attempt does', async () => {
  await world.house.db
    .transaction()
    .execute(async (tx) => {
      await append(tx, 'test.thing.undone', { by: { job: 'test' } }, new Date())
      throw new Error('rolled back')
    })
    .catch(() => undefined)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_event`.execute(
    world.house.db,
  )
  expect(rows[0]?.n).toBe(0)
})
