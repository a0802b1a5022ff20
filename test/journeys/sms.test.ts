import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { demoPassword, demoTotpSecret } from '../../src/acts/operating/index.ts'
import { visit } from '../harness/chromium.ts'
import { check, press, useDemo } from '../harness/demo.ts'
import { textsTo } from '../harness/mails.ts'
import { totpNow } from '../harness/people.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const { world, browser } = useDemo()

const NUMBER = '+46701740605' // nobody's: the Swedish authority keeps this range for stories
const lastCode = async (): Promise<string> => (await textsTo(world(), NUMBER))[0]?.slice(0, 6) ?? ''
async function signIn(page: Page): Promise<void> {
  await page.fill('[autocomplete~=username]', 'tom@demo.example')
  await page.fill('[autocomplete=current-password]', demoPassword)
  await press(page)
}

test('a number is set up in my account, and its codes are a second step at a portal', async () => {
  const visited = await visit(browser(), { locale: 'sv-SE' })
  const { page } = visited
  await page.goto(`${world().origin}/account/factors`)
  await signIn(page)
  await page.fill('[autocomplete=one-time-code]', totpNow(demoTotpSecret))
  await press(page)
  await page.getByRole('button', { name: 'Lägg till ett nummer för sms' }).click()
  await page.waitForURL(/\/factors\/add\/sms\//)
  await check(page, 'sms-add-sv')
  await page.fill('[name=number]', '070-12')
  await press(page)
  expect(await page.inputValue('[name=number]')).toBe('070-12')
  await check(page, 'sms-add-wrong-sv')
  await page.fill('[name=number]', '070-174 06 05')
  await press(page)
  await check(page, 'sms-sent-sv')
  await page.fill('[autocomplete=one-time-code]', await lastCode())
  await page.fill('[name=name]', 'Jobbtelefon')
  await press(page)
  expect(await page.locator('[data-factor] h2').allInnerTexts()).toContain('Jobbtelefon')
  await check(page, 'sms-added-sv')

  await page.context().clearCookies()
  await forgetSteps(world())
  await page.goto(`${world().origin}/demo`)
  await press(page)
  await signIn(page)
  await page.getByRole('link', { name: 'Få en kod via sms' }).click()
  await check(page, 'sms-challenge-sv')
  await press(page)
  await check(page, 'sms-challenge-sent-sv')
  await page.fill('[autocomplete=one-time-code]', '12')
  await press(page)
  await check(page, 'sms-challenge-wrong-sv')
  await page.fill('[autocomplete=one-time-code]', await lastCode())
  await press(page)
  await page.waitForURL(`${world().origin}/demo`)
  const told = JSON.parse((await page.locator('[data-id-token]').textContent()) ?? '') as { amr: unknown }
  expect(told.amr).toEqual(['mfa', 'otp', 'pwd', 'sms'])
  expect(visited.faults).toEqual([])
  await visited.context.close()
})
