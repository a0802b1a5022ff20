import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { append, createCheckpoint, readCheckpoint, sealEvents, verifyChain } from '../../src/audit/index.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, open, signIn, startRequest, typePassword } from '../harness/portal.ts'
import { Browser } from '../harness/browser.ts'
import { startWorld, type World } from '../harness/world.ts'
import { afterEach, beforeEach } from '@jest/globals'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

const origin = { address: '192.0.2.1', userAgent: 'Test' }

async function write(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await world.house.db
      .transaction()
      .execute((tx) =>
        append(
          tx,
          { type: 'test.thing.done', actor: 'system', details: { i, name: 'x' }, origin },
          new Date(Date.now() + i),
        ),
      )
  }
}

const seal = () => world.house.db.transaction().execute((tx) => sealEvents(tx))
const faults = async (checkpoint?: Parameters<typeof verifyChain>[1]) =>
  (await verifyChain(world.house.db, checkpoint)).faults.join('; ')

describe('the chain', () => {
  test('holds every event in order once it is sealed, and reports the tail that is not', async () => {
    await write(5)
    await seal()
    await write(2)
    expect(await verifyChain(world.house.db)).toMatchObject({ ok: true, sealed: 5, unsealed: 2, faults: [] })
    await seal()
    expect(await verifyChain(world.house.db)).toMatchObject({ ok: true, sealed: 7, unsealed: 0 })
  })

  test.each([
    [
      'an altered event',
      sql`update audit_event set details = '{"i": 99}' where seq = 3`,
      /event 3 .* was altered/,
    ],
    [
      'an altered time',
      sql`update audit_event set at = at + interval '1 second' where seq = 3`,
      /event 3 .* was altered/,
    ],
    ['a removed event', sql`delete from audit_event where seq = 3`, /events 3 to 3 were removed/],
    [
      'reordered events',
      sql`update audit_event set seq = case seq when 3 then -4 else 3 end where seq in (3, 4)`,
      /event 3/,
    ],
    [
      'altered personal data',
      sql`update audit_person set address = '198.51.100.9' where event_id = (select id from audit_event where seq = 2)`,
      /personal data of event 2/,
    ],
  ])('%s is found', async (_what, tamper, found) => {
    await write(5)
    await seal()
    await tamper.execute(world.house.db)
    if (_what === 'reordered events')
      await sql`update audit_event set seq = 4 where seq = -4`.execute(world.house.db)
    expect(await faults()).toMatch(found)
  })

  test('erased personal data are not a fault', async () => {
    await write(3)
    await seal()
    await sql`delete from audit_person`.execute(world.house.db)
    expect(await faults()).toBe('')
  })

  test('a cut-off end is found with a checkpoint, and only with one', async () => {
    await write(5)
    const head = await seal()
    const { vault } = world.house
    const checkpoint = createCheckpoint(vault, head ?? { seq: 0, hash: Buffer.alloc(0) }, new Date())
    await sql`delete from audit_event where seq > 3`.execute(world.house.db)
    expect(await faults()).toBe('')
    expect(await faults(readCheckpoint(vault, checkpoint))).toMatch(/its end was cut off/)
  })

  test('a checkpoint that was not signed here says nothing', async () => {
    await write(1)
    const head = await seal()
    const { vault } = world.house
    const checkpoint = createCheckpoint(vault, head ?? { seq: 0, hash: Buffer.alloc(0) }, new Date())
    expect(readCheckpoint(vault, checkpoint)?.seq).toBe(1)
    expect(readCheckpoint(vault, checkpoint.replace(/^1\./, '2.'))).toBeUndefined()
    expect(readCheckpoint(vault, 'nonsense')).toBeUndefined()
  })

  test('a checkpoint is logged when events are sealed', async () => {
    await write(1)
    await world.worker.chores.runAll()
    const line = world.logged.find((entry) => entry['msg'] === 'audit sealed')
    expect(readCheckpoint(world.house.vault, String(line?.['checkpoint']))).toMatchObject({ seq: 1 })
  })

  test('several sealers at once make one chain', async () => {
    await write(20)
    const other = await world.second()
    const { startChores } = await import('../../src/platform/jobs/chores.ts')
    const { chores } = await import('../../src/slices.ts')
    const sealers = [world.house, other.house].map((house) =>
      startChores(house.db, chores(house).slice(0, 1), { clock: house.clock, log: house.log, timers: false }),
    )
    await Promise.all([...sealers, ...sealers].map((sealer) => sealer.runAll()))
    expect(await verifyChain(world.house.db)).toMatchObject({ ok: true, sealed: 20 })
    await other.close()
  })
})

test('a refused transaction leaves no event, a refused attempt does', async () => {
  await world.house.db
    .transaction()
    .execute(async (tx) => {
      await append(tx, { type: 'test.thing.undone', actor: 'system' }, new Date())
      throw new Error('rolled back')
    })
    .catch(() => undefined)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_event`.execute(
    world.house.db,
  )
  expect(rows[0]?.n).toBe(0)
})

test('neither secrets nor what was typed reach the audit, the log or the database', async () => {
  const person = await createPerson(world)
  const portal = await createPortal(world)
  const browser = new Browser()
  const canary = 'Canary-Password-77'
  await typePassword(browser, await open(browser, await startRequest(portal)), person.email, canary)
  const signedIn = new Browser()
  const started = await startRequest(portal)
  const back = await signIn(signedIn, started, person.email)
  const { redeem } = await import('../harness/portal.ts')
  const tokens = await redeem(portal, started, back)
  const secrets = [
    canary,
    'Correct horse battery 9',
    'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    back.searchParams.get('code') ?? '',
    tokens.access_token,
    tokens.refresh_token ?? '',
    portal.clientSecret ?? '',
    (signedIn.cookie('sluis_session') ?? '').split('.')[0] ?? '',
  ]
  const { rows: tables } = await sql<{
    name: string
  }>`select table_schema || '.' || table_name as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema in ('public', 'jobs')`.execute(
    world.house.db,
  )
  const places = [{ name: 'log', text: JSON.stringify(world.logged) }]
  for (const { name } of tables) {
    const { rows } = await sql<{
      text: string | null
    }>`select string_agg(t::text, '\n') as text from ${sql.table(name)} t`.execute(world.house.db)
    places.push({ name, text: rows[0]?.text ?? '' })
  }
  expect(places.length).toBeGreaterThan(20)
  for (const { name, text } of places) {
    for (const [i, secret] of secrets.entries()) {
      const forms = [secret, Buffer.from(secret).toString('hex')]
      expect([name, i, forms.some((form) => form.length > 5 && text.includes(form))]).toEqual([
        name,
        i,
        false,
      ])
    }
  }
})
