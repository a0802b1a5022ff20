import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { demoPassword, demoTotpSecret } from '../../src/acts/operating/index.ts'
import { addAuthenticator } from '../harness/authenticator.ts'
import { visit } from '../harness/chromium.ts'
import { press, useDemo } from '../harness/demo.ts'
import { totpNow } from '../harness/people.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const { world, browser } = useDemo()

/** Somebody whose browser holds a passkey, at the first page of a sign-in. */
async function withPasskey() {
  const visited = await visit(browser())
  const { page } = visited
  const device = await addAuthenticator(page, { synced: true })
  // the button alone: an autofill would answer by itself
  await page.addInitScript('PublicKeyCredential.isConditionalMediationAvailable = async () => false')
  await forgetSteps(world())
  await page.goto(`${world().origin}/account/factors/add/webauthn`)
  await page.fill('[autocomplete~=username]', 'tom@demo.example')
  await page.fill('[autocomplete=current-password]', demoPassword)
  await press(page)
  if (await page.locator('[autocomplete=one-time-code]').isVisible()) {
    await page.fill('[autocomplete=one-time-code]', totpNow(demoTotpSecret))
    await press(page)
  }
  await page.waitForURL(/\/factors\/add\/webauthn\//)
  await press(page)
  const atEntrance = async (): Promise<void> => {
    await page.context().clearCookies()
    await page.goto(`${world().origin}/demo`)
    await press(page)
  }
  await atEntrance()
  return { ...visited, device, atEntrance }
}

/** Sends what was answered elsewhere, as a script in somebody's browser could. */
async function sendAnswer(page: Page, response: string): Promise<void> {
  const script = `const form = document.querySelector('form[data-ceremony=get]')
    form.elements.response.value = ${JSON.stringify(response)}
    form.submit()`
  await Promise.all([page.waitForNavigation(), page.evaluate(script)])
}

const isRefused = (page: Page): Promise<boolean> =>
  page.locator('[role=alert][data-reason=wrong-passkey]').isVisible()

test('an answer that was given already, or that another site had the browser give, is refused', async () => {
  const { page, context, device, atEntrance } = await withPasskey()
  const sent = page.waitForRequest((request) => request.url().endsWith('/challenge/webauthn'))
  await press(page, 'form[data-ceremony=get] button')
  const used = new URLSearchParams((await sent).postData() ?? '').get('response') ?? ''
  expect(used).toContain('clientDataJSON')
  await page.waitForURL(`${world().origin}/demo`)
  await atEntrance()
  await sendAnswer(page, used)
  expect(await isRefused(page)).toBe(true)

  const options = (await page.locator('form[data-ceremony=get]').getAttribute('data-options')) ?? ''
  const evil = await context.newPage()
  await evil.route(/^http:\/\/(evil\.)?localhost:81\//, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Sign in</title>' }),
  )
  const other = await addAuthenticator(evil, { synced: true })
  for (const credential of await device.credentials()) await other.restore(credential)
  const ask = (): Promise<string> =>
    evil.evaluate<string>(`(async () => {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(${options})
      return JSON.stringify((await navigator.credentials.get({ publicKey })).toJSON())
    })()`)
  // of another domain, the browser does not even ask the key
  await evil.goto('http://evil.localhost:81/')
  await expect(ask()).rejects.toThrow('SecurityError')
  // of another origin in the same domain, it answers, and says who asked
  await evil.goto('http://localhost:81/')
  const response = await ask()
  const { clientDataJSON } = (JSON.parse(response) as { response: { clientDataJSON: string } }).response
  expect(Buffer.from(clientDataJSON, 'base64url').toString()).toContain('http://localhost:81')
  await sendAnswer(page, response)
  expect(await isRefused(page)).toBe(true)
  await context.close()
})
