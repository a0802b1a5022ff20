import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { issued } from '../activations/issued.ts'
import { beginRecovery, recoveryLinks, whoLost } from '../activations/lost.ts'
import { postal } from '../activations/posted.ts'
import { activationRow, CHOSEN, codeTo, invite, linkTo } from '../harness/activation.ts'
import { visit } from '../harness/chromium.ts'
import { check, heading, press, useDemo } from '../harness/demo.ts'
import { PASSWORD } from '../harness/people.ts'
import { createPortal, startRequest } from '../harness/portal.ts'
import { lettersPosted } from '../posting/given.ts'

const { world, browser } = useDemo()

/** Presses every button of a page and of the page that it leads to, each from the link anew, as what scans mail does. */
async function scan(page: Page, link: URL): Promise<string[]> {
  const buttons = page.locator('main button')
  const pressed: string[] = []
  const follow = async (path: readonly number[]): Promise<void> => {
    await page.goto(link.href)
    for (const n of path) {
      if ((await buttons.count()) <= n) return
      pressed.push(await buttons.nth(n).innerText())
      // some lead to another page, and others change this one
      const led = page.waitForNavigation({ timeout: 500 }).catch(() => undefined)
      await buttons.nth(n).evaluate('(button) => button.click()')
      await led
    }
  }
  for (const path of [
    [0, 0, 0],
    [0, 1, 0],
    [0, 2],
  ])
    await follow(path)
  return pressed
}

test('a browser that scans mail, with scripts, presses everything: nothing is spent, and its owner gets in', async () => {
  const { person, activation } = await invite(world())
  const link = await linkTo(world(), person.email)
  const scanner = await visit(browser(), {})
  for (let i = 0; i < 5; i += 1) await scanner.page.goto(link.href)
  expect((await scan(scanner.page, link)).length).toBeGreaterThan(4)
  await scanner.context.close()
  expect((await activationRow(world(), activation.id)).ended_as).toBeNull()
  const { page, faults } = await visit(browser(), {})
  await page.goto(link.href)
  expect(await heading(page)).toBe('Act for Bakkerij Jansen')
  await press(page)
  // the scanner may have had a code sent: the newest counts
  await press(page, 'button[value=send], form:has(input[name=do][value=send]) button')
  await page.fill('[name=code]', await codeTo(world(), person.mobile))
  await press(page)
  await page.fill('[name=new-password]', CHOSEN)
  await press(page)
  expect((await activationRow(world(), activation.id)).ended_as).toBe('accepted')
  expect(faults).toEqual([])
})

test.each([375, 1280])('somebody who is invited gets in, page by page, at %i px', async (width) => {
  const { page, faults } = await visit(browser(), { locale: 'nl-NL', viewport: { width, height: 900 } })
  const { person } = await invite(world(), { person: { locale: 'nl' } })
  await page.goto((await linkTo(world(), person.email)).href)
  await check(page, `activation-link-${width}`)
  await press(page)
  await check(page, `activation-code-${width}`)
  await press(page)
  await check(page, `activation-code-sent-${width}`)
  await page.fill('[name=code]', await codeTo(world(), person.mobile))
  await press(page)
  await check(page, `activation-password-${width}`)
  await page.fill('[name=new-password]', CHOSEN)
  await press(page)
  await check(page, `activation-done-${width}`)
  expect(faults).toEqual([])
})

test.each([375, 1280])(
  'somebody without a mobile gets in by a letter, page by page, at %i px',
  async (width) => {
    const { page, faults } = await visit(browser(), { locale: 'nl-NL', viewport: { width, height: 900 } })
    const whom = { name: `Nina Nieuw ${width}`, locale: 'nl' as const, mobile: '', postal: postal() }
    const { person } = await invite(world(), { person: whom })
    await page.goto((await linkTo(world(), person.email)).href)
    await check(page, `activation-letter-link-${width}`)
    await press(page)
    await check(page, `activation-letter-code-${width}`)
    await page.fill('[name=code]', '7KQ4M-8XN2P-X')
    await press(page)
    await check(page, `activation-letter-mistyped-${width}`)
    await page.fill('[name=code]', (await lettersPosted(world())).get(whom.name)!.code.toLowerCase())
    await press(page)
    expect(await heading(page)).toBe('Kies uw wachtwoord')
    await page.fill('[name=new-password]', CHOSEN)
    await press(page)
    expect(faults).toEqual([])
  },
)

test.each([375, 1280])('somebody who was issued details gets in by them, at %i px', async (width) => {
  const { page, faults } = await visit(browser(), { locale: 'sv-SE', viewport: { width, height: 900 } })
  const { number, register, password, mobile } = await issued(world())
  const portal = await createPortal(world(), {
    ...{ sluis_signin_form: 'number', sluis_number_register: register, sluis_organization: 'required' },
    ...{ client_name: 'Deklaration', sluis_minimum_level: 'basic' },
  })
  await page.goto((await startRequest(portal)).url.href)
  await page.fill('[name=number]', number.value)
  await page.fill('[name=user-name]', 'nina')
  await page.fill('[name=password]', password)
  await press(page)
  await check(page, `arrival-${width}`)
  await press(page)
  await check(page, `arrival-sent-${width}`)
  await page.fill('[name=code]', '000000')
  await press(page)
  await check(page, `arrival-wrong-${width}`)
  await page.fill('[name=code]', await codeTo(world(), mobile))
  await press(page)
  await check(page, `arrival-password-${width}`)
  expect(faults).toEqual([])
})

test('a scanner that presses everything in the mail of a way back in neither uses nor stops it', async () => {
  const person = await whoLost(world())
  const activation = await beginRecovery(world(), person)
  const { link, stop } = await recoveryLinks(world(), person.email)
  const { page, context } = await visit(browser(), {})
  expect((await scan(page, link)).length).toBeGreaterThan(3)
  await scan(page, stop)
  await context.close()
  expect((await activationRow(world(), activation.id)).ended_as).toBeNull()
})

test.each([375, 1280])('somebody who lost their app gets back in, page by page, at %i px', async (width) => {
  const { page, faults } = await visit(browser(), { locale: 'nl-NL', viewport: { width, height: 900 } })
  const person = await whoLost(world(), { locale: 'nl' })
  await beginRecovery(world(), person)
  const { link, stop } = await recoveryLinks(world(), person.email)
  await page.goto(stop.href)
  await press(page, 'main button.danger')
  await check(page, `recovery-stop-${width}`)
  await page.goto(link.href)
  await check(page, `recovery-link-${width}`)
  await press(page)
  await press(page)
  await page.fill('[name=code]', await codeTo(world(), person.mobile))
  await press(page)
  await check(page, `recovery-go-in-${width}`)
  await press(page)
  await page.fill('[name=username]', person.email)
  await page.fill('[name=password]', PASSWORD)
  await press(page)
  expect(new URL(page.url()).pathname).toMatch(/\/replace$/)
  await check(page, `recovery-replace-${width}`)
  await page.goto(stop.href)
  await check(page, `recovery-used-${width}`)
  expect(faults).toEqual([])
})
