import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { demoPassword, demoTotpSecret } from '../../src/acts/operating/index.ts'
import { addAuthenticator } from '../harness/authenticator.ts'
import { visit } from '../harness/chromium.ts'
import { check, heading, press, useDemo } from '../harness/demo.ts'
import { nextMail } from '../harness/mails.ts'
import { totpNow } from '../harness/people.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const { world, browser } = useDemo()
const EMAIL = 'wout@demo.example'

/** My account, with password and app; whoever has a key passes it over. */
async function atFactors(page: Page): Promise<void> {
  await page.goto(`${world().origin}/account/factors`)
  await page.fill('[autocomplete~=username]', EMAIL)
  await page.fill('[autocomplete=current-password]', demoPassword)
  await press(page)
  if (/challenge\/webauthn$/.test(page.url())) await press(page, 'a[href$="/challenge/totp"]')
  await forgetSteps(world())
  await page.fill('[autocomplete=one-time-code]', totpNow(demoTotpSecret))
  await press(page)
  if (/tell-expiry/.test(page.url())) await press(page, 'button[value=later]')
}

test('whoever lost a key comes in with the app, reads the mail, and removes it', async () => {
  const first = await visit(browser())
  await addAuthenticator(first.page, {})
  await atFactors(first.page)
  await first.page.getByRole('button', { name: 'Een passkey of beveiligingssleutel toevoegen' }).click()
  await first.page.waitForURL(/\/factors\/add\/webauthn\//)
  await first.page.fill('[name=name]', 'Verloren sleutel')
  await press(first.page)
  await check(first.page, 'lost-key-factors')
  await first.context.close()

  const visited = await visit(browser(), { locale: 'nl-NL' })
  const { page } = visited
  await atFactors(page)
  expect(await heading(page)).toBe('Tweestapsverificatie (2FA)')
  await press(page, 'li[data-kind=webauthn] a[href$="/remove"]')
  expect(await heading(page)).toBe('Even controleren of u het bent')
  await check(page, 'lost-key-proof')
  await press(page)
  await check(page, 'lost-key-proof-sent')
  const mail = await nextMail(world(), EMAIL, 'signin/mailed-code')
  await page.fill('[autocomplete=one-time-code]', /^ {4}([\d ]+)$/m.exec(mail.text)?.[1] ?? '')
  await press(page)
  expect(await heading(page)).toBe('Verloren sleutel verwijderen?')
  await check(page, 'lost-key-proven')
  await press(page, 'main button.danger')
  expect(await page.locator('[data-factor]').count()).toBe(1)
  await check(page, 'lost-key-removed')

  // a way back for the next time: printed, the sheet shows the codes and whose they are, and no form
  await page.getByRole('button', { name: 'Nieuwe herstelcodes maken' }).click()
  await page.waitForURL(/\/factors\/add\/recovery-codes\//)
  await page.emulateMedia({ media: 'print' })
  const seen = (selector: string) => page.locator(selector).first().isVisible()
  expect([await seen('[data-recovery-codes]'), await seen('.print-only'), await seen('main form')]).toEqual([
    true,
    true,
    false,
  ])
  await page.emulateMedia({ media: 'screen' })
  const [code = ''] = await page.locator('[data-recovery-codes] code').allInnerTexts()
  await page.check('[name=kept]')
  await press(page)
  await page.context().clearCookies()
  await forgetSteps(world())

  // and that next time: what is there instead, and then what to sign in with from now on
  await page.goto(`${world().origin}/demo`)
  await press(page)
  await page.fill('[autocomplete~=username]', EMAIL)
  await page.fill('[autocomplete=current-password]', demoPassword)
  await press(page)
  await press(page, 'a[href$="/lost"]')
  expect(await heading(page)).toBe('Telefoon of sleutel kwijt?')
  await check(page, 'lost')
  await press(page, '[data-kind=recovery-codes]')
  await page.fill('[name=code]', code)
  await press(page)
  if (/tell-expiry/.test(page.url())) await press(page, 'button[value=later]')
  expect(await heading(page)).toBe('Bent u uw telefoon of sleutel kwijt?')
  await check(page, 'replace')
  await press(page, '[data-kind=totp]')
  await check(page, 'replace-app')
  await press(page, 'a[href$="/replace"]')
  await press(page, 'button[value=later]')
  expect(new URL(page.url()).pathname).toBe('/demo')
  expect(visited.faults).toEqual([])
  await visited.context.close()
})
