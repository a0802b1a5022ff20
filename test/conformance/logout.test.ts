import { describe, expect, test } from '@jest/globals'
import * as jose from 'jose'
import * as openid from 'openid-client'
import request from 'supertest'
import { Browser } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { atPortal, open, redeem, signIn, startRequest } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'

import { allKeys } from '../../src/domain/keys/index.ts'
import { openKeys } from '../../src/doors/oidc/signing-key.ts'
import { BACK, signedInAt } from './signed-in.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { givenMetadata } from '../clients/given.ts'

const the = useWorld()

const signedIn = signedInAt(the)

describe('oidcc-rp-initiated-logout', () => {
  test('oidcc-rp-initiated-logout', async () => {
    const { hint, logout, confirm, isOut } = await signedIn()
    const page = await logout({ id_token_hint: hint, post_logout_redirect_uri: BACK, state: 'abc' })
    expect(headingOf(page)).toBe('One moment')
    expect(await isOut()).toBe(false)
    expect(page.headers.get('content-security-policy')).toContain(new URL(BACK).origin)
    const back = await confirm(page)
    expect(back.url.href).toBe(`${BACK}?state=abc`)
    expect(await isOut()).toBe(true)
  })

  test('oidcc-rp-initiated-logout-discovery-endpoint-verification', async () => {
    const { body } = await request(the().origin).get('/.well-known/openid-configuration')
    expect(body).toHaveProperty('end_session_endpoint', `${the().origin}/session/end`)
  })

  test('oidcc-rp-initiated-logout-bad-post-logout-redirect-uri, oidcc-rp-initiated-logout-query-added-to-post-logout-redirect-uri', async () => {
    const { hint, logout } = await signedIn()
    for (const uri of ['https://evil.example/', `${BACK}?foo=bar`]) {
      const page = await logout({ id_token_hint: hint, post_logout_redirect_uri: uri })
      expect([page.status, reasonsOn(page)]).toEqual([400, ['invalid_request']])
    }
  })

  test('oidcc-rp-initiated-logout-modified-id-token-hint, oidcc-rp-initiated-logout-bad-id-token-hint', async () => {
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

  test('oidcc-rp-initiated-logout-no-id-token-hint', async () => {
    const { logout, confirm, isOut } = await signedIn()
    const page = await logout({ post_logout_redirect_uri: BACK, state: 'abc' })
    expect(headingOf(page)).toBe('Do you want to sign out?')
    const done = await confirm(page)
    expect([done.url.origin, headingOf(done)]).toEqual([the().origin, 'You are signed out'])
    expect(await isOut()).toBe(true)
  })

  test.each([
    ['oidcc-rp-initiated-logout-no-params', () => ({})],
    ['oidcc-rp-initiated-logout-no-post-logout-redirect-uri', (hint: string) => ({ id_token_hint: hint })],
    ['oidcc-rp-initiated-logout-only-state', () => ({ state: 'abc' })],
  ])('%s', async (_module, parameters: (hint: string) => Record<string, string>) => {
    const { hint, logout, confirm, isOut } = await signedIn()
    const done = await confirm(await logout(parameters(hint)))
    expect(headingOf(done)).toBe('You are signed out')
    expect(await isOut()).toBe(true)
  })

  test('oidcc-rp-initiated-logout-no-state', async () => {
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
    await forgetSteps(the())
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
    await givenMetadata(the(), portal, { id_token_signed_response_alg: 'ES256' })
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

/** A hint of ours about another session, or of somebody else: as nobody can have one, but by a fault of ours. */
async function toldOtherwise(hint: string, claims: object): Promise<string> {
  const { db, vault } = the().house
  const { kid, alg } = jose.decodeProtectedHeader(hint)
  const key = openKeys(vault, await allKeys(db)).find((each) => each.kid === kid)
  const [header, payload] = [
    { alg, kid },
    { ...jose.decodeJwt(hint), ...claims },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  const signature = await key!.sign(Buffer.from(`${header}.${payload}`))
  return `${header}.${payload}.${signature.toString('base64url')}`
}

test('a hint whose sid and sub are not of one session is no hint: it asks, and ends nothing', async () => {
  const [mine, theirs] = [await signedIn(), await signedIn()]
  const { sub } = jose.decodeJwt(theirs.hint)
  const same = await toldOtherwise(mine.hint, {})
  expect(headingOf(await mine.logout({ id_token_hint: same }))).toBe('One moment')
  const mixed = await toldOtherwise(mine.hint, { sub })
  expect(headingOf(await mine.logout({ id_token_hint: mixed }))).toBe('Do you want to sign out?')
  const without = await new Browser().go(`${the().origin}/session/end?id_token_hint=${mixed}`)
  expect(without.text).not.toContain('sluis_ends')
})

test('the form that ends a session whose cookie is gone is good for ten minutes', async () => {
  const { hint, isOut } = await signedIn()
  const without = new Browser()
  const page = await without.go(`${the().origin}/session/end?id_token_hint=${hint}`)
  expect(page.text).toContain('sluis_ends')
  travel(10 * 60_000 + 1000)
  await without.submit(page, {}, { action: '/session/end/confirm' })
  expect(await isOut()).toBe(false)
})

test('a portal that wants people asked ends no session whose cookie is gone', async () => {
  const { hint, isOut } = await signedIn({ sluis_logout: 'ask' })
  const elsewhere = new Browser()
  const page = await elsewhere.go(`${the().origin}/session/end?id_token_hint=${hint}`)
  expect(page.text).not.toContain('sluis_ends')
  await elsewhere.submit(page, { logout: 'yes' }, { action: '/session/end/confirm', stopAt: atPortal })
  expect(await isOut()).toBe(false)
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
  const stayed = await browser.submit(
    await logout({ id_token_hint: hint }),
    {},
    { action: '/confirm', stopAt: atPortal },
  )
  expect(headingOf(stayed)).toBe('You are still signed in')
  await request(the().origin).get('/me').auth(tokens.access_token, { type: 'bearer' }).expect(401)
  expect(
    (await open(browser, await startRequest(portal, { prompt: 'none' }))).url.searchParams.has('code'),
  ).toBe(true)
})
