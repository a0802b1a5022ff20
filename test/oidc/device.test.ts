import { describe, expect, test } from '@jest/globals'
import { networkPace } from '../../src/policy/paces.ts'
import { sql } from 'kysely'
import * as openid from 'openid-client'
import { Browser, type Page } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, typeCode, typePassword, type Portal } from '../harness/portal.ts'
import { statementsDuring } from '../harness/queries.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'

const the = useWorld()

const device = {
  grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
  redirect_uris: [],
  response_types: [],
  token_endpoint_auth_method: 'none',
  client_name: 'Television',
}

const begin = async (metadata: Record<string, unknown> = {}) => {
  const portal = await createPortal(the(), { ...device, ...metadata })
  const response = await openid.initiateDeviceAuthorization(portal.config, { scope: 'openid profile' })
  return { portal, response }
}

const poll = (portal: Portal, code: string) =>
  openid.genericGrantRequest(portal.config, 'urn:ietf:params:oauth:grant-type:device_code', {
    device_code: code,
  })

const connect = async (browser: Browser, code: string): Promise<Page> =>
  browser.submit(await browser.go(`${the().origin}/device`), { user_code: code })

describe('a device without a keyboard', () => {
  test('is connected by its owner: code, a look at who asks, sign-in, done', async () => {
    const person = await createPerson(the())
    const { portal, response } = await begin()
    expect(response.user_code).toMatch(/^[A-Z]{4}-[A-Z]{4}$/)
    await expect(poll(portal, response.device_code)).rejects.toMatchObject({ error: 'authorization_pending' })
    const browser = new Browser()
    const entry = await browser.go(response.verification_uri)
    expect(headingOf(entry)).toBe('Connect a device')
    const confirm = await browser.submit(entry, {
      user_code: response.user_code.toLowerCase().replace('-', ' '),
    })
    expect(headingOf(confirm)).toBe('Do you know this device?')
    expect(confirm.text).toContain('Television')
    expect(confirm.text).toContain(response.user_code)
    expect(confirm.text).toContain('127.0.0.1')
    const signIn = await browser.submit(confirm, { confirm: 'yes' })
    const done = await typeCode(browser, await typePassword(browser, signIn, person.email))
    expect(headingOf(done)).toBe('The device is connected')
    travel(5000)
    const tokens = await poll(portal, response.device_code)
    expect(tokens.claims()).toMatchObject({ acr: 'urn:sluis:loa:two-factor', amr: ['mfa', 'otp', 'pwd'] })
    const info = () => openid.fetchUserInfo(portal.config, tokens.access_token, tokens.claims()?.sub ?? '')
    expect(await info()).toMatchObject({ name: 'Petra Proef' })
    await expect(poll(portal, response.device_code)).rejects.toMatchObject({ error: 'invalid_grant' })
    // somebody had the code twice: what the first got ends
    await expect(info()).rejects.toThrow('WWW-Authenticate')
  })

  test('of a portal that is retired is connected no more: its owner is told what to do, and it is refused', async () => {
    const retired = {
      sluis_retires_at: '2026-01-31T12:00:00Z',
      sluis_retires_words: { en: 'Get the new one.' },
    }
    const { portal, response } = await begin(retired)
    const browser = new Browser()
    const confirm = await connect(browser, response.user_code)
    const told = await browser.submit(confirm, { confirm: 'yes' })
    expect(reasonsOn(told)).toEqual(['portal-retired'])
    expect(told.text).toContain('Get the new one.')
    await browser.submit(told, {}, { action: '/refused' })
    travel(5000)
    await expect(poll(portal, response.device_code)).rejects.toMatchObject({ error: 'access_denied' })
  })

  test('that asks faster than it was told is told so, waits longer, and costs no look into the database', async () => {
    const { portal, response } = await begin()
    const code = response.device_code
    const said = (): Promise<unknown> =>
      poll(portal, code).then(
        () => 'tokens',
        (error: unknown) => Reflect.get(error as object, 'error'),
      )
    const looks = async (): Promise<number> =>
      (await statementsDuring(said)).filter((text) => text.includes('from oidc_artefact')).length
    expect(await said()).toBe('authorization_pending')
    for (let i = 0; i < 20; i++) expect(await said()).toBe('slow_down')
    expect(await looks()).toBe(0)
    travel(25_000)
    expect(await said()).toBe('slow_down')
    travel(5000)
    expect(await looks()).toBe(1)
    // as fast as it was told, give or take what a network does
    const other = await begin()
    for (let i = 0; i < 3; i++) {
      await expect(poll(other.portal, other.response.device_code)).rejects.toMatchObject({
        error: 'authorization_pending',
      })
      travel(4500)
    }
    // a second code is another’s
    await expect(poll((await begin()).portal, 'nothing')).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  test('is refused by its owner', async () => {
    const { portal, response } = await begin()
    const browser = new Browser()
    const confirm = await connect(browser, response.user_code)
    const stopped = await browser.submit(confirm, { abort: 'yes' })
    expect(reasonsOn(stopped)).toEqual(['device-aborted'])
    await expect(poll(portal, response.device_code)).rejects.toMatchObject({ error: 'access_denied' })
    const { rows } = await sql`select type, actor, account_id from audit_event
      where client_id = ${portal.clientId} and type like 'oidc.device.%'`.execute(the().house.db)
    expect(rows).toEqual([{ type: 'oidc.device.refused', actor: 'nobody', account_id: null }])
  })

  test('a link with the code in it asks just the same', async () => {
    const { response } = await begin()
    const browser = new Browser({ language: 'sv' })
    const linked = await browser.go(response.verification_uri_complete ?? '')
    expect(headingOf(linked)).toBe('Ett ögonblick')
    expect(linked.text).not.toMatch(/<script(?![^>]*src=)/)
    expect(headingOf(await browser.submit(linked, {}, { action: '/device' }))).toBe('Känner du igen enheten?')
  })

  test('codes cannot be guessed at speed', async () => {
    const browser = new Browser()
    const statuses: number[] = []
    for (let i = 0; i <= networkPace.atOnce; i++) statuses.push((await connect(browser, 'BBBB-BBBB')).status)
    expect(statuses[0]).toBe(200)
    for (const path of ['/device/', '/DEVICE', '/%64evice']) {
      const page = await browser.send(`${the().origin}${path}`, {
        method: 'POST',
        body: new URLSearchParams({ user_code: 'BBBB-BBBB' }),
      })
      expect([path, page.status]).toEqual([path, 429])
    }
    expect(statuses.at(-1)).toBe(429)
    expect(statuses.filter((status) => status === 200)).toHaveLength(networkPace.atOnce)
  })
})
