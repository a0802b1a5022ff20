import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { perform } from '../../src/acts/index.ts'
import { accountById, changeEmail } from '../../src/domain/accounts/index.ts'
import { credentialsOf } from '../../src/domain/factors/index.ts'
import { days, minutes } from '../../src/platform/clock.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import { accountActs, activationActs } from '../../src/ports.ts'
import { begunVisit, choosing } from '../activations/given.ts'
import { beginRecovery, recoveryLinks, toGoIn, tryRecover, whoLost } from '../activations/lost.ts'
import { tester } from '../harness/acting.ts'
import { activationRow, mobileNumber, newAddress } from '../harness/activation.ts'
import { Browser } from '../harness/browser.ts'
import { reasonsOn, secretOn } from '../harness/html.ts'
import { linkIn, mailsTo, textsTo } from '../harness/mails.ts'
import { createPerson, TOTP_SECRET, totpNow } from '../harness/people.ts'
import { atPortal, createPortal, open, startRequest, typePassword } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'

const the = useWorld()

const signInAt = async (browser: Browser, parameters: Record<string, string> = {}, settings = {}) =>
  open(browser, await startRequest(await createPortal(the(), settings), parameters))

const kindsOf = async (id: string) =>
  (await credentialsOf(the().house.db, id as never)).map(({ kind }) => String(kind)).toSorted()

describe('somebody who has lost their app', () => {
  test('gets back in by the link, the code and their password, and sets up another before anything goes', async () => {
    const person = await whoLost(the())
    await beginRecovery(the(), person)
    const { browser, page } = await toGoIn(the(), person)
    expect(page.url.pathname).toBe('/activate/go-in')
    const login = await browser.submit(page, {}, { action: '/go-in' })
    expect(login.url.pathname).toMatch(/\/challenge\/password$/)
    const offered = await typePassword(browser, login, person.email)
    expect(offered.url.pathname).toMatch(/\/replace$/)
    expect(offered.text).toContain('What you have just shown works for this one sign-in')
    expect(await kindsOf(person.id)).toEqual(['password', 'totp'])
    const add = await browser.go(new URL(`${offered.url.pathname}/totp`, offered.url))
    const secret = secretOn(add)
    expect(secret).not.toBe(TOTP_SECRET)
    const codes = await browser.submit(add, { code: totpNow(secret) })
    expect(codes.url.pathname).toMatch(/\/offer\/recovery-codes$/)
    const home = await browser.submit(codes, { do: 'later' })
    expect(home.url.pathname).toBe('/account/factors')
    const { text } = await browser.go(`${the().origin}/account/activity`)
    for (const said of ['A way back into your account was begun', 'A way back into your account was used'])
      expect(text).toContain(said)
    expect(await kindsOf(person.id)).toEqual(['password', 'totp', 'totp'])
  })

  test('on the way to a portal is offered to set up another at once', async () => {
    const person = await whoLost(the())
    await beginRecovery(the(), person)
    const { browser, page } = await toGoIn(the(), person)
    await browser.submit(page, {}, { action: '/go-in' })
    const offered = await typePassword(browser, await signInAt(browser), person.email)
    expect(offered.url.pathname).toMatch(/\/replace$/)
    const after = await browser.submit(offered, {}, { action: '/replace', stopAt: atPortal })
    expect(atPortal(after.url)).toBe(true)
    // it counted once: whoever has the password and another browser has nothing of it
    const other = new Browser()
    const asked = await typePassword(other, await signInAt(other), person.email)
    expect(asked.url.pathname).toMatch(/\/challenge\/totp$/)
  })
})

describe('the way back in is told to all that reaches them', () => {
  test('as it begins and as it is used: the addresses before, and every number', async () => {
    const person = await whoLost(the())
    const before = person.email
    const email = newAddress()
    await changedLongAgo(person.id, before, email)
    await beginRecovery(the(), person)
    const [told] = await mailsTo(the(), before, 'activation/recovery-begun')
    const stop = linkIn(told!, /^\/activate\//)
    expect((await new Browser().go(stop)).text).toContain('I did not ask for this')
    // it opens nothing, and has nothing mailed
    const opens = await new Browser().go(new URL(stop.pathname.replace('/stop', ''), stop))
    expect(opens.status).toBe(410)
    expect((await textsTo(the(), person.mobile))[0]).toContain('a way back into your account was begun')
    const { browser, page } = await toGoIn(the(), { email, mobile: person.mobile })
    await browser.submit(page, {}, { action: '/go-in' })
    for (const to of [before, email])
      expect([to, await mailsTo(the(), to, 'activation/recovered')]).toEqual([to, [expect.anything()]])
    expect((await textsTo(the(), person.mobile))[0]).toContain('the way back into your account was used')
  })

  test('and any of them stops it, by a tick and a button: a press alone does nothing', async () => {
    const person = await whoLost(the())
    const activation = await beginRecovery(the(), person)
    const { browser, page } = await toGoIn(the(), person)
    const { stop } = await recoveryLinks(the(), person.email)
    const stranger = new Browser()
    const asked = await stranger.go(stop)
    const pressed = await stranger.submit(asked, {}, { action: stop.pathname })
    expect([pressed.status, reasonsOn(pressed)]).toEqual([422, ['not-sure']])
    expect((await activationRow(the(), activation.id)).ended_as).toBeNull()
    const stopped = await stranger.submit(pressed, { sure: 'yes' }, { action: stop.pathname })
    expect(reasonsOn(stopped)).toEqual(['stopped'])
    expect((await activationRow(the(), activation.id)).ended_as).toBe('withdrawn')
    const late = await browser.submit(page, {}, { action: '/go-in' })
    expect(reasonsOn(late)).toEqual(['withdrawn'])
    expect(reasonsOn(await stranger.go(stop))).toEqual(['over'])
  })

  test('and once it was used, the link that stops it says so', async () => {
    const person = await whoLost(the())
    await beginRecovery(the(), person)
    const { stop } = await recoveryLinks(the(), person.email)
    const { browser, page } = await toGoIn(the(), person)
    await browser.submit(page, {}, { action: '/go-in' })
    expect(reasonsOn(await new Browser().go(stop))).toEqual(['used'])
  })
})

describe('nobody begins a way back in', () => {
  test.each<[string, () => Promise<{ id: AccountId }>, string]>([
    ['for somebody who never came', () => createPerson(the(), { phone: mobileNumber() }), 'never-arrived'],
    ['for who has nothing to lose', () => whoLost(the(), { totp: false }), 'nothing-to-lose'],
    ['where no number is known', () => withoutNumber(), 'mobile-missing'],
    ['by ways that were both set just now', () => whoMoved(), 'ways-are-their-own'],
  ])('%s', async (_what, who, reason) => {
    const person = await who()
    // what comes to nothing is not counted
    for (let i = 0; i < 4; i++) expect(await tryRecover(the(), person)).toEqual({ ok: false, reason })
  })

  test('more than three times an hour; one that is begun takes the place of the one before', async () => {
    const person = await whoLost(the())
    const first = await beginRecovery(the(), person)
    const { browser } = await toGoIn(the(), person)
    for (let i = 0; i < 2; i++) await beginRecovery(the(), person)
    expect((await activationRow(the(), first.id)).ended_as).toBe('withdrawn')
    expect(reasonsOn(await browser.go(`${the().origin}/activate`))).toEqual(['withdrawn'])
    expect(await tryRecover(the(), person)).toMatchObject({ ok: false, reason: 'too-many' })
  })
})

describe('a way back in is worth nothing', () => {
  test('by the link alone, by the code alone, or to whoever joins or is activated', async () => {
    const person = await whoLost(the())
    const activation = await beginRecovery(the(), person)
    const { link } = await recoveryLinks(the(), person.email)
    const visit = await begunVisit(the(), activation, link)
    const { house } = the()
    const { recover, join, activate } = activationActs(house)
    const over = { ok: false, reason: 'visit-over' }
    expect(await perform(house, recover, tester, visit.token_hash)).toEqual(over)
    await sql`update activation_visit set code_at = now(), link_hash = null where token_hash = ${visit.token_hash}`.execute(
      house.db,
    )
    expect(await perform(house, recover, tester, visit.token_hash)).toEqual(over)
    await sql`update activation_visit set link_hash = ${visit.link_hash} where token_hash = ${visit.token_hash}`.execute(
      house.db,
    )
    expect(await perform(house, join, tester, visit.token_hash, { account: person.id })).toEqual(over)
    expect(await perform(house, activate, tester, visit.token_hash, choosing())).toMatchObject({ ok: false })
    expect(await kindsOf(person.id)).toEqual(['password', 'totp'])
    // with both, once: of many at the same moment, one
    const all = await Promise.all(
      Array.from({ length: 20 }, () => perform(house, recover, tester, visit.token_hash)),
    )
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test.each<[string, (person: Lost) => Promise<unknown>, string]>([
    ['the account has another address', ({ id }) => moved(id, newAddress()), 'address-changed'],
    ['the account was disabled', ({ id }) => disabled(id), 'withdrawn'],
    ['its three days are over', async () => travel(days(3)), 'closed'],
  ])('once %s', async (_what, change, reason) => {
    const person = await whoLost(the())
    await beginRecovery(the(), person)
    const { link } = await recoveryLinks(the(), person.email)
    await change(person)
    const page = await new Browser().go(link)
    // by then the link itself is old, and no other comes of it
    expect([page.status, reasonsOn(page)]).toEqual([410, reason === 'closed' ? [] : [reason]])
    if (reason !== 'closed') return
    await new Browser().submit(page, {}, { action: '/renew' })
    expect(await mailsTo(the(), person.email, 'activation/recovery')).toHaveLength(1)
  })

  test('in the sign-in of somebody else, after a new password, or where a new sign-in is asked for', async () => {
    const person = await whoLost(the())
    const other = await createPerson(the())
    await beginRecovery(the(), person)
    const { browser, page } = await toGoIn(the(), person)
    await browser.submit(page, {}, { action: '/go-in' })
    const theirs = await typePassword(browser, await signInAt(browser), other.email)
    expect(theirs.url.pathname).toMatch(/\/challenge\/totp$/)
    const again = await typePassword(browser, await signInAt(browser, { prompt: 'login' }), person.email)
    expect(again.url.pathname).toMatch(/\/challenge\/totp$/)
    await perform(the().house, accountActs(the().house).endSessions, tester, (await rowOf(person.id))!, {
      reason: 'operator',
    })
    const later = await typePassword(browser, await signInAt(browser), person.email)
    expect(later.url.pathname).toMatch(/\/challenge\/totp$/)
  })

  test('a quarter of an hour later, or at a portal that takes no stand-in', async () => {
    const person = await whoLost(the())
    await beginRecovery(the(), person)
    const { browser, page } = await toGoIn(the(), person)
    await browser.submit(page, {}, { action: '/go-in' })
    const strict = await signInAt(browser, {}, { sluis_minimum_level: 'low' })
    await the()
      .house.db.updateTable('account')
      .set({ proofing: 'address' })
      .where('id', '=', person.id)
      .execute()
    const asked = await typePassword(browser, strict, person.email)
    expect(atPortal(asked.url)).toBe(false)
    expect(asked.url.pathname).toMatch(/\/(challenge\/totp|refused)$/)
    const late = await whoLost(the())
    await beginRecovery(the(), late)
    const shown = await toGoIn(the(), late)
    await shown.browser.submit(shown.page, {}, { action: '/go-in' })
    travel(minutes(16))
    const over = await typePassword(shown.browser, await signInAt(shown.browser), late.email)
    expect(over.url.pathname).toMatch(/\/challenge\/totp$/)
  })
})

type Lost = Awaited<ReturnType<typeof whoLost>>

const rowOf = (id: AccountId) => accountById(the().house.db, id)

const disabled = async (id: AccountId) =>
  perform(the().house, accountActs(the().house).disable, tester, (await rowOf(id))!)

const moved = (id: AccountId, email: string) =>
  the()
    .house.db.transaction()
    .execute((tx) => changeEmail(tx, tester, { id, email }, new Date()))

/** An address that took the place of another, months ago. */
async function changedLongAgo(id: AccountId, before: string, email: string): Promise<void> {
  await moved(id, email)
  const at = new Date(Date.now() - days(20))
  await sql`insert into email_change (id, account_id, old_value, new_value, old_token_hash, new_token_hash, requested_at, expires_at, asked_by, effective_at)
    values (gen_random_uuid(), ${id}, ${before}, ${email}, ${Buffer.from(before)}, ${Buffer.from(email)}, ${at}, ${at}, 'owner', ${at})`.execute(
    the().house.db,
  )
  await the().house.db.updateTable('contact_set').set({ set_at: at }).where('account_id', '=', id).execute()
}

/** Somebody whose address and number were both set this week by whoever was in the account. */
async function whoMoved() {
  const person = await whoLost(the())
  const set = { set_at: new Date(Date.now() - days(1)), set_by: `account:${person.id}` }
  await the().house.db.updateTable('contact_set').set(set).where('account_id', '=', person.id).execute()
  return person
}

async function withoutNumber() {
  const person = await whoLost(the())
  await the().house.db.updateTable('account').set({ phone: null }).where('id', '=', person.id).execute()
  return person
}
