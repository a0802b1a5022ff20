import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { createKnownPasswords } from '../../../src/domain/factors/password/index.ts'
import { adoptPolicy, followPolicy, warnOfExpiry } from '../../../src/domain/factors/password/index.ts'
import { needsOf, passwordSettings } from '../../../src/joined.ts'
import { Browser } from '../../harness/browser.ts'
import { linkIn, mailsTo } from '../../harness/mails.ts'
import { createPerson } from '../../harness/people.ts'
import { createPortal, redeem, signIn, startRequest } from '../../harness/portal.ts'
import * as openid from 'openid-client'
import { useWorld } from '../../harness/setup.ts'
import { travelTo } from '../../harness/travel.ts'
import { givenAccount } from '../../accounts/given.ts'
import { forgetSteps } from '../totp/given.ts'

const the = useWorld()
const template = 'factors/password/expiry-warning'

const expiryOf = async (id: string): Promise<Date> => {
  const { rows } = await sql<{ expires_at: Date }>`
    select expires_at from password_credential where account_id = ${id}`.execute(the().house.db)
  return rows[0]!.expires_at
}

describe('mails before a password expires', () => {
  test('come 30, 14, 7, 3 and 1 days ahead and on expiry, once each, whatever number of workers looks', async () => {
    const noon = new Date(`${new Date().toISOString().slice(0, 10)}T11:00:00Z`)
    const person = await createPerson(the(), { locale: 'sv', passwordSetAt: noon })
    const expires = await expiryOf(person.id)
    const other = await the().second()
    // the outbox forgets after thirty days: each is noted when it comes
    const seen = new Map<string, number>()
    for (const days of [40, 30, 29, 14, 7, 6, 3, 1, 0, -1, -5]) {
      travelTo(new Date(expires.getTime() - days * 86_400_000 + 3_600_000))
      const { chores } = the().worker
      await Promise.all([chores.runAll(), chores.runAll(), look(other.house), look(other.house)])
      const mails = await mailsTo(the(), person.email, template)
      for (const { subject } of mails) if (!seen.has(subject)) seen.set(subject, days)
      expect(mails.length).toBe(new Set(mails.map(({ subject }) => subject)).size)
      if (days === 30) expect(linkIn(mails[0]!, /account/).href).toBe(`${the().origin}/account/password`)
    }
    expect([...seen]).toEqual([
      ['Ditt lösenord går ut om 30 dagar', 30],
      ['Ditt lösenord går ut om 14 dagar', 14],
      ['Ditt lösenord går ut om 7 dagar', 7],
      ['Ditt lösenord går ut om 3 dagar', 3],
      ['Ditt lösenord går ut i morgon', 1],
      ['Ditt lösenord har gått ut', 0],
    ])
  })

  test('say how many days are left, where they come later than they were due', async () => {
    const evening = new Date(`${new Date().toISOString().slice(0, 10)}T20:30:00Z`)
    const person = await createPerson(the(), { passwordSetAt: evening })
    const expires = await expiryOf(person.id)
    // due at night: a day before, at half past nine or ten
    travelTo(new Date(expires.getTime() - 86_400_000 + 60_000))
    await the().worker.chores.runAll()
    expect(await mailsTo(the(), person.email, template)).toEqual([])
    travelTo(new Date(expires.getTime() - 11 * 3_600_000))
    await the().worker.chores.runAll()
    expect((await mailsTo(the(), person.email, template)).map(({ subject }) => subject)).toEqual([
      'Your password expires today',
    ])
    const late = await createPerson(the(), { passwordSetAt: new Date(Date.now() - 163 * 86_400_000) })
    await the().worker.chores.runAll()
    const [mail] = await mailsTo(the(), late.email, template)
    expect(mail?.subject).toMatch(/^Your password expires in (18|19|20|21) days$/)
  })

  test('are sent once, however often whoever sends them is killed on the way', async () => {
    const noon = new Date(`${new Date().toISOString().slice(0, 10)}T11:00:00Z`)
    const person = await createPerson(the(), { passwordSetAt: noon })
    travelTo(new Date((await expiryOf(person.id)).getTime() - 14 * 86_400_000 + 3_600_000))
    const { house } = the()
    for (let i = 0; i < 5; i++)
      await expect(
        house.db.transaction().execute(async (tx) => {
          await warnOfExpiry(tx, { ...needsOf(house), ...passwordSettings(house) }, house.clock())
          // as PostgreSQL ends what the connection of a killed process had begun
          await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
        }),
      ).rejects.toThrow(/terminat|EPIPE|ECONNRESET/)
    expect(await mailsTo(the(), person.email, template)).toEqual([])
    for (let i = 0; i < 3; i++) await look(house)
    expect(await mailsTo(the(), person.email, template)).toHaveLength(1)
  })

  const look = (house: ReturnType<typeof the>['house']): Promise<unknown> =>
    house.db
      .transaction()
      .execute((tx) => warnOfExpiry(tx, { ...needsOf(house), ...passwordSettings(house) }, house.clock()))

  test('start anew with a new password, and are not sent to who is disabled', async () => {
    const person = await createPerson(the())
    await givenAccount(the(), person, { standing: 'disabled' })
    travelTo(new Date((await expiryOf(person.id)).getTime() - 3 * 86_400_000 + 3_600_000))
    await the().worker.chores.runAll()
    expect(await mailsTo(the(), person.email, template)).toEqual([])
  })
})

describe('another policy', () => {
  test('is adopted once, whoever starts first, and those there were follow it, spread over days', async () => {
    const { db } = the().house
    const settings = passwordSettings(the().house)
    const now = new Date()
    await adoptPolicy(db, settings, now)
    const people = []
    for (let i = 0; i < 30; i++) people.push(await createPerson(the()))
    const stricter = { ...settings, policy: { ...settings.policy, shortest: 14, spreadDays: 20 } }
    const adopted = await Promise.all([1, 2, 3, 4].map(() => adoptPolicy(db, stricter, now)))
    expect(adopted.filter(Boolean)).toHaveLength(1)
    while (await db.transaction().execute((tx) => followPolicy(tx, stricter, async () => null, now)));
    const expiries = await Promise.all(people.map(({ id }) => expiryOf(id)))
    const days = expiries.map((at) => (at.getTime() - now.getTime()) / 86_400_000)
    expect(Math.min(...days)).toBeGreaterThanOrEqual(14)
    expect(Math.max(...days)).toBeLessThanOrEqual(34)
    expect(new Set(days.map(Math.floor)).size).toBeGreaterThan(5)
    // to look again changes nothing
    await db.transaction().execute((tx) => followPolicy(tx, stricter, async () => null, new Date()))
    expect(await Promise.all(people.map(({ id }) => expiryOf(id)))).toEqual(expiries)
    await db.deleteFrom('password_policy').execute()
  })
})

test('a portal that asks for sluis_account is told when the password expires, and no other', async () => {
  const person = await createPerson(the())
  const portal = await createPortal(the())
  const claimsFor = async (scope: string) => {
    const started = await startRequest(portal, { scope })
    await forgetSteps(the())
    const tokens = await redeem(portal, started, await signIn(new Browser(), started, person.email))
    return openid.fetchUserInfo(portal.config, tokens.access_token, tokens.claims()!.sub)
  }
  expect(await claimsFor('openid sluis_account')).toMatchObject({
    sluis_password_expires_at: Math.floor((await expiryOf(person.id)).getTime() / 1000),
  })
  expect(await claimsFor('openid profile')).not.toHaveProperty('sluis_password_expires_at')
})

describe('a range service', () => {
  const serve = async (handle: http.RequestListener) => {
    const server = http.createServer(handle)
    await new Promise<void>((resolve) => server.listen(0, resolve))
    const { port } = server.address() as AddressInfo
    return {
      rangeUrl: new URL(`http://localhost:${port}/range/`),
      close: () => new Promise((done) => server.close(done)),
    }
  }
  // SHA-1 of "password", as everybody knows it
  const [prefix, rest] = ['5BAA6', '1E4C9B93F3F0682250B6CF8331B7EE68FD8']

  test('is told five digits of a hash, and believed', async () => {
    const asked: string[] = []
    const { rangeUrl, close } = await serve((request, response) => {
      asked.push(request.url ?? '')
      response.end(`0018A45C4D1DEF81644B54AB7F969B88D65:3\r\n${rest}:0\r\n${rest}:42\r\n`)
    })
    const known = createKnownPasswords({ rangeUrl, log: the().house.log })
    expect(await known.wasBreached('password')).toBe(true)
    expect(await known.wasBreached('Orange kettle 42')).toBe(false)
    expect(asked[0]).toBe(`/range/${prefix}`)
    await close()
  })

  test('that is away, slow or broken is not waited for, and the log says so', async () => {
    const { rangeUrl, close } = await serve((_request, response) => void response.writeHead(500).end())
    const known = createKnownPasswords({ rangeUrl, log: the().house.log })
    expect(await known.wasBreached('password')).toBe(false)
    await close()
    expect(await known.wasBreached('password')).toBe(false)
    const lines = the().logged.filter((line) => String(line['msg']).startsWith('the range service could not'))
    expect(lines).toHaveLength(2)
    expect(JSON.stringify(lines)).not.toMatch(/5BAA6|password"/)
  })
})
