import { beforeEach, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import * as jose from 'jose'
import request, { type Test } from 'supertest'
import { attemptsUnderWay } from '../../src/journeys/signin/index.ts'
import { Browser } from '../harness/browser.ts'
import { reasonsOn } from '../harness/html.ts'
import { scrape } from '../harness/metrics.ts'
import { createPerson } from '../harness/people.ts'
import {
  atPortal,
  createPortal,
  REDIRECT,
  signIn,
  startRequest,
  typeCode,
  typePassword,
  type Portal,
} from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { stopTheClock } from '../harness/travel.ts'

const the = useWorld({ env: { TRUST_PROXY: '127.0.0.1,::1', THROTTLE_EXEMPT: '203.0.113.0/24' } })

const device = 'urn:ietf:params:oauth:grant-type:device_code'
const publicPortal = (metadata: Record<string, unknown> = {}): Promise<Portal> =>
  createPortal(the(), { token_endpoint_auth_method: 'none', ...metadata })

const from = (address: string): Browser => new Browser({ headers: { 'x-forwarded-for': address } })
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Test =>
  request(the().origin).post(path).set(headers).type('form').send(fields)

/** Begins as many sign-ins as a network may, and finishes none. */
async function spend(portal: Portal, address: string, most = 600): Promise<number[]> {
  const { url } = await startRequest(portal)
  const begin = async (): Promise<number> =>
    (await request(url.href).get('').accept('html').set('x-forwarded-for', address)).status
  const statuses: number[] = []
  for (let i = 0; i < most; i += 50)
    statuses.push(...(await Promise.all(Array.from({ length: Math.min(50, most - i) }, begin))))
  return statuses
}

describe('a request that is kept', () => {
  test.each([
    ['state', 2048],
    ['nonce', 2048],
    ['login_hint', 320],
  ])('has a %s of at most %i bytes', async (name, most) => {
    const portal = await createPortal(the())
    const longest = await new Browser().go((await startRequest(portal, { [name]: 'å'.repeat(most / 2) })).url)
    expect(longest.url.pathname).toMatch(/^\/signin\//)
    const longer = await new Browser().go(
      (await startRequest(portal, { [name]: `${'å'.repeat(most / 2)}a` })).url,
      {},
      atPortal,
    )
    expect([longer.url.searchParams.get('error'), longer.url.searchParams.get('error_description')]).toEqual([
      'invalid_request',
      `${name} must not be longer than ${most} bytes`,
    ])
  })

  test('has claims of at most 4 kB, and 8 kB in all, also where it is pushed', async () => {
    const portal = await createPortal(the())
    const claims = JSON.stringify({ id_token: { email: { value: 'a'.repeat(5000) } } })
    const headers = { authorization: `Basic ${btoa(`${portal.clientId}:${portal.clientSecret ?? ''}`)}` }
    const asked = { response_type: 'code', redirect_uri: REDIRECT, scope: 'openid' }
    const challenge = { code_challenge: 'a'.repeat(43), code_challenge_method: 'S256' }
    for (const [fields, description] of [
      [{ claims }, 'claims must not be longer than 4096 bytes'],
      [
        { state: 'a'.repeat(2000), nonce: 'a'.repeat(2000), acr_values: 'a'.repeat(4500) },
        'the request must not be longer than 8192 bytes',
      ],
    ] as const) {
      const pushed = await post('/request', { ...asked, ...challenge, ...fields }, headers)
      expect([pushed.status, pushed.body]).toMatchObject([
        400,
        { error: 'invalid_request', error_description: description },
      ])
    }
  })
})

describe('a network', () => {
  // it has one more each six seconds, and a busy machine takes longer than that to use up what it has
  beforeEach(stopTheClock)

  test('may begin 600 sign-ins that come to nothing; whoever comes then is told so, and programs as well', async () => {
    const portal = await publicPortal({ grant_types: ['authorization_code', device] })
    expect(new Set(await spend(portal, '198.51.100.1'))).toEqual(new Set([303]))
    const page = await from('198.51.100.1').go((await startRequest(portal)).url)
    expect([page.status, reasonsOn(page)]).toEqual([429, ['network-busy']])
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
    const typing = await from('198.51.100.1').go(`${the().origin}/device`)
    expect([typing.status, reasonsOn(typing)]).toEqual([429, ['network-busy']])

    const stranger = { 'x-forwarded-for': '198.51.100.1' }
    // what programs begin is counted by itself
    const { url } = await startRequest(portal)
    for (let i = 0; i < 600; i += 50)
      await Promise.all(
        Array.from({ length: 50 }, () => post('/request', Object.fromEntries(url.searchParams), stranger)),
      )
    for (const [path, fields] of [
      ['/request', Object.fromEntries(url.searchParams)],
      ['/device/auth', { client_id: portal.clientId, scope: 'openid' }],
    ] as const) {
      const answer = await post(path, fields, stranger)
      expect([path, answer.status, answer.body, Number(answer.headers['retry-after']) > 0]).toMatchObject([
        path,
        429,
        { error: 'temporarily_unavailable', error_description: 'too much was begun from this network' },
        true,
      ])
    }

    // elsewhere nobody notices; nor does a portal that has shown who it is
    expect((await from('198.51.100.2').go((await startRequest(portal)).url)).status).toBe(200)
    const known = await createPortal(the())
    const headers = {
      ...stranger,
      authorization: `Basic ${btoa(`${known.clientId}:${known.clientSecret ?? ''}`)}`,
    }
    const theirs = Object.fromEntries((await startRequest(known)).url.searchParams)
    expect((await post('/request', theirs, headers)).status).toBe(201)
  }, 60_000)

  test('has back what it finishes, so that an office of any size signs in', async () => {
    const portal = await publicPortal()
    await spend(portal, '198.51.100.3', 599)
    const people = await Promise.all([1, 2, 3].map(() => createPerson(the())))
    for (const person of people) {
      const browser = from('198.51.100.3')
      const back = await signIn(browser, await startRequest(portal), person.email)
      expect(back.searchParams.get('code')).toBeTruthy()
      // whoever is signed in is no stranger
      const again = await browser.go((await startRequest(portal)).url, {}, atPortal)
      expect(again.url.searchParams.get('code')).toBeTruthy()
    }
  }, 60_000)

  test('has back what its programs push, once somebody has signed in by it', async () => {
    const portal = await publicPortal()
    const stranger = { 'x-forwarded-for': '198.51.100.5' }
    const push = async (): Promise<[number, string]> => {
      const { url } = await startRequest(portal)
      const pushed = await post('/request', Object.fromEntries(url.searchParams), stranger)
      const { request_uri: uri = '' } = pushed.body as { request_uri?: string }
      return [pushed.status, `${the().origin}/auth?client_id=${portal.clientId}&request_uri=${uri}`]
    }
    for (let i = 0; i < 550; i += 50) await Promise.all(Array.from({ length: 50 }, push))
    await Promise.all(Array.from({ length: 49 }, push))
    const browser = from('198.51.100.5')
    const [, first] = await push()
    const person = await createPerson(the())
    const page = await typePassword(browser, await browser.go(first), person.email)
    expect((await push())[0]).toBe(429)
    expect(atPortal((await typeCode(browser, page)).url)).toBe(true)
    for (let i = 0; i < 3; i++) {
      const [status, next] = await push()
      expect(status).toBe(201)
      expect((await browser.go(next, {}, atPortal)).url.searchParams.get('code')).toBeTruthy()
    }
    // what is begun and refused is not given back
    const [, last] = await push()
    await new Browser().go(`${last}&prompt=none`, {}, atPortal)
    expect((await push())[0]).toBe(429)
  }, 60_000)

  test('may not have proofs kept without an end by pushing what is refused', async () => {
    const portal = await publicPortal()
    const { privateKey, publicKey } = await jose.generateKeyPair('ES256')
    const jwk = await jose.exportJWK(publicKey)
    const push = async (): Promise<number> => {
      const { url } = await startRequest(portal, { dpop_jkt: 'a'.repeat(43) })
      const dpop = await new jose.SignJWT({ htm: 'POST', htu: `${the().origin}/request`, jti: randomUUID() })
        .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
        .setIssuedAt()
        .sign(privateKey)
      const stranger = { 'x-forwarded-for': '198.51.100.6', dpop }
      return (await post('/request', Object.fromEntries(url.searchParams), stranger)).status
    }
    const statuses: number[] = []
    for (let i = 0; i < 600; i += 50) statuses.push(...(await Promise.all(Array.from({ length: 50 }, push))))
    expect(new Set(statuses)).toEqual(new Set([400]))
    expect(await push()).toBe(429)
  }, 60_000)

  test('may not go on with one by hand, nor sign out again and again, for longer', async () => {
    const portal = await publicPortal()
    await spend(portal, '198.51.100.4', 598)
    const browser = from('198.51.100.4')
    const page = await browser.go((await startRequest(portal)).url)
    const [, uid = ''] = /^\/signin\/([^/]+)/.exec(page.url.pathname) ?? []
    const again = await browser.send(`${the().origin}/auth/${uid}`)
    expect(again.status).toBe(303)
    const next = /\/signin\/([^/]+)/.exec(again.headers.get('location') ?? '')?.[1] ?? ''
    expect((await browser.send(`${the().origin}/auth/${next}`)).status).toBe(429)
    const out = await from('198.51.100.4').go(`${the().origin}/session/end?state=x`)
    expect([out.status, reasonsOn(out)]).toEqual([429, ['network-busy']])
  }, 60_000)

  test('that is exempt begins as many as it likes', async () => {
    const portal = await publicPortal()
    expect(new Set(await spend(portal, '203.0.113.7', 650))).toEqual(new Set([303]))
  }, 60_000)
})

test('how many sign-ins are under way is a metric', async () => {
  const { house } = the()
  const [, text] = await scrape(the())
  const live = await attemptsUnderWay(house.db, house.clock())
  expect(live).toBeGreaterThan(1800)
  expect(Number(/^sluis_attempts_live (\d+)$/m.exec(text)?.[1])).toBe(live)
})
