import { describe, expect, test } from '@jest/globals'
import { accountByEmail } from '../../src/domain/accounts/index.ts'
import { heldBy } from '../../src/domain/organisations/index.ts'
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
import { Browser } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { atPortal, createPortal, open, redeem, startRequest } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

/** For which organisations the owner of an address acts. */
async function actsFor(email: string): Promise<string[]> {
  const { db } = the().house
  const account = await accountByEmail(db, email)
  const held = account ? await heldBy(db, account.id, new Date()) : []
  return held.filter(({ why }) => why === undefined).map(({ organisation_id: id }) => id)
}

describe('somebody new, who is invited with a mobile', () => {
  test('is in by the link and the code: with a password of their own, acting for the organisation', async () => {
    const { person, organisation, activation } = await invite(the())
    const { email, mobile } = person
    const browser = new Browser()
    const opened = await browser.go(await linkTo(the(), email))
    expect([opened.status, headingOf(opened)]).toEqual([200, 'Act for Bakkerij Jansen'])
    const { page } = await acceptNew(the(), { email, mobile, browser })
    expect([page.status, page.url.pathname, headingOf(page)]).toEqual([
      200,
      '/activate/done',
      'You act for Bakkerij Jansen now',
    ])
    expect(await actsFor(email)).toEqual([organisation.id])
    const row = await activationRow(the(), activation.id)
    expect([row.ended_as, row.phone]).toEqual(['accepted', null])
    expect(await mailsTo(the(), email, 'activation/joined')).toHaveLength(1)
  })

  test('signs in at once where they were activated, once, and by the password elsewhere', async () => {
    const { person } = await invite(the())
    const { browser } = await acceptNew(the(), person)
    const portal = await createPortal(the(), { sluis_minimum_level: 'basic' })
    const started = await startRequest(portal)
    const back = await open(browser, started)
    expect([back.url.pathname, back.url.searchParams.get('error')]).toEqual(['/callback', null])
    expect((await redeem(portal, started, back.url)).claims()).toMatchObject({ sub: expect.any(String) })
    // what was shown then serves no second sign-in
    const again = await startRequest(portal, { prompt: 'login' })
    expect((await open(browser, again)).url.pathname).toMatch(/\/challenge\/password$/)
    const elsewhere = new Browser()
    const page = await open(elsewhere, await startRequest(portal))
    const signed = await elsewhere.submit(
      page,
      { username: person.email, password: CHOSEN },
      { stopAt: atPortal },
    )
    expect(atPortal(signed.url)).toBe(true)
  })

  test('keeps the number as a second step where they tick that, and comes in with both', async () => {
    const { person } = await invite(the())
    const { browser, page } = await toPassword(the(), person)
    await browser.submit(page, { 'new-password': CHOSEN, 'keep-number': 'yes' })
    const portal = await createPortal(the(), { sluis_minimum_level: 'two-factor' })
    const started = await startRequest(portal)
    const back = await open(browser, started)
    expect((await redeem(portal, started, back.url)).claims()).toMatchObject({
      amr: ['mfa', 'otp', 'pwd', 'sms'],
    })
    expect(await mailsTo(the(), person.email, 'factors/enrolled')).toHaveLength(1)
  })

  test('a wrong password is told beside its field, and nothing is used up', async () => {
    const { person } = await invite(the())
    const { browser, page } = await toPassword(the(), person)
    const refused = await browser.submit(page, { 'new-password': 'short' })
    expect([refused.status, refused.url.pathname]).toEqual([422, '/activate/password'])
    expect(reasonsOn(refused).join(' ')).toContain('password-too-short')
    const done = await browser.submit(refused, { 'new-password': CHOSEN })
    expect(done.url.pathname).toBe('/activate/done')
  })

  test('a code that was typed works once; the page before it leads on', async () => {
    const { person } = await invite(the())
    const browser = new Browser()
    const asked = await browser.submit(await follow(browser, await linkTo(the(), person.email)), {
      do: 'send',
    })
    const code = await codeTo(the(), person.mobile)
    expect((await browser.submit(asked, { code: '000000' })).status).toBe(422)
    expect((await browser.submit(asked, { code })).url.pathname).toBe('/activate/password')
    expect((await browser.submit(asked, { code })).url.pathname).toBe('/activate/password')
  })
})
