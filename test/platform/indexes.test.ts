import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import * as openid from 'openid-client'
import pg from 'pg'
import { openAccount } from '../harness/account.ts'
import { Browser } from '../harness/browser.ts'
import { linkIn, mailsTo, nextMail, textsTo } from '../harness/mails.ts'
import { createPerson } from '../harness/people.ts'
import {
  atPortal,
  createPortal,
  open,
  signIn,
  startRequest,
  typePassword,
  tokensFor,
  putOff,
} from '../harness/portal.ts'
import { optionsOn, SoftKey } from '../harness/soft-key.ts'
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

/** What may be read whole: it does not grow with accounts, sessions and artefacts. All other tables may not. */
const few = [
  ...['client', 'client_secret', 'resource', 'oidc_signing_key', 'operator', 'password_policy'],
  ...['audit_checkpoint', 'audit_checkpoint_key', 'restoration', 'kysely_migration', 'kysely_migration_lock'],
  ...['statistic_position', 'chore'],
]

const growing = (counted: Record<string, number>): string[] =>
  Object.keys(counted).filter((table) => !few.includes(table))

/** As if every table had grown: small ones are cheaper to read whole, so that is forbidden where an index would do. */
async function asIfGrown(): Promise<pg.Client> {
  const client = new pg.Client(world.database.url)
  await client.connect()
  await client.query(
    `do $$ begin execute format('alter database %I set enable_seqscan = off', current_database()); end $$`,
  )
  return client
}

test('a new password, a forgotten one and my account read no growing table from end to end', async () => {
  const client = await asIfGrown()
  const person = await createPerson(world, { passwordSetAt: new Date(Date.now() - 200 * 86_400_000) })
  await createPortal(world)
  const { browser, page } = await openAccount(world, person)
  const before = await fullReads(client)
  await browser.submit(page, { 'new-password': 'Seven orange kettles' })
  for (const path of [
    '',
    '/password',
    '/factors',
    '/sessions',
    '/profile',
    '/portals',
    '/activity',
    '/email',
  ])
    expect((await browser.go(`${world.origin}/account${path}`)).url.pathname).toBe(`/account${path}`)
  await browser.submit(await browser.go(`${world.origin}/account/email`), { email: 'other@example.test' })
  const [confirm] = await mailsTo(world, person.email, 'selfservice/confirm-address')
  await browser.submit(await browser.go(linkIn(confirm!, /address/)), {})
  await browser.submit(await browser.go(`${world.origin}/recover`), { username: person.email })
  const link = linkIn(await nextMail(world, person.email, 'recovery/link'), /recover/)
  await browser.submit(await browser.go(link), { 'new-password': 'Eight orange kettles' })
  await world.worker.chores.runAll()
  const after = await fullReads(client)
  expect(growing(after).filter((table) => (after[table] ?? 0) > (before[table] ?? 0))).toEqual([])
  await client.end()
}, 60_000)

test('every factor, setting it up and what is remembered read no growing table from end to end', async () => {
  const client = await asIfGrown()
  const person = await createPerson(world)
  const portal = await createPortal(world, { sluis_remember_browsers: true })
  const { browser } = await openAccount(world, person)
  const account = `${world.origin}/account`
  const before = await fullReads(client)
  const key = new SoftKey(world.origin)
  const adding = await browser.go(`${account}/factors/add/webauthn`)
  await browser.submit(adding, { response: key.create(optionsOn(adding)) })
  const codes = await browser.go(`${account}/factors/add/recovery-codes`)
  const [, recoveryCode = ''] = /<li><code>([^<]+)</.exec(codes.text) ?? []
  await browser.submit(codes, { kept: 'yes' })
  const number = await browser.go(`${account}/factors/add/sms`)
  const asked = await browser.submit(number, { do: 'send', number: '+31612345677' })
  const typed = async () => ({ code: (await textsTo(world, '+31612345677'))[0]!.slice(0, 6) })
  await browser.submit(asked, await typed())

  // each of them at a sign-in
  const begin = async (kind: string, fresh = new Browser()) => {
    const page = await typePassword(fresh, await open(fresh, await startRequest(portal)), person.email)
    return { fresh, page: await fresh.go(page.url.href.replace(/challenge\/[\w-]+/, `challenge/${kind}`)) }
  }
  const end = { stopAt: atPortal }
  const byKey = await begin('webauthn')
  const withKey = { response: key.get(optionsOn(byKey.page)), remember: 'yes' }
  const ends = [await byKey.fresh.submit(byKey.page, withKey, end)]
  const bySms = await begin('sms')
  const sent = await bySms.fresh.submit(bySms.page, { do: 'send' })
  ends.push(await bySms.fresh.submit(sent, await typed(), end))
  const byCode = await begin('recovery-codes')
  const byCodeTo = await byCode.fresh.submit(byCode.page, { code: recoveryCode }, end)
  expect(byCodeTo.url.pathname).toMatch(/\/replace$/)
  await byCode.fresh.go(byCodeTo.url.href.replace(/replace$/, 'lost'))
  ends.push(await putOff(byCode.fresh, byCodeTo))
  for (const name of ['sluis_session', 'sluis_session.sig']) byKey.fresh.forget(name)
  const { fresh } = byKey
  ends.push(await typePassword(fresh, await open(fresh, await startRequest(portal)), person.email))
  expect(ends.map(({ url }) => atPortal(url))).toEqual([true, true, true, true])
  expect((await browser.go(`${account}/sessions`)).text).toContain('data-browser')
  expect((await browser.go(`${world.origin}/portals`)).text).toContain('data-portal')
  await world.worker.chores.runAll()
  const after = await fullReads(client)
  expect(growing(after).filter((table) => (after[table] ?? 0) > (before[table] ?? 0))).toEqual([])
  await client.end()
}, 60_000)

test('a sign-in, a refresh, an introspection and a logout read no growing table from end to end', async () => {
  const client = await asIfGrown()
  const person = await createPerson(world)
  const portal = await createPortal(world)
  const before = await fullReads(client)
  const browser = new Browser()
  const tokens = await tokensFor(browser, portal, person.email)
  const refreshed = await openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '')
  await openid.tokenIntrospection(portal.config, refreshed.access_token)
  await signIn(browser, await startRequest(portal), person.email)
  await browser.submit(await browser.go(`${world.origin}/session/end`), { logout: 'yes' })
  const after = await fullReads(client)
  expect(growing(after).filter((table) => after[table] === undefined)).toEqual([])
  expect(growing(after).filter((table) => (after[table] ?? 0) > (before[table] ?? 0))).toEqual([])

  // and that such a read would have been seen
  await sql`select 1 from account where name = 'Nobody'`.execute(world.house.db)
  expect((await fullReads(client))['account']).toBeGreaterThan(after['account'] ?? 0)
  await client.end()
}, 60_000)
