import { describe, expect, test } from '@jest/globals'
import { accountById, type Account } from '../../src/domain/accounts/index.ts'
import { knownDevice } from '../../src/domain/factors/index.ts'
import { days, earlier, later } from '../../src/platform/clock.ts'
import { openAccount } from '../harness/account.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf } from '../harness/html.ts'
import { linkIn, nextMail } from '../harness/mails.ts'
import { createPerson, totpNow, type TestPerson } from '../harness/people.ts'
import { createPortal, open, signIn, startRequest, typePassword } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld({ env: { TRUST_PROXY: '127.0.0.1,::1' } })
const NEW = 'Another long password 7'

const from = (address: string): Browser => new Browser({ headers: { 'x-forwarded-for': address } })

async function isKnown(browser: Browser, person: TestPerson, now = new Date()): Promise<boolean> {
  const account = (await accountById(the().house.db, person.id)) as Account // just made
  const marking = { vault: the().house.vault, secure: false }
  const cookies = { cookie: (name: string) => browser.cookie(name) }
  return knownDevice(marking, cookies, account, now) !== undefined
}

/** Somebody, and two browsers in which they have signed in fully. */
async function atHome(): Promise<{ person: TestPerson; here: Browser; there: Browser }> {
  const person = await createPerson(the(), { passwordSetAt: earlier(new Date(), days(3)) })
  const portal = await createPortal(the())
  const [here, there] = [from('203.0.113.1'), from('203.0.113.2')]
  for (const browser of [here, there]) {
    await forgetSteps(the())
    await signIn(browser, await startRequest(portal), person.email)
  }
  return { person, here, there }
}

describe('the mark of a browser that is known', () => {
  test('names nobody, works for its account only, and cannot be made', async () => {
    const { person, here } = await atHome()
    const cookie = here.cookie('sluis_device') ?? ''
    expect(cookie).toMatch(/^[\w-]{22}\.\d{5}\.[\w-]{43}$/)
    expect(await isKnown(here, person)).toBe(true)
    expect(await isKnown(here, await createPerson(the()))).toBe(false)
    const [nonce = '', day = '', mac = ''] = cookie.split('.')
    const made = (...parts: string[]) => ({ cookie: () => parts.join('.') }) as unknown as Browser
    expect(await isKnown(made(nonce, day, mac), person)).toBe(true)
    expect(await isKnown(made(nonce, day, `${mac.slice(0, -2)}AA`), person)).toBe(false)
    expect(await isKnown(made(nonce, String(Number(day) + 1), mac), person)).toBe(false)
  })

  test('lives for ninety days', async () => {
    const { person, here } = await atHome()
    expect(await isKnown(here, person, later(new Date(), days(89)))).toBe(true)
    expect(await isKnown(here, person, later(new Date(), days(90)))).toBe(false)
  })

  test('ends with a new password, but where that was chosen', async () => {
    const { person, here, there } = await atHome()
    const { page } = await openAccount(the(), person, '/password', here)
    await here.submit(page, { 'new-password': NEW })
    expect([await isKnown(here, person), await isKnown(there, person)]).toEqual([true, false])
  })

  test('ends with a password that was forgotten, but where that was known before', async () => {
    const { person, here, there } = await atHome()
    await here.submit(await here.go(`${the().origin}/recover`), { username: person.email })
    const mail = await nextMail(the(), person.email, 'recovery/link')
    const done = await here.submit(await here.go(linkIn(mail, /^\/recover\//).href), { 'new-password': NEW })
    expect(done.url.pathname).toBe('/recover/done')
    expect([await isKnown(here, person), await isKnown(there, person)]).toEqual([true, false])
    const mailed = await createPerson(the())
    const stranger = from('203.0.113.9')
    await stranger.submit(await stranger.go(`${the().origin}/recover`), { username: mailed.email })
    const link = linkIn(await nextMail(the(), mailed.email, 'recovery/link'), /^\/recover\//).href
    await stranger.submit(await stranger.go(link), { 'new-password': NEW })
    expect(await isKnown(stranger, mailed)).toBe(false)
  })

  test('ends with a factor that is removed, but where that was done, and signs nobody out', async () => {
    const { person, here, there } = await atHome()
    const { page } = await openAccount(the(), person, '/factors', here)
    const [old = ''] = Array.from(
      page.text.matchAll(/action="\/account(\/factors\/[\da-f-]{36})"/g),
      ([, id]) => id ?? '',
    )
    const adding = await here.go(`${the().origin}/account/factors/add/totp`)
    const secret = /([A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(adding.text)?.[0].replaceAll(' ', '') ?? ''
    const added = await here.submit(adding, { code: totpNow(secret), name: 'New' })
    expect([await isKnown(here, person), await isKnown(there, person)]).toEqual([true, true])
    await here.submit(added, { do: 'remove' }, { action: old })
    expect([await isKnown(here, person), await isKnown(there, person)]).toEqual([true, false])
    const portal = await createPortal(the())
    // still signed in: what the removed one has proven is asked for again, the password is not
    expect(headingOf(await open(there, await startRequest(portal)))).toBe('Enter your code')
  })

  test('that was stolen and is worn out leaves its owner the door that everybody has', async () => {
    const { person, here } = await atHome()
    const portal = await createPortal(the())
    here.forget('sluis_session')
    const thief = here.copy()
    thief.headers['x-forwarded-for'] = '198.51.100.66'
    const type = async (browser: Browser, password?: string) =>
      typePassword(browser, await open(browser, await startRequest(portal)), person.email, password)
    const statuses: number[] = []
    for (let i = 0; i < 18; i++) statuses.push((await type(thief, 'Not the password 1')).status)
    // eleven until the mark waits, and six as anybody from there
    expect(statuses.filter((status) => status === 422)).toHaveLength(17)
    expect(statuses.at(-1)).toBe(429)
    expect(headingOf(await type(here))).toBe('Enter your code')
  })
})
