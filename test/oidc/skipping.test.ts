import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { Browser, type Page } from '../harness/browser.ts'
import { createPerson, PASSWORD, totpNow, type TestPerson } from '../harness/people.ts'
import { atPortal, createPortal, open, redeem, startRequest, typePassword } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

/** Answers both challenges of a sign-in, without following where the answers lead. */
async function answer(browser: Browser, page: Page, person: TestPerson): Promise<string> {
  const uid = page.url.pathname.split('/')[2] ?? ''
  await sql`update totp_credential set last_step = 0`.execute(the().house.db)
  for (const [kind, fields] of [
    ['password', { username: person.email, password: PASSWORD }],
    ['totp', { code: totpNow() }],
  ] as const) {
    const url = `${the().origin}/signin/${uid}/challenge/${kind}`
    expect((await browser.send(url, { method: 'POST', body: new URLSearchParams(fields) })).status).toBe(303)
  }
  return uid
}

const atPortalOrSignIn = (next: URL): boolean => atPortal(next) || next.pathname.startsWith('/signin/')

test.each([{ max_age: '1' }, { prompt: 'login' }])(
  'nobody’s evidence serves anybody else: %j',
  async (parameters) => {
    const [victim, thief] = [await createPerson(the()), await createPerson(the())]
    const portal = await createPortal(the(), { sluis_minimum_level: 'basic' })
    const browser = new Browser()
    await typePassword(browser, await open(browser, await startRequest(portal)), victim.email)
    await sql`update evidence set at = at - interval '1 minute' where account_id = ${victim.id}`.execute(
      the().house.db,
    )
    const started = await startRequest(portal, { acr_values: 'urn:sluis:loa:two-factor', ...parameters })
    const uid = await answer(browser, await open(browser, started), thief)
    // the victim's session, the thief's evidence, and the protocol asked to go on without the dispatcher
    const resumed = await browser.go(`${the().origin}/auth/${uid}`, {}, atPortalOrSignIn)
    expect(resumed.url.pathname).toMatch(/^\/signin\//)
    // through the dispatcher it is the thief who signs in, as the thief
    const end = await browser.go(resumed.url, {}, atPortal)
    const tokens = await redeem(portal, started, end.url)
    const { rows } = await sql<{
      subject: string
    }>`select subject from account where id = ${thief.id}`.execute(the().house.db)
    expect(tokens.claims()?.sub).toBe(rows[0]?.subject)
  },
)

test('resuming by hand, without the dispatcher, issues nothing', async () => {
  const person = await createPerson(the())
  const browser = new Browser()
  const uid = await answer(
    browser,
    await open(browser, await startRequest(await createPortal(the()))),
    person,
  )
  const resumed = await browser.go(`${the().origin}/auth/${uid}`, {}, atPortalOrSignIn)
  expect(resumed.url.pathname).toMatch(/^\/signin\//)
})
