import { describe, expect, test } from '@jest/globals'
import * as jose from 'jose'
import { Browser, headingOf, reasonsOn, type Page } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import { atPortal, createPortal, open, redeem, signIn, startRequest } from '../harness/portal.ts'
import { logoutReceiver } from '../harness/logout-receiver.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const BACK = 'http://localhost:9/signed-out'

async function signedIn(metadata: Record<string, unknown> = {}) {
  const person = await createPerson(the())
  const portal = await createPortal(the(), { post_logout_redirect_uris: [BACK], ...metadata })
  const browser = new Browser()
  const started = await startRequest(portal)
  const tokens = await redeem(portal, started, await signIn(browser, started, person.email))
  const logout = (parameters: Record<string, string>): Promise<Page> =>
    browser.go(`${the().origin}/session/end?${new URLSearchParams(parameters).toString()}`)
  const confirm = (page: Page): Promise<Page> => browser.submit(page, { logout: 'yes' }, { stopAt: atPortal })
  const isOut = async (): Promise<boolean> =>
    (await open(browser, await startRequest(portal, { prompt: 'none' }))).url.searchParams.get('error') ===
    'login_required'
  return { portal, browser, tokens, hint: tokens.id_token ?? '', logout, confirm, isOut }
}

describe('oidcc-rp-initiated-logout', () => {
  test('(base)', async () => {
    const { hint, logout, confirm, isOut } = await signedIn()
    const page = await logout({ id_token_hint: hint, post_logout_redirect_uri: BACK, state: 'abc' })
    expect(headingOf(page)).toBe('Do you want to sign out?')
    expect(page.headers.get('content-security-policy')).toContain(new URL(BACK).origin)
    const back = await confirm(page)
    expect(back.url.href).toBe(`${BACK}?state=abc`)
    expect(await isOut()).toBe(true)
  })

  test('-discovery-endpoint-verification', async () => {
    const metadata = (await (
      await fetch(`${the().origin}/.well-known/openid-configuration`)
    ).json()) as Record<string, unknown>
    expect(metadata['end_session_endpoint']).toBe(`${the().origin}/session/end`)
  })

  test('-bad-post-logout-redirect-uri, -query-added-to-post-logout-redirect-uri', async () => {
    const { hint, logout } = await signedIn()
    for (const uri of ['https://evil.example/', `${BACK}?foo=bar`]) {
      const page = await logout({ id_token_hint: hint, post_logout_redirect_uri: uri })
      expect([page.status, reasonsOn(page)]).toEqual([400, ['invalid_request']])
    }
  })

  test('-modified-id-token-hint, -bad-id-token-hint', async () => {
    const { hint, logout } = await signedIn()
    const [, payload = ''] = hint.split('.')
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
    const { privateKey } = await jose.generateKeyPair('ES256')
    const foreign = await new jose.SignJWT(jose.decodeJwt(hint))
      .setProtectedHeader({ alg: 'ES256' })
      .sign(privateKey)
    for (const bad of [none, foreign]) {
      const page = await logout({ id_token_hint: bad, post_logout_redirect_uri: BACK })
      expect([page.status, reasonsOn(page)]).toEqual([400, ['invalid_request']])
    }
  })

  test('-no-id-token-hint', async () => {
    const { logout } = await signedIn()
    const page = await logout({ post_logout_redirect_uri: BACK })
    expect(headingOf(page)).toBe('Do you want to sign out?')
  })

  test.each([
    ['-no-params', () => ({})],
    ['-no-post-logout-redirect-uri', (hint: string) => ({ id_token_hint: hint })],
    ['-only-state', () => ({ state: 'abc' })],
  ])('%s', async (_module, parameters: (hint: string) => Record<string, string>) => {
    const { hint, logout, confirm, isOut } = await signedIn()
    const done = await confirm(await logout(parameters(hint)))
    expect(headingOf(done)).toBe('You are signed out')
    expect(await isOut()).toBe(true)
  })

  test('-no-state', async () => {
    const { hint, logout, confirm } = await signedIn()
    expect(
      (await confirm(await logout({ id_token_hint: hint, post_logout_redirect_uri: BACK }))).url.href,
    ).toBe(BACK)
  })
})

test('signing out asks first, and is refused without the page’s own token', async () => {
  const { browser, isOut } = await signedIn()
  const forged = await browser.send(`${the().origin}/session/end/confirm`, {
    method: 'POST',
    body: new URLSearchParams({ logout: 'yes', xsrf: 'guessed' }),
  })
  expect(forged.status).toBe(400)
  expect(await isOut()).toBe(false)
})

test('staying signed in ends only what that portal has', async () => {
  const { browser, portal, hint, logout, tokens } = await signedIn()
  await browser.submit(await logout({ id_token_hint: hint }), {}, { action: '/confirm', stopAt: atPortal })
  expect(
    (await fetch(`${the().origin}/me`, { headers: { authorization: `Bearer ${tokens.access_token}` } }))
      .status,
  ).toBe(401)
  expect(
    (await open(browser, await startRequest(portal, { prompt: 'none' }))).url.searchParams.has('code'),
  ).toBe(true)
})

test('oidcc-backchannel-rp-initiated-logout', async () => {
  const receiver = await logoutReceiver()
  const { portal, hint, logout, confirm, isOut, tokens } = await signedIn({
    backchannel_logout_uri: receiver.uri,
    backchannel_logout_session_required: true,
  })
  const back = await confirm(
    await logout({ id_token_hint: hint, post_logout_redirect_uri: BACK, state: 'abc' }),
  )
  expect(back.url.searchParams.get('state')).toBe('abc')
  await receiver.until(1)
  const [first] = receiver.received
  const fields = new URLSearchParams(first?.body)
  expect([...fields.keys()]).toEqual(['logout_token'])
  expect(first?.type).toBe('application/x-www-form-urlencoded')
  const { payload, protectedHeader } = await jose.jwtVerify(
    fields.get('logout_token') ?? '',
    jose.createRemoteJWKSet(new URL(`${the().origin}/jwks`)),
    { issuer: the().origin, audience: portal.clientId },
  )
  expect(protectedHeader.typ).toBe('logout+jwt')
  expect(payload).toMatchObject({
    sub: tokens.claims()?.sub,
    sid: tokens.claims()?.['sid'],
    jti: expect.any(String),
    iat: expect.any(Number),
    exp: expect.any(Number),
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  })
  expect(payload).not.toHaveProperty('nonce')
  expect(await isOut()).toBe(true)
  await receiver.close()
})

test('oidcc-backchannel-logout-discovery-endpoint-verification', async () => {
  const metadata = (await (await fetch(`${the().origin}/.well-known/openid-configuration`)).json()) as Record<
    string,
    unknown
  >
  expect(metadata).toMatchObject({
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
  })
})

test('a portal that is down when somebody signs out is told when it is back', async () => {
  const receiver = await logoutReceiver(1)
  const { logout, confirm } = await signedIn({ backchannel_logout_uri: receiver.uri })
  await confirm(await logout({}))
  await receiver.until(2)
  const tokens = receiver.received.map(({ body }) =>
    jose.decodeJwt(new URLSearchParams(body).get('logout_token') ?? ''),
  )
  expect(tokens[0]?.['sid']).toBe(tokens[1]?.['sid'])
  await receiver.close()
})
