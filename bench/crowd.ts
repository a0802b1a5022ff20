/**
 * Measures what strangers and crowds do to one process: `npm run bench:crowd`. Connections on which nothing is said or
 * very little, sign-ins all at once, and what a stranger's request leaves on the disk. Prints the table that
 * bench/README.md keeps.
 */
import net, { type Socket } from 'node:net'
import pg from 'pg'
import { percentile, serve } from './machine.ts'
import { install, people, portal, REDIRECT, signIn, startUrl } from './sluis.ts'

const CONNECTIONS = 6000
const PEERS = 40
const AT_ONCE = [200, 600]

const installed = await install(4107)
const sluis = await serve(['src/main.ts', 'serve'], 4107, { ...installed.env, HOST: '0.0.0.0' })
const { origin } = sluis
const client = await portal(installed, origin, { redirect_uris: [REDIRECT] })
people(
  installed,
  AT_ONCE.reduce((sum, count) => sum + count, 20),
)
const rows: string[][] = []
const note = (...row: string[]): void => {
  rows.push(row)
  process.stderr.write(`${row.join(' | ')}\n`)
}

/** Requests of others, each on a connection of its own: how long they take, and how many come to nothing. */
async function others(count: number): Promise<string> {
  const times: number[] = []
  let failed = 0
  for (let i = 0; i < count; i++) {
    const from = performance.now()
    const answer = await fetch(`${origin}/.well-known/openid-configuration`, {
      headers: { connection: 'close' },
      signal: AbortSignal.timeout(5000),
    }).catch(() => undefined)
    await answer?.text()
    if (answer?.ok) times.push(performance.now() - from)
    else failed += 1
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return `${failed} of ${count} failed; p50 ${percentile(times, 0.5).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms`
}

note('others, while nobody is in the way', await others(200))
for (const [name, piece] of [
  ['say nothing', ''],
  ['send one header a second', 'GET / HTTP/1.1\r\n'],
] as const) {
  const sockets: Socket[] = []
  let closed = 0
  for (let i = 0; i < CONNECTIONS; i++) {
    const socket = net.connect({ port: 4107, host: '127.0.0.1', localAddress: `127.0.1.${1 + (i % PEERS)}` })
    socket.on('error', () => undefined).once('close', () => (closed += 1))
    if (piece) socket.write(piece)
    sockets.push(socket)
    if (i % 200 === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  }
  const more = setInterval(() => {
    if (piece) for (const socket of sockets) if (socket.writable) socket.write('x-slow: 1\r\n')
  }, 1000)
  note(`others, while ${CONNECTIONS} connections ${name}`, await others(200))
  await new Promise((resolve) => setTimeout(resolve, 8000))
  clearInterval(more)
  note(`of these, closed after about twelve seconds`, `${closed} of ${CONNECTIONS}`)
  for (const socket of sockets) socket.destroy()
}

let person = 0
for (let i = 0; i < 10; i++) await signIn(client, person++, 0) // its code is compiled
for (const count of AT_ONCE) {
  const all = await Promise.all(
    Array.from({ length: count }, async () => {
      const from = performance.now()
      const isDone = await signIn(client, person++, 0).then(
        () => true,
        () => false,
      )
      return { isDone, took: performance.now() - from }
    }),
  )
  const done = all.filter(({ isDone }) => isDone).map(({ took }) => took / 1000)
  const told = all.filter(({ isDone }) => !isDone).map(({ took }) => took / 1000)
  note(
    `${count} sign-ins at once`,
    `${done.length} done, the last after ${Math.max(...done).toFixed(1)} s; ${told.length} told to come back, the last after ${Math.max(0, ...told).toFixed(1)} s`,
  )
}

const database = new pg.Client({ connectionString: installed.env['DATABASE_URL'] })
await database.connect()
const size = async (): Promise<number> => {
  const { rows: found } = await database.query<{ bytes: string }>(
    'select pg_database_size(current_database()) as bytes',
  )
  return Number(found[0]?.bytes)
}
const REQUESTS = 500
const before = await size()
const longest = await startUrl(client)
for (const [name, length] of [
  ['state', 2048],
  ['nonce', 2048],
  ['login_hint', 320],
] as const)
  longest.searchParams.set(name, 'a'.repeat(length))
longest.searchParams.set('claims', JSON.stringify({ id_token: { email: { value: 'a'.repeat(3000) } } }))
let taken = 0
for (let i = 0; i < REQUESTS; i++) {
  const answer = await fetch(longest, { redirect: 'manual' })
  if (answer.headers.get('location')?.startsWith('/signin/')) taken += 1
}
note(
  'what a stranger’s longest request leaves on the disk',
  `${Math.round(((await size()) - before) / taken)} bytes (${taken} of ${REQUESTS} taken)`,
)
await database.end()
await sluis.stop()
await installed.remove()
process.stdout.write(
  ['| what | one process |', '|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`), ''].join('\n'),
)
