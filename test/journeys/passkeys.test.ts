import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { demoPassword, demoTotpSecret } from '../../src/acts/operating/index.ts'
import { picture } from '../harness/accessible.ts'
import { addAuthenticator } from '../harness/authenticator.ts'
import { visit } from '../harness/chromium.ts'
import { check, heading, press, useDemo } from '../harness/demo.ts'
import { nextMail } from '../harness/mails.ts'
import { totpNow } from '../harness/people.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const { world, browser } = useDemo()

const amrAtDemo = async (page: Page): Promise<unknown> =>
  (JSON.parse((await page.locator('[data-id-token]').textContent()) ?? '') as { amr: unknown }).amr

/** A page of "my account", with password and app. */
async function atAccount(page: Page, path: string): Promise<void> {
  await forgetSteps(world())
  await page.goto(`${world().origin}/account${path}`)
  await page.fill('[autocomplete~=username]', 'tom@demo.example')
  await page.fill('[autocomplete=current-password]', demoPassword)
  await press(page)
  await page.fill('[autocomplete=one-time-code]', totpNow(demoTotpSecret))
  await press(page)
}

async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${world().origin}/demo`)
  await press(page)
}

test('a passkey is set up, signs in alone, is a second step, and is refused where it must be', async () => {
  const visited = await visit(browser(), { locale: 'sv-SE' })
  const { page } = visited
  const device = await addAuthenticator(page, { synced: true })

  await atAccount(page, '/factors')
  await page.getByRole('button', { name: 'Lägg till en passkey eller säkerhetsnyckel' }).click()
  await page.waitForURL(/\/factors\/add\/webauthn\//)
  await check(page, 'passkey-add-sv')
  await page.fill('[name=name]', 'Min telefon')
  await press(page)
  expect(await page.locator('[data-factor] h2').allInnerTexts()).toEqual([
    'Autentiseringsapp',
    'Min telefon',
    'Återställningskoder',
  ])
  await check(page, 'passkey-added-sv')
  const [made] = await device.credentials()
  expect(made?.isResidentCredential).toBe(true)

  // alone, from the autofill of the e-mail field: the virtual key answers it by itself
  await signOut(page)
  await page.waitForURL(`${world().origin}/demo`)
  expect(await heading(page)).toMatch(/Tom Lindqvist/)

  // alone, from the button, where the browser has no such autofill
  await page.addInitScript('PublicKeyCredential.isConditionalMediationAvailable = async () => false')
  await signOut(page)
  await check(page, 'sign-in-with-passkey')
  await press(page, 'form[data-ceremony=get] button')
  expect(await heading(page)).toMatch(/Tom Lindqvist/)
  expect(await amrAtDemo(page)).toEqual(['mfa', 'swk', 'user'])

  // who is not verified does not sign in alone: the browser itself says no
  await device.verify(false)
  await signOut(page)
  await page.locator('form[data-ceremony=get] button').click()
  await page.locator('main > .lead + [data-reason=passkey-stopped]:not([hidden])').waitFor()
  expect(await page.locator('main > .lead + [data-reason=passkey-stopped]').innerText()).toContain(
    'Begäran om en passkey avbröts',
  )
  await check(page, 'sign-in-passkey-cancelled')

  // as a second step after the password
  await device.verify(true)
  await page.fill('[autocomplete~=username]', 'tom@demo.example')
  await page.fill('[autocomplete=current-password]', demoPassword)
  await press(page)
  expect(await heading(page)).toBe('Använd din passkey')
  await check(page, 'passkey-challenge-sv')
  await press(page)
  expect(await heading(page)).toMatch(/Tom Lindqvist/)
  expect(await amrAtDemo(page)).toEqual(['mfa', 'swk', 'user'])

  // a copy of the key that has counted less
  const [now] = await device.credentials()
  await device.restore({ ...now!, signCount: 1 })
  await signOut(page)
  await press(page, 'form[data-ceremony=get] button')
  expect(await page.locator('[data-reason=passkey-cloned]').isVisible()).toBe(true)
  await check(page, 'passkey-cloned')
  await nextMail(world(), 'tom@demo.example', 'factors/webauthn/cloned')

  // the key goes, the app stays
  await page.context().clearCookies()
  await device.remove()
  expect(visited.faults).toEqual([])
  await visited.context.close()
})

test('a security key that verifies nobody is a second step, and signs nobody in alone', async () => {
  const visited = await visit(browser(), { locale: 'nl-NL' })
  const { page } = visited
  const stick = await addAuthenticator(page, { stick: true, verifies: false })
  await page.goto(`${world().origin}/account/factors/add/webauthn`)
  await page.fill('[autocomplete~=username]', 'wout@demo.example')
  await page.fill('[autocomplete=current-password]', demoPassword)
  await press(page)
  await forgetSteps(world())
  await page.fill('[autocomplete=one-time-code]', totpNow(demoTotpSecret))
  await press(page)
  await press(page, 'button[value=later]')
  await press(page)
  expect(await page.locator('[data-factor] h2').allInnerTexts()).toEqual([
    'Authenticator-app',
    'Passkey of beveiligingssleutel',
  ])
  await signOut(page)
  await page.fill('[autocomplete~=username]', 'wout@demo.example')
  await page.fill('[autocomplete=current-password]', demoPassword)
  await press(page)
  expect(await heading(page)).toBe('Gebruik uw passkey')
  await press(page)
  // told already, to somebody who had shown all that they can
  expect(await heading(page)).toMatch(/Wout Waarschuwing/)
  expect(await amrAtDemo(page)).toEqual(['hwk', 'mfa', 'pwd', 'user'])
  await stick.remove()
  expect(visited.faults).toEqual([])
  await visited.context.close()
})

test('without JavaScript the page says so, and leads to what works', async () => {
  const visited = await visit(browser(), { javaScriptEnabled: false, locale: 'sv-SE' })
  const { page } = visited
  await page.goto(`${world().origin}/demo`)
  await press(page)
  expect(await page.locator('form[data-ceremony=get]').isVisible()).toBe(false)
  await page.fill('[autocomplete~=username]', 'tom@demo.example')
  await page.fill('[autocomplete=current-password]', demoPassword)
  await press(page)
  expect(await heading(page)).toBe('Använd din passkey')
  expect(await page.locator('[data-without-script]').isVisible()).toBe(true)
  await picture(page, 'passkey-without-script-sv')
  await page.getByRole('link', { name: 'Använd en autentiseringsapp' }).click()
  await forgetSteps(world())
  await page.fill('[autocomplete=one-time-code]', totpNow(demoTotpSecret))
  await press(page)
  expect(await heading(page)).toMatch(/Tom Lindqvist/)
  await visited.context.close()
})
