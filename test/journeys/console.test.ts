import { afterAll, beforeAll, expect, test } from '@jest/globals'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import * as openid from 'openid-client'
import type { Browser } from 'playwright-core'
import { picture, accessibilityFaults } from '../harness/accessible.ts'
import { perform } from '../../src/acts/index.ts'
import { withdrawRoleOf } from '../../src/acts/operating/index.ts'
import { messagesTo } from '../../src/domain/outbox/index.ts'
import { tester } from '../harness/acting.ts'
import { launchBrowser, visit } from '../harness/chromium.ts'
import { createPerson, PASSWORD, totpNow } from '../harness/people.ts'
import { createPortal } from '../harness/portal.ts'
import { startWorld, type World } from '../harness/world.ts'
import { beforeConsole } from '../harness/before-console.ts'
import { refusedAt } from '../operator/given.ts'

let browser: Browser
let world: World
beforeAll(async () => {
  world = await startWorld()
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await world.close()
})

/** A portal of somebody's own: it signs people in by what the console has shown. */
async function startPortal(): Promise<{
  origin: string
  use: (id: string, secret: string) => Promise<void>
  stop: () => void
}> {
  let sluis: openid.Configuration | undefined
  const verifier = openid.randomPKCECodeVerifier()
  const server = http.createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const redirect = `${origin}/callback`
      if (!request.url?.startsWith('/callback')) {
        const code_challenge = await openid.calculatePKCECodeChallenge(verifier)
        const asked = {
          redirect_uri: redirect,
          scope: 'openid',
          code_challenge,
          code_challenge_method: 'S256',
        }
        response.writeHead(302, { location: openid.buildAuthorizationUrl(sluis!, asked).href }).end()
        return
      }
      const tokens = await openid.authorizationCodeGrant(sluis!, new URL(request.url, redirect), {
        pkceCodeVerifier: verifier,
      })
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<h1>Hello ${tokens.claims()?.sub}</h1>`)
    }
    answer().catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    use: async (id, secret) => {
      sluis = await openid.discovery(new URL(world.origin), id, secret, undefined, {
        execute: [openid.allowInsecureRequests],
      })
    },
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

test('a portal is connected by keyboard alone, and its page turns green as somebody signs in through it', async () => {
  const { page, faults, keyboard } = await beforeConsole({ browser, world }, 'operator', { locale: 'en' })
  expect(await page.locator('h1').innerText()).toBe('Today')
  const portal = await startPortal()
  try {
    // the first stop of the keyboard leads past the places
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Go to the content')
    await keyboard.press('main a[href="/operator/portals/new"]')
    await keyboard.type('#name', 'Permits')
    await keyboard.type('#home', portal.origin)
    await keyboard.press('form.narrow button[type=submit]')
    const id = await page.locator('[data-client]').innerText()
    await portal.use(id, await page.locator('[data-secret]').innerText())
    await keyboard.press('main a.button.primary')
    expect(await page.locator('[data-coming]').getAttribute('data-coming')).toBe('waiting')
    await picture(page, 'console-portal-waiting')
    expect(await accessibilityFaults(page)).toEqual([])
    // three keys, a name and an address: nothing else was asked
    expect(keyboard.acts()).toBe(5)

    const person = await createPerson(world)
    const other = await visit(browser, { locale: 'en-GB' })
    await other.page.goto(portal.origin)
    await other.page.fill('[autocomplete~=username]', person.email)
    await other.page.fill('[autocomplete=current-password]', PASSWORD)
    await other.page.click('main button.primary')
    await other.page.waitForSelector('[autocomplete=one-time-code]')
    await other.page.fill('[autocomplete=one-time-code]', totpNow())
    await other.page.click('main button.primary')
    await other.page.waitForURL((url) => url.href.startsWith(portal.origin))
    expect(await other.page.locator('h1').innerText()).toMatch(/^Hello /)
    // nobody has touched the console meanwhile
    await page.waitForSelector('[data-coming=works]')
    await picture(page, 'console-portal-works')

    await keyboard.press('nav.tabs a[href$="/rehearsal"]')
    await keyboard.press('main form button.primary')
    expect(await page.locator('[data-rehearsed]').innerText()).toBe('Nothing is wrong.')
  } finally {
    portal.stop()
  }
  expect(faults).toEqual([])
}, 120_000)

test('a broken portal is rehearsed and mended, and two persons agree: all by keyboard', async () => {
  const { clientId: id } = await createPortal(world, {
    client_name: 'Deeds',
    redirect_uris: ['https://portal.example/cb'],
    sluis_minimum_level: 'high',
  })
  const one = await beforeConsole({ browser, world }, 'operator', { locale: 'nl' })
  const rehearse = async (): Promise<string> => {
    await one.page.goto(`${world.origin}/operator/portals/${id}/rehearsal`)
    await one.keyboard.press('main form button.primary')
    return one.page.locator('[data-rehearsed]').innerText()
  }
  expect(await rehearse()).toBe('3 dingen zijn mis.')
  await picture(one.page, 'console-rehearsed')
  await one.keyboard.press('nav.tabs a[href$="/settings"]')
  await one.keyboard.reach('#level')
  await one.page.keyboard.type('two')
  expect(await one.page.locator('#level').inputValue()).toBe('two-factor')
  await one.keyboard.press('form.narrow button.primary')
  expect(new URL(one.page.url()).pathname).toBe('/operator/agreements')

  const two = await beforeConsole({ browser, world }, 'operator', { locale: 'sv' })
  await two.keyboard.press('main a[href^="/operator/agreements"]')
  if (new URL(two.page.url()).pathname === '/operator/agreements')
    await two.keyboard.press('main a[href^="/operator/agreements/"]')
  await picture(two.page, 'console-agreement')
  expect(await accessibilityFaults(two.page)).toEqual([])
  await two.keyboard.press('form[action$="/agree"] button')
  expect(await rehearse()).toBe('Er is niets mis.')
}, 120_000)

test('a role that is taken back while its holder is on a page: what they press does nothing', async () => {
  const { page, keyboard, roleId } = await beforeConsole({ browser, world }, 'helpdesk', { locale: 'en' })
  const person = await createPerson(world, { name: 'Petra Present' })
  await page.goto(`${world.origin}/operator/people/${person.id}`)
  await perform(world.house, withdrawRoleOf, tester, roleId)
  await keyboard.press('form[action$="/recover"] button')
  expect(await page.locator('h1').innerText()).toBe('This is for those who run the service')
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await messagesTo(world.house.db, person.id, 10)).toEqual([])
}, 120_000)

test('somebody is helped by the reference on their page, by keyboard alone; the way in is mailed to them', async () => {
  const person = await createPerson(world, { name: 'Stina Stuck' })
  const reference = await refusedAt(world, person)
  const { page, keyboard } = await beforeConsole({ browser, world }, 'helpdesk', {
    locale: 'nl',
    name: 'Hella Helpt',
  })
  await keyboard.type('#q', reference)
  await keyboard.press('form[role=search] button')
  expect(await page.locator('h1').innerText()).toBe('Waarom iemand is geweigerd')
  expect(await page.locator('[data-reason]').getAttribute('data-reason')).toBe('level-out-of-reach')
  await keyboard.press('dd a[href^="/operator/people/"]')
  expect(await page.locator('h1').innerText()).toBe('Stina Stuck')
  await picture(page, 'console-person')
  expect(await accessibilityFaults(page)).toEqual([])
  await keyboard.press('form[action$="/recover"] button')
  expect(await page.locator('[role=status]').first().innerText()).toContain('De link is onderweg')
  expect(keyboard.acts()).toBe(4)
}, 120_000)
