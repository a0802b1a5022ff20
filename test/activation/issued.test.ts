import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { perform } from '../../src/acts/index.ts'
import { accountById } from '../../src/domain/accounts/index.ts'
import { days } from '../../src/platform/clock.ts'
import { activationActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { activationRow, CHOSEN, codeTo, mobileNumber, toPassword, tryInvite } from '../harness/activation.ts'
import { anySignIn, arrivalCode, detailsTo, issued, newcomer } from '../activations/issued.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { addMember, createOrganisation, membershipSaid, organising } from '../harness/organisations.ts'
import { createPerson, PASSWORD } from '../harness/people.ts'
import { atPortal, open, redeem, startRequest } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { forWhom } from '../oidc/given-for-whom.ts'

const the = useWorld()
const { portalFor, begin, claimIn } = forWhom(the)

type Details = Pick<Awaited<ReturnType<typeof issued>>, 'register' | 'number' | 'password'>

/** Types what the mail said, where a portal asks for a number. @returns the page after it */
async function typed({ register, number, password }: Details, minimum = 'basic') {
  const portal = await portalFor({
    ...{ sluis_signin_form: 'number', sluis_number_register: register, sluis_minimum_level: minimum },
  })
  const browser = new Browser()
  const started = await begin(portal)
  const fields = { number: number.value, 'user-name': 'nina', password }
  const submit = (from: Page, what: Record<string, string>): Promise<Page> =>
    browser.submit(from, what, { stopAt: atPortal })
  return { browser, portal, started, submit, page: await submit(await open(browser, started), fields) }
}

describe('somebody who was issued a number, a user name and a password for once', () => {
  test('reads all three in the mail, and no link in it leads to where they are used', async () => {
    const { number, password, text } = await issued(the())
    for (const each of [number.value, 'nina', password, '7 days']) expect(text).toContain(each)
    const links = text.split(/\s/).filter((word) => URL.canParse(word) && word.startsWith('http'))
    expect(links.filter((link) => /signin|activate|recover/.test(link))).toEqual([])
  })

  test('is asked for the code as well, chooses a password of their own, and is in', async () => {
    const { mobile, password, organisation, activation, ...details } = await issued(the())
    const { page, submit, portal, started } = await typed({ ...details, password })
    expect([page.status, page.url.pathname.split('/').at(-1), headingOf(page)]).toEqual([
      ...[200, 'arrival', 'Welcome: one more code'],
    ])
    expect(page.text).toContain(mobile.slice(-2))
    const sent = await submit(page, { do: 'send' })
    const renewal = await submit(sent, { code: await codeTo(the(), mobile) })
    expect(renewal.url.pathname).toMatch(/\/renew\/password$/)
    // what was issued is not kept
    const kept = await submit(renewal, { 'new-password': password })
    expect([kept.status, reasonsOn(kept).length > 0]).toEqual([422, true])
    const back = await submit(kept, { 'new-password': CHOSEN })
    expect(atPortal(back.url)).toBe(true)
    expect(claimIn(await redeem(portal, started, back.url))).toMatchObject({ id: organisation.id })
    const row = await activationRow(the(), activation.id)
    expect([row.ended_as, row.phone]).toEqual(['accepted', null])
    // from now on they are somebody who came
    const once = await typed({ ...details, password })
    expect(reasonsOn(once.page)).toEqual(['wrong-password'])
    const later = await typed({ ...details, password: CHOSEN })
    expect(atPortal(later.page.url)).toBe(true)
  })

  test('by the address it is the same: the password alone opens nothing, whichever page is asked for', async () => {
    const { person, password, mobile } = await issued(the())
    const portal = await portalFor({ sluis_minimum_level: 'two-factor' })
    const browser = new Browser()
    const page = await browser.submit(await open(browser, await startRequest(portal)), {
      ...{ username: person.email, password },
    })
    expect(page.url.pathname).toMatch(/\/arrival$/)
    for (const other of ['renew/password', 'enrol/totp', 'enrol', 'consent', ''])
      expect(
        (await browser.go(new URL(page.url.pathname.replace(/arrival$/, other), page.url))).url.pathname,
      ).toMatch(/\/(arrival|consent)$/)
    expect((await accountById(the().house.db, person.id))?.first_signed_in_at).toBeNull()
    // another browser, in which nobody typed the password, has nothing of the code
    const code = await arrivalCode(the(), person.id, mobile)
    const stranger = new Browser()
    const start = await open(stranger, await startRequest(portal))
    const elsewhere = await stranger.go(
      new URL(start.url.pathname.replace(/challenge.*/, 'arrival'), start.url),
    )
    expect(elsewhere.url.pathname).toMatch(/\/challenge\/password$/)
    expect((await browser.submit(await browser.go(page.url), { code })).url.pathname).not.toMatch(/arrival$/)
  })

  test('a wrong code is told beside its field; ten wrong ones close the details for good', async () => {
    const details = await issued(the())
    const { page, submit } = await typed(details)
    const sent = await submit(page, { do: 'send' })
    const wrong = await submit(sent, { code: '000000' })
    expect([wrong.status, reasonsOn(wrong)]).toEqual([422, ['wrong-code']])
    expect(reasonsOn(await submit(sent, { code: '' }))).toEqual(['code-missing'])
    await the()
      .house.db.updateTable('activation_leg')
      .set({ tries_left: 1 })
      .where('activation_id', '=', details.activation.id)
      .where('channel', '=', 'text')
      .execute()
    expect(reasonsOn(await submit(sent, { code: '000000' }))).toEqual(['code-closed'])
    const right = await submit(sent, { code: await codeTo(the(), details.mobile) })
    expect(reasonsOn(right)).toEqual(['code-closed'])
  })

  test('of eight sign-ins that type the same code at once, it counts in one', async () => {
    const { person, mobile, activation } = await issued(the())
    const account = await accountById(the().house.db, person.id)
    const code = await arrivalCode(the(), person.id, mobile)
    const { showArrivalCode } = activationActs(the().house)
    const shown = await Promise.all(
      Array.from({ length: 8 }, () =>
        perform(the().house, showArrivalCode, tester, account!, { attempt: anySignIn(), code }),
      ),
    )
    expect(shown.filter(({ ok }) => ok)).toHaveLength(1)
    const { rows } = await sql<{ n: number }>`select count(code_at)::int as n from activation_visit
      where activation_id = ${activation.id}`.execute(the().house.db)
    expect(rows).toEqual([{ n: 1 }])
  })

  test('whoever else has read the mail is never in by the code of its owner, before or after', async () => {
    const { mobile, ...details } = await issued(the())
    const [thief, owner] = [await typed(details), await typed(details)]
    const sent = await owner.submit(owner.page, { do: 'send' })
    const renewal = await owner.submit(sent, { code: await codeTo(the(), mobile) })
    expect(renewal.url.pathname).toMatch(/\/renew\/password$/)
    // their code was typed, and the password that was mailed is still what it was
    const { pathname } = thief.page.url
    const again = async (to: string): Promise<string> =>
      (await thief.browser.go(new URL(pathname.replace(/arrival$/, to), thief.page.url))).url.pathname
    for (const to of ['', 'renew/password', 'arrival']) expect(await again(to)).toMatch(/\/arrival$/)
    const anew = await typed(details)
    expect(anew.page.url.pathname).toMatch(/\/arrival$/)
    await anew.browser.go(
      new URL(anew.page.url.pathname.replace(/arrival$/, 'renew/password'), anew.page.url),
    )
    expect(atPortal((await owner.submit(renewal, { 'new-password': CHOSEN })).url)).toBe(true)
    // and what they had proven is nothing any more
    expect(await again('')).toMatch(/\/challenge\/password$/)
    expect(reasonsOn((await typed(details)).page)).toEqual(['wrong-password'])
  })

  test('whoever typed the code and went away types another one when they come back', async () => {
    const { mobile, activation, ...details } = await issued(the())
    const first = await typed(details)
    await first.submit(await first.submit(first.page, { do: 'send' }), { code: await codeTo(the(), mobile) })
    const second = await typed(details)
    expect(second.page.url.pathname).toMatch(/\/arrival$/)
    const sent = await second.submit(second.page, { do: 'send' })
    const renewal = await second.submit(sent, { code: await codeTo(the(), mobile) })
    expect(atPortal((await second.submit(renewal, { 'new-password': CHOSEN })).url)).toBe(true)
    expect((await activationRow(the(), activation.id)).ended_as).toBe('accepted')
  })

  test('what is issued anew while its owner is on their way takes nobody in', async () => {
    const to = await newcomer(the())
    const { mobile, ...details } = await issued(the(), { to })
    const { page, submit } = await typed(details)
    const renewal = await submit(await submit(page, { do: 'send' }), { code: await codeTo(the(), mobile) })
    await issued(the(), { to })
    const after = await submit(renewal, { 'new-password': CHOSEN })
    expect(atPortal(after.url)).toBe(false)
    expect((await accountById(the().house.db, to.person.id))?.first_signed_in_at).toBeNull()
  })

  test('after seven days it opens nothing, and says so to whoever types the right password', async () => {
    const { mobile: _, ...details } = await issued(the())
    travel(days(7) + 1000)
    const { page } = await typed(details)
    expect([headingOf(page), reasonsOn(page)]).toEqual([expect.any(String), ['details-expired']])
  })

  test('what was issued before works no more once it is issued anew', async () => {
    const to = await newcomer(the())
    const first = await issued(the(), { to })
    const second = await issued(the(), { to })
    expect((await activationRow(the(), first.activation.id)).ended_as).toBe('withdrawn')
    expect(reasonsOn((await typed(first)).page)).toEqual(['wrong-password'])
    expect((await typed(second)).page.url.pathname).toMatch(/\/arrival$/)
  })

  test('whatever was set before is discarded: who was there before them has nothing', async () => {
    const to = await newcomer(the())
    await issued(the(), { to })
    expect(reasonsOn((await typed({ ...to, password: PASSWORD })).page)).toEqual(['wrong-password'])
  })

  test('where they accept an invitation meanwhile, what was issued is nothing any more', async () => {
    const { person, organisation: _, activation, ...details } = await issued(the())
    const mobile = mobileNumber()
    const { done } = await tryInvite(the(), { person: { email: person.email, mobile } })
    expect(done.ok).toBe(true)
    const { browser, page } = await toPassword(the(), { email: person.email, mobile })
    await browser.submit(page, { 'new-password': CHOSEN })
    expect((await activationRow(the(), activation.id)).ended_as).toBe('withdrawn')
    expect(atPortal((await typed({ ...details, password: CHOSEN })).page.url)).toBe(true)
  })

  test('where the installation asks for no code, the first sign-in uses it', async () => {
    const { mobile: _, activation, ...details } = await issued(the(), { code: 'off' })
    const { page, submit } = await typed(details)
    expect(page.url.pathname).toMatch(/\/renew\/password$/)
    expect((await activationRow(the(), activation.id)).ended_as).toBeNull()
    expect(atPortal((await submit(page, { 'new-password': CHOSEN })).url)).toBe(true)
    expect((await activationRow(the(), activation.id)).ended_as).toBe('accepted')
  })
})

describe('details are not issued', () => {
  const tried = async (
    within: { organisation: never; id: string } | object,
    input: { mobile?: string; client?: string } = {},
  ) => {
    const { house } = the()
    const done = await perform(house, activationActs(house).issueDetails, tester, within as never, input)
    return done.ok ? 'issued' : done.reason
  }

  test('to somebody who came, or whom no code can reach', async () => {
    const { within, person } = await newcomer(the())
    expect(await tried(within)).toBe('mobile-missing')
    expect(await tried(within, { mobile: '12' })).toBe('number-malformed')
    expect(await tried(within, { mobile: mobileNumber(), client: 'nobody' })).toBe('client-unknown')
    const { clientId: client } = await portalFor({ sluis_factors_forbidden: ['sms'] })
    expect(await tried(within, { mobile: mobileNumber(), client })).toBe('postal-missing')
    const db = the().house.db
    const now = new Date()
    await db.updateTable('account').set({ first_signed_in_at: now }).where('id', '=', person.id).execute()
    expect(await tried(within, { mobile: mobileNumber() })).toBe('already-arrived')
  })

  test('to somebody without a user name or a number, who could not sign in with them', async () => {
    const { person } = await newcomer(the())
    const { id: organisation } = await createOrganisation(the())
    const { id } = await addMember(the(), organisation, { account: person.id })
    const mobile = mobileNumber()
    expect(await tried({ organisation, id }, { mobile })).toBe('user-name-missing')
    const { acts, performing } = organising(the())
    const change = () => membershipSaid({ userName: 'nina' })
    await perform(performing, acts.changeMember, tester, { organisation, id }, { change })
    expect(await tried({ organisation, id }, { mobile })).toBe('number-missing')
  })

  test('of another organisation’s member, and a stranger’s address gets none', async () => {
    const { within } = await newcomer(the())
    const other = await newcomer(the())
    const mixed = { organisation: other.organisation.id, id: within.id }
    expect(await tried(mixed, { mobile: mobileNumber() })).toBe('membership-unknown')
    const { email } = await createPerson(the())
    await expect(detailsTo(the(), email)).rejects.toThrow('no details')
  })
})
