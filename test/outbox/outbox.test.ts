import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { deliveryKinds, mailExtensions, type Mail } from '../../src/domain/outbox/index.ts'
import { mailServer } from '../harness/mail-server.ts'
import { until } from '../harness/until.ts'
import { startWorld, type World } from '../harness/world.ts'
import { minutes, seconds } from '../../src/platform/clock.ts'

let mail: Awaited<ReturnType<typeof mailServer>>
let world: World
beforeAll(async () => {
  mail = await mailServer()
  world = await startWorld({
    env: { SMTP_URL: mail.url, MAIL_FROM: 'Sluis <no-reply@example.test>', MAIL_SMTPUTF8: 'on' },
  })
})
afterAll(async () => {
  await world.close()
  await mail.close()
})

const message = (change: Partial<Mail> = {}): Mail => ({
  channel: 'mail',
  urgency: 'awaited',
  template: 'test',
  to: 'åsa@exämple.test',
  subject: 'Hälsning – één',
  text: 'Hej åsa',
  html: '<p>Hej åsa</p>',
  validFor: minutes(10),
  ...change,
})

const enqueue = (m: Mail, now = new Date()) =>
  world.house.db.transaction().execute((tx) => world.house.outbox.enqueue(tx, m, now))

interface Row {
  readonly id: string
  readonly sent_at: Date | null
  readonly failed_at: Date | null
  readonly failure: string | null
  readonly tries: number
}

const row = async (): Promise<Row | undefined> =>
  (
    await sql<Row>`select id, sent_at, failed_at, failure, tries from outbox_message order by created_at desc limit 1`.execute(
      world.house.db,
    )
  ).rows[0]

async function rowWhen(holds: (row: Row) => boolean): Promise<Row> {
  let found: Row | undefined
  await until(async () => {
    found = await row()
    return found !== undefined && holds(found)
  }, 40)
  return found!
}

describe('mail', () => {
  test('arrives as it was written, whatever its letters, and is marked as sent', async () => {
    const arrived = mail.next()
    await enqueue(message())
    await arrived
    const sent = await rowWhen((r) => r.sent_at !== null)
    expect(mail.received.at(-1)).toMatchObject({
      subject: 'Hälsning – één',
      text: expect.stringContaining('Hej åsa'),
      from: 'no-reply@example.test',
      messageId: `<${sent?.id}@example.test>`,
      to: 'åsa@exämple.test',
      recipients: ['åsa@exämple.test'],
    })
  })

  test('goes to nobody where its address is none, or could be read as two', async () => {
    const before = mail.received.length
    await enqueue(message({ to: 'piet@een.example,twee.example', subject: 'To two' }))
    expect(await rowWhen((r) => r.failed_at !== null)).toMatchObject({
      ...{ sent_at: null, tries: 1, failure: 'refused' },
    })
    expect(mail.received).toHaveLength(before)
    expect(JSON.stringify(world.logged)).not.toContain('een.example')
  })

  test('the server says whether it takes letters beyond ASCII', async () => {
    expect(await mailExtensions(mail.url)).toContain('SMTPUTF8')
    await expect(mailExtensions('smtp://127.0.0.1:1')).rejects.toThrow('ECONNREFUSED')
  })

  test('of a transaction that rolls back is never sent', async () => {
    const before = mail.received.length
    await world.house.db
      .transaction()
      .execute(async (tx) => {
        await world.house.outbox.enqueue(tx, message({ subject: 'Never' }), new Date())
        throw new Error('rolled back')
      })
      .catch(() => undefined)
    const arrived = mail.next()
    await enqueue(message({ subject: 'After' }))
    await arrived
    expect(mail.received.slice(before).map((m) => m.subject)).toEqual(['After'])
  })

  test('that the server cannot take now is tried again, the same message', async () => {
    mail.refuse({ at: 'content', answer: '451 4.3.0 not now' })
    const refused = mail.next()
    await enqueue(message({ subject: 'Again' }))
    await refused
    mail.refuse(undefined)
    await mail.next()
    const sent = await rowWhen((r) => r.sent_at !== null)
    expect(sent).toMatchObject({ tries: 2, failed_at: null })
    expect(mail.received.filter((m) => m.subject === 'Again').map((m) => m.messageId)).toEqual([
      `<${sent?.id}@example.test>`,
    ])
  })

  test('that the server refuses for good is given up, visibly', async () => {
    mail.refuse({ at: 'recipient', answer: '550 5.1.1 <åsa@exämple.test> is not here' })
    const refused = mail.next()
    await enqueue(message({ subject: 'No such box' }))
    await refused
    const given = await rowWhen((r) => r.failed_at !== null)
    mail.refuse(undefined)
    expect(given).toMatchObject({ tries: 1, sent_at: null, failure: 'no-such-address' })
    for (const kind of deliveryKinds) expect(await world.house.queue.dead(kind)).toEqual([])
    const said = world.logged.find(({ message: id }) => id === given.id)
    expect(said).toMatchObject({ level: 40, why: 'answered 550 5.1.1' })
    expect(JSON.stringify(said)).not.toContain('exämple')
  })

  test('that has expired is not sent', async () => {
    const before = mail.received.length
    await enqueue(message({ subject: 'Too late', validFor: seconds(1) }), new Date(Date.now() - 5000))
    await rowWhen((r) => r.failed_at !== null)
    expect(mail.received.slice(before).map((m) => m.subject)).not.toContain('Too late')
  })

  test('is sealed at rest', async () => {
    const arrived = mail.next()
    await enqueue(message({ text: 'The code is 12345678' }))
    await arrived
    const { rows } = await sql<{
      text: string
    }>`select string_agg(m::text, '') || (select coalesce(string_agg(j::text, ''), '') from jobs.job j) as text from outbox_message m`.execute(
      world.house.db,
    )
    expect(rows[0]?.text).not.toContain(Buffer.from('12345678').toString('hex'))
  })
})
