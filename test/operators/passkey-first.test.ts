import { expect, test } from '@jest/globals'
import { allScopes, apiOf, consoleOf, giveRole } from '../harness/api.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import { atPortal, open, signIn, startRequest, typeCode, typePassword } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

test('whoever looks after an installation sets up a passkey before their first page', async () => {
  const person = await createPerson(the())
  await giveRole(the(), { account: person.id }, 'operator')
  const portal = await consoleOf(the())
  const started = await startRequest(portal, { scope: `openid ${allScopes}`, resource: apiOf(the()) })
  const browser = new Browser()
  let page = await open(browser, started)
  page = await typePassword(browser, page, person.email)
  // what they have already is proven first: a password alone would set up a thief's key
  expect(headingOf(page)).toBe('Enter your code')
  page = await typeCode(browser, page)
  expect([headingOf(page), page.url.pathname]).toEqual([
    'Protect your account with a passkey',
    expect.stringMatching(/\/enrol\/webauthn$/),
  ])
  // nothing else leads to the portal
  const again = await open(browser, started)
  expect(atPortal(again.url)).toBe(false)
})

test('a portal that asks for no token of the API is signed in to as before', async () => {
  const person = await createPerson(the())
  await giveRole(the(), { account: person.id }, 'operator')
  const started = await startRequest(await consoleOf(the()))
  expect(atPortal(await signIn(new Browser(), started, person.email))).toBe(true)
})
