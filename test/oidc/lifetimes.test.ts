import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { setTimeout as pause } from 'node:timers/promises'
import * as openid from 'openid-client'
import { defaultLifetimes } from '../../src/policy/lifetime.ts'
import { Browser } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, open, redeem, signIn, startRequest } from '../harness/portal.ts'
import { startWorld, type World } from '../harness/world.ts'

const everythingButTheDate = [
  ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask'] as const),
  ...(['setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'] as const),
  ...(['setTimeout', 'clearTimeout'] as const),
]

let world: World
beforeAll(async () => {
  world = await startWorld({ lifetimes: { code: 1, sessionIdle: 3, refreshIdle: 2 } })
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
    await pause(1500)
    expect((await look()).has('code')).toBe(true)
  }
  await pause(4000)
  expect((await look()).get('error')).toBe('login_required')
}, 30_000)

test('a code and a refresh token end when they are not used', async () => {
  const person = await createPerson(world)
  const portal = await createPortal(world)
  const started = await startRequest(portal)
  const browser = new Browser()
  const tokens = await redeem(portal, started, await signIn(browser, started, person.email))
  const again = await startRequest(portal)
  const { url } = await open(browser, again)
  await pause(2200)
  await expect(redeem(portal, again, url)).rejects.toMatchObject({ error: 'invalid_grant' })
  await pause(500)
  await expect(openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  })
}, 30_000)

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
  jest.useFakeTimers({ now: Date.now() + (expires_in + 5) * 1000, doNotFake: everythingButTheDate })
  try {
    await expect(openid.genericGrantRequest(portal.config, grant, { device_code })).rejects.toMatchObject({
      error: 'expired_token',
    })
  } finally {
    jest.useRealTimers()
  }
})
