import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import * as openid from 'openid-client'
import pg from 'pg'
import { Browser } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, redeem, signIn, startRequest } from '../harness/portal.ts'
import { until } from '../harness/until.ts'
import { startWorld, type World } from '../harness/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 30_000)
afterAll(() => world.close())

const hangUp = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and application_name = 'sluis'`

/** How often each table was read from end to end. */
async function fullReads(client: pg.Client): Promise<Record<string, number>> {
  // a connection tells what it has counted when it ends
  await client.query(hangUp)
  await until(async () => (await client.query(hangUp)).rowCount === 0)
  const { rows } = await client.query<{ name: string; n: number }>(
    "select relname as name, seq_scan::int as n from pg_stat_user_tables where schemaname = 'public'",
  )
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]))
}

/** What grows with accounts, sessions and artefacts. The few signing keys, clients and resources may be read whole. */
const growing = [
  ...['account', 'identifier', 'attempt', 'address_proof', 'evidence', 'session', 'session_client'],
  ...['factor_credential', 'password_credential', 'totp_credential', 'throttle_counter'],
  ...[
    'oidc_artefact',
    'oidc_grant',
    'oidc_consent',
    'oidc_replay',
    'oidc_pairwise_subject',
    'audit_event',
    'audit_person',
    'outbox_message',
  ],
]

test('a sign-in, a refresh, an introspection and a logout read no growing table from end to end', async () => {
  // small tables are cheaper to read whole, so forbid it where an index would do
  const client = new pg.Client(world.database.url)
  await client.connect()
  await client.query(
    `do $$ begin execute format('alter database %I set enable_seqscan = off', current_database()); end $$`,
  )
  const person = await createPerson(world)
  const portal = await createPortal(world)
  const before = await fullReads(client)
  const started = await startRequest(portal)
  const browser = new Browser()
  const tokens = await redeem(portal, started, await signIn(browser, started, person.email))
  const refreshed = await openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '')
  await openid.tokenIntrospection(portal.config, refreshed.access_token)
  await signIn(browser, await startRequest(portal), person.email)
  await browser.submit(await browser.go(`${world.origin}/session/end`), { logout: 'yes' })
  const after = await fullReads(client)
  expect(growing.filter((table) => after[table] === undefined)).toEqual([])
  expect(growing.filter((table) => (after[table] ?? 0) > (before[table] ?? 0))).toEqual([])

  // and that such a read would have been seen
  await sql`select 1 from account where name = 'Nobody'`.execute(world.house.db)
  expect((await fullReads(client))['account']).toBeGreaterThan(after['account'] ?? 0)
  await client.end()
}, 60_000)
