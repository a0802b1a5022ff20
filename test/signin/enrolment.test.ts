import { describe, expect, test } from '@jest/globals'
import { CompiledQuery, sql } from 'kysely'
import { sessionEnding } from '../../src/ports.ts'
import { arrive } from '../harness/arrive.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { headingOf, reasonsOn, secretOn } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { createPerson, totpNow } from '../harness/people.ts'
import {
  atPortal,
  createPortal,
  open,
  redeem,
  startRequest,
  typeCode,
  typePassword,
  chooseWay,
} from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { givenAccount } from '../accounts/given.ts'
import { withoutFactor } from '../factors/given.ts'
import { tester } from '../harness/acting.ts'

const the = useWorld()

const uriOn = (page: Page): URL =>
  new URL((/data-totp-uri="([^"]+)"/.exec(page.text)?.[1] ?? '').replaceAll('&amp;', '&'))

const lastCode = async (email: string): Promise<string> => {
  const { house } = the()
  const message = (await house.outbox.newest(house.db, 20)).find(({ message: { to } }) => to === email)
  return /^ {4}([\d ]+)$/m.exec(message?.message.text ?? '')?.[1]?.replaceAll(' ', '') ?? ''
}

describe('setting up an authenticator app', () => {
  test('somebody just activated sets it up right after the password, and lands in the portal', async () => {
    const { person, browser, portal, started, page } = await arrive(the(), {
      person: { totp: false },
      upTo: 'second step',
    })
    expect(headingOf(page)).toBe('Protect your account')
    const secret = secretOn(page)
    expect(Buffer.from(secret)).toHaveLength(32)
    expect(/data-totp-secret[^>]*>([^<]+)</.exec(page.text)?.[1]).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
    expect(page.text).toMatch(/data-totp-uri="[^"]+">\s*<svg [^]*<path/)
    const uri = uriOn(page)
    expect(uri.href).toContain(encodeURIComponent(person.email))
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({ secret, issuer: 'Sluis' })
    const wrong = await typeCode(browser, page, '000000')
    expect([wrong.status, reasonsOn(wrong), secretOn(wrong)]).toEqual([422, ['wrong-code'], secret])
    const back = await typeCode(browser, wrong, totpNow(secret))
    expect((await redeem(portal, started, back.url)).claims()).toMatchObject({
      acr: 'urn:sluis:loa:two-factor',
      amr: ['mfa', 'otp', 'pwd'],
    })
  })

  test('the key is the same after a reload and in another process, and another one in another sign-in', async () => {
    const { person, browser, page } = await arrive(the(), { person: { totp: false }, upTo: 'second step' })
    expect(secretOn(await browser.send(page.url))).toBe(secretOn(page))
    expect(secretOn((await arrive(the(), { person, upTo: 'second step' })).page)).not.toBe(secretOn(page))
  })

  test('its owner is told by mail, without a secret, and with the way to shut others out', async () => {
    const { person, browser, page } = await arrive(the(), {
      person: { totp: false, locale: 'nl' },
      upTo: 'second step',
    })
    const secret = secretOn(page)
    await typeCode(browser, page, totpNow(secret))
    const [told] = await mailsTo(the(), person.email, 'factors/enrolled')
    expect(told?.subject).toBe('Er is een nieuwe manier van inloggen ingesteld')
    expect(told?.text.match(/https?:\S+/g)).toEqual([`${the().origin}/recover`, `${the().origin}/help`])
    expect(told?.text).not.toContain(secret)
  })

  test('the code that confirmed it does not sign in once more', async () => {
    const { person, browser, page } = await arrive(the(), { person: { totp: false }, upTo: 'second step' })
    const secret = secretOn(page)
    const code = totpNow(secret)
    await typeCode(browser, page, code)
    const other = await arrive(the(), { person, upTo: 'second step' })
    expect(headingOf(other.page)).toBe('Enter your code')
    expect(reasonsOn(await typeCode(other.browser, other.page, code))).toEqual(['code-already-used'])
  })

  test('confirming twice at once makes one credential', async () => {
    const { person, browser, page } = await arrive(the(), { person: { totp: false }, upTo: 'second step' })
    const code = totpNow(secretOn(page))
    await Promise.all(
      Array.from({ length: 5 }, () => typeCode(browser.copy(), page, code).catch(() => undefined)),
    )
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from totp_credential where account_id = ${person.id}`.execute(the().house.db)
    expect(rows[0]?.n).toBe(1)
  })

  test('two sign-ins that set one up at the same moment make one, and the other is asked for its code', async () => {
    for (let i = 0; i < 5; i++) {
      const person = await createPerson(the(), { totp: false })
      const begun = [
        await arrive(the(), { person, upTo: 'second step' }),
        await arrive(the(), { person, upTo: 'second step' }),
      ]
      const ends = await Promise.all(
        begun.map(({ browser, page }) => typeCode(browser, page, totpNow(secretOn(page)))),
      )
      const { rows } = await sql`select 1 from totp_credential where account_id = ${person.id}`.execute(
        the().house.db,
      )
      expect(rows).toHaveLength(1)
      expect(ends.map((page) => (atPortal(page.url) ? 'in' : headingOf(page))).toSorted()).toEqual([
        'Enter your code',
        'in',
      ])
    }
  })

  test('what ended the account’s sessions meanwhile ended this setting up, too', async () => {
    const { person, browser, page } = await arrive(the(), { person: { totp: false }, upTo: 'second step' })
    const { db, clock } = the().house
    await db
      .transaction()
      .execute((tx) => sessionEnding(the().house).endAll(tx, tester, person.id, { reason: 'test' }, clock()))
    expect(headingOf(await typeCode(browser, page, totpNow(secretOn(page))))).toBe('Sign in')
    const { rows } = await sql`select 1 from totp_credential where account_id = ${person.id}`.execute(
      the().house.db,
    )
    expect(rows).toEqual([])
  })

  test('the key is sealed at rest, with its own row', async () => {
    const { person, browser, page } = await arrive(the(), { person: { totp: false }, upTo: 'second step' })
    await typeCode(browser, page, totpNow(secretOn(page)))
    const other = await createPerson(the())
    await sql`update totp_credential set secret = (select secret from totp_credential where account_id = ${other.id}) where account_id = ${person.id}`.execute(
      the().house.db,
    )
    the().expectErrors('Unsupported state or unable to authenticate data')
    const again = await arrive(the(), { person, upTo: 'second step' })
    expect((await typeCode(again.browser, again.page, totpNow())).status).toBe(500)
  })
})

describe('a password alone sets up nothing', () => {
  test('an account that was not just activated first types a mailed code; the code is no factor', async () => {
    const { person, browser, portal, started, page } = await arrive(the(), {
      person: { totp: false, activated: false },
      upTo: 'second step',
    })
    expect(headingOf(page)).toBe('Just checking that it’s you')
    expect(page.text).not.toMatch(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/u)
    const root = page.url.pathname.replace('/prove-address', '')
    const skipped = await browser.send(new URL(`${root}/enrol/totp`, the().origin))
    expect([skipped.status, skipped.headers.get('location')]).toEqual([303, root])
    expect(await lastCode(person.email)).toBe('')
    const sent = await browser.submit(page, { do: 'send' })
    const code = await lastCode(person.email)
    expect(code).toMatch(/^\d{8}$/)
    const wrong = await browser.submit(sent, { code: '00000000' })
    expect([wrong.status, reasonsOn(wrong)]).toEqual([422, ['wrong-code']])
    // as it is pasted from the mail: spaced, with what nobody can see around it
    const pasted = `\u200e ${code.slice(0, 4)}\u00a0–\u2009${code.slice(4)}\u2060`
    const ways = await browser.submit(wrong, { code: pasted })
    expect([ways.url.pathname.endsWith('/enrol'), headingOf(ways)]).toEqual([true, 'Protect your account'])
    const enrol = await chooseWay(browser, ways)
    expect(headingOf(enrol)).toBe('Protect your account')
    const back = await typeCode(browser, enrol, totpNow(secretOn(enrol)))
    expect((await redeem(portal, started, back.url)).claims()).toMatchObject({ amr: ['mfa', 'otp', 'pwd'] })
    const { rows } = await sql<{
      verified_at: Date | null
    }>`select verified_at from identifier where account_id = ${person.id}`.execute(the().house.db)
    expect(rows[0]?.verified_at).not.toBeNull()
  })

  test('a mailed code works in its own sign-in only, five tries, and not after ten minutes', async () => {
    const person = await createPerson(the(), { totp: false, activated: false })
    const [one, two] = [
      await arrive(the(), { person, upTo: 'second step' }),
      await arrive(the(), { person, upTo: 'second step' }),
    ]
    await one.browser.submit(one.page, { do: 'send' })
    const code = await lastCode(person.email)
    const elsewhere = await two.browser.submit(two.page, { do: 'send' })
    expect(reasonsOn(await two.browser.submit(elsewhere, { code }))).toEqual(['wrong-code'])

    let page = await one.browser.send(one.page.url)
    for (let i = 0; i < 5; i++) page = await one.browser.submit(page, { code: '00000000' })
    expect(reasonsOn(await one.browser.submit(page, { code }))).toEqual(['code-spent'])

    const second = await lastCode(person.email)
    await the()
      .house.db.updateTable('address_proof')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .execute()
    expect(reasonsOn(await two.browser.submit(elsewhere, { code: second }))).toEqual(['code-expired'])
  })

  test.each([
    ['the account’s sessions were ended', 'update account set era = era + 1 where id = $1'],
    [
      'it has another address',
      `update identifier set value = 'x' || value, lookup = 'x' || lookup where account_id = $1`,
    ],
  ])('a mailed code proves nothing once %s, typed before or after', async (_what, end) => {
    for (const typed of ['before', 'after']) {
      const { person, browser, page } = await arrive(the(), {
        person: { totp: false, activated: false },
        upTo: 'second step',
      })
      const sent = await browser.submit(page, { do: 'send' })
      const code = await lastCode(person.email)
      const type = () => browser.submit(sent, { code })
      if (typed === 'before') expect(headingOf(await type())).toBe('Protect your account')
      await the().house.db.executeQuery(CompiledQuery.raw(end, [person.id]))
      const ended = await type()
      expect([typed, headingOf(ended)]).not.toContain('Protect your account')
      const again = await browser.go(new URL(page.url.pathname.replace('/prove-address', ''), the().origin))
      expect(['Sign in', 'Just checking that it’s you']).toContain(headingOf(again))
      if (headingOf(again) === 'Sign in') continue
      // a new one can be had, and proves the address there is now
      const { rows } = await sql<{
        value: string
      }>`select value from identifier where account_id = ${person.id}`.execute(the().house.db)
      const anew = await browser.submit(again, { do: 'send' })
      expect(headingOf(await browser.submit(anew, { code: await lastCode(rows[0]!.value) }))).toBe(
        'Protect your account',
      )
    }
  })

  test('mails are limited', async () => {
    const { person, browser, page } = await arrive(the(), {
      person: { totp: false, activated: false },
      upTo: 'second step',
    })
    const pages: Page[] = []
    for (let i = 0; i < 4; i++) pages.push(await browser.submit(page, { do: 'send' }))
    expect(pages.map((p) => reasonsOn(p))).toContainEqual(['too-many-tries'])
    const refused = pages.find((p) => reasonsOn(p).includes('too-many-tries'))
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(
      (await the().house.outbox.newest(the().house.db, 50)).filter(
        ({ message }) => message.to === person.email,
      ).length,
    ).toBeLessThanOrEqual(3)
  })

  test('the window closes after 72 hours, and with the first complete sign-in', async () => {
    const late = await createPerson(the(), { totp: false })
    await givenAccount(the(), late, { enrolment_open_until: new Date(Date.now() - 1000) })
    expect(headingOf((await arrive(the(), { person: late, upTo: 'second step' })).page)).toBe(
      'Just checking that it’s you',
    )

    const { person, browser, page } = await arrive(the(), { person: { totp: false }, upTo: 'second step' })
    await typeCode(browser, page, totpNow(secretOn(page)))
    await withoutFactor(the().house.db, person, 'totp')
    expect(headingOf((await arrive(the(), { person, upTo: 'second step' })).page)).toBe(
      'Just checking that it’s you',
    )
  })

  test('a thief with a password and a session of one factor cannot set up an app', async () => {
    const person = await createPerson(the(), { totp: false })
    await givenAccount(the(), person, { enrolment_open_until: null })
    const low = await createPortal(the(), { sluis_minimum_level: 'basic' })
    const browser = new Browser()
    const first = await typePassword(browser, await open(browser, await startRequest(low)), person.email)
    expect(atPortal(first.url)).toBe(true)
    const step = await open(browser, await startRequest(low, { acr_values: 'urn:sluis:loa:two-factor' }))
    expect(headingOf(step)).toBe('Just checking that it’s you')
  })
})
