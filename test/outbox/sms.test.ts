import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { decideConfig } from '../../src/config/config.ts'
import { createSmsTransport, failedMessages, type Sms } from '../../src/domain/outbox/index.ts'
import type { Log } from '../../src/platform/log.ts'
import { hurry } from '../harness/hurry.ts'
import { until } from '../harness/until.ts'
import { startWorld, type World } from '../harness/world.ts'
import { machine } from '../harness/machine.ts'
import { minutes } from '../../src/platform/clock.ts'

interface Received {
  readonly path: string | undefined
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

/** A provider of text messages, which answers as the test wants: with a status, or not at all. */
async function provider() {
  const received: Received[] = []
  let answer: number | 'nothing' = 202
  const server = http.createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      received.push({ path: request.url, headers: request.headers, body })
      if (answer !== 'nothing') response.writeHead(answer).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answerWith: (next: typeof answer) => (answer = next),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

let first: Awaited<ReturnType<typeof provider>>
let second: typeof first
let world: World
beforeAll(async () => {
  first = await provider()
  second = await provider()
  const providers = [
    {
      name: 'first',
      url: `${first.url}/v1/send?ref={id}`,
      headers: { authorization: 'Bearer s3cret' },
      fields: { message: { to: ['{to}'], body: '{text}' }, flash: false },
      timeout: 1,
    },
    {
      name: 'second',
      url: second.url,
      as: 'form',
      fields: { number: '{to}', content: '{text}' },
      timeout: 1,
    },
  ]
  world = await startWorld({
    env: { SMS_PROVIDERS: 'providers.json' },
    files: { SMS_PROVIDERS: JSON.stringify(providers) },
  })
})
afterAll(async () => {
  await world.close()
  await first.close()
  await second.close()
})
beforeEach(() => {
  for (const one of [first, second]) {
    one.received.splice(0)
    one.answerWith(202)
  }
})

const text = '123456 är din kod till "Åre & co".\n\n@localhost #123456'
const message: Sms = {
  channel: 'sms',
  urgency: 'awaited',
  template: 'test',
  to: '+46701740605',
  text,
  validFor: minutes(10),
}
const enqueue = () =>
  world.house.db.transaction().execute((tx) => world.house.outbox.enqueue(tx, message, new Date()))
const sent = async (): Promise<void> => {
  await enqueue()
  await until(async () => (await newest()).sentAt !== null)
}
const newest = async () => (await world.house.outbox.newest(world.house.db, 1))[0]!

describe('a text message', () => {
  // one more that the first takes: what a test has made of it is forgotten
  afterEach(async () => {
    first.answerWith(202)
    await sent()
  })

  test('reaches the first provider as its file describes it, whatever its letters', async () => {
    await sent()
    const { id } = await newest()
    expect(first.received).toHaveLength(1)
    const [{ path, headers, body }] = first.received as [Received]
    expect([path, headers.authorization, headers['content-type']]).toEqual([
      `/v1/send?ref=${id}`,
      'Bearer s3cret',
      'application/json',
    ])
    expect(JSON.parse(body)).toEqual({ message: { to: ['+46701740605'], body: text }, flash: false })
    expect(second.received).toEqual([])
  })

  test.each([['503', 503] as const, ['429', 429] as const, ['nothing', 'nothing'] as const])(
    'goes to the second when the first answers %s',
    async (_name, answer) => {
      first.answerWith(answer)
      await sent()
      expect(first.received).toHaveLength(1)
      expect(Object.fromEntries(new URLSearchParams(second.received[0]?.body))).toEqual({
        number: '+46701740605',
        content: text,
      })
    },
  )

  test.each([[500] as const, ['nothing'] as const])(
    'is tried again while both answer %s, under the same id',
    async (answer) => {
      first.answerWith(answer)
      second.answerWith(answer)
      await enqueue()
      await until(async () => first.received.length >= 1 && second.received.length >= 1)
      first.answerWith(202)
      // the queue waits ten to twenty seconds before it tries again
      await until(async () => {
        await hurry(world.house.db)
        return (await newest()).sentAt !== null
      })
      expect(new Set(first.received.map(({ path }) => path)).size).toBe(1)
      expect(first.received.length).toBeGreaterThan(1)
    },
  )

  test('is given up when all refuse it, and neither the log nor the failure says what it was', async () => {
    first.answerWith(400)
    second.answerWith(422)
    await enqueue()
    await until(async () => (await newest()).failedAt !== null)
    expect((await failedMessages(world.house.db)).map(({ id }) => id)).toEqual([(await newest()).id])
    const logged = JSON.stringify(world.logged)
    expect(logged).toContain('first: answered 400; second: answered 422')
    for (const secret of ['123456', '46701740605', 's3cret']) expect(logged).not.toContain(secret)
  })
})

describe('a provider of text messages', () => {
  const now = { at: Date.now() }
  const lines: { line: object; text: string }[] = []
  const counted: string[] = []
  const transport = () =>
    createSmsTransport({
      providers: world.config.sms.providers,
      clock: () => new Date(now.at),
      log: { warn: (line: object, words: string) => lines.push({ line, text: words }) } as unknown as Log,
      count: ({ provider: name, outcome }) => counted.push(`${name} ${outcome}`),
    })
  beforeEach(() => {
    lines.splice(0)
    counted.splice(0)
  })

  test('that hangs three times in a row is skipped for a minute, then tried once', async () => {
    const texts = transport()
    first.answerWith('nothing')
    for (let i = 0; i < 4; i++) expect(await texts.send('1', message)).toEqual({ is: 'sent' })
    expect(first.received).toHaveLength(3)
    now.at += 61_000
    await Promise.all([texts.send('1', message), texts.send('2', message)])
    expect(first.received).toHaveLength(4)
    first.answerWith(202)
    now.at += 61_000
    await texts.send('1', message)
    await texts.send('1', message)
    expect(first.received).toHaveLength(6)
    expect(counted.filter((each) => each === 'first failed')).toHaveLength(4)
  })

  test('is told of at most once a minute, with how often it failed since', async () => {
    const texts = transport()
    first.answerWith(500)
    for (let i = 0; i < 3; i++) await texts.send('1', message)
    expect(lines.map(({ line }) => line)).toEqual([{ provider: 'first', why: 'answered 500', times: 1 }])
    now.at += 61_000
    await texts.send('1', message)
    expect(lines.at(-1)).toEqual({
      line: { provider: 'first', why: 'answered 500', times: 3 },
      text: 'a provider of text messages fails',
    })
  })

  test('is asked although it fails where there is no other one', async () => {
    const texts = transport()
    first.answerWith(500)
    second.answerWith(500)
    for (let i = 0; i < 4; i++) expect((await texts.send('1', message)).is).toBe('later')
    second.answerWith(202)
    expect(await texts.send('1', message)).toEqual({ is: 'sent' })
  })

  test('that does not let us in, or wants to be paid, says nothing of the message', async () => {
    const texts = transport()
    for (const status of [401, 402, 403]) {
      first.answerWith(status)
      second.answerWith(400)
      expect(await texts.send('1', message)).toEqual({
        is: 'later',
        why: `first: answered ${status}; second: answered 400`,
      })
    }
  })
})

describe('the file of providers', () => {
  const faults = (content: unknown, env = {}): string[] => {
    const smsProviders = typeof content === 'string' ? content : JSON.stringify(content)
    const decided = decideConfig(
      { SMS_PROVIDERS: 'p.json', ...env },
      { ...machine, files: { SMS_PROVIDERS: smsProviders } },
    )
    return decided.ok ? [] : decided.faults.map(({ variable, message: what }) => `${variable} ${what}`)
  }

  test('is checked when Sluis starts, and every fault is told at once', () => {
    const right = { name: 'a', url: 'https://sms.example/', fields: { to: '{to}', text: '{text}' } }
    expect(faults([right])).toEqual([])
    expect(faults('{')).toEqual(['SMS_PROVIDERS p.json is no JSON at line 1 column 2'])
    expect(
      faults(
        [
          { ...right, url: 'ftp://x', timeout: 0, retries: 3 },
          { name: '', as: 'form', url: right.url, headers: { a: 1 }, fields: { to: '{to}', n: 1 } },
        ],
        { SMS_COUNTRIES: 'NL,Holland' },
      ),
    ).toEqual([
      'SMS_PROVIDERS [0].url must be an address, as https://sms.example/send',
      'SMS_PROVIDERS [0].timeout must be a whole number from 1 to 30 seconds',
      'SMS_PROVIDERS [0].retries is not known; there are name, url, headers, as, fields, timeout',
      'SMS_PROVIDERS [1].name must be a text',
      'SMS_PROVIDERS [1].headers.a must be a text, or { env: NAME } or { file: path }',
      'SMS_PROVIDERS [1].fields must have {to} and {text} among them',
      'SMS_COUNTRIES "Holland" is not a country, as NL',
    ])
    const form = { ...right, as: 'form', fields: { ...right.fields, n: 1 } }
    expect(faults([form])).toEqual(['SMS_PROVIDERS [0].fields must all be text, sent as a form'])
    expect(faults([])).toEqual(['SMS_PROVIDERS p.json must be a list of providers'])
    // a key that stands in the place of an address is not told to whoever reads the log
    expect(faults([{ ...right, headers: { authorization: 'Bearer\u0000 s3cret' } }])).toEqual([
      'SMS_PROVIDERS [0].headers.authorization must be text without control characters, with something to see',
    ])
  })
})
