import { afterAll, beforeAll, expect, test } from '@jest/globals'
import * as openid from 'openid-client'
import { defaultLifetimes } from '../../src/policy/lifetime.ts'
import { Browser } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, open, redeem, signIn, startRequest, tokensFor } from '../harness/portal.ts'
import { travel } from '../harness/travel.ts'
import { startWorld, type World } from '../harness/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 30_000)
afterAll(() => world.close())

test('without configuration: 30 minutes and 12 hours, 30 minutes, 60 seconds, 14 and 90 days', () => {
  expect(defaultLifetimes).toEqual({
    sessionIdle: 1800,
    sessionMost: 43_200,
    attempt: 1800,
    code: 60,
    accessToken: 300,
    refreshIdle: 1_209_600,
    refreshMost: 7_776_000,
  })
})

test('a session ends when it is not used, and is kept by being used', async () => {
  const person = await createPerson(world)
  const portal = await createPortal(world)
  const browser = new Browser()
  await signIn(browser, await startRequest(portal), person.email)
  const look = async () =>
    (await open(browser, await startRequest(portal, { prompt: 'none' }))).url.searchParams
  for (let i = 0; i < 3; i++) {
    travel(25 * 60_000)
    expect((await look()).has('code')).toBe(true)
  }
  travel(31 * 60_000)
  expect((await look()).get('error')).toBe('login_required')
})

test('a code and a refresh token end when they are not used', async () => {
  const person = await createPerson(world)
  const portal = await createPortal(world)
  const browser = new Browser()
  const tokens = await tokensFor(browser, portal, person.email)
  const again = await startRequest(portal)
  const { url } = await open(browser, again)
  travel(61_000)
  await expect(redeem(portal, again, url)).rejects.toMatchObject({ error: 'invalid_grant' })
  const next = await openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '')
  travel(15 * 86_400_000)
  await expect(openid.refreshTokenGrant(portal.config, next.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  })
})

test('a device code that is over is told as such, so that the device begins anew (RFC 8628 §3.5)', async () => {
  const grant = 'urn:ietf:params:oauth:grant-type:device_code'
  const portal = await createPortal(world, {
    grant_types: [grant],
    redirect_uris: [],
    response_types: [],
    token_endpoint_auth_method: 'none',
  })
  const { device_code, expires_in } = await openid.initiateDeviceAuthorization(portal.config, {
    scope: 'openid',
  })
  travel((expires_in + 5) * 1000)
  await expect(openid.genericGrantRequest(portal.config, grant, { device_code })).rejects.toMatchObject({
    error: 'expired_token',
  })
})
