import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import * as openid from 'openid-client'
import { sessionEnding } from '../../src/ports.ts'
import { disableAccount } from '../../src/domain/accounts/index.ts'
import { Browser } from '../harness/browser.ts'
import { logoutReceiver } from '../harness/logout-receiver.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, open, redeem, signIn, startRequest, tokensFor } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { ageEvidence } from '../sessions/given.ts'
import { tester } from '../harness/acting.ts'

const the = useWorld()

test('a portal is told what the scopes it asked for say, and nothing else', async () => {
  const person = await createPerson(the(), { phone: '+31201234567' })
  const portal = await createPortal(the())
  const namesFor = async (scope: string): Promise<string[]> => {
    await forgetSteps(the())
    const started = await startRequest(portal, { scope })
    const tokens = await redeem(portal, started, await signIn(new Browser(), started, person.email))
    const sub = tokens.claims()?.sub ?? ''
    return Object.keys(await openid.fetchUserInfo(portal.config, tokens.access_token, sub))
  }
  expect(await namesFor('openid')).toEqual(['sub'])
  expect(await namesFor('openid email')).toEqual(['sub', 'email', 'email_verified'])
  expect(await namesFor('openid phone')).toEqual(['sub', 'phone_number', 'phone_number_verified'])
})

test('introspection of an opaque token says how surely and when, the same after a refresh', async () => {
  const person = await createPerson(the())
  const portal = await createPortal(the())
  const tokens = await tokensFor(new Browser(), portal, person.email)
  const first = await openid.tokenIntrospection(portal.config, tokens.access_token)
  expect(first).toMatchObject({
    active: true,
    acr: 'urn:sluis:loa:two-factor',
    auth_time: tokens.claims()?.auth_time,
  })
  await ageEvidence(the(), person, -300_000)
  const next = await openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '')
  const { acr, auth_time } = await openid.tokenIntrospection(portal.config, next.access_token)
  expect({ acr, auth_time }).toEqual({ acr: first['acr'], auth_time: first['auth_time'] })
})

test('a browser’s identifier from before the sign-in is worth nothing after it', async () => {
  const person = await createPerson(the())
  const portal = await createPortal(the())
  const browser = new Browser()
  await browser.go(`${the().origin}/session/end`)
  const before = browser.copy()
  expect(before.cookie('sluis_session')).toBeTruthy()
  await signIn(browser, await startRequest(portal), person.email)
  expect(browser.cookie('sluis_session')).not.toBe(before.cookie('sluis_session'))
  const look = async (as: Browser) =>
    (await open(as, await startRequest(portal, { prompt: 'none' }))).url.searchParams
  expect((await look(before)).get('error')).toBe('login_required')
  expect((await look(browser)).has('code')).toBe(true)
})

test('the portals of somebody who is disabled are told that they are out', async () => {
  const receiver = await logoutReceiver()
  const person = await createPerson(the())
  const portal = await createPortal(the(), { backchannel_logout_uri: receiver.uri })
  await tokensFor(new Browser(), portal, person.email)
  const { house } = the()
  await house.db.transaction().execute(async (tx) => {
    await disableAccount(tx, tester, person.id, house.clock())
    await sessionEnding(house).endAll(tx, tester, person.id, { reason: 'account-disabled' }, house.clock())
  })
  await receiver.until(1)
  expect(new URLSearchParams(receiver.received[0]?.body).get('logout_token')).toBeTruthy()
  await receiver.close()
})

test('the door for a first factor is open for 72 hours after an activation', async () => {
  const person = await createPerson(the(), { totp: false })
  const { rows } = await sql<{ hours: number }>`
    select extract(epoch from enrolment_open_until - created_at)::int / 3600 as hours from account where id = ${person.id}`.execute(
    the().house.db,
  )
  expect(rows).toEqual([{ hours: 72 }])
})
