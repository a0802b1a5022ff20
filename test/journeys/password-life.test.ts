import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import type { BrowserContext, Page } from 'playwright-core'
import { accountByEmail } from '../../src/domain/accounts/index.ts'
import { demoPassword, demoTotpSecret } from '../../src/acts/operating/index.ts'
import { daysLeft } from '../../src/policy/password/life.ts'
import { visit } from '../harness/chromium.ts'
import { check, heading, press, useDemo } from '../harness/demo.ts'
import { linkIn, nextMail } from '../harness/mails.ts'
import { totpNow } from '../harness/people.ts'
import { travel } from '../harness/travel.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const { world, browser } = useDemo()

/** Types whatever the sign-in asks, until it asks nothing more. */
async function answer(
  page: Page,
  email: string,
  password = demoPassword,
  secret = demoTotpSecret,
): Promise<void> {
  for (let i = 0; i < 3; i++) {
    const { pathname } = new URL(page.url())
    if (pathname.endsWith('/challenge/password')) {
      await page.fill('[autocomplete~=username]', email)
      await page.fill('[autocomplete=current-password]', password)
    } else if (pathname.endsWith('/challenge/totp'))
      await page.fill('[autocomplete=one-time-code]', totpNow(secret))
    else return
    await press(page)
  }
}

async function atDemo(page: Page, email: string, password?: string): Promise<void> {
  await forgetSteps(world())
  await page.goto(`${world().origin}/demo`)
  await press(page)
  await answer(page, email, password)
}

async function atAccount(page: Page, email: string, path = '', password?: string): Promise<void> {
  await forgetSteps(world())
  await page.goto(`${world().origin}/account${path}`)
  await answer(page, email, password)
}

const DAY = 86_400_000

const close = async ({ context, faults }: { context: BrowserContext; faults: string[] }): Promise<void> => {
  expect(faults).toEqual([])
  await context.close()
}

test.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
] as const)(
  'an expired password is changed on the way to the portal, %s',
  async (_how, javaScriptEnabled) => {
    const visited = await visit(browser(), { javaScriptEnabled, locale: 'nl-NL' })
    const { page } = visited
    travel(javaScriptEnabled ? 0 : 190 * DAY)
    const [old, fresh] = javaScriptEnabled
      ? [demoPassword, 'Seven orange kettles']
      : ['Seven orange kettles', 'Eight orange kettles']
    await atDemo(page, 'vera@demo.example', old)
    expect(await heading(page)).toBe('Kies een nieuw wachtwoord')
    const field = page.locator('[autocomplete=new-password]')
    const states = (): Promise<string[]> =>
      page.locator('.rules li').evaluateAll((items) => items.map((item) => item.className))
    if (javaScriptEnabled) {
      await check(page, 'renew-empty-nl')
      await field.fill('vera')
      expect(await states()).toEqual(['', '', '', '', ''])
      await field.fill('Seven orange k')
      expect(await states()).toEqual(['met', 'met', 'met', '', ''])
      await page.locator('.with-toggle button').click()
      expect(await field.getAttribute('type')).toBe('text')
      await check(page, 'renew-typing-nl')
    }
    await field.fill('Welkom')
    await press(page)
    expect(await page.locator('[role=alert]').getAttribute('data-reason')).toBe(
      'password-too-short password-too-plain password-well-known',
    )
    if (javaScriptEnabled) await check(page, 'renew-refused-nl')
    await field.fill(fresh)
    await press(page)
    // Vera acts for two organisations
    expect(await heading(page)).toBe('Namens wie handelt u?')
    await press(page, 'ul.options button')
    expect(await heading(page)).toMatch(/Vera Verlopen/)
    await close(visited)
  },
)

/** By the calendar; months are of unequal length, so that it is not 20 on every day of the year. */
async function daysLeftOf(email: string): Promise<number> {
  const { db } = world().house
  const account = await accountByEmail(db, email)
  const { rows } = await sql<{ expires_at: Date }>`select expires_at from password_credential
    where account_id = ${account?.id}`.execute(db)
  const left = daysLeft(rows[0]?.expires_at ?? new Date(0), new Date(), 'Europe/Amsterdam')
  expect(Math.abs(left - 20)).toBeLessThanOrEqual(1)
  return left
}

test('somebody whose password expires in 20 days is told, goes on later, and is told again a day after', async () => {
  const visited = await visit(browser(), { locale: 'nl-NL' })
  const { page } = visited
  await atDemo(page, 'wout@demo.example')
  const left = await daysLeftOf('wout@demo.example')
  expect(await heading(page)).toBe(`Uw wachtwoord verloopt over ${left} dagen`)
  await check(page, 'expiry-nl')
  await press(page, 'button[value=later]')
  expect(await heading(page)).toMatch(/Wout Waarschuwing/)
  const again = await visit(browser(), { locale: 'nl-NL' })
  await atDemo(again.page, 'wout@demo.example')
  expect(await heading(again.page)).toMatch(/Wout Waarschuwing/)
  await close(again)
  travel(DAY)
  const tomorrow = await visit(browser(), { locale: 'nl-NL' })
  await atDemo(tomorrow.page, 'wout@demo.example')
  expect(await heading(tomorrow.page)).toBe(`Uw wachtwoord verloopt over ${left - 1} dagen`)
  await close(tomorrow)
  await close(visited)
})

test('a forgotten password is reset by mail while somebody is signed in elsewhere, who is out then', async () => {
  const [elsewhere, here, phone] = [await visit(browser()), await visit(browser()), await visit(browser())]
  await atDemo(elsewhere.page, 'tom@demo.example')
  expect(await heading(elsewhere.page)).toMatch(/Tom Lindqvist/)

  const { page } = here
  await page.goto(`${world().origin}/demo`)
  await press(page)
  await page.fill('[autocomplete~=username]', 'tom@demo.example')
  await page.getByRole('button', { name: 'Forgot your password?' }).click()
  await page.waitForLoadState('load')
  await check(page, 'recover')
  // what was typed came along
  expect(await page.inputValue('[autocomplete~=username]')).toBe('tom@demo.example')
  await press(page)
  expect(await heading(page)).toBe('Check your e-mail')
  await check(page, 'recover-sent')

  const mail = await nextMail(world(), 'tom@demo.example', 'recovery/link')
  const onPhone = phone.page
  await onPhone.goto(linkIn(mail, /^\/recover\//).href)
  expect(await heading(onPhone)).toBe('Välj ett nytt lösenord')
  await check(onPhone, 'recover-choose-sv')
  await onPhone.fill('[autocomplete=new-password]', 'Seven orange kettles')
  await press(onPhone)
  expect(await heading(onPhone)).toBe('Du har ett nytt lösenord')
  await check(onPhone, 'recovered')
  await onPhone.goto(linkIn(mail, /^\/recover\//).href)
  expect(await onPhone.locator('[role=alert]').getAttribute('data-reason')).toBe('link-spent')
  await check(onPhone, 'recover-dead')

  await page.goBack()
  await page.goBack()
  await forgetSteps(world())
  await answer(page, 'tom@demo.example', 'Seven orange kettles')
  expect(await heading(page)).toMatch(/Tom Lindqvist/)
  await elsewhere.page.goto(`${world().origin}/account`)
  expect(await heading(elsewhere.page)).toMatch(/Logga in|Sign in/)
  for (const each of [elsewhere, here, phone]) await close(each)
})

test('in my account the password is changed, a new phone added and the old one removed', async () => {
  const visited = await visit(browser(), { locale: 'sv-SE' })
  const { page } = visited
  await atAccount(page, 'tom@demo.example', '', 'Seven orange kettles')
  expect(await heading(page)).toBe('Hej Tom')
  await check(page, 'account-sv')
  await page.getByRole('link', { name: 'Lösenord', exact: true }).click()
  await page.waitForLoadState('load')
  await check(page, 'account-password-sv')
  await page.fill('[autocomplete=new-password]', 'Nio gröna kastruller')
  await press(page)
  expect(await page.locator('[role=status]').innerText()).toMatch(/^Ditt lösenord är ändrat/)

  await page.getByRole('link', { name: 'Tvåstegsverifiering' }).click()
  await page.waitForLoadState('load')
  await check(page, 'account-factors-sv')
  // what is best is advised; another phone is what they want
  expect(await page.locator('main button.primary').innerText()).toBe(
    'Lägg till en passkey eller säkerhetsnyckel',
  )
  await press(page, 'form[action$="/add/totp"] button')
  await check(page, 'account-add-app-sv')
  const secret = (await page.locator('[data-totp-secret]').textContent())?.replaceAll(' ', '') ?? ''
  await page.fill('[autocomplete=one-time-code]', totpNow(secret))
  await page.fill('[name=name]', 'Min nya telefon')
  await press(page)
  expect(await page.locator('[data-factor] h2').allInnerTexts()).toEqual([
    'Autentiseringsapp',
    'Min nya telefon',
    'Återställningskoder',
  ])
  await check(page, 'account-two-apps-sv')
  await press(page, 'main li a[href$="/remove"]')
  await check(page, 'account-remove-sv')
  await press(page, 'main button.danger')
  expect(await page.locator('[data-factor] h2').allInnerTexts()).toEqual([
    'Min nya telefon',
    'Återställningskoder',
  ])

  const fresh = await visit(browser())
  await forgetSteps(world())
  await fresh.page.goto(`${world().origin}/account`)
  await answer(fresh.page, 'tom@demo.example', 'Nio gröna kastruller', secret)
  expect(await heading(fresh.page)).toBe('Hej Tom')
  await close(fresh)
  await close(visited)
})

test('“this wasn’t me” shuts everybody out, and a new password lets its owner in again', async () => {
  const [thief, owner] = [await visit(browser()), await visit(browser())]
  await atDemo(thief.page, 'wout@demo.example')
  const { page } = owner
  await atAccount(page, 'wout@demo.example', '/activity')
  expect(await heading(page)).toBe('Recente activiteit')
  await check(page, 'account-activity-nl')
  await press(page, 'form[action="/account/not-me"] button')
  await check(page, 'account-not-me-nl')
  await press(page, 'main button.danger')
  expect(await heading(page)).toBe('Everybody is signed out')
  await check(page, 'account-reported')
  await thief.page.goto(`${world().origin}/account`)
  expect(await heading(thief.page)).toBe('Sign in')
  await forgetSteps(world())
  await press(page)
  await answer(page, 'wout@demo.example')
  expect(await heading(page)).toBe('Even controleren of u het bent')
  await check(page, 'account-reported-address-nl')
  await press(page)
  const mail = await nextMail(world(), 'wout@demo.example', 'signin/mailed-code')
  await page.fill('[autocomplete=one-time-code]', /^ {4}([\d ]+)$/m.exec(mail.text)?.[1] ?? '')
  await press(page)
  expect(await heading(page)).toBe('Kies een nieuw wachtwoord')
  await page.fill('[autocomplete=new-password]', 'Zeven oranje ketels')
  await press(page)
  expect(await heading(page)).toBe('Dag Wout')
  await close(thief)
  await close(owner)
})

test('the other pages of my account hold, by day and at both widths', async () => {
  const visited = await visit(browser())
  const { page } = visited
  await atDemo(page, 'wout@demo.example', 'Zeven oranje ketels')
  for (const path of ['sessions', 'profile', 'portals', 'email', 'data', 'close']) {
    await page.goto(`${world().origin}/account/${path}`)
    expect(new URL(page.url()).pathname).toBe(`/account/${path}`)
    await check(page, `account-${path}-nl`)
  }
  await page.goto(`${world().origin}/password-policy`)
  await check(page, 'password-policy')
  await close(visited)
})
