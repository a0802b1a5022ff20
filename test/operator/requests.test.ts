import { describe, expect, test } from '@jest/globals'
import { faringOf, requestsOf, writeRequests } from '../../src/domain/clients/index.ts'
import * as openid from 'openid-client'

import { createTestResource } from '../harness/portal.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { atConsole } from '../harness/console.ts'
import { elementsOf, textsWith } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, redeem, signIn, startRequest } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { eventually } from '../harness/until.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const shownOn = textsWith

describe('what a portal asked', () => {
  const wrongOn = async (go: (path: string) => Promise<Page>, id: string): Promise<string[]> =>
    shownOn(await go(`/portals/${id}`), 'data-wrong')

  test('is told within a second, with what is wrong in words and nothing that is secret', async () => {
    const portal = await createPortal(the(), { redirect_uris: ['https://portal.example/callback/'] })
    const { go, press } = await atConsole(the(), 'operator')
    const browser = new Browser()
    const asked = (more: Record<string, string>) =>
      browser.go(
        `${the().origin}/auth?${new URLSearchParams({ client_id: portal.clientId, response_type: 'code', scope: 'openid', ...more }).toString()}`,
        {},
        (next) => next.host === 'portal.example',
      )
    await asked({ redirect_uri: 'https://portal.example/callback?next=s3cret' })
    await asked({ redirect_uri: 'https://portal.example/callback' })
    await asked({ redirect_uri: 'https://portal.example/callback/' })
    const page = await eventually(async () => {
      const now = await go(`/portals/${portal.clientId}`)
      return shownOn(now, 'data-wrong').length === 3 ? now : undefined
    })
    expect(shownOn(page, 'data-wrong')).toEqual([
      'There is no code_challenge: turn PKCE (S256) on in its library. A portal with a secret whose library cannot may be exempt: see its settings.',
      'The redirect URI https://portal.example/callback differs in its last character: https://portal.example/callback/ is registered.',
      'The redirect URI https://portal.example/callback?… is not registered: there is https://portal.example/callback/.',
    ])
    expect(page.text).not.toContain('s3cret')
    // what a setting would mend leads to the setting, with it in the form and not saved
    const mends = elementsOf(page, 'a').flatMap((each) => {
      const to = each.attrs.find(({ name }) => name === 'href')?.value ?? ''
      return to.includes('/settings?') ? [to] : []
    })
    const settings = `/operator/portals/${portal.clientId}/settings`
    expect([...new Set(mends)].toSorted()).toEqual([
      `${settings}?add=${encodeURIComponent('https://portal.example/callback')}`,
      `${settings}?exempt=yes`,
    ])
    const ticked = await go(`/portals/${portal.clientId}/settings?exempt=yes`)
    expect(ticked.text).toMatch(/name="exempt"[^>]*checked/)
    // whoever was shown the error reads its reference to those who help
    const [, reference = ''] = /<code>([0-9a-f]{8}-[0-9a-f]{4})<\/code>/.exec(page.text) ?? []
    const found = await press(await go('/people'), '/people', { q: reference })
    expect(found.url.pathname).toBe(`/operator/portals/${portal.clientId}`)
    expect(shownOn(page, 'data-coming')).toEqual(['Somebody tries, and is refused: see below.'])
  })

  test('a code that was redeemed twice is told with how far apart', async () => {
    const portal = await createPortal(the())
    const person = await createPerson(the())
    const { go } = await atConsole(the(), 'operator')
    const started = await startRequest(portal)
    const back = await signIn(new Browser(), started, person.email)
    await redeem(portal, started, back)
    await expect(redeem(portal, started, back)).rejects.toThrow('server responded with an error')
    const wrong = await eventually(async () => {
      const [said] = await wrongOn(go, portal.clientId)
      return said
    })
    expect(wrong).toMatch(/^The code was redeemed twice, [\d.,]+ (ms|sec) apart, so that/)
    expect(shownOn(await go(`/portals/${portal.clientId}`), 'data-coming')).toEqual([
      'It works; the latest request went wrong: see below.',
    ])
  })

  test('a wrong secret is told to whoever looks after it, and the program learns nothing', async () => {
    const portal = await createPortal(the(), {
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    })
    await createTestResource(the(), 'https://api.example/one')
    const { go } = await atConsole(the(), 'operator')
    const config = await openid.discovery(
      new URL(the().origin),
      portal.clientId,
      {},
      openid.ClientSecretBasic('wrong'),
      {
        execute: [openid.allowInsecureRequests],
      },
    )
    await expect(openid.clientCredentialsGrant(config, {})).rejects.toThrow('WWW-Authenticate')
    const wrong = await eventually(async () => (await wrongOn(go, portal.clientId))[0])
    expect(wrong).toBe('The secret is wrong.')
  })

  test('a device that asks whether somebody has let it in is in no trouble', async () => {
    const portal = await createPortal(the(), {
      grant_types: ['urn:ietf:params:oauth:grant-type:device_code'],
      ...{ redirect_uris: [], response_types: [], token_endpoint_auth_method: 'none' },
    })
    const begun = await openid.initiateDeviceAuthorization(portal.config, { scope: 'openid' })
    for (let i = 0; i < 3; i++)
      await expect(
        openid.genericGrantRequest(portal.config, 'urn:ietf:params:oauth:grant-type:device_code', {
          device_code: begun.device_code,
        }),
      ).rejects.toMatchObject({ error: expect.stringMatching(/authorization_pending|slow_down/) })
    const { go } = await atConsole(the(), 'operator')
    const page = await eventually(async () => {
      const now = await go(`/portals/${portal.clientId}`)
      return now.text.includes('Device code') ? now : undefined
    })
    expect([shownOn(page, 'data-wrong'), shownOn(page, 'data-coming')]).toEqual([
      [],
      ['Waiting for the first sign-in …'],
    ])
  })

  test('a code that nobody redeems is no success', async () => {
    const portal = await createPortal(the())
    const person = await createPerson(the())
    const { go } = await atConsole(the(), 'operator')
    const started = await startRequest(portal)
    await signIn(new Browser(), started, person.email)
    const body = new URLSearchParams({ grant_type: 'authorization_code', code: 'nothing' })
    const authorization = `Basic ${Buffer.from(`${portal.clientId}:wrong`).toString('base64')}`
    await fetch(`${the().origin}/token`, { method: 'POST', body, headers: { authorization } })
    const page = await eventually(async () => {
      const now = await go(`/portals/${portal.clientId}`)
      return shownOn(now, 'data-wrong').length > 0 ? now : undefined
    })
    expect(shownOn(page, 'data-coming')).toEqual(['Somebody tries, and is refused: see below.'])
  })

  test('a letter that is cut in two loses nobody’s request', async () => {
    const portal = await createPortal(the())
    const { go } = await atConsole(the(), 'operator')
    const body = new URLSearchParams({
      ...{ client_id: portal.clientId, client_secret: 'wrong', grant_type: 'authorization_code' },
      ...{ code: 'nothing', redirect_uri: `${'a'.repeat(299)}😀` },
    })
    await fetch(`${the().origin}/token`, { method: 'POST', body })
    expect(await eventually(async () => (await wrongOn(go, portal.clientId))[0])).toBeDefined()
  })

  test('a client manager sees that of their own clients, and of no other', async () => {
    const [theirs, other] = [await createPortal(the()), await createPortal(the())]
    const { go } = await atConsole(the(), 'client-manager', { clients: [theirs.clientId] })
    expect((await go(`/portals/${theirs.clientId}`)).status).toBe(200)
    for (const path of ['', '/settings', '/secret'])
      expect((await go(`/portals/${other.clientId}${path}`)).status).toBe(404)
    const list = await go('/portals')
    expect(list.text).toContain(theirs.clientId)
    expect(list.text).not.toContain(other.clientId)
  })
})

test('whoever asks again and again hides no token that was given', async () => {
  const { db, clock } = the().house
  const of = (endpoint: string, error: string | null) => ({
    ...{ client_id: 'asked-often', at: clock(), endpoint, error, detail: null, said: {}, reference: 'r' },
  })
  await writeRequests(db, [of('token', null)])
  for (let i = 0; i < 3; i++)
    await writeRequests(
      db,
      Array.from({ length: 20 }, () => of('authorization', null)),
    )
  await writeRequests(db, [of('authorization', 'invalid_request')])
  expect((await faringOf(db, ['asked-often'])).get('asked-often')).toEqual({ isServed: true, isWrong: true })
  // of each of the three kinds the latest twenty
  expect(await requestsOf(db, 'asked-often')).toHaveLength(1 + 20 + 1)
})
