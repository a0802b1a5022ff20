import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { logoutReceiver } from '../harness/logout-receiver.ts'
import { mailServer } from '../harness/mail-server.ts'
import { createPortal } from '../harness/portal.ts'
import { createPerson } from '../harness/people.ts'
import { beside, run } from '../harness/process.ts'
import { until } from '../harness/until.ts'
import { startWorld, type World } from '../harness/world.ts'
import { logoutJob } from '../../src/doors/oidc/index.ts'
import { minutes, seconds, type Milliseconds } from '../../src/platform/clock.ts'

let mail: Awaited<ReturnType<typeof mailServer>>
let world: World
let env: Record<string, string>
beforeAll(async () => {
  mail = await mailServer()
  world = await startWorld({ env: { SMTP_URL: mail.url } })
  env = beside(world)
})
afterAll(async () => {
  await world.close()
  await mail.close()
})

const enqueue = (to: string, validFor: Milliseconds): Promise<string> =>
  world.house.db.transaction().execute((tx) =>
    world.house.outbox.enqueue(
      tx,
      {
        ...{ channel: 'mail', urgency: 'notice', template: 'test', to, subject: 'Test', validFor },
        ...{ text: 'Text', html: '<p>Text</p>' },
      },
      new Date(),
    ),
  )

type DeadLetter = { what: string; id: string; why: string }
const command = async (words: string[]) => {
  const ended = await run(words, env)
  return { ...ended, said: ended.code === 0 ? (JSON.parse(ended.out) as unknown) : ended.error }
}
const failed = async (): Promise<DeadLetter[]> =>
  (await command(['outbox', 'failed', '--json'])).said as DeadLetter[]

const sentAgain = async (): Promise<unknown[]> =>
  (
    await sql<{ actor: string; details: unknown }>`select actor, details from audit_event
      where type = 'outbox.messages.sent-again' order by at`.execute(world.house.db)
  ).rows.map(({ actor, details }) => [actor, details])

test('`outbox retry` sends dead letters again that are still of use, and nothing else', async () => {
  mail.refuse({ at: 'recipient', answer: '550 5.7.1 not you' })
  await enqueue('again@example.test', minutes(10))
  await enqueue('over@example.test', seconds(1.5))
  await until(async () => (await failed()).length === 2)
  mail.refuse(undefined)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  const dead = await failed()
  expect(dead.map(({ what, why }) => [what, why])).toEqual([
    ['test', 'refused'],
    ['test', 'refused'],
  ])
  const { said } = await command(['outbox', 'retry', '--all', '--json'])
  expect(said).toEqual({ again: [expect.any(String)], left: [expect.any(String)] })
  await until(() => mail.received.some(({ to }) => to === 'again@example.test'))
  expect(mail.received).toHaveLength(1)
  const { left } = said as { left: string[] }
  expect((await failed()).map(({ id }) => id)).toEqual(left)
  expect(await sentAgain()).toEqual([[expect.stringMatching(/^operator:/), { messages: 1, notices: 0 }]])
}, 60_000)

test('`outbox retry` tells a portal again that was given up', async () => {
  const receiver = await logoutReceiver()
  const { clientId } = await createPortal(world, { backchannel_logout_uri: receiver.uri })
  const { id: accountId } = await createPerson(world)
  const { db, queue } = world.house
  await db.transaction().execute(async (tx) => {
    await queue.send(tx, logoutJob, { clientId, sid: 'the sid', accountId })
    // as it stands a day later
    await sql`update jobs.job set state = 'failed', completed_on = now() where name = ${logoutJob.name}`.execute(
      tx,
    )
  })
  const letter = (await failed()).find(({ what }) => what === logoutJob.name)
  await command(['outbox', 'retry', letter?.id ?? '', '--json'])
  await receiver.until(1)
  expect((await sentAgain()).at(-1)).toEqual([
    expect.stringMatching(/^operator:/),
    { messages: 0, notices: 1 },
  ])
  await receiver.close()
}, 60_000)

test('`outbox retry` wants ids, or all, and says which it does not know', async () => {
  expect((await command(['outbox', 'retry'])).said).toBe(
    'Name the ids of what is to be sent again, or --all.\n',
  )
  expect((await command(['outbox', 'retry', 'one', '--all'])).code).toBe(1)
  const nobody = '00000000-0000-4000-8000-000000000000'
  expect((await command(['outbox', 'retry', nobody])).said).toBe(`No dead letter has the id ${nobody}.\n`)
})
