import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { AddressInfo } from 'node:net'
import { deliveryJob, mailExtensions } from '../../src/outbox/index.ts'
import type { Message } from '../../src/outbox/index.ts'
import { startWorld, type World } from '../harness/world.ts'

interface Received {
  readonly subject: string | undefined
  readonly text: string | undefined
  readonly html: string | undefined
  readonly to: string | undefined
  readonly from: string | undefined
  readonly messageId: string | undefined
  /** Whom the envelope names. */
  readonly recipients: readonly string[]
}

/** A real SMTP server, which answers as the test wants. */
async function mailServer() {
  const received: Received[] = []
  let answer: { code: number } | undefined
  const waiting: (() => void)[] = []
  const take = async (raw: Buffer, recipients: string[], done: (error?: Error) => void): Promise<void> => {
    const mail = await PostalMime.parse(raw)
    if (answer) {
      done(Object.assign(new Error('refused'), { responseCode: answer.code }))
    } else {
      const { subject, text, html, messageId } = mail
      const to = mail.to?.[0]?.address
      received.push({ subject, text, html, to, from: mail.from?.address, messageId, recipients })
      done()
    }
    for (const go of waiting.splice(0)) go()
  }
  const options: SMTPServerOptions = {
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const recipients = envelope.rcptTo.map(({ address }) => address)
        void take(Buffer.concat(chunks), recipients, done)
      })
    },
  }
  const server = new SMTPServer(options)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    answerWith: (next: typeof answer) => (answer = next),
    /** Resolves when the server has answered another message, one way or the other. */
    next: () => new Promise<void>((resolve) => waiting.push(resolve)),
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

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

const message = (change: Partial<Message> = {}): Message => ({
  channel: 'mail',
  template: 'test',
  to: 'åsa@exämple.test',
  subject: 'Hälsning – één',
  text: 'Hej åsa',
  html: '<p>Hej åsa</p>',
  validFor: 600_000,
  ...change,
})

const enqueue = (m: Message, now = new Date()) =>
  world.house.db.transaction().execute((tx) => world.house.outbox.enqueue(tx, m, now))

const row = async (): Promise<
  { id: string; sent_at: Date | null; failed_at: Date | null; tries: number } | undefined
> =>
  (
    await sql<{
      id: string
      sent_at: Date | null
      failed_at: Date | null
      tries: number
    }>`select id, sent_at, failed_at, tries from outbox_message order by created_at desc limit 1`.execute(
      world.house.db,
    )
  ).rows[0]

async function until<T>(look: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (let i = 0; i < 600; i++) {
    const value = await look()
    if (holds(value)) return value
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it never came to that')
}

describe('mail', () => {
  test('arrives as it was written, whatever its letters, and is marked as sent', async () => {
    const arrived = mail.next()
    await enqueue(message())
    await arrived
    const sent = await until(row, (r) => r?.sent_at !== null)
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
    world.expectErrors('this is no address that mail is sent to')
    await enqueue(message({ to: 'piet@een.example,twee.example', subject: 'To two' }))
    expect(await until(row, (r) => r?.failed_at !== null)).toMatchObject({ sent_at: null, tries: 1 })
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
    mail.answerWith({ code: 451 })
    const refused = mail.next()
    await enqueue(message({ subject: 'Again' }))
    await refused
    mail.answerWith(undefined)
    await mail.next()
    const sent = await until(row, (r) => r?.sent_at !== null)
    expect(sent).toMatchObject({ tries: 2, failed_at: null })
    expect(mail.received.filter((m) => m.subject === 'Again').map((m) => m.messageId)).toEqual([
      `<${sent?.id}@example.test>`,
    ])
  })

  test('that the server refuses for good is given up, visibly', async () => {
    world.expectErrors('a message could not be sent and was given up')
    mail.answerWith({ code: 550 })
    const refused = mail.next()
    await enqueue(message({ subject: 'No such box' }))
    await refused
    const given = await until(row, (r) => r?.failed_at !== null)
    mail.answerWith(undefined)
    expect(given).toMatchObject({ tries: 1, sent_at: null })
    expect(await world.house.queue.dead(deliveryJob)).toEqual([])
  })

  test('that has expired is not sent', async () => {
    const before = mail.received.length
    await enqueue(message({ subject: 'Too late', validFor: 1000 }), new Date(Date.now() - 5000))
    await until(row, (r) => r?.failed_at !== null)
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
