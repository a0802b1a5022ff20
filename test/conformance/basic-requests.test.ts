import { describe, expect, test } from '@jest/globals'
import * as jose from 'jose'
import * as openid from 'openid-client'
import supertest from 'supertest'
import { Browser } from '../harness/browser.ts'
import { formsOf, headingOf, reasonsOn } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import {
  atPortal,
  createPortal,
  open,
  redeem,
  startRequest,
  typeCode,
  typePassword,
  REDIRECT,
} from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { certification, modes, plan } from './plan.ts'

const the = useWorld()

const authTimeOf = (tokens: { claims(): openid.IDToken | undefined }): number =>
  Number(tokens.claims()?.['auth_time'])

describe.each(modes)('response_mode=%s', (mode) => {
  const { arrive, receive, exchange, freshCodes, happy, request, userinfo, withMode } = plan(the, mode)

  test('oidcc-prompt-login', async () => {
    const { person, portal, browser, tokens } = await happy()
    travel(2000)
    await freshCodes()
    const started = await request(portal, withMode({ prompt: 'login' }))
    expect(headingOf(await open(browser.copy(), started))).toBe('Sign in')
    const again = await exchange(portal, started, await arrive(browser, started, person))
    expect(Number(again.claims()?.['auth_time'])).toBeGreaterThan(authTimeOf(tokens))
    expect(again.claims()?.sub).toBe(tokens.claims()?.sub)
  })

  test('oidcc-prompt-none-not-logged-in', async () => {
    const portal = await createPortal(the(), certification)
    const back = await arrive(new Browser(), await request(portal, withMode({ prompt: 'none' })))
    expect(back.searchParams.get('error')).toBe('login_required')
  })

  test('oidcc-prompt-none-logged-in', async () => {
    const { portal, browser, tokens } = await happy()
    const started = await request(portal, withMode({ prompt: 'none' }))
    const again = await exchange(portal, started, await arrive(browser, started))
    expect(again.claims()).toMatchObject({
      sub: tokens.claims()?.sub,
      auth_time: tokens.claims()?.['auth_time'],
    })
  })

  test('oidcc-max-age-1', async () => {
    const { person, portal, browser, tokens } = await happy({ max_age: '15000' })
    travel(3000)
    await freshCodes()
    const started = await request(portal, withMode({ max_age: '1' }))
    expect(headingOf(await open(browser.copy(), started))).toBe('Sign in')
    const again = await exchange(portal, started, await arrive(browser, started, person))
    expect(Number(again.claims()?.['auth_time'])).toBeGreaterThan(authTimeOf(tokens))
    expect(again.claims()?.sub).toBe(tokens.claims()?.sub)
  })

  test('oidcc-max-age-10000', async () => {
    const { portal, browser, tokens } = await happy()
    const started = await request(portal, withMode({ max_age: '10000' }))
    const again = await exchange(portal, started, await arrive(browser, started))
    expect(again.claims()).toMatchObject({ auth_time: tokens.claims()?.['auth_time'] })
  })

  test('oidcc-ensure-request-with-unknown-parameter-succeeds', async () => {
    expect((await happy({ extra: 'foobar' })).tokens.id_token).toBeTruthy()
  })

  test('oidcc-id-token-hint', async () => {
    const { portal, browser, tokens } = await happy()
    const started = await request(portal, withMode({ prompt: 'none', id_token_hint: tokens.id_token ?? '' }))
    expect((await exchange(portal, started, await arrive(browser, started))).claims()?.sub).toBe(
      tokens.claims()?.sub,
    )
  })

  test('oidcc-login-hint', async () => {
    const portal = await createPortal(the(), certification)
    const page = await open(
      new Browser(),
      await request(portal, withMode({ login_hint: 'anna@example.test' })),
    )
    expect(page.text).toContain('value="anna@example.test"')
    expect((await happy({ login_hint: 'buffy@example.test' })).tokens.id_token).toBeTruthy()
  })

  test('oidcc-ui-locales', async () => {
    const portal = await createPortal(the(), certification)
    expect(
      headingOf(await open(new Browser(), await request(portal, withMode({ ui_locales: 'fr se sv' })))),
    ).toBe('Logga in')
  })

  test('oidcc-claims-locales', async () => {
    expect((await happy({ claims_locales: 'sv' })).tokens.id_token).toBeTruthy()
  })

  test('oidcc-ensure-request-with-acr-values-succeeds', async () => {
    const supported = (await createPortal(the(), certification)).config.serverMetadata()[
      'acr_values_supported'
    ] as string[]
    // whoever has confirmed where post reaches them reaches all of them
    const known = { proofing: 'address' } as const
    const { tokens } = await happy({ acr_values: supported.join(' ') }, known)
    expect(supported).toContain(tokens.claims()?.['acr'])
    for (const acr of supported)
      expect((await happy({ acr_values: acr }, known)).tokens.claims()?.['acr']).toBe(acr)
  })

  test.each([
    ['oidcc-codereuse', 0],
    ['oidcc-codereuse-30seconds', 30],
  ])('%s', async (_module, seconds) => {
    const { portal, started, back, tokens } = await happy()
    travel(seconds * 1000)
    await expect(exchange(portal, started, back)).rejects.toMatchObject({ error: 'invalid_grant' })
    await supertest(the().origin).get('/me').auth(tokens.access_token, { type: 'bearer' }).expect(401)
  })

  test('oidcc-ensure-registered-redirect-uri', async () => {
    const portal = await createPortal(the(), certification)
    const page = await new Browser().send(
      (await request(portal, withMode({ redirect_uri: `${REDIRECT}x` }))).url,
    )
    expect([page.status, page.headers.get('location')]).toEqual([400, null])
    expect(reasonsOn(page)).toEqual(['invalid_redirect_uri'])
  })

  test('oidcc-ensure-post-request-succeeds', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the(), certification)
    const browser = new Browser()
    const started = await request(portal, withMode())
    const body = started.url.searchParams
    const page = await browser.go(
      `${the().origin}/auth`,
      { method: 'POST', body, headers: { origin: 'https://portal.example', 'sec-fetch-site': 'cross-site' } },
      atPortal,
    )
    const tokens = await exchange(portal, started, await receive(browser, page, person))
    expect(tokens.claims()).toMatchObject({ aud: portal.clientId, nonce: started.nonce })
  })

  test('oidcc-server-client-secret-post', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the(), {
      ...certification,
      token_endpoint_auth_method: 'client_secret_post',
    })
    const started = await request(portal, withMode())
    const back = await arrive(new Browser(), started, person)
    const grant = {
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: REDIRECT,
      client_id: portal.clientId,
      client_secret: portal.clientSecret ?? '',
    }
    await supertest(the().origin).post('/token').type('form').send(grant).expect(200)
  })

  test('oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported', async () => {
    const portal = await createPortal(the(), certification)
    const back = await arrive(
      new Browser(),
      await request(portal, withMode({ request_uri: 'https://portal.example/request.jwt' })),
    )
    expect(back.searchParams.get('error')).toBe('request_uri_not_supported')
  })

  test('oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported', async () => {
    const portal = await createPortal(the(), certification)
    const back = await arrive(
      new Browser(),
      await request(portal, withMode({ request: 'eyJhbGciOiJub25lIn0.e30.' })),
    )
    expect(back.searchParams.get('error')).toBe('request_not_supported')
  })

  test('oidcc-claims-essential', async () => {
    const { tokens } = await happy({ claims: JSON.stringify({ userinfo: { name: { essential: true } } }) })
    expect(await userinfo(tokens.access_token)).toHaveProperty('name')
  })

  test('oidcc-ensure-request-object-with-redirect-uri', async () => {
    const portal = await createPortal(the(), certification)
    const request_ = new jose.UnsecuredJWT({ redirect_uri: `${REDIRECT}-other` }).encode()
    const back = await arrive(new Browser(), await request(portal, withMode({ request: request_ })))
    expect(back.searchParams.get('error')).toBe('request_not_supported')
  })

  test('oidcc-refresh-token', async () => {
    const { portal, tokens } = await happy()
    expect(tokens.refresh_token).toMatch(/^[\x21-\x7e]+$/)
    const other = await createPortal(the(), certification)
    await expect(openid.refreshTokenGrant(other.config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    const next = await openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '')
    expect(next.claims()?.sub).toBe(tokens.claims()?.sub)
  })

  test('oidcc-ensure-request-with-valid-pkce-succeeds', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the(), certification)
    const started = await startRequest(portal, withMode())
    expect(
      (await redeem(portal, started, await arrive(new Browser(), started, person))).id_token,
    ).toBeTruthy()
  })
})

test('an answer by form_post is a page of ours: escaped, without inline script, with a button', async () => {
  const person = await createPerson(the(), { locale: 'nl' })
  const portal = await createPortal(the())
  const browser = new Browser({ language: 'nl' })
  const evil = `"><script>alert(1)</script>`
  const started = await startRequest(portal, { response_mode: 'form_post', state: evil })
  const page = await typeCode(
    browser,
    await typePassword(browser, await open(browser, started), person.email),
  )
  expect(headingOf(page)).toBe('Een ogenblik')
  expect(page.text).not.toContain(evil)
  expect(page.text).not.toMatch(/<script(?![^>]*src=)/)
  expect(formsOf(page).find(({ action }) => action === REDIRECT)?.values['state']).toBe(evil)
  expect(page.text).toMatch(/<button type="submit" class="primary">/)
})
