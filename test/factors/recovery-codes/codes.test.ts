import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { openAccount } from '../../harness/account.ts'
import { Browser, type Page } from '../../harness/browser.ts'
import { codesOn, headingOf, reasonsOn, secretOn } from '../../harness/html.ts'
import { mailsTo } from '../../harness/mails.ts'
import { createPerson, totpNow, type TestPerson } from '../../harness/people.ts'
import {
  atPortal,
  createPortal,
  open,
  redeem,
  startRequest,
  typeCode,
  typePassword,
} from '../../harness/portal.ts'
import { useWorld } from '../../harness/setup.ts'
import { travel } from '../../harness/travel.ts'
import { days } from '../../../src/platform/clock.ts'
import { useCodes } from './given.ts'
import { givenAccount } from '../../accounts/given.ts'
import { forgetSteps } from '../totp/given.ts'
import { forgetTries } from '../../platform/given.ts'

const the = useWorld()
const at = (path: string): string => `${the().origin}/account${path}`

/** Somebody with an app and ten codes. */
async function withCodes(): Promise<{ person: TestPerson; codes: string[]; browser: Browser }> {
  const person = await createPerson(the())
  const { browser, page } = await openAccount(the(), person, '/factors/add/recovery-codes')
  const codes = codesOn(page)
  expect((await browser.submit(page, { kept: 'yes' })).url.search).toBe('?done=factor-added')
  return { person, codes, browser }
}

async function atChallenge(person: TestPerson, metadata = {}) {
  const portal = await createPortal(the(), metadata)
  const browser = new Browser()
  const started = await startRequest(portal)
  const app = await typePassword(browser, await open(browser, started), person.email)
  const page = await browser.go(app.url.href.replace('/challenge/totp', '/challenge/recovery-codes'))
  return { portal, browser, started, page }
}
const type = (browser: Browser, page: Page, code: string): Promise<Page> => typeCode(browser, page, code)

describe('recovery codes', () => {
  test('are ten, of sixteen signs, shown once; kept only as marks that say nothing', async () => {
    const { person, codes, browser } = await withCodes()
    expect(codes).toHaveLength(10)
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/)
    // sixteen signs of thirty-two: 80 bits, where each sign is a matter of chance
    const signs = codes.map((code) => code.replaceAll('-', ''))
    for (let i = 0; i < 16; i++) expect(new Set(signs.map((code) => code[i])).size).toBeGreaterThan(3)
    const page = await browser.go(at('/factors'))
    expect(page.text).toContain('10 codes are left.')
    const { rows } = await sql<{ t: string; attempt: string }>`
      select r::text as t, f.attempt_id as attempt from recovery_code r join factor_credential f on f.id = r.credential_id
      where r.account_id = ${person.id}`.execute(the().house.db)
    expect(rows).toHaveLength(10)
    const kept = JSON.stringify([rows, the().logged])
    for (const code of codes) expect(kept).not.toContain(code.replaceAll('-', ''))
    // the address that showed them shows them no more
    const draft = rows[0]!.attempt.split('/').at(-1)!
    expect((await browser.go(at(`/factors/add/recovery-codes/${draft}`))).url.pathname).toBe(
      '/account/factors',
    )
  })

  test('let somebody in who lost the phone, each once, with a mail that says how many are left', async () => {
    const { person, codes } = await withCodes()
    const { portal, browser, started, page } = await atChallenge(person)
    expect(headingOf(page)).toBe('Use a recovery code')
    const typed = `\ufeff ${codes[0]!.toUpperCase().replaceAll('-', '\u200b–\u00a0')} `
    const back = await type(browser, page, typed)
    expect((await redeem(portal, started, back.url)).claims()).toMatchObject({
      acr: 'urn:sluis:loa:two-factor',
      amr: ['mfa', 'otp', 'pwd'],
    })
    const [mail] = await mailsTo(the(), person.email, 'factors/recovery-codes/used')
    expect(mail?.text).toContain('9 codes are left.')
    expect(mail?.text).not.toContain('Make new ones')
    const again = await atChallenge(person)
    expect(reasonsOn(await type(again.browser, again.page, codes[0]!))).toEqual(['wrong-recovery-code'])
  })

  test('made anew take back what the ones before have proven elsewhere', async () => {
    const { person, codes, browser } = await withCodes()
    const thief = await atChallenge(person)
    expect(atPortal((await type(thief.browser, thief.page, codes[0]!)).url)).toBe(true)
    const again = await browser.go(at('/factors/add/recovery-codes'))
    expect((await browser.submit(again, { kept: 'yes' })).url.search).toBe('?done=factor-added')
    const next = await open(thief.browser, await startRequest(thief.portal))
    expect(atPortal(next.url)).toBe(false)
  })

  test('say so when three are left', async () => {
    const { person, codes } = await withCodes()
    await useCodes(the(), person, 6)
    for (const code of codes) {
      const { browser, page } = await atChallenge(person)
      if (atPortal((await type(browser, page, code)).url)) break
      await forgetTries(the())
    }
    const [mail] = await mailsTo(the(), person.email, 'factors/recovery-codes/used')
    expect(mail?.text).toContain('3 codes are left.')
    expect(mail?.text).toContain('Make new ones now.')
    expect(mail?.text).toContain(at('/factors'))
  })

  test('end with their last: what is left is none', async () => {
    const { person, codes } = await withCodes()
    await useCodes(the(), person, 9)
    const ends: boolean[] = []
    for (const code of codes) {
      await forgetTries(the())
      const { browser, page } = await atChallenge(person)
      // the challenge of a set that is gone leads to what there is
      if (headingOf(page) !== 'Use a recovery code') break
      ends.push(atPortal((await type(browser, page, code)).url))
    }
    expect(ends.filter(Boolean)).toHaveLength(1)
    expect(ends.at(-1)).toBe(true)
    const [mail] = await mailsTo(the(), person.email, 'factors/recovery-codes/used')
    expect(mail?.text).toContain('No code is left.')
    const { page } = await openAccount(the(), person, '/factors')
    expect(page.text).not.toContain('data-kind="recovery-codes"')
  })

  test('one of them, in many windows at once over two processes, is accepted once', async () => {
    const { person, codes } = await withCodes()
    const other = await the().second()
    const starts = await Promise.all(Array.from({ length: 6 }, () => atChallenge(person)))
    const answers = await Promise.all(
      starts.map(({ browser, page }, i) => {
        const at = i % 2 ? the().origin : other.origin
        return browser.copy(at).send(new URL(page.url.pathname, at), {
          method: 'POST',
          body: new URLSearchParams({ code: codes[1]! }),
          headers: { origin: the().origin },
        })
      }),
    )
    await other.close()
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  })

  test('reach no level above two-factor, whoever has proofed them', async () => {
    const { person, codes } = await withCodes()
    await givenAccount(the(), person, { proofing: 'address' })
    const { browser, page } = await atChallenge(person, { sluis_minimum_level: 'low' })
    expect([headingOf(page), page.text.includes('/challenge/recovery-codes')]).toEqual([
      'Enter your code',
      false,
    ])
    // nor does the session of one that was used
    const low = await atChallenge(person)
    await type(low.browser, low.page, codes[2]!)
    const portal = await createPortal(the(), { sluis_minimum_level: 'low' })
    expect(headingOf(await open(low.browser, await startRequest(portal)))).toBe('Enter your code')
    expect(headingOf(await browser.go(page.url))).toBe('Enter your code')
  })

  test('new ones end those before', async () => {
    const { person, codes, browser } = await withCodes()
    const page = await browser.go(at('/factors/add/recovery-codes'))
    const fresh = codesOn(page)
    const unticked = await browser.submit(page, {}, { action: page.url.pathname })
    expect([unticked.status, reasonsOn(unticked), codesOn(unticked)]).toEqual([
      422,
      ['codes-not-kept'],
      fresh,
    ])
    await browser.submit(page, { kept: 'yes' })
    const old = await atChallenge(person)
    expect(reasonsOn(await type(old.browser, old.page, codes[0]!))).toEqual(['wrong-recovery-code'])
    const one = await atChallenge(person)
    expect(atPortal((await type(one.browser, one.page, fresh[0]!)).url)).toBe(true)
  })

  test('of somebody else, and half a code, are none', async () => {
    const [{ person }, { codes: theirs }] = [await withCodes(), await withCodes()]
    const { browser, page } = await atChallenge(person)
    expect(reasonsOn(await type(browser, page, theirs[0]!))).toEqual(['wrong-recovery-code'])
    expect(reasonsOn(await type(browser, page, 'abcd'))).toEqual(['recovery-code-malformed'])
    expect(reasonsOn(await type(browser, page, ''))).toEqual(['code-missing'])
  })

  test('are no reason to take away the last app', async () => {
    await createPortal(the())
    const { browser } = await withCodes()
    const page = await browser.go(at('/factors'))
    const [app] = Array.from(
      page.text.matchAll(/data-factor="([^"]+)" data-kind="totp"/g),
      ([, id = '']) => id,
    )
    const refused = await browser.submit(page, { do: 'remove' }, { action: app! })
    expect(reasonsOn(refused)).toEqual(['last-factor'])
  })
})

describe('whoever has just set up a first second factor', () => {
  const atOffer = async () => {
    const person = await createPerson(the(), { totp: false })
    const browser = new Browser()
    const started = await startRequest(await createPortal(the()))
    const enrol = await typePassword(browser, await open(browser, started), person.email)
    const secret = secretOn(enrol)
    const code = totpNow(secret)
    return { person, browser, secret, offer: await browser.submit(enrol, { code }, { stopAt: atPortal }) }
  }

  test('is offered recovery codes, and lands in the portal with them', async () => {
    const { browser, offer } = await atOffer()
    expect(headingOf(offer)).toBe('Keep your recovery codes')
    expect(codesOn(offer)).toHaveLength(10)
    expect(codesOn(await browser.go(offer.url))).toEqual(codesOn(offer))
    const back = await browser.submit(offer, { kept: 'yes' }, { stopAt: atPortal })
    expect(atPortal(back.url)).toBe(true)
  })

  test('saves the very codes that are shown, as a text file, without a script', async () => {
    const { person, browser, offer } = await atOffer()
    const file = await browser.submit(offer, { do: 'save' })
    expect(file.headers.get('content-disposition')).toContain('recovery-codes.txt')
    expect(file.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(file.headers.get('cache-control')).toBe('no-store')
    expect(file.text.match(/[a-z2-7]{4}(-[a-z2-7]{4}){3}/g)).toEqual(codesOn(offer))
    expect(file.text).toContain(person.email)
    // nothing was kept by that: the page goes on
    expect(codesOn(await browser.go(offer.url))).toEqual(codesOn(offer))
  })

  test('puts it off once, of many windows and over two processes, and nobody gets an error', async () => {
    const { person, browser, offer } = await atOffer()
    const second = await the().second()
    const ends = await Promise.all(
      [the().origin, second.origin, the().origin, second.origin].map((origin) =>
        browser.copy(origin).send(new URL(offer.url.pathname, origin), {
          method: 'POST',
          body: new URLSearchParams({ do: 'later' }),
          headers: { origin: the().origin },
        }),
      ),
    )
    expect(ends.filter(({ status }) => status >= 500)).toEqual([])
    const { rows } = await sql<{ times: number; told: number }>`
      select way_back_put_off as times, (select count(*)::int from audit_event e
        where e.account_id = a.id and e.type = 'signin.offer.put-off') as told
      from account a where id = ${person.id}`.execute(the().house.db)
    expect(rows).toEqual([{ times: 1, told: 1 }])
  })

  test('or not now, and is asked again after a week', async () => {
    const { person, browser, secret, offer } = await atOffer()
    expect(atPortal((await browser.submit(offer, { do: 'later' }, { stopAt: atPortal })).url)).toBe(true)
    await forgetSteps(the())
    const next = async () => {
      const other = new Browser()
      const page = await typePassword(
        other,
        await open(other, await startRequest(await createPortal(the()))),
        person.email,
      )
      await forgetSteps(the())
      return other.submit(page, { code: totpNow(secret) }, { stopAt: atPortal })
    }
    expect(atPortal((await next()).url)).toBe(true)
    travel(days(8))
    expect(headingOf(await next())).toBe('Keep your recovery codes')
  })
})
