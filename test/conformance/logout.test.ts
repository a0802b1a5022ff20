import { describe, expect, test } from '@jest/globals'
import * as jose from 'jose'
import { sql } from 'kysely'
import * as openid from 'openid-client'
import { Browser, headingOf, reasonsOn, type Page } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import { atPortal, createPortal, open, redeem, signIn, startRequest, type Portal } from '../harness/portal.ts'
import { logoutReceiver } from '../harness/logout-receiver.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { until } from '../harness/until.ts'

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
  // asked or not: a form of ours that is sent
  const confirm = (page: Page): Promise<Page> =>
    browser.submit(page, { logout: 'yes' }, { action: '/session/end/confirm', stopAt: atPortal })
  // as the browser sends a portal's form: without our cookies, and what it is answered from our own page
  const post = async (parameters: Record<string, string>): Promise<Page> => {
    const page = await new Browser().send(`${the().origin}/session/end`, {
      method: 'POST',
      body: new URLSearchParams(parameters),
      headers: { origin: 'https://portal.example', 'sec-fetch-site': 'cross-site' },
    })
    return browser.submit(page, {}, { action: '/session/end' })
  }
  const isOut = async (): Promise<boolean> =>
    (await open(browser, await startRequest(portal, { prompt: 'none' }))).url.searchParams.get('error') ===
    'login_required'
  return { person, portal, browser, tokens, hint: tokens.id_token ?? '', logout, post, confirm, isOut }
}

describe('oidcc-rp-initiated-logout', () => {
  test('(base)', async () => {
    const { hint, logout, confirm, isOut } = await signedIn()
    const page = await logout({ id_token_hint: hint, post_logout_redirect_uri: BACK, state: 'abc' })
    expect(headingOf(page)).toBe('One moment')
    expect(await isOut()).toBe(false)
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

describe('signing out at a portal’s wish', () => {
  test('by POST from another site is the same, and its hint stands in no address and no log', async () => {
    for (const metadata of [{}, { sluis_logout: 'ask' }]) {
      const { hint, post, confirm, isOut } = await signedIn(metadata)
      const page = await post({ id_token_hint: hint, post_logout_redirect_uri: BACK, state: 'abc' })
      expect([page.url.href, headingOf(page)]).toEqual([
        `${the().origin}/session/end`,
        'sluis_logout' in metadata ? 'Do you want to sign out?' : 'One moment',
      ])
      expect(await isOut()).toBe(false)
      expect((await confirm(page)).url.href).toBe(`${BACK}?state=abc`)
      expect(await isOut()).toBe(true)
      expect(JSON.stringify(the().logged)).not.toContain(hint)
    }
  })

  test('asks where there is no hint, where it is somebody else’s or of another session, and where the portal wants it', async () => {
    const asks = 'Do you want to sign out?'
    const mine = await signedIn()
    const theirs = await signedIn()
    expect(headingOf(await mine.logout({}))).toBe(asks)
    expect(headingOf(await mine.logout({ id_token_hint: theirs.hint }))).toBe(asks)
    await sql`update totp_credential set last_step = 0`.execute(the().house.db)
    const again = await startRequest(mine.portal)
    const elsewhere = await redeem(mine.portal, again, await signIn(new Browser(), again, mine.person.email))
    expect(headingOf(await mine.logout({ id_token_hint: elsewhere.id_token ?? '' }))).toBe(asks)
    const wanting = await signedIn({ sluis_logout: 'ask' })
    expect(headingOf(await wanting.logout({ id_token_hint: wanting.hint }))).toBe(asks)
  })

  test('knows a portal’s own name for somebody', async () => {
    const { hint, logout } = await signedIn({ subject_type: 'pairwise' })
    expect(headingOf(await logout({ id_token_hint: hint }))).toBe('One moment')
  })

  test('takes a hint that another of our algorithms signed', async () => {
    const { hint, logout, portal } = await signedIn({ id_token_signed_response_alg: 'EdDSA' })
    await sql`update client set metadata = metadata || '{"id_token_signed_response_alg": "ES256"}' where id = ${portal.clientId}`.execute(
      the().house.db,
    )
    travel(2000)
    expect(headingOf(await logout({ id_token_hint: hint }))).toBe('One moment')
  })

  test('ends the session that a hint names where the cookie is gone, and no other person’s', async () => {
    const { hint, isOut, portal, tokens } = await signedIn()
    const bystander = await signedIn()
    const without = new Browser()
    const page = await without.go(`${the().origin}/session/end?id_token_hint=${hint}`)
    expect([headingOf(page), await isOut()]).toEqual(['One moment', false])
    const done = await without.submit(page, {}, { action: '/session/end/confirm' })
    expect(headingOf(done)).toBe('You are signed out')
    expect(await isOut()).toBe(true)
    expect(await bystander.isOut()).toBe(false)
    await expect(openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '')).rejects.toThrow(
      'server responded with an error',
    )
    // ended already, or with what names nothing
    const again = new Browser()
    const over = await again.go(`${the().origin}/session/end?id_token_hint=${hint}`)
    expect(over.text).not.toContain('sluis_ends')
    expect(headingOf(await again.submit(over, {}, { action: '/session/end/confirm' }))).toBe(
      'You are signed out',
    )
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
  const { browser, portal, hint, logout, tokens } = await signedIn({ sluis_logout: 'ask' })
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
  const receiver = await logoutReceiver([500])
  const { logout, confirm } = await signedIn({ backchannel_logout_uri: receiver.uri })
  await confirm(await logout({}))
  await receiver.until(2)
  const tokens = receiver.received.map(({ body }) =>
    jose.decodeJwt(new URLSearchParams(body).get('logout_token') ?? ''),
  )
  expect(tokens[0]?.['sid']).toBe(tokens[1]?.['sid'])
  await receiver.close()
})

/** How it is with telling a portal that a session has ended. */
async function jobOf({ clientId }: Portal): Promise<string | undefined> {
  const { rows } = await sql<{ state: string }>`select state from jobs.job
    where name = 'backchannel-logout' and data ->> 'clientId' = ${clientId}`.execute(the().house.db)
  return rows[0]?.state
}

describe('a portal that does not take a logout token', () => {
  test('and says that it could not do it is not asked again: that is noted', async () => {
    const receiver = await logoutReceiver([400, '{"error":"invalid_request","error_description":"secret?"}'])
    const { portal, logout, confirm } = await signedIn({ backchannel_logout_uri: receiver.uri })
    await confirm(await logout({}))
    const noted = () =>
      the()
        .house.db.selectFrom('audit_event')
        .select(['actor', 'client_id', 'details'])
        .where('type', '=', 'oidc.logout.refused')
        .execute()
    await until(async () => (await noted()).length > 0)
    expect(await noted()).toEqual([
      {
        actor: `client:${portal.clientId}`,
        client_id: portal.clientId,
        details: { reason: 'invalid_request' },
      },
    ])
    const line = the().logged.find(({ msg }) => msg === 'a portal did not end a session')
    expect(line).toMatchObject({ client: portal.clientId, reason: 'invalid_request' })
    await until(async () => (await jobOf(portal)) === 'completed')
    expect(receiver.received).toHaveLength(1)
    await receiver.close()
  })

  test('and leads elsewhere is not followed, and is asked again', async () => {
    const elsewhere = await logoutReceiver()
    const receiver = await logoutReceiver([307, '', { location: elsewhere.uri }])
    const { portal, logout, confirm } = await signedIn({ backchannel_logout_uri: receiver.uri })
    await confirm(await logout({}))
    await until(async () => (await jobOf(portal)) === 'retry')
    expect(elsewhere.received).toEqual([])
    await receiver.close()
    await elsewhere.close()
  })
})
