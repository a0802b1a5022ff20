/**
 * Measures the outbox: `npm run bench:queue`. Sluis is held to one processor, as in run.ts; a fast mail server, a portal
 * that takes logouts, and PostgreSQL use the other. Prints the table that bench/README.md keeps.
 */
import { openOutbox } from '../src/joined.ts'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { randomUUID } from 'node:crypto'
import { SMTPServer } from 'smtp-server'
import { settings } from '../src/doors/cli/run.ts'
import { openHouse } from '../src/house.ts'
import { sessionEndedJob } from '../src/doors/oidc/index.ts'
import type { Message } from '../src/domain/outbox/index.ts'
import { createLog } from '../src/platform/log.ts'
import type { AccountId } from '../src/policy/vocabulary.ts'
import { percentile, serve } from './machine.ts'
import { install, people, portal, REDIRECT } from './sluis.ts'
import { days } from '../src/platform/clock.ts'

const MANY = Number(process.argv[2] ?? 50_000)
const SECONDS = 20

/** When each mail was taken, by its address. */
const taken = new Map<string, number>()
const mail = new SMTPServer({
  ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
  onData(stream, { envelope }, done) {
    stream.resume()
    stream.on('end', () => {
      taken.set(envelope.rcptTo[0]?.address ?? '', performance.now())
      done()
    })
  },
})
await new Promise<void>((resolve) => mail.listen(0, '127.0.0.1', resolve))
/** When each session's end was told, by its `sid`. */
const told = new Map<string, number>()
const receiver = http.createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => {
    const token = new URLSearchParams(body).get('logout_token') ?? ''
    const { sid } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      sid: string
    }
    told.set(sid, performance.now())
    response.writeHead(204).end()
  })
})
await new Promise<void>((resolve) => receiver.listen(0, resolve))

const installed = await install(4105)
const env = {
  ...installed.env,
  SMTP_URL: `smtp://127.0.0.1:${(mail.server.address() as AddressInfo).port}`,
}
installed.command(['migrate'])
people(installed, 1)
const { id: accountId = '' } = installed.command(['accounts', 'show', 'person0@example.test'])
Object.assign(process.env, env)
const own = settings()
const house = await openHouse({
  ...own,
  openOutbox: openOutbox(own.config),
  log: createLog('silent'),
  supervised: false,
})

const enqueue = async (urgency: Message['urgency'], addresses: readonly string[]): Promise<void> => {
  for (let i = 0; i < addresses.length; i += 500)
    await house.db.transaction().execute(async (tx) => {
      for (const to of addresses.slice(i, i + 500)) {
        const text = { subject: 'Bench', text: 'Text '.repeat(100), html: '<p>Text</p>'.repeat(100) }
        const about = { channel: 'mail', template: 'bench', urgency, to, validFor: days(1) } as const
        await house.outbox.enqueue(tx, { ...about, ...text }, new Date())
      }
    })
}
const addresses = (count: number, of: string): string[] =>
  Array.from({ length: count }, (_, i) => `${of}${i}@example.test`)
const all = async (names: readonly string[], times: ReadonlyMap<string, number>): Promise<void> => {
  while (!names.every((name) => times.has(name))) await new Promise((resolve) => setTimeout(resolve, 20))
}

const rows: string[][] = []
const note = (...row: string[]): void => {
  rows.push(row)
  process.stderr.write(`${row.join(' | ')}\n`)
}

// as many as wait when the process starts
await enqueue('awaited', addresses(3000, 'code'))
const sluis = await serve(['src/main.ts', 'serve'], 4105, env)
await all(addresses(3000, 'code'), taken)
const at = addresses(3000, 'code').map((name) => taken.get(name) ?? 0)
const took = (Math.max(...at) - Math.min(...at)) / 1000
note('messages a second, one process', (3000 / took).toFixed(0), '≥ 50')

const client = await portal(installed, sluis.origin, {
  redirect_uris: [REDIRECT],
  backchannel_logout_uri: `http://localhost:${(receiver.address() as AddressInfo).port}/`,
})
const { client_id: clientId } = client.config.clientMetadata()
const logOut = async (sids: readonly string[]): Promise<void> =>
  house.db
    .transaction()
    .execute((tx) =>
      house.queue.send(
        tx,
        sessionEndedJob,
        ...sids.map((sid) => ({ accountId: accountId as AccountId, portals: [{ clientId, sid }] })),
      ),
    )
/** One after the other at this pace; how long each was under way. */
async function waits(
  aSecond: number,
  begin: (name: string) => Promise<void>,
  times: ReadonlyMap<string, number>,
) {
  const begun = new Map<string, number>()
  for (let i = 0; i < SECONDS * aSecond; i++) {
    const name = `${randomUUID()}@example.test`
    begun.set(name, performance.now())
    await begin(name)
    await new Promise((resolve) => setTimeout(resolve, 1000 / aSecond))
  }
  await all([...begun.keys()], times)
  return [...begun].map(([name, from]) => (times.get(name) ?? 0) - from)
}
const seconds = (list: readonly number[], part: number): string =>
  `${(percentile(list, part) / 1000).toFixed(2)} s`

await enqueue('bulk', addresses(MANY, 'bulk'))
await logOut(Array.from({ length: 200 }, () => randomUUID()))
const codes = await waits(5, (name) => enqueue('awaited', [name]), taken)
const waiting = MANY - addresses(MANY, 'bulk').filter((name) => taken.has(name)).length
note(
  `a code’s way, while ${MANY} bulk messages and 200 logouts wait (${waiting} of them still at its end)`,
  `${seconds(codes, 0.5)} median, ${seconds(codes, 0.99)} p99`,
  '≤ 2 s, ≤ 5 s',
)
const ends = await waits(20, (sid) => logOut([sid]), told)
note('a logout told, at 20 a second', `${seconds(ends, 0.5)} median, ${seconds(ends, 0.99)} p99`, '≤ 5 s')

await sluis.stop()
await house.close()
await installed.remove()
await new Promise<void>((resolve) => mail.close(resolve))
receiver.closeAllConnections()
receiver.close()
process.stdout.write(
  ['| what | Sluis | wanted |', '|---|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`), ''].join(
    '\n',
  ),
)
