import { expect, test } from '@jest/globals'
import { append, verifyChain } from '../../src/domain/audit/index.ts'
import { sealing } from '../../src/domain/audit/sealing.ts'
import { chores } from '../../src/joined.ts'
import { startChores } from '../../src/platform/jobs/chores.ts'
import { scrape } from '../harness/metrics.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

test.each([
  ['in production', true, 'info'],
  ['to somebody who tries it at a terminal, only who asks for it', false, 'debug'],
] as const)('up to where the audit is sealed is told %s', async (_where, production, level) => {
  const { db, vault, log, clock } = the().house
  await db
    .transaction()
    .execute((tx) =>
      append(tx, 'signin.attempt.cancelled', { by: 'nobody', details: { attempt: 'x' } }, clock()),
    )
  const told: string[] = []
  const listening = { ...log, info: () => told.push('info'), debug: () => told.push('debug') }
  const chore = sealing({ vault, log: listening as never, production, count: () => undefined })
  await db.transaction().execute((tx) => chore.run(tx, clock()))
  expect(told).toEqual([level])
})

test('what happens is counted by kind, where Prometheus looks', async () => {
  const { db, clock } = the().house
  await db
    .transaction()
    .execute((tx) =>
      append(tx, 'signin.attempt.cancelled', { by: 'nobody', details: { attempt: 'x' } }, clock()),
    )
  await the().worker.chores.runAll()
  expect((await scrape(the()))[1]).toMatch(
    /sluis_audit_events_total\{event="signin.attempt.cancelled"\} [1-9]/,
  )
})

test('several sealers at once make one chain, and count each event once', async () => {
  const { db, clock } = the().house
  await the().worker.chores.runAll()
  const before = await verifyChain(the().house)
  for (let i = 0; i < 20; i++)
    await db
      .transaction()
      .execute((tx) =>
        append(tx, 'signin.attempt.cancelled', { by: 'nobody', details: { attempt: `${i}` } }, clock()),
      )
  const other = await the().second()
  const counted: string[] = []
  const counter = () => (labels: object) => void counted.push(...Object.values(labels).map(String))
  const sealers = [the().house, other.house].map((house) =>
    startChores(house.db, chores(house, { counter }).slice(0, 1), {
      ...{ clock, log: house.log, timers: false },
    }),
  )
  await Promise.all([...sealers, ...sealers].map((sealer) => sealer.runAll()))
  expect(await verifyChain(the().house)).toMatchObject({ ok: true, sealed: before.sealed + 20 })
  expect(counted).toEqual(Array.from({ length: 20 }, () => 'signin.attempt.cancelled'))
  await other.close()
})
