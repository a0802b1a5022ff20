import { describe, expect, test } from '@jest/globals'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { demoPassword, demoTotpSecret } from '../../src/acts/operating/index.ts'
import { visit } from '../harness/chromium.ts'
import { check, heading, press, useDemo } from '../harness/demo.ts'
import { totpNow } from '../harness/people.ts'

const { world, browser } = useDemo()

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${world().origin}/demo`)
  await press(page)
  await page.fill('[autocomplete~=username]', email)
  await page.fill('[autocomplete=current-password]', demoPassword)
  await press(page)
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
] as const)('%s', (_how, javaScriptEnabled) => {
  test('somebody new opens the portal, signs in, sets up an app and lands back, known', async () => {
    const { page, context, faults } = await visit(browser(), {
      javaScriptEnabled,
      locale: javaScriptEnabled ? 'nl-NL' : 'en-GB',
    })
    const email = javaScriptEnabled ? 'nora@demo.example' : 'mia@demo.example'
    await page.goto(`${world().origin}/demo`)
    if (javaScriptEnabled) await check(page, 'demo-portal')
    await press(page)
    expect(new URL(page.url()).pathname).toMatch(/^\/signin\/[\w-]+\/challenge\/password$/)
    if (javaScriptEnabled) await check(page, 'sign-in')
    await page.fill('[autocomplete~=username]', email)
    await page.fill('[autocomplete=current-password]', demoPassword)
    await press(page)
    if (!javaScriptEnabled) {
      expect(await heading(page)).toBe('Just checking that it’s you')
      await press(page)
      const mailbox = await context.newPage()
      await mailbox.goto(`${world().origin}/demo/mailbox`)
      const code =
        /^ {4}([\d ]+)$/m.exec((await mailbox.locator('pre').first().textContent()) ?? '')?.[1] ?? ''
      await page.fill('[autocomplete=one-time-code]', code)
      await press(page)
    }
    if (javaScriptEnabled) await check(page, 'choose-way')
    await press(page, '[data-kind=totp]')
    const secret = (await page.locator('[data-totp-secret]').textContent())?.replaceAll(' ', '') ?? ''
    if (javaScriptEnabled) {
      await check(page, 'enrol')
      await page.locator('summary').click()
      await check(page, 'enrol-key-shown')
    }
    await page.fill('[autocomplete=one-time-code]', totpNow(secret))
    await press(page)
    if (javaScriptEnabled) {
      expect(await heading(page)).toBe('Bewaar uw herstelcodes')
      await check(page, 'recovery-codes-nl')
      await page.locator('[name=kept]').check()
      await press(page)
    } else await press(page, 'button[value=later]')
    expect(new URL(page.url()).pathname).toBe('/demo')
    expect(await heading(page)).toMatch(javaScriptEnabled ? /Nora Nieuwenhuis/ : /Mia Moss/)
    expect(await page.locator('[data-acr]').textContent()).toBe('urn:sluis:loa:two-factor')
    expect(await page.locator('[data-amr]').textContent()).toBe('mfa, otp, pwd')
    expect(Number(await page.locator('[data-auth-time]').getAttribute('data-auth-time'))).toBeGreaterThan(
      Date.now() / 1000 - 60,
    )
    if (javaScriptEnabled) await check(page, 'demo-signed-in')
    expect(faults).toEqual([])
    await context.close()
  })
})

test('somebody with an app signs in, refreshes, signs out everywhere, and is out', async () => {
  const { page, context, faults } = await visit(browser(), { locale: 'sv-SE' })
  await signIn(page, 'tom@demo.example')
  expect(await heading(page)).toBe('Ange din kod')
  await check(page, 'code-sv')
  await page.fill('[autocomplete=one-time-code]', '000000')
  await press(page)
  expect(await page.locator('[role=alert]').getAttribute('data-reason')).toBe('wrong-code')
  await check(page, 'code-wrong-sv')
  await page.fill('[autocomplete=one-time-code]', totpNow(demoTotpSecret))
  await press(page)
  expect(await heading(page)).toMatch(/Tom Lindqvist/)

  const second = await context.newPage()
  await second.goto(`${world().origin}/demo`)
  await page.locator('main summary').click()
  await page.locator('form[action="/demo/refresh"] button').click()
  await page.waitForLoadState('load')
  expect(await page.locator('[role=status]').innerText()).toBe('Token har förnyats.')

  // the portal's hint names this session: nobody is asked
  await page.locator('form[action="/demo/sign-out"] button').click()
  await page.waitForURL((url) => url.pathname === '/demo')
  await expect(second.goto(`${world().origin}/demo`).then(() => heading(second))).resolves.toBe('Demoportal')
  expect(faults).toEqual([])
  await context.close()
})

test('a portal of another site signs somebody out by POST, and without a hint they are asked', async () => {
  const { page, context, faults } = await visit(browser())
  await signIn(page, 'wout@demo.example')
  await page.fill('[autocomplete=one-time-code]', totpNow(demoTotpSecret))
  await press(page)
  await press(page, 'button[value=later]')
  expect(await heading(page)).toMatch(/Wout/)
  const form = `<form method="post" action="${world().origin}/session/end"><input type="hidden" name="state" value="x"><button>Out</button></form>`
  // an address is another site than a name, so no cookie comes along
  const portal = http.createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end(form)
  })
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve))
  await page.goto(`http://127.0.0.1:${(portal.address() as AddressInfo).port}/`)
  await page.click('button')
  await page.waitForSelector('button[name=logout]')
  expect(new URL(page.url()).search).toBe('')
  await check(page, 'sign-out')
  await press(page)
  expect(new URL(page.url()).pathname).toBe('/session/end/success')
  await page.goto(`${world().origin}/account`)
  expect(new URL(page.url()).pathname).toMatch(/\/challenge\/password$/)
  expect(faults).toEqual([])
  await context.close()
  await new Promise((resolve) => portal.close(resolve))
})

test('somebody disabled is told so after the password, and the portal gets the standard error', async () => {
  const { page, context, faults } = await visit(browser())
  await signIn(page, 'dirk@demo.example')
  expect(await page.locator('[role=alert]').getAttribute('data-reason')).toBe('account-disabled')
  await check(page, 'refused-nl')
  await press(page)
  expect(await page.locator('[role=alert]').getAttribute('data-reason')).toBe('portal-stopped')
  expect(faults).toEqual([])
  await context.close()
})

test('the keyboard is enough, and the language follows a choice', async () => {
  const { page, context, faults } = await visit(browser(), { locale: 'nl-NL' })
  await page.goto(`${world().origin}/demo`)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/signin\//)
  expect(await heading(page)).toBe('Inloggen')
  await page.keyboard.type('nobody@demo.example')
  await page.keyboard.press('Tab')
  await page.keyboard.type('not a password at all')
  await page.keyboard.press('Enter')
  await page.waitForSelector('[role=alert]')
  await check(page, 'sign-in-wrong-nl')
  await page.locator('.languages button[value=sv]').click()
  await page.waitForLoadState('load')
  expect(await heading(page)).toBe('Logga in')
  expect(await page.getAttribute('html', 'lang')).toBe('sv')
  expect(faults).toEqual([])
  await context.close()
})

test('in the dark, and for those who zoom to 320 pixels, the pages hold', async () => {
  const { page, context } = await visit(browser(), {
    colorScheme: 'dark',
    viewport: { width: 320, height: 640 },
    javaScriptEnabled: true,
  })
  await page.goto(`${world().origin}/demo`)
  await check(page, 'dark-demo-portal')
  await press(page)
  await check(page, 'dark-sign-in')
  await context.close()
})
