/**
 * Measures an invitation from end to end, by the wall clock: `npm run bench:invited`. Somebody is invited with a mobile at the
 * command line while 50,000 bulk messages wait, reads the mail that a mail server took and the code that a provider took,
 * and is in: through the pages, in one process that is held to one processor, as in run.ts.
 */
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import type { Message } from '../src/domain/outbox/index.ts'
import { settings } from '../src/doors/cli/run.ts'
import { openHouse } from '../src/house.ts'
import { openOutbox } from '../src/joined.ts'
import { days } from '../src/platform/clock.ts'
import { createLog } from '../src/platform/log.ts'
import { Browser } from '../test/harness/browser.ts'
import { percentile, serve } from './machine.ts'
import { install } from './sluis.ts'

const MANY = Number(process.argv[2] ?? 50_000)
const INVITED = 20
const PORT = 4109

/** The links that were mailed, by address; and the codes that were texted, by number. */
const links = new Map<string, string>()
const codes = new Map<string, string>()
let bulk = 0
const mail = new SMTPServer({
  ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
  onData(stream, { envelope }, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      const to = envelope.rcptTo[0]?.address ?? ''
      if (to.startsWith('bulk')) bulk += 1
      else
        void PostalMime.parse(Buffer.concat(chunks)).then(({ text = '' }) => {
          const link = /http:\/\/localhost:\d+\/activate\/[\w-]+/.exec(text)?.[0]
          if (link !== undefined) links.set(to, link)
          return undefined
        })
      done()
    })
  },
})
await new Promise<void>((resolve) => mail.listen(0, '127.0.0.1', resolve))
const texts = http.createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => {
    const { to, text } = JSON.parse(body) as { to: string; text: string }
    codes.set(to, /\b\d{6}\b/.exec(text)?.[0] ?? '')
    response.end('{}')
  })
})
await new Promise<void>((resolve) => texts.listen(0, '127.0.0.1', resolve))

const installed = await install(PORT)
const providers = path.join(installed.dataDir, 'providers.json')
fs.writeFileSync(
  providers,
  JSON.stringify([
    {
      ...{ name: 'bench', url: `http://127.0.0.1:${(texts.address() as AddressInfo).port}/`, as: 'json' },
      fields: { to: '{to}', text: '{text}' },
    },
  ]),
)
const env = {
  ...installed.env,
  SMTP_URL: `smtp://127.0.0.1:${(mail.server.address() as AddressInfo).port}`,
  SMS_PROVIDERS: providers,
}
Object.assign(process.env, env)
installed.command(['migrate'])
const registration = 'kvk:69599084'
installed.command([
  'organisations',
  'create',
  '--registration',
  registration,
  '--legal-name',
  'Bakkerij Jansen B.V.',
])

const own = settings()
const house = await openHouse({
  ...own,
  openOutbox: openOutbox(own.config),
  log: createLog('silent'),
  supervised: false,
})
for (let i = 0; i < MANY; i += 500)
  await house.db.transaction().execute(async (tx) => {
    for (let j = i; j < Math.min(MANY, i + 500); j++) {
      const text = { subject: 'Bench', text: 'Text '.repeat(100), html: '<p>Text</p>'.repeat(100) }
      const about = { channel: 'mail', template: 'bench', urgency: 'bulk' as Message['urgency'] } as const
      await house.outbox.enqueue(
        tx,
        { ...about, to: `bulk${j}@example.test`, validFor: days(1), ...text },
        new Date(),
      )
    }
  })
await house.close()

const sluis = await serve(['src/main.ts', 'serve'], PORT, env)
const seen = async (kept: ReadonlyMap<string, string>, name: string): Promise<string> => {
  while (!kept.has(name)) await new Promise((resolve) => setTimeout(resolve, 5))
  return kept.get(name)!
}
const took: number[] = []
for (let i = 0; i < INVITED; i++) {
  const [email, mobile] = [`new${i}@example.test`, `+31612${String(340_000 + i * 7)}`]
  const from = performance.now()
  const who = ['--email', email, '--name', 'Nina Nieuw', '--mobile', mobile]
  installed.command(['invitations', 'create', registration, ...who])
  const browser = new Browser()
  const link = new URL(await seen(links, email))
  const page = await browser.submit(await browser.go(link), {}, { action: link.pathname })
  const sent = await browser.submit(page, { do: 'send' })
  const chosen = await browser.submit(sent, { code: await seen(codes, mobile) })
  const done = await browser.submit(chosen, { 'new-password': 'Seven orange kettles' })
  if (!done.url.pathname.endsWith('/done'))
    throw new Error(`at ${done.url.href}:\n${done.text.slice(0, 2000)}`)
  took.push(performance.now() - from)
}
const waiting = MANY - bulk
await sluis.stop()
await installed.remove()
await new Promise<void>((resolve) => mail.close(resolve))
texts.closeAllConnections()
texts.close()
const seconds = (part: number): string => `${(percentile(took, part) / 1000).toFixed(2)} s`
process.stdout.write(
  [
    '| what | Sluis | wanted |',
    '|---|---|---|',
    `| invited at the command line to in, by link and code, while ${MANY} bulk messages wait (${waiting} of them still at its end) | ${seconds(0.5)} median, ${seconds(0.99)} slowest | ≤ 300 s |`,
    '',
  ].join('\n'),
)
