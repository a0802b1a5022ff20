import { describe, expect, test } from '@jest/globals'
import { Browser } from '../harness/browser.ts'
import { headingOf } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import {
  ask,
  atPortal,
  createPortal,
  errorAt,
  open,
  signIn,
  startRequest,
  type Portal,
} from '../harness/portal.ts'
import { postAs } from '../harness/requests.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const post = (path: string, portal: Portal, fields: Record<string, string>) =>
  postAs(portal, the().origin + path, fields).accept('json')

const claim = (value: unknown): string => JSON.stringify({ id_token: { acr: value } })
const deep = (inner: string): string => `${'{"a":'.repeat(500)}${inner}${'}'.repeat(500)}`

/** What no database keeps, wherever a request may hold it. */
const unreadable: [string, Record<string, string>][] = [
  ['a level with NUL', { acr_values: 'urn:x\0' }],
  ['a state with NUL', { state: 'a\0b' }],
  ['a nonce with NUL', { nonce: '\0' }],
  ['a hint with NUL', { login_hint: 'anna\0@example.test' }],
  ['a level with NUL in the claims', { claims: claim({ essential: true, values: ['urn:x\0'] }) }],
  [
    'an unpaired surrogate in the claims',
    { claims: '{"id_token":{"acr":{"essential":true,"value":"\\ud800"}}}' },
  ],
  ['a name with NUL in the claims', { claims: '{"userinfo":{"\\u0000":null}}' }],
  ['a name with NUL deep in the claims', { claims: `{"id_token":{"x":${deep('"\\u0000"')}}}` }],
]

describe('what cannot be kept', () => {
  test.each(unreadable)('%s is told to the portal, whoever is signed in', async (_what, parameters) => {
    const person = await createPerson(the())
    const portal = await createPortal(the())
    const browser = new Browser()
    expect(errorAt((await ask(browser, portal, parameters)).page.url)).toBe('invalid_request')
    await signIn(browser, await startRequest(portal), person.email)
    const again = await ask(browser, portal, parameters)
    expect([atPortal(again.page.url), errorAt(again.page.url)]).toEqual([true, 'invalid_request'])
  })

  test('is refused where a request is pushed, and where a token is asked for', async () => {
    const portal = await createPortal(the())
    for (const [, parameters] of unreadable) {
      const { url } = await startRequest(portal, parameters)
      const pushed = await post('/request', portal, Object.fromEntries(url.searchParams))
      expect([pushed.status, pushed.body]).toMatchObject([400, { error: 'invalid_request' }])
    }
    for (const path of ['/token', '/token/introspection', '/token/revocation', '/device/auth']) {
      const said = await post(path, portal, {
        grant_type: 'authorization_code',
        code: '\0',
        token: '\0',
        scope: '\0',
      })
      expect([path, said.status, said.body]).toMatchObject([path, 400, { error: 'invalid_request' }])
    }
  })

  test('in a client’s own name finds nobody, and in the path nothing', async () => {
    const browser = new Browser()
    const nobody = await browser.go(`${the().origin}/auth?client_id=%00&redirect_uri=http://localhost:9`)
    expect([nobody.status, headingOf(nobody)]).toEqual([400, 'This did not work'])
    expect((await browser.go(`${the().origin}/auth/%00`)).status).toBe(400)
    expect((await browser.go(`${the().origin}/recover?back=%00`)).status).toBe(400)
  })
})

test('what else is odd is read as it was meant', async () => {
  const portal = await createPortal(the())
  const dutch = await open(new Browser(), await startRequest(portal, { ui_locales: 'xx nl_NL' }))
  expect(dutch.text).toContain('<html lang="nl">')
  const swedish = await open(new Browser(), await startRequest(portal, { claims_locales: 'sv_FI' }))
  expect(swedish.text).toContain('<html lang="sv">')
})
