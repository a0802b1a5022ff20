import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { proveAddress } from '../harness/account.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { linkIn, mailsTo, nextMail } from '../harness/mails.ts'
import { createPerson, type TestPerson } from '../harness/people.ts'
import { createPortal, open, startRequest, typePassword, type Portal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { networkPace } from '../../src/policy/paces.ts'

const the = useWorld({ env: { TRUST_PROXY: '127.0.0.1,::1' } })

const from = (address: string): Browser => new Browser({ headers: { 'x-forwarded-for': address } })

/** New people, each at the page that mails a code; all from one address. */
async function office(
  count: number,
  address: string,
): Promise<{ person: TestPerson; browser: Browser; page: Page }[]> {
  const portal: Portal = await createPortal(the())
  const people = []
  for (let i = 0; i < count; i++) {
    const person = await createPerson(the(), { totp: false, activated: false })
    const browser = from(address)
    const page = await typePassword(browser, await open(browser, await startRequest(portal)), person.email)
    people.push({ person, browser, page })
  }
  return people
}

test('an office behind one address sets up more accounts than a stranger gets codes', async () => {
  const people = await office(networkPace.atOnce + 12, '192.0.2.1')
  for (const { person, browser, page } of people) {
    const next = await proveAddress(the(), browser, page, person.email)
    expect(headingOf(next)).toBe('Protect your account')
  }
})

test('whose codes are never used are told that it is their network, and a colleague elsewhere is sent one', async () => {
  const people = await office(networkPace.atOnce + 1, '192.0.2.2')
  const last = people.pop()!
  for (const { browser, page } of people) {
    const sent = await browser.submit(page, {}, { action: '/prove-address' })
    expect(sent.text).toContain('We sent a code to')
  }
  const refused = await last.browser.submit(last.page, {}, { action: '/prove-address' })
  expect([refused.status, reasonsOn(refused)]).toEqual([429, ['network-limit']])
  expect(refused.text).toContain('from your network')
  expect(refused.text).not.toContain('We just sent a code')
  expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(networkPace.every)
  expect(await mailsTo(the(), last.person.email, 'signin/mailed-code')).toEqual([])

  const [elsewhere] = await office(1, '192.0.2.3')
  const sent = await elsewhere!.browser.submit(elsewhere!.page, {}, { action: '/prove-address' })
  expect(sent.text).toContain('We sent a code to')
})

test('a code that is asked for twice gives both back: the second proves right for the first as well', async () => {
  const [one] = await office(1, '192.0.2.5')
  const { person, browser, page } = one!
  const ask = () => browser.submit(page, {}, { action: '/prove-address' })
  const countedOn = async (): Promise<number> => {
    const { rows } = await sql<{ n: number }>`
      select jsonb_array_length(counted) as n from address_proof where account_id = ${person.id}`.execute(
      the().house.db,
    )
    return rows[0]?.n ?? 0
  }
  await ask()
  const first = await countedOn()
  travel(5 * 60_000)
  await ask()
  expect([first > 0, await countedOn()]).toEqual([true, 2 * first])
})

test('links for a new password that are used are given back, also those that one person asks for', async () => {
  const person = await createPerson(the())
  const recover = async (browser: Browser, email: string): Promise<Page> =>
    browser.submit(await browser.go(`${the().origin}/recover`), { username: email })
  for (let i = 0; i < 5; i++) {
    const browser = from('192.0.2.4')
    await recover(browser, person.email)
    const mail = await nextMail(the(), person.email, 'recovery/link', i + 1)
    const page = await browser.go(linkIn(mail, /^\/recover\//))
    const done = await browser.submit(page, { 'new-password': `Seven orange kettles ${'i'.repeat(i + 1)}` })
    expect([i, headingOf(done)]).toEqual([i, 'You have a new password'])
  }
  const browser = from('192.0.2.4')
  for (let i = 0; i < networkPace.atOnce; i++) await recover(browser, `nobody${i}@example.test`)
  const refused = await recover(browser, 'one.more@example.test')
  expect([refused.status, reasonsOn(refused)]).toEqual([429, ['network-limit']])
})
