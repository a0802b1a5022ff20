import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { perform } from '../../src/acts/index.ts'
import { accountById } from '../../src/domain/accounts/index.ts'
import { credentialsOf } from '../../src/domain/factors/index.ts'
import { sealPhone } from '../../src/domain/accounts/phone.ts'
import { enrolProvenNumber } from '../../src/domain/factors/sms/index.ts'
import { hours, minutes } from '../../src/platform/clock.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import { accountActs, activationActs } from '../../src/ports.ts'
import { hashOf, shownVisit } from '../activations/given.ts'
import { beginRecovery, recoveryLinks, toGoIn, tryRecover, whoLost } from '../activations/lost.ts'
import { tester } from '../harness/acting.ts'
import { activationRow, mobileNumber, newAddress } from '../harness/activation.ts'
import { Browser } from '../harness/browser.ts'
import { reasonsOn, secretOn } from '../harness/html.ts'
import { linkIn, mailsTo } from '../harness/mails.ts'
import { totpNow } from '../harness/people.ts'
import { createPortal, open, startRequest, typePassword } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'

const the = useWorld()

const rowOf = async (id: AccountId) => (await accountById(the().house.db, id))!

/** Somebody who has shown both legs, and pressed. */
async function wentIn() {
  const person = await whoLost(the())
  const activation = await beginRecovery(the(), person)
  const { browser, page } = await toGoIn(the(), person)
  const login = await browser.submit(page, {}, { action: '/go-in' })
  return { person, activation, browser, page, login }
}

/** The number that is written down of an account. */
const setNumber = async (id: AccountId, number: string | null) => {
  const { db, vault } = the().house
  const phone = number === null ? null : sealPhone(vault, id, number)
  await db.updateTable('account').set({ phone }).where('id', '=', id).execute()
}

const proveNumber = (accountId: AccountId, number: string, at: Date) =>
  the()
    .house.db.transaction()
    .execute((tx) => enrolProvenNumber(tx, the().house.vault, { accountId, number, attempt: null }, at))

describe('whoever got back in', () => {
  test('has the time that setting up another takes, and more than the few minutes of a fresh sign-in', async () => {
    const { person, browser, login } = await wentIn()
    travel(minutes(6))
    const offered = await typePassword(browser, login, person.email)
    const add = await browser.go(new URL(`${offered.url.pathname}/totp`, offered.url))
    const secret = secretOn(add)
    travel(minutes(7))
    const codes = await browser.submit(add, { code: totpNow(secret) })
    // they have another now, and are offered a way back of their own
    expect(codes.url.pathname).toMatch(/\/offer\/recovery-codes$/)
  })

  test('removes nothing before another is set up, by the page or by the act', async () => {
    const { person, browser, login } = await wentIn()
    const offered = await typePassword(browser, login, person.email)
    const home = await browser.submit(offered, {}, { action: '/replace' })
    expect(home.url.pathname).toBe('/account/factors')
    const { db } = the().house
    const app = (await credentialsOf(db, person.id)).find(({ kind }) => String(kind) === 'totp')!
    const asked = await browser.go(`${the().origin}/account/factors/${app.id}/remove`)
    expect(reasonsOn(asked)).toEqual(['set-up-first'])
    await browser.go(`${the().origin}/account/factors/${app.id}`, {
      ...{ method: 'POST', body: new URLSearchParams({ do: 'remove' }) },
      headers: { origin: the().origin },
    })
    expect(await credentialsOf(db, person.id)).toHaveLength(2)
  })

  test('who presses twice, or comes back, is on the way to sign in', async () => {
    const { browser, page } = await wentIn()
    const again = await browser.submit(page, {}, { action: '/go-in' })
    expect(again.url.pathname).toMatch(/\/challenge\/password$/)
  })

  test('does so at no portal that takes no text messages', async () => {
    const { person, browser } = await wentIn()
    const portal = await createPortal(the(), { sluis_factors_forbidden: ['sms'] })
    const page = await open(browser, await startRequest(portal))
    const asked = await typePassword(browser, page, person.email)
    expect(asked.url.pathname).toMatch(/\/challenge\/totp$/)
  })
})

describe('the code of a way back in', () => {
  test('goes to no telephone of a desk, but to a number that they have proven, the one known longest', async () => {
    const person = await whoLost(the())
    await setNumber(person.id, '+31201234567')
    expect(await tryRecover(the(), person)).toEqual({ ok: false, reason: 'mobile-missing' })
    const [old, young] = [mobileNumber(), mobileNumber()]
    await proveNumber(person.id, old, new Date(Date.now() - hours(24 * 30)))
    await proveNumber(person.id, young, new Date())
    await beginRecovery(the(), person)
    const { page } = await toGoIn(the(), { email: person.email, mobile: old })
    expect(page.url.pathname).toBe('/activate/go-in')
  })

  test('is worth nothing once the number is theirs no more', async () => {
    const person = await whoLost(the())
    const row = await beginRecovery(the(), person)
    const { link } = await recoveryLinks(the(), person.email)
    const visit = await shownVisit(the(), row, person.mobile, link)
    await setNumber(person.id, mobileNumber())
    const { house } = the()
    const { recover, sendCode } = activationActs(house)
    const done = await perform(house, recover, tester, visit.token_hash)
    expect(done).toEqual({ ok: false, reason: 'ask-again' })
    const asked = { locale: 'en' as const, address: '192.0.2.1' }
    expect(await perform(house, sendCode, tester, visit, asked)).toEqual({ ok: false, reason: 'number-gone' })
  })
})

describe('a way back in is ended', () => {
  test('by who withdraws it just after it was used: what was shown goes into no sign-in', async () => {
    const { person, browser, login } = await wentIn()
    const { withdrawRecovery } = activationActs(the().house)
    const done = await perform(the().house, withdrawRecovery, tester, await rowOf(person.id))
    expect(done).toEqual({ ok: false, reason: 'recovery-used' })
    const asked = await typePassword(browser, login, person.email)
    expect(asked.url.pathname).toMatch(/\/challenge\/totp$/)
  })

  test.each([
    ['reports a stranger', 'reportStranger', { reference: 'AbCd' }],
    ['closes their account', 'close', undefined],
  ] as const)('with whoever %s', async (_what, name, input) => {
    const person = await whoLost(the())
    const row = await beginRecovery(the(), person)
    const act = accountActs(the().house)[name] as ReturnType<typeof accountActs>['reportStranger']
    await perform(the().house, act, tester, await rowOf(person.id), input as { reference: string })
    expect((await activationRow(the(), row.id)).ended_as).toBe('withdrawn')
  })

  test('with the access of its account, and not revived with it', async () => {
    const person = await whoLost(the())
    const row = await beginRecovery(the(), person)
    const { disable, enable } = accountActs(the().house)
    await perform(the().house, disable, tester, await rowOf(person.id))
    await perform(the().house, enable, tester, await rowOf(person.id))
    expect((await activationRow(the(), row.id)).ended_as).toBe('withdrawn')
  })

  test('by the link in its mail for as long as it is open, which has nothing mailed', async () => {
    const person = await whoLost(the())
    const row = await beginRecovery(the(), person)
    const [mail] = await mailsTo(the(), person.email, 'activation/recovery')
    const stop = linkIn(mail!, /\/stop$/)
    const { renewLink } = activationActs(the().house)
    const hash = hashOf(new URL(stop.pathname.replace('/stop', ''), stop))
    expect((await perform(the().house, renewLink, tester, hash)).ok).toBe(false)
    travel(hours(30))
    const stranger = new Browser()
    await stranger.submit(await stranger.go(stop), { sure: 'yes' }, { action: stop.pathname })
    expect((await activationRow(the(), row.id)).ended_as).toBe('withdrawn')
  })

  test('by no address that was never theirs, or that its owner took back', async () => {
    const person = await whoLost(the())
    const [typo, thief] = [newAddress(), newAddress()]
    for (const [address, proven, ended] of [
      [typo, false, null],
      [thief, true, new Date()],
    ] as const)
      await sql`insert into email_change (id, account_id, old_value, new_value, old_token_hash, new_token_hash, requested_at, expires_at, asked_by, effective_at, old_was_proven, ended_at)
        values (gen_random_uuid(), ${person.id}, ${address}, ${person.email}, ${Buffer.from(address)}, ${Buffer.from(`${address}+`)}, now(), now(), 'operator', now(), ${proven}, ${ended})`.execute(
        the().house.db,
      )
    await beginRecovery(the(), person)
    for (const address of [typo, thief])
      expect(await mailsTo(the(), address, 'activation/recovery-begun')).toEqual([])
  })
})
