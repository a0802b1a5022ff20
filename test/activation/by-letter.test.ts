import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { accountByEmail, postalOf } from '../../src/domain/accounts/index.ts'
import { endOfDay } from '../../src/platform/calendar.ts'
import { days, hours, later } from '../../src/platform/clock.ts'
import { perform } from '../../src/acts/index.ts'
import { activationActs } from '../../src/ports.ts'
import { letterByReference } from '../../src/domain/letters/index.ts'
import {
  activationRow,
  CHOSEN,
  follow,
  invite,
  linkTo,
  mobileNumber,
  tryInvite,
} from '../harness/activation.ts'
import { tester } from '../harness/acting.ts'
import { invited, opened, postal, renewed, whom } from '../activations/posted.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { createOrganisation, membershipSaid } from '../harness/organisations.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { lettersPosted } from '../posting/given.ts'

const the = useWorld()

describe('somebody new, who is invited without a mobile', () => {
  test('is in by the link and the code of a letter, however they type it', async () => {
    const { person, activation, organisation } = await invited(the())
    expect(activation.legs).toEqual(['mail', 'letter'])
    const [mail] = await mailsTo(the(), person.email, 'activation/link')
    expect(mail?.text).toContain('We post you a letter with a code')
    const { code, text } = (await lettersPosted(the())).get(person.name)!
    expect(text).toContain(organisation.display_name)
    expect(text).toContain(person.postal.street)
    const { browser, page } = await opened(the(), person.email)
    expect([page.url.pathname, headingOf(page)]).toEqual(['/activate/code', 'Type the code from our letter'])
    const typed = ` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replace('-', ' ')} `
    const next = await browser.submit(page, { code: typed })
    expect(next.url.pathname).toBe('/activate/password')
    const done = await browser.submit(next, { 'new-password': CHOSEN })
    expect(headingOf(done)).toBe('You act for Bakkerij Jansen now')
    // where the letter reached them is known from now on, and kept nowhere else
    const account = await accountByEmail(the().house.db, person.email)
    const known = await postalOf(the().house.db, the().house.vault, account!.id)
    expect(known).toMatchObject({
      address: { name: person.name, street: person.postal.street },
      setBy: activation.begun_by,
    })
    expect(known?.confirmedAt).toBeInstanceOf(Date)
    expect(await activationRow(the(), activation.id)).toMatchObject({ ended_as: 'accepted', postal: null })
    // a code is nobody’s telephone
    expect(next.text).not.toContain('keep-number')
  })

  test('reads in the letter, and in the mail beside it, a day that they may rely on to its end', async () => {
    const { person, activation } = await invited(the())
    const { text, reference } = (await lettersPosted(the())).get(person.name)!
    const [mail] = await mailsTo(the(), person.email, 'activation/link')
    const letter = await letterByReference(the().house.db, reference)
    for (const [said, ends] of [
      [text, letter!.works_until],
      [mail!.text, activation.closes_at],
    ] as const) {
      const [, day = ''] = /up\sto\sand\sincluding\s(\d+ \w+ \d{4})/.exec(said) ?? []
      const iso = new Date(`${day} UTC`).toISOString().slice(0, 10)
      const end = endOfDay(iso, the().house.config.timeZone)!
      // the last such day, as clocks may change by an hour
      expect(end.getTime()).toBeLessThanOrEqual(ends.getTime())
      expect(later(end, hours(25)).getTime()).toBeGreaterThanOrEqual(ends.getTime())
    }
  })

  test('may be interrupted after the code: they type it again, and once they are in it is worth nothing', async () => {
    const { person } = await invited(the())
    const { code, reference } = (await lettersPosted(the())).get(person.name)!
    const first = await opened(the(), person.email)
    expect((await first.browser.submit(first.page, { code })).url.pathname).toBe('/activate/password')
    // its browser is closed, or its hour is over
    const { browser, page } = await opened(the(), person.email)
    const next = await browser.submit(page, { code })
    expect(next.url.pathname).toBe('/activate/password')
    expect((await letterByReference(the().house.db, reference))?.state).toBe('handed-over')
    await browser.submit(next, { 'new-password': CHOSEN })
    expect((await letterByReference(the().house.db, reference))?.state).toBe('used')
    const late = await first.browser.go(new URL('/activate/password', page.url))
    expect(late.url.pathname).not.toBe('/activate/password')
  })

  test('keeps its browser for an hour from each time that the link is followed', async () => {
    const { person } = await invited(the())
    const link = await linkTo(the(), person.email)
    const browser = new Browser()
    await follow(browser, link)
    const again = await browser.send(link, { method: 'POST', headers: { origin: link.origin } })
    const [kept = ''] = again.headers.getSetCookie().filter((each) => each.includes('sluis_activation'))
    expect(kept).toContain(browser.cookie('sluis_activation'))
  })

  test('is told, in another browser, which of two numbers is meant, and of a slip', async () => {
    const { person } = await invited(the())
    const { code, reference } = (await lettersPosted(the())).get(person.name)!
    const { page } = await opened(the(), person.email)
    const [shown = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}(?=\.)/.exec(page.text) ?? []
    const other = new Browser()
    const elsewhere = await other.go(new URL('/activate', page.url))
    const typed = (fields: Record<string, string>) => other.submit(elsewhere, fields)
    expect(reasonsOn(await typed({ reference, code }))).toEqual(['reference-of-letter'])
    const slip = `${code.startsWith('7') ? '8' : '7'}${code.slice(1)}`
    expect(reasonsOn(await typed({ reference: shown, code: slip }))).toEqual(['code-mistyped'])
    expect(reasonsOn(await typed({ reference: '7K2M-9PXQ', code }))).toEqual(['not-together'])
    expect((await typed({ reference: shown, code })).text).toContain('That is right')
  })

  test('is told of a slip without losing a try, and of a wrong code by losing one', async () => {
    const { person, activation } = await invited(the())
    const other = await invited(the())
    const posted = await lettersPosted(the())
    const [{ code, reference }, theirs] = [posted.get(person.name)!, posted.get(other.person.name)!]
    const { browser, page } = await opened(the(), person.email)
    let here = page
    // as often as they like
    for (let i = 0; i < 7; i += 1) {
      const slip = `${code.startsWith('7') ? '8' : '7'}${code.slice(1)}`
      here = await browser.submit(here, { code: slip })
      expect([here.status, reasonsOn(here)]).toEqual([422, ['code-mistyped']])
      // it is no code: they compare it, and put it right
      expect(here.text).toContain(`value="${slip}"`)
      expect(reasonsOn(await browser.submit(here, { code: reference }))).toEqual(['number-of-letter'])
    }
    expect(reasonsOn(await browser.submit(here, { code: '' }))).toEqual(['code-missing'])
    expect(reasonsOn(await browser.submit(here, { code: '123456' }))).toEqual(['code-mistyped'])
    // the code of somebody else’s letter is as wrong as any, and so is its number: nobody learns that there is one
    for (const wrong of [theirs.code, theirs.reference]) {
      const refused = await browser.submit(here, { code: wrong })
      expect([reasonsOn(refused), refused.text.includes(wrong)]).toEqual([['wrong-code'], false])
    }
    const { rows } = await sql`select 1 from audit_event where type = 'activations.code.refused'
      and details->>'activation' = ${activation.id}`.execute(the().house.db)
    expect(rows).toHaveLength(2)
    expect((await browser.submit(here, { code })).url.pathname).toBe('/activate/password')
  })

  test('may type five wrong codes; then the letter is worth nothing, and they have another one posted', async () => {
    const { person } = await invited(the())
    const strangers = await Promise.all(Array.from({ length: 5 }, () => invited(the())))
    const posted = await lettersPosted(the())
    const { browser, page } = await opened(the(), person.email)
    for (const [i, stranger] of strangers.entries()) {
      const shown = await browser.submit(page, { code: posted.get(stranger.person.name)!.code })
      expect(reasonsOn(shown)).toEqual([i < 4 ? 'wrong-code' : 'code-closed'])
    }
    const closed = await browser.go(page.url)
    expect(reasonsOn(closed)).toEqual(['code-closed'])
    expect(closed.text).not.toContain('name="code"')
    // not even with the right one, by whoever keeps an older page
    const again = await browser.submit(page, { code: posted.get(person.name)!.code })
    expect(reasonsOn(again)).toEqual(['code-closed'])
    travel(hours(25))
    const { browser: later, page: there } = await renewed(the(), person.email)
    const asked = await later.submit(there, { do: 'send' })
    const { code } = (await lettersPosted(the())).get(person.name)!
    const before = posted.get(person.name)!.code
    expect(reasonsOn(await later.submit(asked, { code: before }))).toEqual(['wrong-code'])
    expect((await later.submit(asked, { code })).url.pathname).toBe('/activate/password')
  })

  test('has one letter at a time: another one is offered a day later, and refused to whoever asks before', async () => {
    const { person } = await invited(the())
    const { browser, page } = await opened(the(), person.email)
    expect(page.text).not.toContain('Post me')
    const body = new URLSearchParams({ do: 'send' })
    const headers = { origin: page.url.origin }
    const forced = await browser.go(page.url, { method: 'POST', body, headers })
    expect(reasonsOn(forced)).toEqual(['letter-rests'])
    travel(hours(25))
    expect((await renewed(the(), person.email)).page.text).toContain('Post me another letter')
  })

  test('gets it from whoever sends the invitation again, to the address that is right', async () => {
    const { person, activation } = await invited(the())
    const before = (await lettersPosted(the())).get(person.name)!
    travel(hours(25))
    const sendAgain = activationActs(the().house).sendAgain
    const to = { postal: { ...person.postal, street: 'Nieuwe Gracht 7' } }
    const done = await perform(the().house, sendAgain, tester, activation, to)
    expect(done).toMatchObject({ ok: true, activation: { legs: ['mail', 'letter'] } })
    const after = (await lettersPosted(the())).get(person.name)!
    expect(after.text).toContain('Nieuwe Gracht 7')
    const { browser, page } = await opened(the(), person.email)
    expect(reasonsOn(await browser.submit(page, { code: before.code }))).toEqual(['wrong-code'])
    expect((await browser.submit(page, { code: after.code })).url.pathname).toBe('/activate/password')
    // a mobile in the place of the address: what was posted is worth nothing
    const again = await perform(the().house, sendAgain, tester, activation, { mobile: mobileNumber() })
    expect(again).toMatchObject({ ok: true, activation: { legs: ['mail', 'text'] } })
    expect((await letterByReference(the().house.db, after.reference.replaceAll('-', '')))?.state).toBe(
      'withdrawn',
    )
  })

  test('is invited by two within a day: the second letter waits for its turn, and nobody is told of the first', async () => {
    const person = { ...whom(), postal: postal() }
    const first = await invite(the(), { person })
    const second = await tryInvite(the(), { person })
    expect([first.activation.legs, second.done.ok]).toEqual([['mail', 'letter'], true])
    expect((await lettersPosted(the())).size).toBe(1)
    expect((await lettersPosted(the())).size).toBe(0)
    travel(hours(25))
    expect((await lettersPosted(the())).size).toBe(1)
  })

  test('is not invited with an address that cannot be right, or where no letters are posted', async () => {
    const tried = async (changes: object) => {
      const { done } = await tryInvite(the(), { person: { ...whom(), postal: { ...postal(), ...changes } } })
      return done.ok ? undefined : done.reason
    }
    expect(await tried({ postal_code: '12' })).toBe('postal-code-malformed')
    expect(await tried({ street: '' })).toBe('postal-street-missing')
    expect(await tried({ country: 'Holland' })).toBe('postal-country-unknown')
    expect(await tried({ extra: 'x'.repeat(61) })).toBe('postal-extra-too-long')
    const { done } = await tryInvite(the(), { person: whom() })
    expect(done).toMatchObject({ reason: 'mobile-missing' })
    const { clientId: client } = await createPortal(the(), { sluis_factors_forbidden: ['sms'] })
    const { done: there } = await tryInvite(the(), { client, person: whom() })
    expect(there).toMatchObject({ reason: 'postal-missing' })
    const { done: well } = await tryInvite(the(), { client, person: { ...whom(), postal: postal() } })
    expect(well).toMatchObject({ ok: true, activation: { legs: ['mail', 'letter'] } })
    const { house } = the()
    const config = { ...house.config, letters: { ...house.config.letters, isServed: false } }
    const input = {
      person: { ...whom(), locale: 'en', postal: postal() },
      said: membershipSaid(),
      client: undefined,
    } as const
    const organisation = await createOrganisation(the())
    const off = await perform(
      house,
      activationActs({ ...house, config }).invite,
      tester,
      organisation.id,
      input,
    )
    expect(off).toMatchObject({ ok: false, reason: 'postal-not-served' })
  })
})

describe('as time goes by, somebody who is invited without a mobile', () => {
  test('has four letters in thirty days, a day apart, and no fifth', async () => {
    const { person } = await invited(the())
    for (let sent = 1; sent <= 4; sent += 1) {
      travel(hours(25))
      expect((await lettersPosted(the())).has(person.name)).toBe(true)
      const { browser, page } = await renewed(the(), person.email)
      const asked = await browser.submit(page, { do: 'send' })
      expect([sent, reasonsOn(asked)]).toEqual([sent, sent < 4 ? [] : ['letter-rests']])
    }
  })

  test('comes weeks later by an old link: a new one is mailed, and the letter works until its day', async () => {
    const [{ person }, other] = [await invited(the()), await invited(the())]
    const posted = await lettersPosted(the())
    travel(days(20))
    const { browser, page } = await renewed(the(), person.email)
    const next = await browser.submit(page, { code: posted.get(person.name)!.code })
    expect(next.url.pathname).toBe('/activate/password')
    await browser.submit(next, { 'new-password': CHOSEN })
    // it may have been corrected since the invitation was made: it counts as chosen now
    const { house } = the()
    const account = await accountByEmail(house.db, person.email)
    const known = await postalOf(house.db, house.vault, account!.id)
    expect(Date.now() - known!.setAt.getTime()).toBeLessThan(60_000)
    const { browser: late, page: still } = await renewed(the(), other.person.email)
    travel(days(2))
    expect(reasonsOn(await late.submit(still, { code: posted.get(other.person.name)!.code }))).toEqual([])
    const { browser: later, page: over } = await renewed(the(), other.person.email)
    expect(over.text).toContain('No letter with a code is on its way')
    const body = new URLSearchParams({ code: posted.get(other.person.name)!.code })
    const forced = await later.go(over.url, { method: 'POST', body, headers: { origin: over.url.origin } })
    expect(reasonsOn(forced)).toEqual(['code-expired'])
    expect((await later.submit(over, { do: 'send' })).text).toContain('was sent for on')
  })
})
