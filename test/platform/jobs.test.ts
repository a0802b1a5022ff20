import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { installQueue } from '../../src/platform/jobs/queue.ts'
import { Postponed, type JobKind } from '../../src/platform/jobs/kind.ts'
import { until } from '../harness/until.ts'
import { startWorld, type World } from '../harness/world.ts'

const kinds: readonly JobKind[] = [
  { name: 'test-slow', retries: 3, atOnce: 3 },
  { name: 'test-many', retries: 3, atOnce: 2 },
  { name: 'test-failing', retries: 3, atOnce: 2 },
]
const [slow, many, failing] = kinds as [JobKind, JobKind, JobKind]

let world: World
beforeAll(async () => {
  world = await startWorld()
  await installQueue(world.database.url, kinds, world.house.log)
})
afterAll(() => world.close())

const send = (kind: JobKind, ...data: object[]): Promise<void> =>
  world.house.db.transaction().execute((tx) => world.house.queue.send(tx, kind, ...data))

test('a job that takes long holds up none that comes after it', async () => {
  const done: number[] = []
  const { promise: forever, resolve: end } = Promise.withResolvers<void>()
  await world.house.queue.work(slow, async (data) => {
    const { n } = data as { n: number }
    if (n < 2) await forever
    done.push(n)
  })
  // one after the other: each comes while the one before is under way
  for (let n = 0; n < 6; n++) {
    await send(slow, { n })
    if (n >= 2) await until(() => done.includes(n), 3)
  }
  end()
  await until(() => done.length === 6)
})

test('no more are under way than there are hands for, and each that is free takes the next at once', async () => {
  let underWay = 0
  let most = 0
  let done = 0
  await send(many, ...Array.from({ length: 40 }, (_, n) => ({ n })))
  const started = Date.now()
  await world.house.queue.work(many, async () => {
    most = Math.max(most, ++underWay)
    await new Promise((resolve) => setTimeout(resolve, 10))
    underWay -= 1
    done += 1
  })
  await until(() => done === 40)
  expect(most).toBe(2)
  // with a look every two seconds it would be 40
  expect(Date.now() - started).toBeLessThan(15_000)
})

test('what fails is tried again and the log says so, unless its handler has', async () => {
  const seen: string[] = []
  await world.house.queue.work(failing, async (data) => {
    const { how } = data as { how: string }
    seen.push(how)
    if (how === 'badly') throw new Error('it broke')
    if (how === 'later') throw new Postponed('not now')
  })
  await send(failing, { how: 'well' }, { how: 'badly' }, { how: 'later' })
  const states = async () =>
    (
      await sql<{ how: string; state: string }>`select data ->> 'how' as how, state::text from jobs.job
        where name = 'test-failing' order by 1`.execute(world.house.db)
    ).rows.map(({ how, state }) => `${how} ${state}`)
  await until(async () => (await states()).join() === 'badly retry,later retry,well completed')
  const said = world.logged.filter(({ job }) => job === failing.name)
  expect(said).toHaveLength(1)
  expect(JSON.stringify(said)).toContain('it broke')
})
