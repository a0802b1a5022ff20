/**
 * Measures Sluis against the machine's own limits, in the same run: `npm run bench`. Every server is held to one
 * processor; the load and PostgreSQL use the other. Prints the table that bench/README.md keeps.
 */
import argon2 from 'argon2'
import * as openid from 'openid-client'
import { rate, refreshRate, type Load } from './load.ts'
import { asStarted, databaseTime, memory, percentile, processorTime, serve } from './machine.ts'
import {
  addPasskey,
  install,
  people as makePeople,
  portal,
  REDIRECT,
  signIn,
  signInByPasskey,
} from './sluis.ts'

const SECONDS = Number(process.argv[2] ?? 5)
const WARM_UP = 2 * SECONDS
const rows: string[][] = []
const note = (...row: string[]): void => {
  rows.push(row)
  process.stderr.write(`${row.join(' | ')}\n`)
}
const per = (value: number): string => value.toFixed(0)
const percent = (value: number, of: number): string => `${((100 * value) / of).toFixed(0)} %`

const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString()

/** The same load on both, in turn, three times; the best of each, because a shared machine only ever slows. */
async function compare(
  name: string,
  bare: Omit<Load, 'seconds'>,
  ours: Omit<Load, 'seconds'>,
  wanted: string,
): Promise<void> {
  // a server that has run for an hour has compiled its code
  await rate({ ...bare, seconds: WARM_UP })
  await rate({ ...ours, seconds: WARM_UP })
  const best = { bare: 0, ours: 0 }
  for (let i = 0; i < 3; i++) {
    best.bare = Math.max(best.bare, await rate({ ...bare, seconds: SECONDS }))
    best.ours = Math.max(best.ours, await rate({ ...ours, seconds: SECONDS }))
  }
  note(name, per(best.ours), per(best.bare), percent(best.ours, best.bare), wanted)
}

const koa = await serve(['bench/servers/koa.ts', '4101'], 4101)
const bare = await serve(['bench/servers/bare.ts', '4102'], 4102)
const installed = await install(4103)
const sluis = await serve(asStarted.words, 4103, { ...installed.env, ...asStarted.env })
const { origin } = sluis

const api = 'https://api.example'
installed.command(['resources', 'create', api, '--name', 'API', '--scopes', 'read'])
const machine = await portal(installed, origin, {
  grant_types: ['client_credentials'],
  redirect_uris: [],
  response_types: [],
  sluis_resources: [api],
})
const people = await portal(installed, origin, {
  grant_types: ['authorization_code', 'refresh_token'],
  redirect_uris: [REDIRECT],
})
const peopleByRsa = await portal(
  installed,
  origin,
  { grant_types: ['authorization_code', 'refresh_token'], redirect_uris: [REDIRECT] },
  'RS256',
)
const bareAuth = `Basic ${btoa('bench:bench-secret')}`

const hello = await rate({ url: koa.origin, seconds: SECONDS })
note('bare Koa, one JSON document', per(hello), '', '', '')
await koa.stop()

await compare(
  'discovery',
  { url: `${bare.origin}/.well-known/openid-configuration` },
  { url: `${origin}/.well-known/openid-configuration` },
  '',
)
const credentials = form({ grant_type: 'client_credentials' })
await compare(
  'client_credentials, opaque',
  { url: `${bare.origin}/token`, method: 'POST', body: credentials, headers: { authorization: bareAuth } },
  {
    url: `${origin}/token`,
    method: 'POST',
    body: credentials,
    headers: { authorization: machine.authorization },
  },
  '',
)
const jwt = form({ grant_type: 'client_credentials', resource: api })
await compare(
  'client_credentials, JWT ES256',
  { url: `${bare.origin}/token`, method: 'POST', body: jwt, headers: { authorization: bareAuth } },
  { url: `${origin}/token`, method: 'POST', body: jwt, headers: { authorization: machine.authorization } },
  '≥ 80 %',
)

const bareToken = (
  (await (
    await fetch(`${bare.origin}/token`, {
      method: 'POST',
      headers: { authorization: bareAuth },
      body: credentials,
    })
  ).json()) as { access_token: string }
).access_token
const introspect = (at: string, token: string, authorization: string): Omit<Load, 'seconds'> => ({
  url: `${at}/token/introspection`,
  method: 'POST',
  body: form({ token }),
  headers: { authorization },
})
const own = await openid.clientCredentialsGrant(machine.config)
await compare(
  'introspection, client_credentials',
  introspect(bare.origin, bareToken, bareAuth),
  introspect(origin, own.access_token, machine.authorization),
  '≥ 40 %',
)

const PEOPLE = 230
const WITH_PASSKEY = 30 // the last ones
makePeople(installed, PEOPLE)
const theirs = await signIn(people, 0, 0)
await compare(
  'introspection, a person’s token',
  introspect(bare.origin, bareToken, bareAuth),
  introspect(origin, theirs.access_token, people.authorization),
  '≥ 20 %',
)

const chains: string[] = []
for (let i = 1; i <= 10; i++) chains.push((await signIn(people, i, 0)).refresh_token ?? '')
const bareRefresh = await refreshRate(
  `${bare.origin}/token`,
  bareAuth,
  async () => (await fetch(`${bare.origin}/bench/refresh-token`)).text(),
  SECONDS,
)
const ourRefresh = await refreshRate(
  `${origin}/token`,
  people.authorization,
  async () => chains.pop() ?? '',
  SECONDS,
)
note('refresh, with ID token', per(ourRefresh), per(bareRefresh), percent(ourRefresh, bareRefresh), '≥ 25 %')
for (let i = 1; i <= 10; i++) chains.push((await signIn(peopleByRsa, i, 1)).refresh_token ?? '')
const byRsa = await refreshRate(
  `${origin}/token`,
  peopleByRsa.authorization,
  async () => chains.pop() ?? '',
  SECONDS,
)
note('refresh, with ID token RS256', per(byRsa), '', `${percent(byRsa, ourRefresh)} of ES256`, '')
await bare.stop()

// a full sign-in: what everything but the hash costs
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const stored = await argon2.hash('bench', cost)
const hashStart = process.cpuUsage()
for (let i = 0; i < 20; i++) await argon2.verify(stored, 'bench')
const hashUsed = process.cpuUsage(hashStart)
const hash = (hashUsed.user + hashUsed.system) / 20_000

// once everybody to warm up: a server that has run for an hour has compiled its code
for (let i = 11; i < PEOPLE - WITH_PASSKEY; i++) await signIn(people, i, -1)
/** What one of many sign-ins takes, beside `beyond` milliseconds of processor that are accounted for. */
async function costOf(name: string, count: number, once: (i: number) => Promise<unknown>, beyond: number) {
  const before = { sluis: processorTime(sluis.pid), database: databaseTime(installed.dataDir) }
  const started = performance.now()
  for (let i = 0; i < count; i++) await once(i)
  const elapsed = (performance.now() - started) / count
  const used = {
    sluis: (processorTime(sluis.pid) - before.sluis) / count,
    database: (databaseTime(installed.dataDir) - before.database) / count,
  }
  const rest = used.sluis + used.database - beyond
  const parts = `Sluis ${(used.sluis - beyond).toFixed(1)}, PostgreSQL ${used.database.toFixed(1)}`
  const cost = beyond > 0 ? `${parts}; hash ${beyond.toFixed(1)}` : parts
  const what = beyond > 0 ? 'of processor beside the hash' : 'of processor'
  note(name, `${elapsed.toFixed(0)} ms`, '', `${rest.toFixed(1)} ms ${what} (${cost})`, '≤ 25 ms')
}
await costOf('a password + TOTP sign-in, authorize to token', 120, (i) => signIn(people, 11 + i, 0), hash)

/** How many of these a second one processor does, eight at once; beside as many hashes, where each needs one. */
async function rateOf(name: string, count: number, once: (i: number) => Promise<unknown>, limit?: number) {
  let next = 0
  const started = performance.now()
  const browser = async (): Promise<void> => {
    while (next < count) await once(next++)
  }
  await Promise.all(Array.from({ length: 8 }, browser))
  const perSecond = (1000 * count) / (performance.now() - started)
  const [beside, ratio] = limit === undefined ? ['', ''] : [per(limit), percent(perSecond, limit)]
  note(name, perSecond.toFixed(1), beside, ratio, '')
}
await rateOf(
  'password + TOTP sign-ins, beside hashes alone',
  120,
  (i) => signIn(people, 11 + i, 1),
  1000 / hash,
)

const keys: Awaited<ReturnType<typeof addPasskey>>[] = []
for (let i = PEOPLE - WITH_PASSKEY; i < PEOPLE; i++) keys.push(await addPasskey(origin, i))
const withKey = (i: number) => signInByPasskey(people, keys[i % keys.length]!)
for (let i = 0; i < WITH_PASSKEY; i++) await withKey(i)
await costOf('a passkey sign-in, authorize to token', 120, withKey, 0)
await rateOf('passkey sign-ins', 240, withKey)

// sixty at once: what others notice
const waits = { discovery: [] as number[], token: [] as number[] }
let storming = true
const watch = async (kind: keyof typeof waits, ask: () => Promise<Response>): Promise<void> => {
  while (storming) {
    const asked = performance.now()
    await (await ask()).arrayBuffer()
    waits[kind].push(performance.now() - asked)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
const watching = [
  watch('discovery', () => fetch(`${origin}/.well-known/openid-configuration`)),
  watch('token', () =>
    fetch(`${origin}/token`, {
      method: 'POST',
      headers: { authorization: machine.authorization },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: api }),
    }),
  ),
]
const storm = await Promise.allSettled(Array.from({ length: 60 }, (_, i) => signIn(people, 131 + i, 1)))
storming = false
await Promise.all(watching)
const done = storm.filter(({ status }) => status === 'fulfilled').length
note(
  '60 sign-ins at once',
  `${done} done`,
  '',
  `p99: discovery ${percentile(waits.discovery, 0.99).toFixed(0)} ms, token ${percentile(waits.token, 0.99).toFixed(0)} ms`,
  'p99 ≤ 50 ms',
)
note('memory after all that', `${memory(sluis.pid)} MB`, '', '', '≤ 150 MB')
await sluis.stop()
await installed.remove()

process.stdout.write(
  [
    '| what | Sluis | bare | ratio | wanted |',
    '|---|---|---|---|---|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n'),
)
