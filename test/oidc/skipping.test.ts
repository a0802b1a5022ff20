import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { Browser, type Page } from '../harness/browser.ts'
import { reasonsOn } from '../harness/html.ts'
import { createPerson, PASSWORD, type TestPerson } from '../harness/people.ts'
import { atPortal, createPortal, open, redeem, startRequest, typePassword } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { ageEvidence } from '../sessions/given.ts'

const the = useWorld()

/**
 * Answers the password, and has the app's answer accepted by a process that is killed before its dispatcher
 * finished anything: all the evidence is there, and nobody has said that it is enough.
 */
async function answer(browser: Browser, page: Page, person: TestPerson): Promise<string> {
  const uid = page.url.pathname.split('/')[2] ?? ''
  const body = new URLSearchParams({ username: person.email, password: PASSWORD })
  expect(
    (await browser.send(`${the().origin}/signin/${uid}/challenge/password`, { method: 'POST', body })).status,
  ).toBe(303)
  await sql`insert into evidence (id, attempt_id, account_id, kind, proves, phishing_resistant, user_verified, restricted, amr, at, expires_at)
    select gen_random_uuid(), attempt_id, account_id, 'totp', '{something-held}', false, false, false, '{otp}', at, expires_at
    from evidence where account_id = ${person.id} and kind = 'password' order by at desc limit 1`.execute(
    the().house.db,
  )
  return uid
}

const atPortalOrSignIn = (next: URL): boolean => atPortal(next) || next.pathname.startsWith('/signin/')

test.each<Record<string, string>>([{ max_age: '1' }, { prompt: 'login' }])(
  'nobody’s evidence serves anybody else: %j',
  async (parameters) => {
    const [victim, thief] = [await createPerson(the()), await createPerson(the())]
    const portal = await createPortal(the(), { sluis_minimum_level: 'basic' })
    const browser = new Browser()
    await typePassword(browser, await open(browser, await startRequest(portal)), victim.email)
    await ageEvidence(the(), victim, 60_000)
    const started = await startRequest(portal, { acr_values: 'urn:sluis:loa:two-factor', ...parameters })
    const uid = await answer(browser, await open(browser, started), thief)
    // the victim's session, the thief's evidence, and the protocol asked to go on without the dispatcher
    const resumed = await browser.go(`${the().origin}/auth/${uid}`, {}, atPortalOrSignIn)
    expect(resumed.url.pathname).toMatch(/^\/signin\//)
    // through the dispatcher nobody steps up in the victim's place; where anybody may sign in, it is the thief, as the thief
    const end = await browser.go(resumed.url, {}, atPortal)
    if (parameters['prompt'] === undefined) return expect(reasonsOn(end)).toEqual(['somebody-else'])
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
