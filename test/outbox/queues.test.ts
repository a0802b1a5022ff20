import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { formerDeliveryJob, type Message } from '../../src/domain/outbox/index.ts'
import { scrape } from '../harness/metrics.ts'
import { mailServer } from '../harness/mail-server.ts'
import { until } from '../harness/until.ts'
import { startWorld, type World } from '../harness/world.ts'
import { minutes } from '../../src/platform/clock.ts'

let mail: Awaited<ReturnType<typeof mailServer>>
let texts: http.Server
let world: World
let textsTaken = 0
beforeAll(async () => {
  mail = await mailServer()
  texts = http.createServer((request, response) => {
    request.resume()
    textsTaken += 1
    response.writeHead(202).end()
  })
  await new Promise<void>((resolve) => texts.listen(0, '127.0.0.1', resolve))
  const provider = {
    name: 'only',
    url: `http://127.0.0.1:${(texts.address() as AddressInfo).port}`,
    fields: { to: '{to}', text: '{text}' },
  }
  world = await startWorld({
    env: { SMTP_URL: mail.url, SMS_PROVIDERS: 'providers.json' },
    files: { SMS_PROVIDERS: JSON.stringify([provider]) },
  })
})
afterAll(async () => {
  await world.close()
  await mail.close()
  texts.closeAllConnections()
  await new Promise<void>((resolve) => texts.close(() => resolve()))
})
beforeEach(() => {
  mail.received.splice(0)
})
afterEach(() => {
  mail.refuse(undefined)
})

const mailTo = (to: string, urgency: Message['urgency'], subject = 'Test'): Message => ({
  ...{ channel: 'mail', urgency, template: 'test', to, subject, validFor: minutes(10) },
  ...{ text: 'Text', html: '<p>Text</p>' },
})
const textMessage: Message = {
  ...{ channel: 'sms', urgency: 'awaited', template: 'test', to: '+46701740605' },
  ...{ text: 'Text', validFor: minutes(10) },
}

const enqueue = (...messages: readonly Message[]): Promise<void> =>
  world.house.db.transaction().execute(async (tx) => {
    for (const message of messages) await world.house.outbox.enqueue(tx, message, new Date())
  })

const takenBy = (address: string): number => mail.received.filter(({ to }) => to === address).length
const metrics = async (): Promise<string> => (await scrape(world))[1]

describe('messages', () => {
  test('of a hundred at once leave over a few connections, one after the other without a wait', async () => {
    const before = mail.connections().all
    await enqueue(...Array.from({ length: 100 }, (_, i) => mailTo(`many${i}@example.test`, 'awaited')))
    const started = Date.now()
    await until(() => mail.received.length === 100)
    // a wait of two seconds between any two would make it longer
    expect(Date.now() - started).toBeLessThan(20_000)
    expect(mail.connections().all - before).toBeLessThanOrEqual(8)
    expect(mail.connections().mostAtOnce).toBeLessThanOrEqual(8)
  })

  test('that nobody waits for, however many, are no hindrance to one that somebody waits for', async () => {
    await enqueue(...Array.from({ length: 400 }, (_, i) => mailTo(`bulk${i}@example.test`, 'bulk')))
    await until(() => mail.received.length > 0)
    await enqueue(mailTo('awaited@example.test', 'awaited'))
    await until(() => takenBy('awaited@example.test') === 1)
    expect(mail.received.length).toBeLessThan(400)
    await until(() => mail.received.length === 401)
  })

  test('of an older release, which says nothing of urgency, are sent as well', async () => {
    const { db, queue, vault } = world.house
    const former = async (id: string, content: Buffer): Promise<void> =>
      db.transaction().execute(async (tx) => {
        await sql`insert into outbox_message (id, channel, template, content, created_at, expires_at)
          values (${id}, 'mail', 'test', ${content}, now(), now() + interval '10 minutes')`.execute(tx)
        await queue.send(tx, formerDeliveryJob, { id })
      })
    const { urgency: _not, ...said } = mailTo('former@example.test', 'awaited')
    const [id, other] = [randomUUID(), randomUUID()]
    await former(id, vault.seal(JSON.stringify(said), `outbox_message/${id}`))
    await until(() => takenBy('former@example.test') === 1)
    // one that does not open is told of, and holds up none
    await former(other, vault.seal(JSON.stringify(said), 'of another row'))
    const jobs = async () =>
      (
        await sql<{ name: string; state: string }>`select name, state from jobs.job
          where data ->> 'id' = ${other} order by created_on`.execute(db)
      ).rows.map(({ name, state }) => `${name} ${state}`)
    await until(async () => (await jobs()).join() === 'outbox-deliver completed,mail-notice retry')
    expect(world.logged.find(({ job }) => job === 'mail-notice')).toMatchObject({
      level: 40,
      msg: 'a job failed; it is tried again',
    })
  })

  test('are counted by channel, urgency and what became of them', async () => {
    expect(await metrics()).toMatch(
      /sluis_messages_total\{channel="mail",urgency="awaited",outcome="sent"\} \d+/,
    )
  })
})

describe('a mail server', () => {
  test('that does not take our sender has nothing given up, and the log says that it is us', async () => {
    world.expectErrors('messages are not taken because of how this is set up')
    mail.refuse({ at: 'sender', answer: '550 5.7.1 not yours' })
    await enqueue(mailTo('later@example.test', 'awaited'))
    await mail.next()
    await until(() => world.logged.some(({ level }) => level === 50))
    expect(world.logged.find(({ level }) => level === 50)).toMatchObject({ why: 'answered 550 5.7.1' })
    const fate = async () =>
      (
        await sql<{ fate: string }>`select concat_ws(' ', j.state::text, m.failed_at) as fate
          from outbox_message m join jobs.job j on j.data ->> 'id' = m.id::text
          order by m.created_at desc limit 1`.execute(world.house.db)
      ).rows.map((row) => row.fate)
    // the log's line comes before the job is given back
    await until(async () => (await fate()).join() !== 'active')
    expect(await fate()).toEqual(['retry'])
  })

  test('that refuses five people of a domain by a rule is sent no more bulk mail for it, but what is awaited', async () => {
    mail.refuse({ at: 'recipient', answer: '550 5.7.1 looks like spam' })
    for (let i = 0; i < 5; i++) await enqueue(mailTo(`p${i}@wary.example`, 'notice'))
    const refusals = async () =>
      (
        await sql<{ domain: string }>`select domain from mail_refusal where domain = 'wary.example'`.execute(
          world.house.db,
        )
      ).rows.map(({ domain }) => domain)
    await until(async () => (await refusals()).length === 5)
    mail.refuse(undefined)
    await enqueue(mailTo('bulk@wary.example', 'bulk'), mailTo('bulk@other.example', 'bulk'))
    await enqueue(mailTo('code@Wary.example', 'awaited'))
    await until(() => takenBy('bulk@other.example') === 1 && mail.received.length === 2)
    expect(new Set(mail.received.map(({ to }) => to))).toEqual(
      new Set(['bulk@other.example', 'code@wary.example']),
    )
    expect(await metrics()).toMatch(/urgency="bulk",outcome="held-back"\} 1/)
  })

  test('that keeps all mail waiting holds up no text message', async () => {
    mail.refuse({ at: 'recipient', answer: 'hang' })
    await enqueue(...Array.from({ length: 12 }, (_, i) => mailTo(`hung${i}@example.test`, 'awaited')))
    const before = textsTaken
    await enqueue(textMessage)
    await until(() => textsTaken === before + 1, 5)
    expect(await metrics()).toMatch(/sluis_sms_provider_total\{provider="only",outcome="taken"\} 1/)
    expect(mail.received).toEqual([])
  })
})
