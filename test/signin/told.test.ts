import { beforeAll, describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { openAccount } from '../harness/account.ts'
import { arrive } from '../harness/arrive.ts'
import { Browser } from '../harness/browser.ts'
import { noticeOn, reasonsOn } from '../harness/html.ts'
import { mailsTo, nextMail } from '../harness/mails.ts'
import { createPerson, type TestPerson } from '../harness/people.ts'
import { createPortal, open, signIn, startRequest, typePassword, type Portal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { until } from '../harness/until.ts'
import { reserveTry } from '../../src/platform/throttle/throttle.ts'
import { signInPaces } from '../../src/policy/paces.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld({ env: { TRUST_PROXY: '127.0.0.1,::1' } })
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'

let portal: Portal
beforeAll(async () => {
  portal = await createPortal(the(), { client_name: 'Garden portal' })
})

const from = (address: string, agent = FIREFOX): Browser =>
  new Browser({ headers: { 'x-forwarded-for': address, 'user-agent': agent } })

/** Signs in and out again: the session is gone, the browser is the same. */
async function signInIn(browser: Browser, person: TestPerson): Promise<void> {
  await forgetSteps(the())
  await signIn(browser, await startRequest(portal, { prompt: 'login' }), person.email)
}

const told = (person: TestPerson) => mailsTo(the(), person.email, 'signin/new-browser')

describe('a sign-in in a browser that was not seen before', () => {
  test('is mailed from the second browser on: where, when, with what, and what to do', async () => {
    const person = await createPerson(the(), { name: 'Åsa Öberg' })
    const [home, elsewhere] = [from('203.0.113.1'), from('203.0.113.9')]
    await signInIn(home, person)
    await signInIn(home, person)
    expect(await told(person)).toEqual([])
    await signInIn(elsewhere, person)
    const [mail] = await told(person)
    expect(mail?.text).toContain('to Garden portal')
    expect(mail?.text).toMatch(/Network address: 203\.0\.113\.9\nWith: Firefox, Windows/)
    expect(mail?.text).toMatch(/When: \w+, \d+ \w+ 20\d\d at \d\d:\d\d/)
    expect(mail?.text).toMatch(/^Hello .*Öberg,$|^Hello \w+,$/m)
    expect(mail?.text).toContain(`${the().origin}/account/not-me`)
    for (const browser of [elsewhere, home]) await signInIn(browser, person)
    expect(await told(person)).toHaveLength(1)
  })

  test('is mailed of a password alone, too, which opens no door of its own', async () => {
    const person = await createPerson(the(), { totp: false })
    const basic = await createPortal(the(), { sluis_minimum_level: 'basic' })
    for (const address of ['203.0.113.1', '203.0.113.2']) {
      const browser = from(address)
      await typePassword(browser, await open(browser, await startRequest(basic)), person.email)
      expect(browser.cookie('sluis_device')).toBeUndefined()
    }
    expect(await told(person)).toHaveLength(1)
  })

  test('is no longer mailed once its owner wants it so, of which they are told', async () => {
    const person = await createPerson(the())
    const { browser, page } = await openAccount(the(), person, '/sessions')
    const off = await browser.submit(page, { do: 'tell-no-more' })
    expect(noticeOn(off)).toBe('You get no mails about new browsers any more.')
    expect((await mailsTo(the(), person.email, 'selfservice/changed'))[0]?.subject).toBe(
      'Mails about new browsers are off',
    )
    await signInIn(from('203.0.113.20'), person)
    expect(await told(person)).toEqual([])
    await browser.submit(off, { do: 'tell' })
    await signInIn(from('203.0.113.21'), person)
    expect(await told(person)).toHaveLength(1)
  })

  test('is not mailed of a browser that an older release knows, nor of the sixth of a household', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => createPerson(the())))
    const [shared, other] = [from('203.0.113.30'), from('203.0.113.31')]
    for (const person of people) for (const browser of [other, shared]) await signInIn(browser, person)
    // both browsers were seen of each: told of the second, once
    for (const person of people) {
      await signInIn(shared, person)
      expect(await told(person)).toHaveLength(1)
    }
    const [first] = people
    shared.forget('sluis_seen')
    await signInIn(shared, people.at(-1)!)
    expect(await told(people.at(-1)!)).toHaveLength(1)
    expect(first).toBeDefined()
  })

  test('is mailed five times at once at the most: a browser may keep nothing', async () => {
    const person = await createPerson(the())
    for (let i = 0; i < 8; i++) await signInIn(from(`203.0.113.${40 + i}`), person)
    expect(await told(person)).toHaveLength(5)
  })

  test('says nothing that the browser could have written for somebody to read', async () => {
    const person = await createPerson(the())
    await signInIn(from('203.0.113.1'), person)
    await signInIn(from('203.0.113.2', 'Call +31 900 1234 at once/1.0 (see https://evil.example)'), person)
    const [mail] = await told(person)
    expect(mail?.text).toContain('With: a program that we don’t know')
    expect(mail?.html).not.toContain('evil.example')
  })
})

describe('guessing that is slowed down', () => {
  const guess = async (email: string, times: number, browser = from('198.51.100.7')) => {
    let page = await open(browser, await startRequest(portal))
    for (let i = 0; i < times; i++) page = await typePassword(browser, page, email, `Not this one ${i}`)
    return page
  }

  test('of codes says how far somebody came', async () => {
    const { browser, page, person } = await arrive(the(), { portal, upTo: 'second step' })
    let at = page
    for (let i = 0; i < 7; i++) at = await browser.submit(at, { code: '000000' })
    const mail = await nextMail(the(), person.email, 'signin/guessed')
    expect(mail.text).toContain('Somebody got as far as the second step of your account')
  })

  test('of a whole network is not told to whoever signs in from it', async () => {
    const network = from('198.51.100.99')
    const { db, clock } = the().house
    const blocked = { dimension: 'password.address', subject: '198.51.100.99', pace: signInPaces.address }
    for (let i = 0; i < 320; i++) await reserveTry(db, [blocked], clock())
    const person = await createPerson(the())
    const page = await typePassword(network, await open(network, await startRequest(portal)), person.email)
    expect(reasonsOn(page)).toEqual(['too-many-tries'])
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from jobs.job where name = 'signin-guessed'`.execute(db)
    expect(rows[0]?.n).toBe(1)
  })

  test('does the same for an address that nobody has', async () => {
    const jobs = async (): Promise<number> => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from jobs.job where name = 'signin-guessed'`.execute(the().house.db)
      return rows[0]?.n ?? 0
    }
    const before = await jobs()
    await guess('nobody-here@example.test', 7)
    expect(await jobs()).toBe(before + 1)
    await until(async () => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from jobs.job where name = 'signin-guessed' and state <> 'completed'`.execute(
        the().house.db,
      )
      return rows[0]?.n === 0
    })
    expect(await mailsTo(the(), 'nobody-here@example.test', 'signin/guessed')).toEqual([])
  })

  test('is mailed, once a day', async () => {
    const person = await createPerson(the())
    await guess(person.email, 7)
    const mail = await nextMail(the(), person.email, 'signin/guessed')
    expect(mail.text).toContain('tried wrong passwords at your account')
    expect(mail.text).toContain('Network address: 198.51.100.7')
    await guess(person.email, 3)
    travel(25 * 3600_000)
    await guess(person.email, 7)
    await nextMail(the(), person.email, 'signin/guessed', 2)
    expect(await mailsTo(the(), person.email, 'signin/guessed')).toHaveLength(2)
  })
})

test('whoever reads an address that nobody has proven is told no name, and nobody’s network', async () => {
  const person = await createPerson(the(), { totp: false, activated: false })
  const browser = from('203.0.113.66')
  const page = await typePassword(browser, await open(browser, await startRequest(portal)), person.email)
  await browser.submit(page, { do: 'send' })
  const [mail] = await mailsTo(the(), person.email, 'signin/mailed-code')
  expect(mail?.text).toMatch(/^Hello,$/m)
  expect(mail?.text).toContain('When: ')
  expect(mail?.html).not.toMatch(/203\.0\.113|Firefox/)
})
