import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { demoPassword } from '../../src/acts/operating/index.ts'
import { visit } from '../harness/chromium.ts'
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
  await press(page, 'form.languages [lang=sv]')
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
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname)
  })
  await Promise.all([page.waitForNavigation(), page.locator('main button.primary').dblclick()])
  await page.waitForLoadState()
  expect(sent.map((path) => path.replace(/.*\/challenge/, 'challenge'))).toEqual(['challenge/password'])
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
