import { describe, expect, test } from '@jest/globals'
import * as openid from 'openid-client'
import { clientById } from '../../src/domain/clients/index.ts'
import { libraries, snippetFor } from '../../src/doors/operator/portals/libraries.ts'
import { createTestResource } from '../harness/portal.ts'
import type { Page } from '../harness/browser.ts'
import { atConsole } from '../harness/console.ts'
import { headingOf, reasonsOn, textsWith, elementsOf } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, redeem, signIn, startRequest } from '../harness/portal.ts'
import { Browser } from '../harness/browser.ts'
import { useWorld } from '../harness/setup.ts'
import { eventually } from '../harness/until.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const shownOn = textsWith
const answers = {
  ...{ name: 'Permits', home: 'https://permits.example', kind: 'web', library: 'openid-client' },
  ...{ redirect: '', level: 'two-factor', scopes: '' },
}

describe('connecting a portal', () => {
  test('by three answers: its secret is shown once, and its page waits until somebody has come', async () => {
    const { go, press } = await atConsole(the(), 'operator')
    const form = await go('/portals/new')
    const made = await press(form, '/portals/new', answers)
    expect([made.status, headingOf(made)]).toEqual([200, 'Permits is connected'])
    const [id = ''] = shownOn(made, 'data-client')
    const [secret = ''] = shownOn(made, 'data-secret')
    expect(secret.length).toBeGreaterThan(20)
    // the same form again: it is one portal, and its secret is shown no more
    const again = await press(form, '/portals/new', { ...answers, once: onceIn(form) })
    expect([shownOn(again, 'data-client'), shownOn(again, 'data-secret')]).toEqual([[id], []])
    const waiting = await go(`/portals/${id}`)
    expect(shownOn(waiting, 'data-coming')).toEqual(['Waiting for the first sign-in …'])
    expect(waiting.text).not.toContain(secret)
    expect(waiting.text).toContain('https://permits.example/callback')
    const { metadata } = (await clientById(the().house.db, id, new Date()))!
    expect(metadata).toMatchObject({
      client_name: 'Permits',
      redirect_uris: ['https://permits.example/callback'],
      post_logout_redirect_uris: ['https://permits.example/'],
    })
  })

  test.each([
    [{ kind: 'browser', library: 'oidc-client-ts' }, { token_endpoint_auth_method: 'none' }],
    [{ kind: 'web', library: 'Auth.js' }, { redirect_uris: ['https://permits.example/auth/callback/sluis'] }],
    [{ kind: 'web', library: 'social-auth-core' }, { sluis_pkce: 'exempt' }],
    [
      { kind: 'native', home: '', redirect: 'com.example.app:/callback' },
      { application_type: 'native', redirect_uris: ['com.example.app:/callback'] },
    ],
    [{ kind: 'machine', home: '' }, { grant_types: ['client_credentials'] }],
    [
      { kind: 'device', home: '' },
      { application_type: 'native', redirect_uris: [] },
    ],
  ])('of the kind %j', async (said, registered) => {
    const { go, press } = await atConsole(the(), 'operator')
    const made = await press(await go('/portals/new'), '/portals/new', { ...answers, ...said })
    const id = /portals\/([\w.-]+)/.exec(made.url.pathname)?.[1]
    const [shown = id] = shownOn(made, 'data-client')
    expect((await clientById(the().house.db, shown!, new Date()))?.metadata).toMatchObject(registered)
    const page = await go(`/portals/${shown}`)
    expect([page.status, headingOf(page)]).toEqual([200, 'Permits'])
  })

  test.each([
    ['localhost:8091', 'http://localhost:8091/callback'],
    ['127.0.0.1:8091/app', 'http://127.0.0.1:8091/app/callback'],
    ['permits.example', 'https://permits.example/callback'],
    ['https://permits.example/app/', 'https://permits.example/app/callback'],
  ])('an address as people say it: %s', async (home, redirect) => {
    const { go, press } = await atConsole(the(), 'operator')
    const made = await press(await go('/portals/new'), '/portals/new', { ...answers, home })
    const client = await clientById(the().house.db, shownOn(made, 'data-client')[0] ?? '', new Date())
    expect(client?.metadata['redirect_uris']).toEqual([redirect])
  })

  test('an API takes tokens and is no client: portals ask for it by its address', async () => {
    const { go, press } = await atConsole(the(), 'operator')
    const api = { ...answers, kind: 'api', home: 'https://api.example/permits', scopes: 'read write' }
    const page = await press(await go('/portals/new'), '/portals/new', api)
    expect([page.url.pathname, headingOf(page)]).toEqual([
      `/operator/apis/${encodeURIComponent('https://api.example/permits')}`,
      'Permits',
    ])
    const again = await press(await go('/portals/new'), '/portals/new', api)
    expect([again.status, reasonsOn(again)]).toEqual([409, ['exists-already', 'home-exists']])
  })

  test.each([
    [{ name: '' }, ['name-missing']],
    [{ home: '' }, ['home-missing']],
    [{ home: 'permits' }, ['home-malformed']],
    [{ home: 'ftp://permits.example' }, ['home-malformed']],
    [{ home: 'javascript:alert(1)' }, ['home-malformed']],
    [{ kind: 'native', home: '' }, ['redirect-missing']],
    [{ redirect: 'not an address' }, ['redirect-malformed']],
    [{ kind: 'other' }, ['kind-unknown']],
    [{ name: '', home: '', redirect: 'no' }, ['name-missing', 'home-missing', 'redirect-malformed']],
    [{ kind: 'machine', api: 'https://nobody.example' }, ['api-unknown']],
    [{ home: 'http://permits.example' }, ['invalid', 'redirect-malformed']],
  ])('%j is told beside its field, and nothing is lost', async (said, reasons) => {
    const { go, press } = await atConsole(the(), 'operator')
    const page = await press(await go('/portals/new'), '/portals/new', { ...answers, library: '', ...said })
    expect([page.status, reasonsOn(page)]).toEqual([422, reasons])
    const typed = Object.fromEntries(
      elementsOf(page, 'input').map(({ attrs }) => {
        const of = (name: string): string => attrs.find((each) => each.name === name)?.value ?? ''
        return [of('name'), of('value')]
      }),
    )
    const { name, home, kind } = { ...answers, ...said }
    const isSomewhere = !['native', 'machine', 'device'].includes(kind)
    expect(typed).toMatchObject({ name, ...(isSomewhere && { home }) })
  })

  test('the code of every library has this installation and this portal in it, and how it is installed', () => {
    for (const { name, callback } of libraries) {
      const { code, installs = '' } = snippetFor(name, {
        ...{ issuer: 'https://id.town.example', clientId: 'permits' },
        redirect: callback === undefined ? 'org.town:/back' : `https://permits.example/app${callback}`,
        api: { identifier: 'https://things.example', scopes: ['look', 'change'] },
      })
      expect([name, code.length > 50]).toEqual([name, true])
      expect([
        name,
        /id\.example|localhost|portal\.example\/|api\.example|your-client|\bread\b/.test(code),
      ]).toEqual([...[name, false]])
      expect([name, code.includes('id.town.example')]).toEqual([name, true])
      expect([name, /^(npm|pip|go|gem|composer|dotnet|apt-get|) ?/.test(installs)]).toEqual([name, true])
    }
  })

  test('a library that comes back elsewhere than is registered is said to, and its address is put there to be saved', async () => {
    const { go, press } = await atConsole(the(), 'operator')
    const made = await press(await go('/portals/new'), '/portals/new', answers)
    const [id = ''] = shownOn(made, 'data-client')
    expect(shownOn(await go(`/portals/${id}`), 'data-missing')).toEqual([])
    const page = await go(`/portals/${id}?library=Auth.js`)
    const back = 'https://permits.example/auth/callback/sluis'
    expect(shownOn(page, 'data-missing')).toEqual([
      `Auth.js has people come back to ${back}, which is not registered.`,
    ])
    const settings = await go(`/portals/${id}/settings?add=${encodeURIComponent(back)}`)
    await press(settings, `/portals/${id}/settings`)
    const client = await clientById(the().house.db, id, new Date())
    expect(client?.metadata['redirect_uris']).toEqual(['https://permits.example/callback', back])
    expect(shownOn(await go(`/portals/${id}?library=Auth.js`), 'data-missing')).toEqual([])
  })

  test('an address to be added that is none, or of another origin, is left aside: links come from anywhere', async () => {
    const { go } = await atConsole(the(), 'operator')
    const { clientId } = await createPortal(the())
    for (const add of ['nothing', 'https://evil.example/cb', 'evil.app:/cb', 'javascript:alert(1)']) {
      const page = await go(`/portals/${clientId}/settings?add=${encodeURIComponent(add)}`)
      expect([add, page.status, page.text.includes(add)]).toEqual([add, 200, false])
    }
  })
})

const onceIn = (page: Page): string => /name="once" value="([^"]+)"/.exec(page.text)?.[1] ?? ''

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
