import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { perform } from '../../src/acts/index.ts'
import { accountById, changeEmail, lockAccount } from '../../src/domain/accounts/index.ts'
import { days } from '../../src/platform/clock.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import { accountActs, activationActs, organisationActs } from '../../src/ports.ts'
import { personOfOld } from '../activations/given.ts'
import { anySignIn, arrivalCode, issued, newcomer } from '../activations/issued.ts'
import { tester } from '../harness/acting.ts'
import { activationRow, CHOSEN, codeTo, mobileNumber, newAddress } from '../harness/activation.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { whileHeld } from '../harness/held.ts'
import { reasonsOn } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { createPerson } from '../harness/people.ts'
import { atPortal, createPortal, open, startRequest, typePassword } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

/** By the address, at a portal that asks for no second factor. */
async function typed(email: string, password: string): Promise<{ browser: Browser; page: Page }> {
  const portal = await createPortal(the(), { sluis_minimum_level: 'basic' })
  const browser = new Browser()
  return {
    browser,
    page: await typePassword(browser, await open(browser, await startRequest(portal)), email, password),
  }
}

const rowOf = async (id: AccountId) => (await accountById(the().house.db, id))!

describe('issued details are over', () => {
  test('once the address is another than they were mailed to, with a code or without', async () => {
    for (const code of ['text', 'off'] as const) {
      const { person, password } = await issued(the(), { code })
      const email = newAddress()
      await the()
        .house.db.transaction()
        .execute((tx) => changeEmail(tx, tester, { id: person.id, email }, new Date()))
      const { page } = await typed(email, password)
      expect([code, reasonsOn(page)]).toEqual([code, ['details-expired']])
      const { house } = the()
      const asked = { locale: 'en' as const, address: '192.0.2.1' }
      const sent = await perform(
        house,
        activationActs(house).sendArrivalCode,
        tester,
        await rowOf(person.id),
        asked,
      )
      expect(sent).toMatchObject({ ok: false, reason: 'visit-over' })
    }
  })

  test.each(['ended', 'suspended'] as const)(
    'once they act no more for whom they were issued: %s',
    async (how) => {
      const { person, password, within, organisation } = await issued(the())
      const { endMember, suspendOrganisation } = organisationActs(the().house)
      if (how === 'ended') await perform(the().house, endMember, tester, within, {})
      else await perform(the().house, suspendOrganisation, tester, organisation.id)
      expect(reasonsOn((await typed(person.email, password)).page)).toEqual(['details-expired'])
    },
  )

  test('for the acts as well, after their time: no code is sent, none counts, nobody arrives', async () => {
    const { person, mobile } = await issued(the())
    const account = await rowOf(person.id)
    const code = await arrivalCode(the(), person.id, mobile)
    const { house } = the()
    const acts = activationActs(house)
    const attempt = anySignIn()
    const later = { ...house, clock: () => new Date(Date.now() + days(7)) }
    const asked = { locale: 'en' as const, address: '192.0.2.1' }
    const over = { ok: false, reason: 'visit-over' }
    expect(await perform(later, acts.sendArrivalCode, tester, account, asked)).toMatchObject(over)
    expect(await perform(later, acts.showArrivalCode, tester, account, { attempt, code })).toMatchObject(over)
    expect(await perform(later, acts.arrive, tester, account, { attempt })).toMatchObject(over)
  })
})

describe('nobody arrives', () => {
  test('without the code, whatever step is asked for', async () => {
    const { person, activation } = await issued(the())
    const { arrive: act } = activationActs(the().house)
    const done = await perform(the().house, act, tester, await rowOf(person.id), { attempt: anySignIn() })
    expect(done).toEqual({ ok: false, reason: 'visit-over' })
    expect((await activationRow(the(), activation.id)).ended_as).toBeNull()
  })

  test('by a code that was typed an hour ago, or for details that were issued before', async () => {
    const to = await newcomer(the())
    const first = await issued(the(), { to })
    const { browser, page } = await typed(to.person.email, first.password)
    const sent = await browser.submit(page, { do: 'send' })
    const renewal = await browser.submit(sent, { code: await codeTo(the(), first.mobile) })
    await sql`update activation_visit set expires_at = now() where activation_id = ${first.activation.id}`.execute(
      the().house.db,
    )
    expect((await browser.go(renewal.url)).url.pathname).toMatch(/\/arrival$/)
    // in the same sign-in, what is issued anew asks for its own code, and takes it
    const second = await issued(the(), { to })
    const again = await typePassword(browser, await browser.go(renewal.url), to.person.email, second.password)
    expect(again.url.pathname).toMatch(/\/arrival$/)
    const resent = await browser.submit(again, { do: 'send' })
    const anew = await browser.submit(resent, { code: await codeTo(the(), second.mobile) })
    expect(anew.url.pathname).toMatch(/\/renew\/password$/)
    expect(atPortal((await browser.submit(anew, { 'new-password': CHOSEN }, { stopAt: atPortal })).url)).toBe(
      true,
    )
  })

  test('twice: whoever came without a code has shown that the mail is theirs', async () => {
    const person = await personOfOld(the(), { activated: false })
    const to = await newcomer(the(), person)
    const { password } = await issued(the(), { code: 'off', to })
    const { browser, page } = await typed(person.email, password)
    const proven = page.url.pathname.endsWith('/prove-address')
      ? await proveAddress(browser, page, person.email)
      : page
    expect(
      atPortal((await browser.submit(proven, { 'new-password': CHOSEN }, { stopAt: atPortal })).url),
    ).toBe(true)
    const acts = activationActs(the().house)
    const again = await perform(the().house, acts.issueDetails, tester, to.within, { mobile: mobileNumber() })
    expect(again).toEqual({ ok: false, reason: 'already-arrived' })
  })
})

describe('what was taken back while somebody went on', () => {
  test('lets nobody in: what was issued was over before the last step was done', async () => {
    const { person, password, mobile, activation } = await issued(the())
    const { browser, page } = await typed(person.email, password)
    const sent = await browser.submit(page, { do: 'send' })
    const renewal = await browser.submit(sent, { code: await codeTo(the(), mobile) })
    expect(renewal.url.pathname).toMatch(/\/renew\/password$/)
    const after = await whileHeld(
      the().house.db,
      (tx) => sql`update activation set closes_at = created_at where id = ${activation.id}`.execute(tx),
      () => browser.submit(renewal, { 'new-password': CHOSEN }, { stopAt: atPortal }),
    )
    expect(reasonsOn(after)).toEqual(['details-expired'])
    expect((await rowOf(person.id)).first_signed_in_at).toBeNull()
  })

  test('takes no code: their membership ended while it was looked at', async () => {
    const { person, mobile, within } = await issued(the())
    const account = await rowOf(person.id)
    const code = await arrivalCode(the(), person.id, mobile)
    const { house } = the()
    const shown = await whileHeld(
      house.db,
      async (tx) => {
        await lockAccount(tx, person.id)
        await organisationActs(house).endMember.run(tx, tester, within, {}, new Date())
      },
      () =>
        perform(house, activationActs(house).showArrivalCode, tester, account, {
          attempt: anySignIn(),
          code,
        }),
    )
    expect(shown).toMatchObject({ ok: false, reason: 'visit-over' })
  })
})

test('details of an account that is closed are over for good, and are forgotten with the others', async () => {
  const { person, activation } = await issued(the())
  await perform(the().house, accountActs(the().house).close, tester, await rowOf(person.id))
  expect((await activationRow(the(), activation.id)).ended_as).toBe('withdrawn')
})

describe('details are issued to nobody', () => {
  const tried = async (within: { organisation: never; id: string } | object) => {
    const { house } = the()
    const { issueDetails } = activationActs(house)
    const done = await perform(house, issueDetails, tester, within as never, { mobile: mobileNumber() })
    return done.ok ? 'issued' : done.reason
  }

  test('whose address was set just now by who gives the number as well', async () => {
    const to = await newcomer(the(), await createPerson(the(), { totp: false }))
    expect(await tried(to.within)).toBe('ways-are-their-own')
  })

  test('who acts no more, for an organisation on hold, or whose account is not in use', async () => {
    const [ended, held, disabled] = [await newcomer(the()), await newcomer(the()), await newcomer(the())]
    const { endMember, suspendOrganisation } = organisationActs(the().house)
    await perform(the().house, endMember, tester, ended.within, {})
    await perform(the().house, suspendOrganisation, tester, held.organisation.id)
    await perform(the().house, accountActs(the().house).disable, tester, await rowOf(disabled.person.id))
    expect([await tried(ended.within), await tried(held.within), await tried(disabled.within)]).toEqual([
      ...['membership-unknown', 'organisation-unknown', 'account-not-active'],
    ])
  })
})

/** Types the code that was mailed. */
async function proveAddress(browser: Browser, page: Page, email: string): Promise<Page> {
  const sent = await browser.submit(page, { do: 'send' })
  const [mail] = await mailsTo(the(), email, 'signin/code')
  return browser.submit(sent, { code: /\b\d{6}\b/.exec(mail?.text ?? '')?.[0] ?? '' })
}
