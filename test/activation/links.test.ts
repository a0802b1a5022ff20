import { describe, expect, test } from '@jest/globals'
import request from 'supertest'
import { sql } from 'kysely'
import { perform } from '../../src/acts/index.ts'
import { activationActs, organisationActs } from '../../src/ports.ts'
import { hashOf } from '../activations/given.ts'
import {
  acceptNew,
  activationRow,
  codeTo,
  CHOSEN,
  follow,
  invite,
  linkTo,
  toPassword,
} from '../harness/activation.ts'
import { tester } from '../harness/acting.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { addMember, createOrganisation } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'
import { until } from '../harness/until.ts'

const the = useWorld()
const template = 'activation/link'

/** The link as it is a day later: too old. */
async function expire(link: URL): Promise<void> {
  const { db } = the().house
  await sql`update activation_leg set expires_at = now() - interval '1 minute' where secret = ${hashOf(link)}`.execute(
    db,
  )
}

const renew = async (link: URL, browser = new Browser()): Promise<Page> =>
  browser.submit(await browser.go(link), {}, { action: '/renew' })

/** A page without what differs by its address alone. */
const shape = ({ status, text, url }: Page): [number, string] => [
  status,
  text.replaceAll(url.pathname, '/activate/x'),
]

describe('a link that is too old', () => {
  test('has a new one mailed, to the same address: that one works, and the old one asks again', async () => {
    const { person } = await invite(the())
    const old = await linkTo(the(), person.email)
    await expire(old)
    const page = await renew(old)
    expect([page.status, page.url.pathname]).toEqual([200, '/activate/sent'])
    await until(async () => (await mailsTo(the(), person.email, template)).length === 2)
    const { page: done } = await acceptNew(the(), person)
    expect(done.url.pathname).toBe('/activate/done')
    expect((await new Browser().go(old)).status).toBe(410)
  })

  test('is answered as one that was used, replaced, forged, or of what is erased', async () => {
    const { person, activation } = await invite(the())
    const first = await linkTo(the(), person.email)
    await perform(the().house, activationActs(the().house).sendAgain, tester, activation, {})
    const replaced = await new Browser().go(first)
    const used = await linkTo(the(), person.email)
    await acceptNew(the(), person)
    const again = await new Browser().go(used)
    const forged = await new Browser().go(new URL(`/activate/${'x'.repeat(43)}`, used))
    const other = await invite(the())
    const erasable = await linkTo(the(), other.person.email)
    await sql`delete from activation where id = ${other.activation.id}`.execute(the().house.db)
    const erased = await new Browser().go(erasable)
    const old = await invite(the())
    const tooOld = await linkTo(the(), old.person.email)
    await expire(tooOld)
    const expired = await new Browser().go(tooOld)
    expect(new Set([replaced, again, forged, erased, expired].map((each) => shape(each).join(''))).size).toBe(
      1,
    )
    expect(forged.status).toBe(410)
    // and so is asking for a new one
    const asked = await Promise.all([used, erasable, tooOld].map((link) => renew(link)))
    expect(new Set(asked.map((each) => shape(each).join(''))).size).toBe(1)
  })

  test('mails nobody where nothing waits, and three times an hour at most', async () => {
    const { person, activation } = await invite(the())
    const link = await linkTo(the(), person.email)
    await expire(link)
    for (let i = 0; i < 5; i++) await renew(link)
    const { db } = the().house
    const left = async () =>
      (await sql`select 1 from jobs.job where name = 'activation-link' and state < 'completed'`.execute(db))
        .rows.length
    await until(async () => (await left()) === 0)
    expect(await mailsTo(the(), person.email, template)).toHaveLength(4)
    await perform(the().house, activationActs(the().house).withdraw, tester, activation)
    await renew(link)
    await until(async () => (await left()) === 0)
    expect(await mailsTo(the(), person.email, template)).toHaveLength(4)
  })

  test('that was used leads on whoever is signed in as the one who used it', async () => {
    const { person } = await invite(the())
    const link = await linkTo(the(), person.email)
    const { browser } = await acceptNew(the(), person)
    expect((await new Browser().go(link)).status).toBe(410)
    // the first sign-in is what they have just shown
    await browser.go(`${the().origin}/account`)
    const page = await browser.send(link)
    expect([page.status, page.headers.get('location')]).toEqual([303, '/account'])
  })
})

describe('whoever scans mail', () => {
  test('may ask by HEAD, open it five times, and press what there is: it stays good', async () => {
    const { person, activation } = await invite(the())
    const link = await linkTo(the(), person.email)
    await request(link.href).head('').expect(200)
    for (let i = 0; i < 5; i++) await request(link.href).get('').expect(200)
    const scanner = new Browser()
    const code = await follow(scanner, link)
    expect(code.url.pathname).toBe('/activate/code')
    await scanner.submit(code, { do: 'send' })
    for (const path of ['password', 'join', 'done', 'over'])
      expect((await scanner.go(`${the().origin}/activate/${path}`)).url.pathname).toBe('/activate/code')
    const pressed = await scanner.submit(await scanner.go(`${the().origin}/activate`), { code: '' })
    expect(reasonsOn(pressed)).toEqual(['code-missing'])
    expect((await activationRow(the(), activation.id)).ended_at).toBeNull()
    const { page } = await acceptNew(the(), person)
    expect(page.url.pathname).toBe('/activate/done')
  })

  test('and waits with the link gains nothing when its owner types the code', async () => {
    const { person } = await invite(the())
    const link = await linkTo(the(), person.email)
    const thief = new Browser()
    await follow(thief, link)
    await toPassword(the(), person)
    expect((await thief.go(`${the().origin}/activate`)).url.pathname).toBe('/activate/code')
    const forced = await thief.go(`${the().origin}/activate/password`, {
      ...{ method: 'POST', body: new URLSearchParams({ 'new-password': CHOSEN }) },
      headers: { origin: the().origin },
    })
    expect(forced.url.pathname).toBe('/activate/code')
  })
})

describe('two browsers', () => {
  test('are one way in: the code is typed in the other, with the reference that the first shows', async () => {
    const { person } = await invite(the())
    const [phone, desk] = [new Browser(), new Browser()]
    const shown = await phone.submit(await follow(phone, await linkTo(the(), person.email)), { do: 'send' })
    const reference = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(shown.text)![0]
    const page = await desk.go(`${the().origin}/activate`)
    const code = await codeTo(the(), person.mobile)
    const wrong = await desk.submit(page, { reference: 'AAAA-AAAA', code })
    expect([wrong.status, reasonsOn(wrong)]).toEqual([422, ['not-together']])
    const right = await desk.submit(wrong, { reference: reference.toLowerCase(), code })
    expect([right.status, headingOf(right)]).toEqual([200, 'That is right'])
    // the second browser has nothing of it
    expect((await desk.go(`${the().origin}/activate/password`)).url.pathname).toBe('/activate')
    expect((await phone.go(`${the().origin}/activate`)).url.pathname).toBe('/activate/password')
  })
})

describe('what is over', () => {
  const openedBy = async () => {
    const invited = await invite(the())
    const { browser, page } = await toPassword(the(), invited.person)
    return { ...invited, browser, page }
  }
  const press = ({ browser, page }: { browser: Browser; page: Page }): Promise<Page> =>
    browser.submit(page, { 'new-password': CHOSEN })
  const nobodyIn = async (email: string): Promise<void> => {
    const { rows } = await sql`select 1 from identifier where value = ${email}`.execute(the().house.db)
    expect(rows).toEqual([])
  }

  test('because it was withdrawn while the page was open says so, and changes nothing', async () => {
    const opened = await openedBy()
    await perform(the().house, activationActs(the().house).withdraw, tester, opened.activation)
    const page = await press(opened)
    expect([page.url.pathname, reasonsOn(page)]).toEqual(['/activate/over', ['withdrawn']])
    await nobodyIn(opened.person.email)
  })

  test('because its organisation was put on hold says so, and waits until it is in use again', async () => {
    const opened = await openedBy()
    const acts = organisationActs(the().house)
    await perform(the().house, acts.suspendOrganisation, tester, opened.organisation.id)
    expect(reasonsOn(await press(opened))).toEqual(['organisation-not-in-use'])
    await nobodyIn(opened.person.email)
    await perform(the().house, acts.resumeOrganisation, tester, opened.organisation.id)
    expect((await press(opened)).url.pathname).toBe('/activate/done')
  })

  test('because who sent it looks after the organisation no more', async () => {
    const organisation = await createOrganisation(the())
    const [sender, other] = [await createPerson(the()), await createPerson(the())]
    const role = 'administrator' as const
    const membership = await addMember(the(), organisation.id, { account: sender.id }, { role })
    await addMember(the(), organisation.id, { account: other.id }, { role })
    const invited = await invite(the(), { organisation, who: { by: { account: sender.id } } })
    const { browser, page } = await toPassword(the(), invited.person)
    const within = { organisation: organisation.id, id: membership.id }
    await perform(the().house, organisationActs(the().house).endMember, tester, within, {})
    expect(reasonsOn(await press({ browser, page }))).toEqual(['sender-gone'])
    await nobodyIn(invited.person.email)
  })

  test('because its time is', async () => {
    const opened = await openedBy()
    await sql`update activation set closes_at = now() - interval '1 minute' where id = ${opened.activation.id}`.execute(
      the().house.db,
    )
    expect(reasonsOn(await press(opened))).toEqual(['closed'])
    await nobodyIn(opened.person.email)
  })

  test('leads on whoever has accepted it, and presses once more', async () => {
    const opened = await openedBy()
    await press(opened)
    const page = await press(opened)
    expect(reasonsOn(page)).toEqual(['accepted'])
  })
})
