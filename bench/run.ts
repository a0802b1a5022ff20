/**
 * Measures Sluis against the machine's own limits, in the same run: `npm run bench`. Every server is held to one
 * processor; the load and PostgreSQL use the other. Prints the table that bench/README.md keeps.
 */
import fs from 'node:fs'
import argon2 from 'argon2'
import * as openid from 'openid-client'
import { rate, refreshRate, type Load } from './load.ts'
import { databaseTime, memory, percentile, processorTime, serve } from './machine.ts'
import { install, person, portal, REDIRECT, signIn, type App } from './sluis.ts'

const SECONDS = Number(process.argv[2] ?? 5)
const rows: string[][] = []
const note = (...row: string[]): void => {
  rows.push(row)
  process.stderr.write(`${row.join(' | ')}\n`)
}
const per = (value: number): string => value.toFixed(0)
const percent = (value: number, of: number): string => `${((100 * value) / of).toFixed(0)} %`

const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString()

/** The same load on both, in turn, twice; the better of each, because a shared machine only ever slows. */
async function compare(
  name: string,
  bare: Omit<Load, 'seconds'>,
  ours: Omit<Load, 'seconds'>,
  wanted: string,
): Promise<void> {
  const best = { bare: 0, ours: 0 }
  for (let i = 0; i < 2; i++) {
    best.bare = Math.max(best.bare, await rate({ ...bare, seconds: SECONDS }))
    best.ours = Math.max(best.ours, await rate({ ...ours, seconds: SECONDS }))
  }
  note(name, per(best.ours), per(best.bare), percent(best.ours, best.bare), wanted)
}

const koa = await serve(['bench/servers/koa.ts', '4101'], 4101)
const bare = await serve(['bench/servers/bare.ts', '4102'], 4102)
const installed = install(4103)
const sluis = await serve(['src/main.ts', 'serve'], 4103, installed.env)
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

person(installed, 'bench@example.test')
const app: App = { step: 0 }
const theirs = await signIn(people, 'bench@example.test', app)
await compare(
  'introspection, a person’s token',
  introspect(bare.origin, bareToken, bareAuth),
  introspect(origin, theirs.access_token, people.authorization),
  '≥ 20 %',
)

const chains: string[] = []
for (let i = 0; i < 10; i++) {
  person(installed, `chain${i}@example.test`)
  chains.push((await signIn(people, `chain${i}@example.test`, { step: 0 })).refresh_token ?? '')
}
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
await bare.stop()

// a full sign-in: what everything but the hash costs
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const stored = await argon2.hash('bench', cost)
const hashStart = process.cpuUsage()
for (let i = 0; i < 20; i++) await argon2.verify(stored, 'bench')
const hashUsed = process.cpuUsage(hashStart)
const hash = (hashUsed.user + hashUsed.system) / 20_000

const SIGN_INS = 40
for (let i = 0; i < SIGN_INS; i++) person(installed, `one${i}@example.test`)
const apps: App[] = Array.from({ length: SIGN_INS }, () => ({ step: 0 }))
for (const [i, each] of apps.entries()) await signIn(people, `one${i}@example.test`, each)
const before = { sluis: processorTime(sluis.pid), database: databaseTime(installed.dataDir) }
const started = performance.now()
for (const [i, each] of apps.entries()) await signIn(people, `one${i}@example.test`, { ...each, step: 1 })
const elapsed = (performance.now() - started) / SIGN_INS
const used = {
  sluis: (processorTime(sluis.pid) - before.sluis) / SIGN_INS,
  database: (databaseTime(installed.dataDir) - before.database) / SIGN_INS,
}
const rest = used.sluis + used.database - hash
note(
  'a password + TOTP sign-in, authorize to token',
  `${elapsed.toFixed(0)} ms`,
  '',
  `${rest.toFixed(1)} ms of processor beside the hash (Sluis ${(used.sluis - hash).toFixed(1)}, PostgreSQL ${used.database.toFixed(1)}; hash ${hash.toFixed(1)})`,
  '≤ 25 ms',
)

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
for (let i = SIGN_INS; i < 60; i++) person(installed, `one${i}@example.test`)
const storm = await Promise.allSettled(
  Array.from({ length: 60 }, (_, i) =>
    signIn(people, `one${i}@example.test`, apps[i] ? { ...apps[i], step: 2 } : { step: 0 }),
  ),
)
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
fs.rmSync(installed.dataDir, { recursive: true, force: true })

process.stdout.write(
  [
    '| what | Sluis | bare | ratio | wanted |',
    '|---|---|---|---|---|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n'),
)
