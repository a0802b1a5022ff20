import { expect, test } from '@jest/globals'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { demoPassword } from '../../src/acts/operating/index.ts'
import { visit } from '../harness/chromium.ts'
import { totpNow } from '../harness/people.ts'
import { travel } from '../harness/travel.ts'
import { check, heading, press, useDemo } from '../harness/demo.ts'

const { world, browser } = useDemo()

const signIn = async (page: Page, email: string): Promise<void> => {
  await page.goto(`${world().origin}/demo`)
  await press(page)
  await page.fill('[autocomplete~=username]', email)
  await page.fill('[autocomplete=current-password]', demoPassword)
}

test('what was typed is there after the language was changed, but for what is secret', async () => {
  const { page, context, faults } = await visit(browser())
  await signIn(page, 'somebody@example.com')
  // a password that is shown is a text to the browser, and a secret all the same
  await page.getByRole('button', { name: 'Show password' }).click()
  await page.addInitScript('globalThis.keptBefore = sessionStorage.getItem("sluis.typed")')
  await press(page, 'form.languages [lang=sv]')
  const kept = (await page.evaluate('globalThis.keptBefore')) as string
  expect([kept.includes('somebody@example.com'), kept.includes(demoPassword)]).toEqual([true, false])
  expect(await heading(page)).toBe('Logga in')
  expect(await page.inputValue('[autocomplete~=username]')).toBe('somebody@example.com')
  expect(await page.inputValue('[autocomplete=current-password]')).toBe('')
  // once: another page does not find it
  await page.goto(`${world().origin}/recover`)
  expect(await page.inputValue('[type=email]')).toBe('')
  expect(faults).toEqual([])
  await context.close()
})

test('a form that is pressed twice is sent once', async () => {
  const { page, context, faults } = await visit(browser())
  await signIn(page, 'nora@demo.example')
  // the answer takes its time, and somebody presses once more
  const sent: string[] = []
  await page.route('**/challenge/password', async (route) => {
    sent.push(route.request().method())
    await setTimeout(1000)
    await route.continue()
  })
  const button = page.locator('main button.primary')
  await button.evaluate(
    '(button) => document.addEventListener("submit", () => setTimeout(() => button.click(), 50), { once: true })',
  )
  await button.click({ noWaitAfter: true })
  await page.waitForURL(/\/enrol$/)
  expect(sent).toEqual(['POST'])
  expect(faults).toEqual([])
  await context.close()
})

test('another code is offered when the one before has had time to arrive', async () => {
  const { page, context, faults } = await visit(browser())
  await signIn(page, 'mia@demo.example')
  await press(page)
  await press(page)
  const again = page.locator('[data-rests]')
  expect(await again.isDisabled()).toBe(true)
  expect(await again.innerText()).toMatch(/\(0:\d\d\)$/)
  await check(page, 'code-rests')
  // by the server's clock: a page loaded later waits no longer
  travel(31_000)
  await page.reload()
  expect(await page.locator('[data-rests]').count()).toBe(0)
  await context.close()
  expect(faults).toEqual([])
})

test('a phone, which cannot scan what it shows, opens the app first', async () => {
  const { page, context, faults } = await visit(browser(), {
    ...{ hasTouch: true, isMobile: true, viewport: { width: 375, height: 667 } },
  })
  await signIn(page, 'nora@demo.example')
  await press(page)
  await press(page, '[data-kind=totp]')
  const opens = page.locator('.on-phone a')
  expect(await opens.getAttribute('href')).toMatch(/^otpauth:\/\/totp\//)
  const top = async (selector: string) => (await page.locator(selector).first().boundingBox())?.y ?? Infinity
  expect(await top('.on-phone a')).toBeLessThan(667)
  expect(await top('.on-phone a')).toBeLessThan(await top('.qr'))
  await check(page, 'enrol-phone')
  expect(faults).toEqual([])
  await context.close()
})

test('what must be kept is copied and printed by a press', async () => {
  const { page, context, faults } = await visit(browser(), {
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await page.addInitScript('globalThis.print = () => { document.title = "printed" }')
  const clipboard = () => page.evaluate('navigator.clipboard.readText()')
  await signIn(page, 'nora@demo.example')
  await press(page)
  await press(page, '[data-kind=totp]')
  await page.locator('summary').click()
  const secret = (await page.locator('[data-totp-secret]').innerText()).replaceAll(' ', '')
  await page.locator('[data-totp-secret] + button').click()
  expect(await clipboard()).toBe(secret)
  await page.fill('[autocomplete=one-time-code]', totpNow(secret))
  await press(page)
  const [saved, print, copy] = await page.locator('.three button').all()
  await copy!.click()
  const codes = await page.locator('[data-recovery-codes] code').allInnerTexts()
  expect(await clipboard()).toBe(codes.join('\n'))
  expect(await page.locator('[role=status][data-copied]').innerText()).not.toBe('')
  await print!.click()
  expect(await page.title()).toBe('printed')
  const [file] = await Promise.all([page.waitForEvent('download'), saved!.click()])
  expect(file.suggestedFilename()).toMatch(/\.txt$/)
  // what stays on its page may be pressed again, and the page goes on
  await Promise.all([page.waitForEvent('download'), saved!.click()])
  await page.check('[name=kept]')
  await press(page)
  expect(new URL(page.url()).pathname).toBe('/demo')
  expect(faults).toEqual([])
  await context.close()
})
