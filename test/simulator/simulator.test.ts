import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import * as openid from 'openid-client'
import { startSimulator, type Simulation } from '../../src/simulator.ts'
import { perform } from '../../src/acts/index.ts'
import { migrateHouse } from '../../src/doors/cli/migrate.ts'
import { clientActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { createDatabase, type TestDatabase } from '../harness/database.ts'
import { testKeys } from '../harness/keys.ts'
import { headingOf } from '../harness/html.ts'
import { createPerson, PASSWORD, totpNow } from '../harness/people.ts'
import { until } from '../harness/until.ts'
import { useWorld } from '../harness/setup.ts'
import { createLog } from '../../src/platform/log.ts'

const registration = {
  client_id: 'my-portal',
  client_name: 'My portal',
  redirect_uris: ['http://localhost:9/callback'],
  post_logout_redirect_uris: ['http://localhost:9/'],
  grant_types: ['authorization_code', 'refresh_token'],
  sluis_minimum_level: 'basic',
}

const registrations = [
  registration,
  { ...registration, client_id: 'pairwise-portal', subject_type: 'pairwise' },
  { ...registration, client_id: 'retired-portal', sluis_retires_at: '2026-01-31T12:00:00Z' },
  { ...registration, client_id: 'hasty-portal', sluis_level_max_ages: { basic: 1 } },
]

const the = useWorld()
let database: TestDatabase
let simulation: Simulation
beforeAll(async () => {
  database = await createDatabase()
  simulation = await startSimulator({
    ...{ port: 0, registrations, secret: 'known', dataDir: '', databaseUrl: database.url },
    keys: testKeys,
    migrate: migrateHouse,
    log: createLog('silent'),
  })
})
afterAll(async () => {
  await simulation.close()
  await database.drop()
})

const atPortal = (next: URL): boolean => next.origin === 'http://localhost:9'
const rp = (origin: string, secret: string, id = 'my-portal'): Promise<openid.Configuration> =>
  openid.discovery(new URL(origin), id, secret, undefined, {
    execute: [openid.allowInsecureRequests],
  })

interface Asked {
  readonly config: openid.Configuration
  readonly verifier: string
  readonly page: Page
}

async function begin(
  config: openid.Configuration,
  browser: Browser,
  parameters: Record<string, string> = {},
): Promise<Asked> {
  const verifier = openid.randomPKCECodeVerifier()
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: registration.redirect_uris[0]!,
    scope: 'openid profile email phone',
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...parameters,
  })
  return { config, verifier, page: await browser.go(url, {}, atPortal) }
}

const redeem = ({ config, verifier, page }: Asked) =>
  openid.authorizationCodeGrant(config, page.url, { pkceCodeVerifier: verifier, idTokenExpected: true })

/** In UTF-8, as most programs send it: a header's letters are its bytes. */
const saying = (said: object): Browser => {
  const bytes = Buffer.from(JSON.stringify(said))
  return new Browser({ headers: { 'sluis-simulate': bytes.toString('latin1') } })
}
const simulated = () => rp(simulation.origin, 'known')

describe('one portal, against the simulator and against Sluis itself', () => {
  /** What a portal's program sees, without what is of one time or one place. */
  async function seen(config: openid.Configuration, signIn: (level: string) => Promise<Asked>) {
    const asked = await signIn('urn:sluis:loa:two-factor')
    const tokens = await redeem(asked)
    const claims = tokens.claims()!
    const person = await openid.fetchUserInfo(config, tokens.access_token, claims.sub)
    const again = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
    const twice = await redeem(asked).catch((error: unknown) => (error as { error?: string }).error)
    const { issuer: _issuer, ...metadata } = config.serverMetadata()
    return {
      metadata: JSON.stringify(metadata).replaceAll(/http:\/\/localhost:\d+/g, ''),
      tokens: [Object.keys(tokens).toSorted(), tokens.token_type, tokens.scope, tokens.expires_in],
      claims: Object.keys(claims).toSorted(),
      level: [claims['acr'], claims['amr']],
      person: Object.entries(person)
        .map(([name, value]) => `${name}: ${typeof value}`)
        .toSorted(),
      again: [Object.keys(again).toSorted(), again.claims()?.sub === claims.sub],
      twice,
    }
  }

  test('sees the same: addresses, tokens, claims, levels, a refresh, and a code that comes twice', async () => {
    const { house } = the()
    const made = await perform(house, clientActs(house).create, tester, undefined, registration)
    if (!made.ok) throw new Error(JSON.stringify(made.faults))
    const person = await createPerson(the())
    const real = await rp(the().origin, made.clientSecret ?? '')
    const truly = await seen(real, async (level) => {
      const browser = new Browser()
      const asked = await begin(real, browser, { acr_values: level })
      const step = await browser.submit(asked.page, { username: person.email, password: PASSWORD })
      return { ...asked, page: await browser.submit(step, { code: totpNow() }, { stopAt: atPortal }) }
    })
    const config = await simulated()
    const nora = { sub: 'nora', given_name: 'Nora', family_name: 'Nieuwenhuis', level: 'two-factor' }
    expect(await seen(config, (level) => begin(config, saying(nora), { acr_values: level }))).toEqual(truly)
  })
})

describe('the simulator', () => {
  test('makes somebody who they are said to be, at any level, and keeps them signed in', async () => {
    const config = await simulated()
    const browser = saying({
      sub: 'vera',
      name: 'Vera Verlopen',
      email: 'vera@portal.example',
      level: 'high',
    })
    const tokens = await redeem(await begin(config, browser))
    expect(tokens.claims()).toMatchObject({ sub: 'vera', acr: 'http://eidas.europa.eu/LoA/high' })
    expect(await openid.fetchUserInfo(config, tokens.access_token, 'vera')).toMatchObject({
      ...{ name: 'Vera Verlopen', email: 'vera@portal.example', email_verified: true },
    })
    delete browser.headers['sluis-simulate']
    expect((await redeem(await begin(config, browser))).claims()?.sub).toBe('vera')
    expect(headingOf((await begin(config, browser, { prompt: 'login' })).page)).toBe('Who signs in?')
  })

  test('steps up: who has too little is asked anew, and what is not reached is refused', async () => {
    const config = await simulated()
    const browser = saying({ sub: 'tom', level: 'basic' })
    expect((await redeem(await begin(config, browser))).claims()?.['acr']).toBe('urn:sluis:loa:basic')
    const unmet = await begin(config, browser, { acr_values: 'urn:sluis:loa:two-factor' })
    expect(unmet.page.url.searchParams.get('error')).toBe('unmet_authentication_requirements')
    browser.headers['sluis-simulate'] = JSON.stringify({ sub: 'tom', level: 'two-factor' })
    const met = await redeem(await begin(config, browser, { acr_values: 'urn:sluis:loa:two-factor' }))
    expect(met.claims()?.['acr']).toBe('urn:sluis:loa:two-factor')
  })

  test.each(['access_denied', 'login_required', 'unmet_authentication_requirements'])(
    'answers %s on request',
    async (error) => {
      const { page } = await begin(await simulated(), saying({ sub: 'nora', error }))
      expect(page.url.searchParams.get('error')).toBe(error)
    },
  )

  test('gives a code that is too old, a token by a wrong clock, and one by a key that is new', async () => {
    const config = await simulated()
    await expect(
      redeem(await begin(config, saying({ sub: 'a', fault: 'expired-code' }))),
    ).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    await expect(redeem(await begin(config, saying({ sub: 'b', fault: 'wrong-clock' })))).rejects.toThrow(
      /exp|iat|timestamp/i,
    )
    const kidOf = async (said: object): Promise<unknown> => {
      const { id_token: jwt = '' } = await redeem(await begin(config, saying(said)))
      return (JSON.parse(Buffer.from(jwt.split('.')[0]!, 'base64url').toString()) as { kid: unknown }).kid
    }
    const before = await kidOf({ sub: 'c' })
    expect(await kidOf({ sub: 'c', fault: 'rotated-key' })).not.toBe(before)
    // nothing of it stays with whoever is not asked to have it
    expect((await redeem(await begin(config, saying({ sub: 'b' })))).claims()?.sub).toBe('b')
  })

  test('is told beforehand as well, and asked on a page otherwise', async () => {
    const config = await simulated()
    const put = await fetch(`${simulation.origin}/simulate`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sub: 'standing' }),
    })
    expect(put.status).toBe(200)
    expect((await redeem(await begin(config, new Browser()))).claims()?.sub).toBe('standing')
    await fetch(`${simulation.origin}/simulate`, { method: 'DELETE' })
    const browser = new Browser()
    const asked = await begin(config, browser)
    const wrong = await browser.submit(asked.page, { answer: '{ "sub": "nora", "level": "tow-factor" }' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('did you mean two-factor?')
    const page = await browser.submit(wrong, { answer: '{ "sub": "nora" }' }, { stopAt: atPortal })
    expect((await redeem({ ...asked, page })).claims()?.sub).toBe('nora')
  })

  test('takes no header that says something it does not know', async () => {
    const { page } = await begin(await simulated(), saying({ subject: 'nora' }))
    expect(page.status).toBe(422)
    expect(page.text).toMatch(/subject is not known/)
    const taken = await begin(await simulated(), saying({ sub: 'other', email: 'no address' }))
    expect(taken.page.status).toBe(422)
    expect(taken.page.text).toMatch(/email-malformed/)
  })

  test('makes somebody who they are said to be now, whoever they were', async () => {
    const config = await simulated()
    const seen = async (said: object) => {
      const tokens = await redeem(await begin(config, saying({ sub: 'mia', ...said })))
      return openid.fetchUserInfo(config, tokens.access_token, 'mia')
    }
    const first = {
      email: 'mia@one.example',
      phone_number: '+31612345678',
      given_name: 'Mia',
      family_name: 'M',
    }
    expect(await seen(first)).toMatchObject({ ...first, name: 'Mia M', email_verified: true })
    const then = { email: 'mia@two.example', email_verified: false, phone_number: '+46701234567' }
    expect(await seen({ ...then, family_name: 'Łis' })).toMatchObject({ ...then, name: 'Mia Łis' })
    // in capitals it is somebody else, with an address of their own
    for (const sub of ['zed', 'Zed', '..'])
      expect((await redeem(await begin(config, saying({ sub })))).claims()?.sub).toBe(sub)
  })

  test('has a fault once, in the sign-in that asked for it, also where subjects are pairwise', async () => {
    for (const [fault, why] of [
      ['expired-code', /invalid_grant|authorization code|server responded/],
      ['wrong-clock', /exp|iat|timestamp/i],
    ] as const) {
      const config = await rp(simulation.origin, 'known', 'pairwise-portal')
      const browser = saying({ sub: 'rr' })
      const tokens = await redeem(await begin(config, browser))
      const other = saying({ sub: 'rr', fault })
      await expect(redeem(await begin(config, other))).rejects.toThrow(why)
      delete other.headers['sluis-simulate']
      expect((await redeem(await begin(config, other))).claims()?.sub).toMatch(/^[\w-]{20,}$/)
      expect((await openid.refreshTokenGrant(config, tokens.refresh_token ?? '')).access_token).toBeTruthy()
    }
  })

  test('asks anew where the level of a portal lasts shorter than the session', async () => {
    const config = await rp(simulation.origin, 'known', 'hasty-portal')
    const browser = saying({ sub: 'nora' })
    await redeem(await begin(config, browser))
    delete browser.headers['sluis-simulate']
    await until(async () => headingOf((await begin(config, browser)).page) === 'Who signs in?')
  })

  test('signs nobody in at a portal that is retired, and makes one person of many who come at once', async () => {
    const retired = await rp(simulation.origin, 'known', 'retired-portal')
    const { page } = await begin(retired, saying({ sub: 'nora' }))
    expect(page.url.searchParams.get('error')).toBe('access_denied')
    const config = await simulated()
    const all = Array.from({ length: 8 }, async () =>
      redeem(await begin(config, saying({ sub: 'together' }))),
    )
    expect((await Promise.all(all)).map((tokens) => tokens.claims()?.sub)).toEqual(Array(8).fill('together'))
  })

  test('refuses somebody else than the one whom the portal names', async () => {
    const config = await simulated()
    const { id_token: hint = '' } = await redeem(await begin(config, saying({ sub: 'nora' })))
    const { page } = await begin(config, saying({ sub: 'tom' }), { id_token_hint: hint })
    expect(page.url.searchParams.get('error')).toBe('login_required')
  })

  test('survives what is no redemption: a token that is revoked, a form of another site, a page that is asked', async () => {
    const config = await simulated()
    const tokens = await redeem(await begin(config, saying({ sub: 'nora' })))
    await openid.tokenRevocation(config, tokens.refresh_token ?? '')
    for (const path of [
      '/token',
      '/tokenx',
      '/token/introspection',
      '/account',
      '/portals',
      '/account/password',
    ]) {
      const headers = { accept: 'text/html', origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
      const { status } = await fetch(`${simulation.origin}${path}`, { method: 'POST', headers })
      expect([path, status >= 400 && status < 500]).toEqual([path, true])
    }
    expect((await fetch(`${simulation.origin}/health/ready`)).status).toBe(200)
  })
})
