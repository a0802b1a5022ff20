import { expect, test } from '@jest/globals'
import * as openid from 'openid-client'
import type { Page } from 'playwright-core'
import request from 'supertest'
import { demoPassword, demoTotpSecret } from '../../src/acts/operating/index.ts'
import { accessibilityFaults, picture } from '../harness/accessible.ts'
import { visit } from '../harness/chromium.ts'
import { press, useDemo } from '../harness/demo.ts'
import { totpNow } from '../harness/people.ts'
import { createPortal } from '../harness/portal.ts'
import { travel } from '../harness/travel.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const { world, browser } = useDemo()

const typeCode = async (page: Page): Promise<void> => {
  await forgetSteps(world())
  await page.fill('[autocomplete=one-time-code]', totpNow(demoTotpSecret))
  await press(page, 'main button.primary')
}
const password = async (page: Page): Promise<void> => {
  await page.fill('[autocomplete~=username]', 'tom@demo.example')
  await page.fill('[autocomplete=current-password]', demoPassword)
  await press(page, 'main button.primary')
}

test('a protected action asks for more, the portal steps up, and what was asked for is done', async () => {
  const visited = await visit(browser())
  const { page } = visited
  await page.goto(`${world().origin}/demo`)
  await press(page, 'main button.primary')
  await password(page)
  await typeCode(page)
  // fresh enough: nothing is asked
  await press(page, 'form[action="/demo/file"] button')
  expect(await page.locator('[data-file]').innerText()).toContain('MMXXVI')
  await picture(page, 'demo-file')
  expect(await accessibilityFaults(page)).toEqual([])

  travel(120_000)
  await press(page, 'form[action="/demo/file"] button')
  expect(await page.locator('h1').innerText()).toBe('Sign in')
  await password(page)
  await typeCode(page)
  expect(new URL(page.url()).pathname).toBe('/demo')
  expect(await page.locator('[data-file]').innerText()).toContain('MMXXVI')
  await visited.context.close()
})

test('whoever signed in with the password alone is asked for the code, and for no more', async () => {
  const visited = await visit(browser())
  const { page } = visited
  await page.goto(`${world().origin}/demo`)
  await page.selectOption('#level', 'urn:sluis:loa:basic')
  await press(page, 'main button.primary')
  await password(page)
  expect(await page.locator('h1').innerText()).toMatch(/Tom Lindqvist/)
  await press(page, 'form[action="/demo/file"] button')
  expect(await page.locator('h1').innerText()).toBe('Enter your code')
  await typeCode(page)
  expect(await page.locator('[data-file]').innerText()).toContain('MMXXVI')
  await visited.context.close()
})

test('a tab that waited at the password goes on when it is looked at again', async () => {
  const visited = await visit(browser())
  const [first, second] = [visited.page, await visited.context.newPage()]
  for (const page of [first, second]) {
    await page.goto(`${world().origin}/demo`)
    await press(page, 'main button.primary')
  }
  await password(first)
  await typeCode(first)
  await second.evaluate('document.dispatchEvent(new Event("visibilitychange"))')
  await second.waitForURL((url) => url.pathname === '/demo')
  await visited.context.close()
})

test('the server of the file says what it needs, as the standard says it', async () => {
  const file = request(world().origin).get('/demo/api/file')
  const { status, headers } = await file.auth('nonsense', { type: 'bearer' })
  expect([status, headers['www-authenticate']]).toEqual([401, 'Bearer error="invalid_token"'])
})

test('and takes no token that is bound to a key, nor one without its scope', async () => {
  const api = `${world().origin}/demo/api`
  const { config } = await createPortal(world(), {
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    sluis_resources: [api],
  })
  const ask = async (token: string) => {
    const { status, headers } = await request(api).get('/file').auth(token, { type: 'bearer' })
    return [status, headers['www-authenticate']]
  }
  const plain = await openid.clientCredentialsGrant(config, { resource: api })
  expect(await ask(plain.access_token)).toEqual([403, 'Bearer error="insufficient_scope", scope="file:read"'])
  const DPoP = openid.getDPoPHandle(config, await openid.randomDPoPKeyPair('ES256'))
  const bound = await openid.clientCredentialsGrant(config, { resource: api, scope: 'file:read' }, { DPoP })
  expect(await ask(bound.access_token)).toEqual([401, 'Bearer error="invalid_token"'])
  const scoped = await openid.clientCredentialsGrant(config, { resource: api, scope: 'file:read' })
  expect(await ask(scoped.access_token)).toEqual([
    401,
    expect.stringContaining('insufficient_user_authentication'),
  ])
})
