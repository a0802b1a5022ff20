import { afterEach, describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import request from 'supertest'
import { earlier, seconds } from '../../src/platform/clock.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf } from '../harness/html.ts'
import { createPerson, TOTP_SECRET, totpNow } from '../harness/people.ts'
import { atPortal, createPortal, open, signIn, startRequest, typePassword } from '../harness/portal.ts'
import { scrape } from '../harness/metrics.ts'
import { startWorld, type World } from '../harness/world.ts'

let world: World
afterEach(() => world.close())

/** A world whose clock is ahead of its database's by so many seconds. */
const ahead = async (by: number, env: Record<string, string> = {}): Promise<void> => {
  world = await startWorld({ databaseTime: async () => earlier(new Date(), seconds(by)), env })
}

const sessions = async (): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from session`.execute(world.house.db)).rows[0]?.n ?? 0

describe('what removes', () => {
  test.each([
    [3600, 1],
    [-3600, 1],
    [20, 0],
  ])('goes by the database’s clock, and stops where ours is %i seconds off', async (by, left) => {
    await ahead(by)
    const browser = new Browser()
    const person = await createPerson(world)
    await signIn(browser, await startRequest(await createPortal(world)), person.email)
    // over for ten seconds, by the database's clock
    const over = earlier(new Date(), seconds(by + 10))
    await sql`update session set expires_at = ${over}`.execute(world.house.db)
    await world.worker.chores.runAll()
    expect(await sessions()).toBe(left)
    const said = world.logged.filter(({ msg }) => msg === 'nothing is removed while clocks differ')
    expect(said.length > 0).toBe(left === 1)
  })

  test('leaves what has not ended by the database’s clock, however far ours is ahead', async () => {
    await ahead(25)
    const person = await createPerson(world)
    await signIn(new Browser(), await startRequest(await createPortal(world)), person.email)
    // by our clock it is over, by the database's it is not
    await sql`update session set expires_at = ${earlier(new Date(), seconds(10))}`.execute(world.house.db)
    await world.worker.chores.runAll()
    expect(await sessions()).toBe(1)
  })
})

describe('a code of an authenticator app', () => {
  const sign = async (code: string): Promise<string> => {
    const person = await createPerson(world)
    const browser = new Browser()
    const started = await startRequest(await createPortal(world))
    const page = await typePassword(browser, await open(browser, started), person.email)
    const back = await browser.submit(page, { code }, { stopAt: atPortal })
    return back.url.searchParams.has('code') ? 'in' : headingOf(back)
  }

  test('is right by the database’s clock, where ours is off by more than it may be', async () => {
    await ahead(600)
    await world.house.clockWatch.look()
    expect(await sign(totpNow(TOTP_SECRET, -20))).toBe('in')
    expect(await sign(totpNow())).toBe('Enter your code')
  })

  test('is right by ours, where it is off by a few seconds', async () => {
    await ahead(4)
    await world.house.clockWatch.look()
    expect(await sign(totpNow())).toBe('in')
  })
})

describe('a clock that is off', () => {
  test('is a metric, and no reason not to be ready', async () => {
    await ahead(50)
    await world.house.clockWatch.look()
    expect(world.house.clockWatch.skew()).toBeGreaterThan(49_000)
    const [, text] = await scrape(world)
    expect(Number(/^sluis_clock_skew_seconds (.+)$/m.exec(text)?.[1])).toBeCloseTo(50, 0)
    await request(world.origin).get('/health/ready').expect(200)
  })

  test('makes a process unready where CLOCK_SKEW_MOST says so', async () => {
    await ahead(50, { CLOCK_SKEW_MOST: '40' })
    await world.house.clockWatch.look()
    const answer = await request(world.origin).get('/health/ready')
    expect([answer.status, answer.body]).toEqual([503, { status: 'not-ready', reason: 'clock-off' }])
  })

  test.each([
    [20, 40, 'the clock of this machine is not quite the database’s'],
    [-40, 50, 'the clock of this machine is not the database’s: nothing is removed meanwhile'],
  ])('by %i seconds is told', async (by, level, said) => {
    await ahead(by)
    world.expectErrors('the clock of this machine')
    const watching = world.house.clockWatch.start()
    await new Promise((resolve) => setTimeout(resolve, 100))
    watching.stop()
    expect(world.logged.find(({ msg }) => msg === said)).toMatchObject({ level, ahead: by })
  })
})

test('every cookie that lives says for how long beside until when', async () => {
  await ahead(0)
  const person = await createPerson(world)
  const portal = await createPortal(world)
  const { url } = await startRequest(portal)
  const { headers } = await request(url.href).get('')
  const begun = [headers['set-cookie'] ?? []].flat()
  expect(begun.length).toBeGreaterThan(0)
  for (const cookie of begun) {
    const [, until = '', maxAge] = /expires=([^;]+).*max-age=(\d+)/.exec(cookie) ?? []
    expect(Math.abs((Date.parse(until) - Date.now()) / 1000 - Number(maxAge))).toBeLessThan(2)
  }
  const browser = new Browser()
  await signIn(browser, await startRequest(portal), person.email)
  expect(browser.cookie('sluis_session')).toBeTruthy()
})
