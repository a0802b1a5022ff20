import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { perform } from '../../src/acts/index.ts'
import { accountById } from '../../src/domain/accounts/index.ts'
import { kindsEnrolled } from '../../src/domain/factors/index.ts'
import { heldBy } from '../../src/domain/organisations/index.ts'
import { accountActs } from '../../src/ports.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import { personOfOld } from '../activations/given.ts'
import {
  acceptNew,
  CHOSEN,
  follow,
  invite,
  linkTo,
  mobileNumber,
  toPassword,
  tryInvite,
} from '../harness/activation.ts'
import { tester } from '../harness/acting.ts'
import { arrive } from '../harness/arrive.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { addMember, addNumber, createOrganisation, createRegister } from '../harness/organisations.ts'
import { createPerson, PASSWORD } from '../harness/people.ts'
import { atPortal, createPortal, open, startRequest, typeCode, typePassword } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld()

const organisationsOf = async (account: AccountId): Promise<string[]> =>
  (await heldBy(the().house.db, account, new Date())).map(({ organisation_id: id }) => id)

describe('somebody who has signed in before', () => {
  test('needs no mobile: they sign in, are asked, and join with what they have', async () => {
    const { person } = await arrive(the())
    const { organisation, activation } = await invite(the(), { person: { email: person.email } })
    expect(activation.legs).toEqual(['mail'])
    await forgetSteps(the())
    const browser = new Browser()
    const page = await follow(browser, await linkTo(the(), person.email))
    expect(page.url.pathname).toMatch(/\/challenge\/password$/)
    const asked = await typeCode(browser, await typePassword(browser, page, person.email))
    expect([asked.url.pathname, headingOf(asked)]).toEqual(['/activate/join', 'Act for Bakkerij Jansen?'])
    expect(await organisationsOf(person.id)).toEqual([])
    const done = await browser.submit(asked, {}, { action: '/join' })
    expect(done.url.pathname).toBe('/activate/done')
    expect(await organisationsOf(person.id)).toEqual([organisation.id])
    // what they have stays as it is
    expect((await kindsEnrolled(the().house.db, person.id)).map(String).toSorted()).toEqual([
      'password',
      'totp',
    ])
  })

  test('is asked at once where they are signed in', async () => {
    const { person, browser } = await arrive(the())
    await invite(the(), { person: { email: person.email } })
    const page = await follow(browser, await linkTo(the(), person.email))
    expect(page.url.pathname).toBe('/activate/join')
  })

  test('is told of somebody else who is signed in there, and nothing is changed; that one signs out, and they go on', async () => {
    const { person } = await arrive(the())
    await forgetSteps(the())
    const { person: other, browser } = await arrive(the())
    await invite(the(), { person: { email: person.email } })
    const page = await follow(browser, await linkTo(the(), person.email))
    expect([page.url.pathname, reasonsOn(page)]).toEqual(['/activate/not-theirs', ['not-theirs']])
    expect(page.text).toContain(other.email)
    for (const path of ['join', 'password'])
      await browser.go(`${the().origin}/activate/${path}`, {
        ...{ method: 'POST', body: new URLSearchParams({ 'new-password': CHOSEN }) },
        headers: { origin: the().origin },
      })
    expect([await organisationsOf(person.id), await organisationsOf(other.id)]).toEqual([[], []])
    const on = await browser.submit(page, {}, { action: '/not-me' })
    expect(on.url.pathname).toMatch(/\/challenge\/password$/)
  })

  test('to whom it was forwarded, with an account of their own, joins nothing', async () => {
    const invited = await invite(the())
    const { browser, person: other } = await arrive(the())
    const page = await follow(browser, await linkTo(the(), invited.person.email))
    expect(page.url.pathname).toBe('/activate/not-theirs')
    expect(await organisationsOf(other.id)).toEqual([])
  })

  test('who acts for it already is not invited, nor is somebody who is', async () => {
    const [organisation, person] = [await createOrganisation(the()), await createPerson(the())]
    await addMember(the(), organisation.id, { account: person.id })
    const { done } = await tryInvite(the(), { organisation, person: { email: person.email } })
    expect(done).toEqual({ ok: false, reason: 'already-member' })
    const invited = await invite(the(), { organisation })
    const again = await tryInvite(the(), {
      organisation,
      person: { email: invited.person.email.toUpperCase() },
    })
    expect(again.done).toEqual({ ok: false, reason: 'already-invited' })
  })
})

describe('somebody who has an account, and never came', () => {
  test('is activated in it: whatever was set in it before is gone', async () => {
    const victim = await personOfOld(the(), { totp: true, activated: false })
    // somebody was there before them: with the password, a second factor, a session, a link and a change of address
    const thief = new Browser()
    const portal = await createPortal(the(), { sluis_minimum_level: 'basic' })
    const inside = await typePassword(thief, await open(thief, await startRequest(portal)), victim.email)
    expect(atPortal(inside.url)).toBe(true)
    const row = (await accountById(the().house.db, victim.id))!
    await perform(the().house, accountActs(the().house).correctAddress, tester, row, {
      email: `thief${Date.now()}@example.test`,
    })
    const invited = await invite(the(), { person: { email: victim.email, mobile: mobileNumber() } })
    const { browser } = await acceptNew(the(), invited.person)
    const { db } = the().house
    expect((await kindsEnrolled(db, victim.id)).map(String)).toEqual(['password'])
    const back = await open(browser, await startRequest(portal))
    expect(atPortal(back.url)).toBe(true)
    // no session, no password, no change of address of whoever was there
    const again = await open(thief, await startRequest(portal))
    expect(again.url.pathname).toMatch(/\/challenge\/password$/)
    expect((await typePassword(thief, again, victim.email, PASSWORD)).status).toBe(422)
    const { rows } =
      await sql`select 1 from email_change where account_id = ${victim.id} and ended_at is null`.execute(db)
    expect(rows).toEqual([])
    expect(await organisationsOf(victim.id)).toEqual([invited.organisation.id])
  })

  test('cannot keep a password that was issued to them', async () => {
    const person = await personOfOld(the(), { activated: false })
    const row = (await accountById(the().house.db, person.id))!
    const issued = await perform(the().house, accountActs(the().house).issuePassword, tester, row)
    const invited = await invite(the(), { person: { email: person.email, mobile: mobileNumber() } })
    const { browser, page } = await toPassword(the(), invited.person)
    const kept = await browser.submit(page, { 'new-password': issued.ok ? issued.password : '' })
    expect([kept.status, reasonsOn(kept).join(' ')]).toEqual([
      422,
      expect.stringContaining('password-used-before'),
    ])
  })

  test('is not opened by whoever has chosen its address and gives the number as well', async () => {
    const mine = await createPerson(the(), { totp: false })
    const { done } = await tryInvite(the(), { person: { email: mine.email, mobile: mobileNumber() } })
    expect(done).toEqual({ ok: false, reason: 'ways-are-their-own' })
    // by somebody else it may be
    const who = { by: { account: (await createPerson(the())).id } }
    expect((await tryInvite(the(), { person: { email: mine.email }, who })).done).toMatchObject({ ok: true })
  })
})

describe('what somebody is invited to', () => {
  test('is a portal: they land in it, where it begins a sign-in, with the organisation', async () => {
    const portal = await createPortal(the(), {
      ...{ client_name: 'Mijn Zakelijk', initiate_login_uri: 'https://portal.example/begin' },
      sluis_minimum_level: 'basic',
    })
    const { person, organisation } = await invite(the(), { client: portal.clientId })
    const { page } = await acceptNew(the(), person)
    const to = new URL(/content="0; url=([^"]+)"/.exec(page.text)![1]!.replaceAll('&amp;', '&'))
    expect([to.pathname, to.searchParams.get('iss'), to.searchParams.get('organization')]).toEqual([
      '/begin',
      the().origin,
      organisation.id,
    ])
    expect(page.text).toContain('Mijn Zakelijk')
  })

  test('is a portal that begins nothing: they are told its name, and how to go there', async () => {
    const portal = await createPortal(the(), { client_name: 'Mijn Zakelijk' })
    const { person } = await invite(the(), { client: portal.clientId })
    const { page } = await acceptNew(the(), person)
    expect(page.text).not.toContain('http-equiv="refresh"')
    expect(page.text).toContain('Now go to Mijn Zakelijk')
  })

  test('takes no text messages: then nobody new can be invited to it', async () => {
    for (const metadata of [{ sluis_factors_forbidden: ['sms'] }, { sluis_minimum_level: 'substantial' }]) {
      const { clientId: client } = await createPortal(the(), metadata)
      const { done } = await tryInvite(the(), { client })
      expect(done).toEqual({ ok: false, reason: 'postal-missing' })
    }
  })

  test('is numbers that became another meanwhile: that one; and nothing, where none is left', async () => {
    const organisation = await createOrganisation(the())
    const register = await createRegister(the())
    const number = await addNumber(the(), organisation.id, register)
    const said = { numbers: [number.id] }
    const [one, other] = [
      await invite(the(), { organisation, said }),
      await invite(the(), { organisation, said }),
    ]
    const next = await addNumber(the(), organisation.id, register)
    const { db } = the().house
    await sql`update organisation_number set replaced_by_id = ${next.id}, replaced_at = now() where id = ${number.id}`.execute(
      db,
    )
    await acceptNew(the(), one.person)
    const { rows } = await sql<{ number_id: string }>`select number_id from membership_number n
      join membership m on m.id = n.membership_id where m.organisation_id = ${organisation.id}`.execute(db)
    expect(rows).toEqual([{ number_id: next.id }])
    const { browser, page } = await toPassword(the(), other.person)
    await sql`delete from organisation_number where organisation_id = ${organisation.id} and id = ${number.id}`.execute(
      db,
    )
    await sql`delete from organisation_number where organisation_id = ${organisation.id}`.execute(db)
    const over = await browser.submit(page, { 'new-password': CHOSEN })
    expect(reasonsOn(over)).toEqual(['numbers-gone'])
  })
})
