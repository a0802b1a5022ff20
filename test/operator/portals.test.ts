import { describe, expect, test } from '@jest/globals'
import { clientById } from '../../src/domain/clients/index.ts'
import { libraries, snippetFor } from '../../src/doors/operator/portals/libraries.ts'

import type { Page } from '../harness/browser.ts'
import { atConsole } from '../harness/console.ts'
import { headingOf, reasonsOn, textsWith, elementsOf } from '../harness/html.ts'

import { createPortal } from '../harness/portal.ts'

import { useWorld } from '../harness/setup.ts'

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

  test('nothing that could end a quote is put into code that a person copies', () => {
    const hostile = [
      `https://x.example/cb?'"`,
      'com.x.app:/cb?${System.exit(0)}',
      'https://x.example/\\\\',
      'a`id`',
      '$(id)',
    ]
    for (const { name } of libraries)
      for (const value of hostile) {
        const own = { issuer: 'https://id.town.example', clientId: 'permits', redirect: value }
        const { code } = snippetFor(name, { ...own, api: { identifier: value, scopes: ['fine', value] } })
        expect([name, value, code.includes(value)]).toEqual([name, value, false])
      }
  })

  test('the code of a portal at the address of an example is its own', () => {
    const at = { issuer: 'https://id.town.example', clientId: 'permits' }
    expect(snippetFor('openid-client', { ...at, redirect: 'http://localhost:3000/callback' }).code).toContain(
      "'http://localhost:3000/callback'",
    )
    expect(
      snippetFor('oidc-client-ts', { ...at, redirect: 'https://app.example.org/callback' }).code,
    ).toContain("redirect_uri: 'https://app.example.org/callback'")
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
