import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { demoPassword, demoTotpSecret } from '../../src/acts/operating/index.ts'
import { visit } from '../harness/chromium.ts'
import { check, press, useDemo } from '../harness/demo.ts'
import { totpNow } from '../harness/people.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const { world, browser } = useDemo()

async function atPortal(page: Page): Promise<void> {
  await page.goto(`${world().origin}/demo`)
  await press(page)
  await page.fill('[autocomplete~=username]', 'tom@demo.example')
  await page.fill('[autocomplete=current-password]', demoPassword)
  await press(page)
}
async function forgetSession(page: Page): Promise<void> {
  const kept = (await page.context().cookies()).filter(({ name }) => name === 'sluis_browser')
  await page.context().clearCookies()
  await page.context().addCookies(kept)
}

test('a browser is remembered, is not asked again, and is forgotten in my account', async () => {
  const visited = await visit(browser())
  const { page } = visited
  await atPortal(page)
  await page.check('[name=remember]')
  await check(page, 'remember-challenge-sv')
  await page.fill('[autocomplete=one-time-code]', '12')
  await press(page)
  expect(await page.isChecked('[name=remember]')).toBe(true) // nothing is lost by a slip
  await page.fill('[autocomplete=one-time-code]', totpNow(demoTotpSecret))
  await press(page)
  await page.waitForURL(`${world().origin}/demo`)

  await forgetSession(page)
  await atPortal(page)
  await page.waitForURL(`${world().origin}/demo`)
  const told = JSON.parse((await page.locator('[data-id-token]').textContent()) ?? '') as { amr: unknown }
  expect(told.amr).toEqual(['pwd'])

  // what one signs in with is behind the real thing
  await forgetSteps(world())
  await page.goto(`${world().origin}/account/sessions`)
  if (await page.locator('[autocomplete=one-time-code]').isVisible()) {
    await page.fill('[autocomplete=one-time-code]', totpNow(demoTotpSecret))
    await press(page)
  }
  await page.waitForURL(/\/account\/sessions/)
  await check(page, 'remembered-sessions-sv')
  await press(page, '[data-browser] button')
  expect(await page.locator('[data-browser]').count()).toBe(0)
  await check(page, 'remembered-forgotten-sv')
  expect(visited.faults).toEqual([])
  await visited.context.close()
})
