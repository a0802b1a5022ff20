import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { arrive } from '../../harness/arrive.ts'
import { openAccount, proveAddress } from '../../harness/account.ts'
import { Browser, type Page } from '../../harness/browser.ts'
import { headingOf, reasonsOn } from '../../harness/html.ts'
import { textsTo } from '../../harness/mails.ts'
import { createPerson, type TestPerson } from '../../harness/people.ts'
import { atPortal, putOff, redeem } from '../../harness/portal.ts'
import { useWorld } from '../../harness/setup.ts'
import { travel } from '../../harness/travel.ts'
import { givenAccount } from '../../accounts/given.ts'
import { forgetTries } from '../../platform/given.ts'

const the = useWorld()

const SUBSTANTIAL = 'http://eidas.europa.eu/LoA/substantial'

let count = 0
/** A number of nobody else in these tests; some are in ranges of their own, as budgets go by them. */
function newNumber(): { number: string; typed: string } {
  count += 1
  const rest = `${6120 + count}${String(1000 + count)}`
  return {
    number: `+31${rest.padEnd(9, '0')}`,
    typed: `0${rest.slice(0, 1)} ${rest.slice(1).padEnd(8, '0')}`,
  }
}
const codeIn = (text: string | undefined): string => /^(\d{6}) /.exec(text ?? '')?.[1] ?? 'none'
const lastCode = async (number: string): Promise<string> => codeIn((await textsTo(the(), number))[0])
/** Another than this one. */
const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const send = (browser: Browser, page: Page, fields: Record<string, string> = {}): Promise<Page> =>
  browser.submit(page, { do: 'send', ...fields })
/** The form with the code, which stands before the one that has it sent. */
const type = (browser: Browser, page: Page, code: string): Promise<Page> =>
  browser.submit(page, { code }, { stopAt: atPortal })

/** Somebody with a password and a number, set up on the way in. */
async function withNumber() {
  const person = await createPerson(the(), { totp: false })
  const { number, typed } = newNumber()
  const { portal, started, browser, page } = await arrive(the(), { person, upTo: 'second step' })
  const empty = await browser.go(page.url.href.replace(/enrol\/\w+/, 'enrol/sms'))
  const asked = await send(browser, empty, { number: typed })
  const done = await type(browser, asked, await lastCode(number))
  const back = await putOff(browser, done)
  return { person, number, portal, started, back }
}

/** At the page that asks for a code, before one was sent. */
async function atChallenge(person: TestPerson, metadata = {}) {
  const begun = await arrive(the(), { person, portal: metadata, upTo: 'second step' })
  expect(headingOf(begun.page)).toBe('Get a code by text message')
  return begun
}

describe('a number', () => {
  test('counts once a code that was sent to it was typed in, and is a second factor then', async () => {
    const { person, number, portal, started, back } = await withNumber()
    expect((await redeem(portal, started, back.url)).claims()).toMatchObject({
      acr: 'urn:sluis:loa:two-factor',
      amr: ['mfa', 'otp', 'pwd', 'sms'],
    })
    const { rows } = await sql`select s::text, c::text, f::text, o::text from sms_credential s
      join factor_credential f on f.id = s.credential_id left join sms_code c on c.account_id = s.account_id
      left join outbox_message o on o.account_id = s.account_id where s.account_id = ${person.id}`.execute(
      the().house.db,
    )
    const kept = JSON.stringify([rows, the().logged])
    expect(kept).not.toContain(number.slice(3))
    expect(kept).not.toContain(Buffer.from(number).toString('hex'))
  })

  test('is refused beside its field for what is wrong with it, and is not lost', async () => {
    const { person, browser, page } = await arrive(the(), { person: { totp: false }, upTo: 'second step' })
    const empty = await browser.go(page.url.href.replace(/enrol\/\w+/, 'enrol/sms'))
    expect(empty.text).toContain('less safe than an app')
    expect(empty.text).toContain('Use an authenticator app instead')
    for (const [typed, reason] of [
      ['', 'number-missing'],
      ['12', 'number-malformed'],
      ['06 1234', 'number-malformed'],
      ['020 624 1111', 'number-not-mobile'],
      ['0900 8844', 'number-not-mobile'],
      ['+1 212 555 0100', 'country-not-served'],
      ['+44 7400 123456', 'country-not-served'],
      ['9'.repeat(200), 'number-malformed'],
    ] as const) {
      const refused = await send(browser, empty, { number: typed })
      expect([typed, refused.status, ...reasonsOn(refused)]).toEqual([typed, 422, reason])
      if (typed !== '' && typed.length < 40) expect(refused.text).toContain(`value="${typed}"`)
    }
    const { rows } =
      await sql`select 1 from outbox_message where account_id = ${person.id} and channel = 'sms'`.execute(
        the().house.db,
      )
    expect(rows).toEqual([])
  })

  test('asked for too often by one account is refused, and sent after the wait that is named', async () => {
    const person = await createPerson(the())
    const { browser, page } = await openAccount(the(), person, '/factors/add/sms')
    let last = page
    for (let i = 0; i < 7; i++) last = await send(browser, page, { number: newNumber().typed })
    expect([last.status, reasonsOn(last)]).toEqual([429, ['too-many-codes']])
    expect(last.text).toMatch(/Ask for another one in (1 minute|60 seconds)/)
    travel(61_000)
    const { number, typed } = newNumber()
    await send(browser, page, { number: typed })
    expect(await textsTo(the(), number)).toHaveLength(1)
  })

  test('is added in my account, named, and shown by its end only', async () => {
    const person = await createPerson(the())
    const { number, typed } = newNumber()
    const { browser, page } = await openAccount(the(), person, '/factors/add/sms')
    const asked = await send(browser, page, { number: typed })
    const done = await browser.submit(asked, { code: await lastCode(number), name: 'Work phone' })
    expect(done.url.search).toBe('?done=factor-added')
    expect(done.text).toContain('Work phone')
    expect(done.text).toContain(`To the number that ends in ${number.slice(-2)}.`)
    expect(done.text).not.toContain(number.slice(-6))
    const second = newNumber()
    const again = await browser.go(page.url.href.replace(/sms\/.*/, 'sms'))
    const sent = await send(browser, again, { number: second.typed })
    const both = await browser.submit(sent, { code: await lastCode(second.number) })
    expect(Array.from(both.text.matchAll(/the number that ends in (\d\d)\./g), ([, end]) => end)).toEqual(
      [number, second.number].map((each) => each.slice(-2)),
    )
  })
})

describe('a code by text message', () => {
  test('is sent when it is asked for, names the portal, and fills itself in at our host alone', async () => {
    const { person, number } = await withNumber()
    const before = await textsTo(the(), number)
    const { portal, started, browser, page } = await atChallenge(person, { client_name: 'Vergunningen' })
    expect(await textsTo(the(), number)).toEqual(before)
    const asked = await send(browser, page)
    const [text] = await textsTo(the(), number)
    expect(text).toMatch(
      /^\d{6} is your code for Vergunningen\. It works for 10 minutes\. Share it with nobody\.\n\n@localhost #\d{6}$/,
    )
    expect(text?.slice(-6)).toBe(text?.slice(0, 6))
    expect(headingOf(asked)).toBe('Type the code we sent you')
    expect(asked.text).toContain('autocomplete="one-time-code"')
    const back = await type(browser, asked, codeIn(text))
    expect((await redeem(portal, started, back.url)).claims()?.['acr']).toBe('urn:sluis:loa:two-factor')
  })

  test('never reaches a level that asks for what is unrestricted: its owner is led to set up something else', async () => {
    const { person, number } = await withNumber()
    await givenAccount(the(), person, { proofing: 'substantial' })
    const { browser, page } = await arrive(the(), {
      person,
      request: { acr_values: SUBSTANTIAL },
      upTo: 'second step',
    })
    expect(headingOf(page)).toBe('Get a code by text message') // the old one is proven first
    const proof = await type(browser, await send(browser, page), await lastCode(number))
    // and the mail is read, before something opens a level that documents stand behind
    expect(headingOf(proof)).toBe('Just checking that it’s you')
    const enrol = await proveAddress(the(), browser, proof, person.email)
    expect(headingOf(enrol)).toBe('Protect your account')
    expect(enrol.text).not.toContain('/enrol/sms')
    const there = await browser.go(`${enrol.url.href}/sms`)
    expect(there.url.pathname).toMatch(/\/enrol$/)
  })

  test('is accepted once, of many windows and over two processes', async () => {
    const { person, number } = await withNumber()
    const { browser, page } = await atChallenge(person)
    const asked = await send(browser, page)
    const code = await lastCode(number)
    const second = await the().second()
    const ends = await Promise.all(
      Array.from({ length: 6 }, (_, i) => (i % 2 ? second.origin : the().origin)).map((at) =>
        browser.copy(at).send(new URL(asked.url.pathname, at), {
          method: 'POST',
          body: new URLSearchParams({ code }),
          headers: { origin: the().origin },
        }),
      ),
    )
    await second.close()
    expect(ends.filter(({ status }) => status === 303).length).toBeGreaterThan(0)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_event
      where account_id = ${person.id} and type = 'factors.sms.accepted'`.execute(the().house.db)
    expect(rows[0]?.n).toBe(1)
  })

  test('that is asked for twice gives back what both were counted on', async () => {
    const { person } = await withNumber()
    const { browser, page } = await atChallenge(person)
    const countedOn = async (): Promise<number> => {
      const { rows } = await sql<{ n: number }>`
        select jsonb_array_length(counted) as n from sms_code where account_id = ${person.id}`.execute(
        the().house.db,
      )
      return rows[0]?.n ?? 0
    }
    const asked = await send(browser, page)
    const first = await countedOn()
    travel(5 * 60_000)
    await send(browser, asked)
    expect([first > 0, await countedOn()]).toEqual([true, 2 * first])
  })

  test('has five tries, parallel ones all counted; asking again gives none back', async () => {
    const { person, number } = await withNumber()
    const { browser, page } = await atChallenge(person)
    const asked = await send(browser, page)
    const code = await lastCode(number)
    const guesses = await Promise.all(
      Array.from({ length: 4 }, () => type(browser.copy(), asked, wrong(code))),
    )
    expect(guesses.flatMap(reasonsOn)).toEqual(Array.from({ length: 4 }, () => 'wrong-code'))
    await forgetTries(the())
    expect(reasonsOn(await type(browser, asked, wrong(code)))).toEqual(['code-spent'])
    await forgetTries(the())
    expect(reasonsOn(await type(browser, asked, code))).toEqual(['no-code'])
    await forgetTries(the())
    expect(reasonsOn(await send(browser, asked))).toEqual(['code-spent'])
  })

  test('counts in the sign-in that asked for it and in no other', async () => {
    const { person, number } = await withNumber()
    const first = await atChallenge(person)
    await send(first.browser, first.page)
    const code = await lastCode(number)
    const other = await atChallenge(person)
    const asked = await send(other.browser, other.page)
    const newer = await lastCode(number)
    expect(newer).not.toBe(code)
    expect(reasonsOn(await type(other.browser, asked, code))).toEqual(['wrong-code'])
    expect(atPortal((await type(other.browser, asked, newer)).url)).toBe(true)
  })

  test('is good for ten minutes', async () => {
    const { person, number } = await withNumber()
    const { browser, page } = await atChallenge(person)
    const asked = await send(browser, page)
    const code = await lastCode(number)
    travel(10 * 60_000 + 1000)
    expect(reasonsOn(await type(browser, asked, code))).toEqual(['code-expired'])
    const again = await send(browser, await browser.go(asked.url))
    expect(atPortal((await type(browser, again, await lastCode(number))).url)).toBe(true)
  })

  test('goes to a number three times in ten minutes, whoever asks', async () => {
    const { person, number } = await withNumber() // one went already
    for (let i = 0; i < 2; i++) {
      const { browser, page } = await atChallenge(person)
      await send(browser, page)
    }
    const { browser, page } = await atChallenge(person)
    const refused = await send(browser, page)
    expect([refused.status, ...reasonsOn(refused)]).toEqual([429, 'number-rests'])
    expect(await textsTo(the(), number)).toHaveLength(3)
    // another account asks for the same number
    const stranger = await createPerson(the(), { totp: false })
    const their = await arrive(the(), { person: stranger, upTo: 'second step' })
    const enrol = await their.browser.go(their.page.url.href.replace(/enrol\/\w+/, 'enrol/sms'))
    expect(reasonsOn(await send(their.browser, enrol, { number }))).toEqual(['number-rests'])
    travel(10 * 60_000)
    await send(browser, page)
    expect(await textsTo(the(), number)).toHaveLength(4)
  })

  test('asked for in six sign-ins of one afternoon comes, and is taken, each time', async () => {
    const { person, number } = await withNumber()
    for (let i = 0; i < 6; i++) {
      travel(11 * 60_000)
      const { browser, page } = await atChallenge(person)
      const asked = await send(browser, page)
      expect([i, reasonsOn(asked)]).toEqual([i, []])
      expect(atPortal((await type(browser, asked, await lastCode(number))).url)).toBe(true)
    }
  })

  test('asked for by many windows at once, goes out three times', async () => {
    const { person, number } = await withNumber()
    await forgetTries(the())
    const begun = await Promise.all(
      Array.from({ length: 6 }, () => arrive(the(), { person, upTo: 'second step' })),
    )
    await Promise.all(begun.map(({ browser, page }) => send(browser, page)))
    expect(await textsTo(the(), number)).toHaveLength(3)
  })

  test('is not sent by whoever is not asked for one', async () => {
    const { browser, page } = await arrive(the(), { upTo: 'second step' })
    const there = await browser.go(page.url.href.replace('/challenge/totp', '/challenge/sms'))
    expect(headingOf(there)).toBe('Enter your code')
  })
})
