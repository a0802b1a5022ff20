import { describe, expect, test } from '@jest/globals'
import { perform } from '../../src/acts/index.ts'
import { withdrawRoleOf } from '../../src/acts/operating/index.ts'
import { changeEmail } from '../../src/domain/accounts/index.ts'
import { heldBy } from '../../src/domain/organisations/index.ts'
import { minutes } from '../../src/platform/clock.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import { activationActs, organisationActs } from '../../src/ports.ts'
import { begunVisit, choosing, shownVisit } from '../activations/given.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { tester } from '../harness/acting.ts'
import {
  acceptNew,
  activationRow,
  codeTo,
  follow,
  invite,
  linkTo,
  mobileNumber,
  toPassword,
} from '../harness/activation.ts'
import { createOperator } from '../harness/api.ts'
import { arrive } from '../harness/arrive.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { reasonsOn } from '../harness/html.ts'
import { addMember, createOrganisation } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { atPortal, createPortal, open, startRequest, typePassword } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const organisationsOf = async (account: AccountId): Promise<string[]> =>
  (await heldBy(the().house.db, account, new Date())).flatMap(({ organisation_id: id, why }) =>
    why === undefined ? [id] : [],
  )

/** By the address, at a portal that asks for no second factor. */
async function typed(email: string, password: string): Promise<{ browser: Browser; page: Page }> {
  const portal = await createPortal(the(), { sluis_minimum_level: 'basic' })
  const browser = new Browser()
  return {
    browser,
    page: await typePassword(browser, await open(browser, await startRequest(portal)), email, password),
  }
}

describe('an invitation that was sent with a code', () => {
  test('asks for it of whoever has come to an account with that address meanwhile, by whatever way', async () => {
    const { person, organisation } = await invite(the())
    const { email, mobile } = person
    // whoever reads the mail has made an account with the address their own
    const { browser, person: thief } = await arrive(the(), { person: { email } })
    const page = await follow(browser, await linkTo(the(), email))
    expect(page.url.pathname).toBe('/activate/code')
    const body = new URLSearchParams()
    await browser.go(`${the().origin}/activate/join`, {
      method: 'POST',
      body,
      headers: { origin: the().origin },
    })
    expect(await organisationsOf(thief.id)).toEqual([])
    // with the code, they are who was invited
    const sent = await browser.submit(page, { do: 'send' })
    const join = await browser.submit(sent, { code: await codeTo(the(), mobile) })
    expect(join.url.pathname).toBe('/activate/join')
    await browser.submit(join, {}, { action: '/join' })
    expect(await organisationsOf(thief.id)).toEqual([organisation.id])
  })

  test('and is joined by nobody without it, whatever the pages would do', async () => {
    const { person, activation } = await invite(the())
    const { person: thief } = await arrive(the(), { person: { email: person.email } })
    const visit = await begunVisit(the(), activation)
    const { join } = activationActs(the().house)
    const joined = await perform(the().house, join, tester, visit.token_hash, { account: thief.id })
    expect(joined).toEqual({ ok: false, reason: 'visit-over' })
    expect(await organisationsOf(thief.id)).toEqual([])
  })

  test('and is sent again to another number counts by the code to that one alone', async () => {
    const { person, activation } = await invite(the())
    const { browser } = await toPassword(the(), person)
    const mobile = mobileNumber()
    await perform(the().house, activationActs(the().house).sendAgain, tester, activation, { mobile })
    const page = await follow(browser, await linkTo(the(), person.email))
    expect(page.url.pathname).toBe('/activate/code')
    expect((await acceptNew(the(), { email: person.email, mobile, browser })).page.url.pathname).toBe(
      '/activate/done',
    )
  })

  test('and is sent again by whoever sent it, to an address that they have just given an account, is refused', async () => {
    const { activation } = await invite(the())
    const { email } = await createPerson(the(), { totp: false })
    const sent = await perform(the().house, activationActs(the().house).sendAgain, tester, activation, {
      email,
    })
    expect(sent).toMatchObject({ ok: false, reason: 'ways-are-their-own' })
  })

  test('is not kept from its owner by whoever has the link alone, however often they choose a password', async () => {
    const { person, activation } = await invite(the())
    const { house } = the()
    const { activate } = activationActs(house)
    const alone = await begunVisit(the(), activation)
    for (let i = 0; i < 15; i++)
      expect((await perform(house, activate, tester, alone.token_hash, choosing())).ok).toBe(false)
    const visit = await shownVisit(the(), activation, person.mobile)
    expect((await perform(house, activate, tester, visit.token_hash, choosing())).ok).toBe(true)
  })

  test('is accepted by nobody once whoever sent it has given an account its address', async () => {
    const { person, activation } = await invite(the())
    const account = await createPerson(the(), { totp: false })
    const visit = await shownVisit(the(), activation, person.mobile)
    await the()
      .house.db.transaction()
      .execute((tx) => changeEmail(tx, tester, { id: account.id, email: person.email }, new Date()))
    const { activate } = activationActs(the().house)
    const done = await perform(the().house, activate, tester, visit.token_hash, choosing())
    expect(done).toEqual({ ok: false, reason: 'ask-again' })
    expect(await organisationsOf(account.id)).toEqual([])
  })

  test('is over once whoever it is for was let go by the organisation', async () => {
    const organisation = await createOrganisation(the())
    const { person, activation } = await invite(the(), { organisation })
    const account = await createPerson(the(), { email: person.email, totp: false })
    const { id } = await addMember(the(), organisation.id, { account: account.id })
    const within = { organisation: organisation.id, id }
    await perform(the().house, organisationActs(the().house).endMember, tester, within, {})
    expect((await activationRow(the(), activation.id)).ended_as).toBe('withdrawn')
  })

  test('is void once the operator who sent it is none', async () => {
    // somebody is left who can look after the installation
    await createOperator(the(), 'operator')
    const { person: operator, roleId } = await createOperator(the(), 'operator')
    const who = { by: { account: operator.id } }
    const { person } = await invite(the(), { who })
    const link = await linkTo(the(), person.email)
    expect((await new Browser().go(link)).status).toBe(200)
    await perform(the().house, withdrawRoleOf, tester, roleId!)
    const page = await new Browser().go(link)
    expect(reasonsOn(page)).toEqual(['sender-gone'])
  })
})

describe('joining with what one has', () => {
  test('takes all that the account has: a session by the password alone is not enough', async () => {
    const { email, id } = await createPerson(the())
    const { browser, page } = await typed(email, 'Correct horse battery 9')
    expect(atPortal(page.url)).toBe(true)
    await the()
      .house.db.updateTable('account')
      .set({ first_signed_in_at: new Date() })
      .where('id', '=', id)
      .execute()
    await forgetSteps(the())
    await invite(the(), { person: { email } })
    const asked = await follow(browser, await linkTo(the(), email))
    expect(asked.url.pathname).toMatch(/\/challenge\/totp$/)
    expect(await organisationsOf(id)).toEqual([])
  })
})

describe('what was shown in accepting', () => {
  test.each([
    ['prompt=login', { prompt: 'login' }],
    ['max_age', { max_age: '60' }],
  ])('serves no sign-in that asks for something fresher: %s', async (_what, asked) => {
    const { browser } = await acceptNew(the(), (await invite(the())).person)
    travel(minutes(3))
    const portal = await createPortal(the(), { sluis_minimum_level: 'basic' })
    const page = await open(browser, await startRequest(portal, asked))
    expect(page.url.pathname).toMatch(/\/challenge\/password$/)
    expect(atPortal((await open(browser, await startRequest(portal))).url)).toBe(true)
  })
})
