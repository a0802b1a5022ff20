/**
 * Measures the operators' API on an installation that has grown: `npm run bench:api`. A million people, ten thousand
 * clients and as many resource servers, a million events; each list at its beginning and deep inside, alone and beside
 * sign-ins that never stop. Prints the table that bench/README.md keeps.
 */
import pg from 'pg'
import { percentile, serve } from './machine.ts'
import { install, people, portal, REDIRECT, signIn } from './sluis.ts'

const [PEOPLE, CLIENTS, EVENTS] = [1_000_000, 10_000, 1_000_000]
const SIGNED_IN = 400
const ASKED = 300
const AT_ONCE = 4

const installed = await install(4109)
const sluis = await serve(['src/main.ts', 'serve'], 4109, installed.env)
const { origin } = sluis
const visited = await portal(installed, origin, { redirect_uris: [REDIRECT] })
const { client_id: id = '', client_secret: secret = '' } = await program()
people(installed, SIGNED_IN)

async function program(): Promise<Record<string, string>> {
  const { writeFileSync } = await import('node:fs')
  const file = `${installed.dataDir}/program.json`
  const metadata = { grant_types: ['client_credentials'], redirect_uris: [], response_types: [] }
  writeFileSync(file, JSON.stringify({ ...metadata, sluis_resources: [`${origin}/api`] }))
  const made = installed.command(['clients', 'create', '--file', file])
  installed.command(['operators', 'add', '--client', made['client_id'] ?? '', '--role', 'operator'])
  return made
}

const rows: string[][] = []
const note = (...row: string[]): void => {
  rows.push(row)
  process.stderr.write(`${row.join(' | ')}\n`)
}

/** Fills the tables, as fast as PostgreSQL writes. */
async function grow(): Promise<void> {
  const client = new pg.Client(installed.env['DATABASE_URL'])
  await client.connect()
  await client.query(`insert into account (id, subject, name, locale, demo, created_at, updated_at)
    select gen_random_uuid(), 'grown' || n, 'Person ' || (n::bigint * 7919 % ${PEOPLE}), 'en', false,
      now() - n * interval '1 second', now() from generate_series(1, ${PEOPLE}) n`)
  await client.query(`insert into identifier (id, account_id, kind, value, lookup, form, verified_at, created_at)
    select gen_random_uuid(), id, 'email', subject || '@grown.test', subject || '@grown.test', 'parsed', now(), created_at
    from account where subject like 'grown%'`)
  await client.query(`insert into client (id, name, metadata, demo, created_at, updated_at)
    select 'grown-' || n, 'Grown ' || n, '{"redirect_uris":["https://grown.example/cb"]}', false, now(), now()
    from generate_series(1, ${CLIENTS}) n`)
  await client.query(`insert into resource (identifier, name, scopes, access_token_format, access_token_seconds, created_at)
    select 'https://grown.example/' || n, 'Grown', '{read}', 'jwt', 300, now() from generate_series(1, ${CLIENTS}) n`)
  // it chains as many as there are, and looks at none of these
  await client.query(`with e as (insert into audit_event (id, at, type, actor, details)
      select gen_random_uuid(), now() - n * interval '1 second', 'oidc.grant.revoked', 'nobody', '{}'
      from generate_series(1, ${EVENTS}) n returning id)
    insert into audit_seal (event_id, seq, hash)
      select id, 1000000 + row_number() over (), decode(md5(id::text), 'hex') from e`)
  await client.query('vacuum analyze')
  await client.end()
}

async function token(): Promise<string> {
  const answer = await fetch(`${origin}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      resource: `${origin}/api`,
      scope: 'clients:read people:read audit:read roles:read settings:read',
    }),
  })
  return ((await answer.json()) as { access_token: string }).access_token
}

interface List {
  readonly name: string
  readonly path: string
  /** Of a search. */
  readonly body?: object
}

const lists: readonly List[] = [
  { name: 'clients', path: '/clients' },
  { name: 'resources', path: '/resources' },
  { name: 'people by the beginning of a name', path: '/people/search', body: { name: 'person 12' } },
  { name: 'people by their address', path: '/people/search', body: { email: 'grown77777@grown.test' } },
  { name: 'the audit', path: '/audit/events' },
  { name: 'roles', path: '/roles' },
]

async function page(bearer: string, { path, body }: List, after: string | undefined): Promise<string | null> {
  const place = after === undefined ? {} : { after }
  const url = new URL(`/api/v1${path}`, origin)
  if (!body) url.search = new URLSearchParams(place).toString()
  const answer = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify({ ...body, ...place }) } : {}),
  })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { next: string | null }).next
}

async function timesOf(bearer: string, list: List, after: string | undefined): Promise<number[]> {
  const times: number[] = []
  const one = async (): Promise<void> => {
    for (let i = 0; i < ASKED / AT_ONCE; i++) {
      const from = performance.now()
      await page(bearer, list, after)
      times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  return times
}

const told = (times: number[]): string =>
  `p50 ${percentile(times, 0.5).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms`

async function measure(when: string): Promise<void> {
  for (const list of lists) {
    let bearer = await token()
    await timesOf(bearer, list, undefined)
    const first = told(await timesOf(bearer, list, undefined))
    let deep: string | undefined
    for (let i = 0; i < 40; i++) {
      const next: string | null = await page(bearer, list, deep)
      if (next === null) break
      deep = next
    }
    bearer = await token()
    const inside = deep === undefined ? '–' : told(await timesOf(bearer, list, deep))
    note(`${list.name}, ${when}`, first, inside)
  }
}

await grow()
await measure('alone')

// sign-ins that never stop: each person signs in three times a minute at the most
let isOver = false
let [done, failed] = [0, 0]
const flood = Array.from({ length: 8 }, async (_none, i) => {
  for (let n = i; !isOver; n += 8) {
    const step = ([-1, 0, 1] as const)[Math.floor(n / SIGNED_IN) % 3] ?? 0
    await signIn(visited, n % SIGNED_IN, step).then(
      () => (done += 1),
      () => (failed += 1),
    )
  }
})
/** Sign-ins a second, while this is done. */
async function during(work: Promise<unknown>): Promise<string> {
  const [from, before] = [performance.now(), done]
  await work
  return ((done - before) / ((performance.now() - from) / 1000)).toFixed(1)
}
await during(new Promise((resolve) => setTimeout(resolve, 5000)))
const alone = await during(new Promise((resolve) => setTimeout(resolve, 15_000)))
const beside = await during(measure('beside sign-ins'))
isOver = true
await Promise.all(flood)
note('sign-ins, alone and beside the lists', `${alone} a second`, `${beside} a second; ${failed} refused`)

process.stdout.write('\n| list | its beginning | forty pages in |\n|---|---|---|\n')
for (const row of rows) process.stdout.write(`| ${row.join(' | ')} |\n`)
await sluis.stop()
await installed.remove()
