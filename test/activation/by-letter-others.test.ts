import { describe, expect, test } from '@jest/globals'
import { accountById, noteUnreached, postalOf } from '../../src/domain/accounts/index.ts'
import { writePostal } from '../../src/domain/accounts/postal/store.ts'
import { days } from '../../src/platform/clock.ts'
import { perform } from '../../src/acts/index.ts'
import { activationActs } from '../../src/ports.ts'
import {
  acceptNew,
  CHOSEN,
  follow,
  invite,
  mobileNumber,
  newAddress,
  tryInvite,
} from '../harness/activation.ts'
import { tester } from '../harness/acting.ts'
import { personOfOld } from '../activations/given.ts'
import { detailsTo, newcomer } from '../activations/issued.ts'
import { invited, postal } from '../activations/posted.ts'
import { recoveryLinks, tryRecover, whoLost } from '../activations/lost.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { PASSWORD } from '../harness/people.ts'
import { atPortal, open } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { forWhom } from '../oidc/given-for-whom.ts'
import { addressOf, lettersPosted } from '../posting/given.ts'

const the = useWorld()
const { portalFor, begin } = forWhom(the)

describe('a way back in by letter', () => {
  test('goes to the address that is known of somebody, with the code of it and their password', async () => {
    const lost = await whoLost(the())
    const { house } = the()
    await house.db.updateTable('account').set({ phone: null }).where('id', '=', lost.id).execute()
    const address = addressOf({ name: `Lost ${newAddress()}` })
    const known = { address, setBy: 'somebody', setAt: new Date(0), confirmedAt: undefined }
    await house.db.transaction().execute((tx) => writePostal(tx, house.vault, lost.id, known))
    expect(await tryRecover(the(), lost)).toMatchObject({ ok: true })
    const { code, text } = (await lettersPosted(the())).get(address.name)!
    expect(text).toContain('Your code to get back into your account')
    const { link } = await recoveryLinks(the(), lost.email)
    const browser = new Browser()
    const page = await follow(browser, link)
    const next = await browser.submit(page, { code })
    expect(next.url.pathname).toBe('/activate/go-in')
    const signIn = await browser.submit(next, {})
    expect(
      (await browser.submit(signIn, { username: lost.email, password: PASSWORD })).url.pathname,
    ).not.toMatch(/challenge/)
  })

  test('is worth nothing once somebody else has said where they are reached', async () => {
    const lost = await whoLost(the())
    const { house } = the()
    await house.db.updateTable('account').set({ phone: null }).where('id', '=', lost.id).execute()
    const address = addressOf({ name: `Moved ${newAddress()}` })
    const known = { address, setBy: 'somebody', setAt: new Date(0), confirmedAt: undefined }
    await house.db.transaction().execute((tx) => writePostal(tx, house.vault, lost.id, known))
    expect(await tryRecover(the(), lost)).toMatchObject({ ok: true })
    const { code } = (await lettersPosted(the())).get(address.name)!
    const account = await accountById(house.db, lost.id)
    const { setPostal } = activationActs(house)
    expect(await perform(house, setPostal, tester, account!, { postal: postal() })).toEqual({ ok: true })
    const browser = new Browser()
    const { link } = await recoveryLinks(the(), lost.email)
    const next = await browser.submit(await follow(browser, link), { code })
    const gone = await browser.submit(next, {})
    expect(reasonsOn(gone)).toEqual(['ask-again'])
  })

  test('does not go to an address that was set within 72 hours, beside a mail address that was', async () => {
    const lost = await whoLost(the())
    const { house } = the()
    await house.db.updateTable('account').set({ phone: null }).where('id', '=', lost.id).execute()
    const now = new Date()
    await house.db.updateTable('contact_set').set({ set_at: now }).where('account_id', '=', lost.id).execute()
    const known = { address: addressOf(), setBy: 'account:somebody', setAt: now, confirmedAt: undefined }
    await house.db.transaction().execute((tx) => writePostal(tx, house.vault, lost.id, known))
    expect(await tryRecover(the(), lost)).toEqual({ ok: false, reason: 'ways-are-their-own' })
  })
})

describe('an account that its owner has never been in', () => {
  const home = async (isGone = false) => {
    const { db, vault, clock } = the().house
    const { id, email } = await personOfOld(the(), { activated: false, totp: false })
    const known = { address: addressOf(), setBy: 'somebody', setAt: new Date(0), confirmedAt: undefined }
    await db.transaction().execute(async (tx) => {
      await writePostal(tx, vault, id, known)
      if (isGone) await noteUnreached(tx, tester, id, clock())
    })
    return { id, email, mobile: '' }
  }

  test('is reached where its address is known, but for one from which a letter came back', async () => {
    const { done } = await tryInvite(the(), { person: await home() })
    expect(done).toMatchObject({ ok: true, activation: { legs: ['mail', 'letter'] } })
    const { done: gone } = await tryInvite(the(), { person: await home(true) })
    expect(gone).toMatchObject({ ok: false, reason: 'mobile-missing' })
  })

  test('keeps no address that was known before they came', async () => {
    const person = { ...(await home(true)), mobile: mobileNumber() }
    await invite(the(), { person })
    await acceptNew(the(), person)
    expect(await postalOf(the().house.db, the().house.vault, person.id)).toBeUndefined()
  })
})

describe('an invitation by letter that is withdrawn', () => {
  test('has its letter withdrawn as well: none is printed', async () => {
    const { person, activation } = await invited(the())
    const { withdraw } = activationActs(the().house)
    expect(await perform(the().house, withdraw, tester, activation)).toMatchObject({ ok: true })
    expect((await lettersPosted(the())).has(person.name)).toBe(false)
  })
})

describe('details that are issued, with a code by letter', () => {
  test('open nothing without it, and are good for longer', async () => {
    const to = await newcomer(the())
    const acts = activationActs(the().house)
    const done = await perform(the().house, acts.issueDetails, tester, to.within, { postal: postal() })
    expect(done).toMatchObject({ ok: true, activation: { legs: ['mail', 'letter'] } })
    const { text, password } = await detailsTo(the(), to.person.email)
    expect(text).toContain('We also post you a letter with a code')
    expect(text).toContain('28 days')
    const [posted] = [...(await lettersPosted(the())).values()]
    travel(days(9))
    const portal = await portalFor({ sluis_minimum_level: 'basic' })
    const browser = new Browser()
    const page = await browser.submit(await open(browser, await begin(portal)), {
      ...{ username: to.person.email, password },
    })
    expect([page.url.pathname.split('/').at(-1), headingOf(page)]).toEqual([
      'arrival',
      'Welcome: the code from our letter',
    ])
    expect(reasonsOn(await browser.submit(page, { code: '12345' }))).toEqual(['code-mistyped'])
    const renewal = await browser.submit(page, { code: posted!.code })
    expect(renewal.url.pathname).toMatch(/\/renew\/password$/)
    const back = await browser.submit(renewal, { 'new-password': CHOSEN }, { stopAt: atPortal })
    expect(atPortal(back.url)).toBe(true)
    const known = await postalOf(the().house.db, the().house.vault, to.person.id)
    expect(known?.confirmedAt).toBeInstanceOf(Date)
  })
})
