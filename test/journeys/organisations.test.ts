import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { accessibilityFaults, picture } from '../harness/accessible.ts'
import { beforeConsole } from '../harness/before-console.ts'
import { launchBrowser } from '../harness/chromium.ts'
import { kvkNumber } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { startWorld, type World } from '../harness/world.ts'

let browser: Browser
let world: World
beforeAll(async () => {
  world = await startWorld()
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await world.close()
})

test('an organisation is added with its first administrator and numbers, and they are merged: by keyboard alone', async () => {
  const { page, faults, keyboard } = await beforeConsole({ browser, world }, 'operator', { locale: 'en' })
  const said = (what: string) => page.locator(what).innerText()
  await keyboard.press('nav.places a[href="/operator/organisations"]')

  // a register first: what numbers there are is declared by whoever runs the service
  await keyboard.press('nav.tabs a[href="/operator/registers"]')
  await keyboard.press('a[href="/operator/declare-register"]')
  for (const [field, text] of [
    ['key', 'customers'],
    ['en', 'Customer number'],
    ['nl', 'Klantnummer'],
    ['sv', 'Kundnummer'],
    ['pattern', '[0-9]{6}'],
    ['example', '123456'],
  ] as const)
    await keyboard.type(`#${field}`, text)
  await keyboard.press('form.narrow button[type=submit]')
  expect(await said('[role=status]')).toBe('It is declared.')

  await keyboard.press('nav.tabs a[href="/operator/organisations"]')
  await keyboard.press('a[href="/operator/organisations/new"]')
  await keyboard.type('#number', kvkNumber())
  await keyboard.type('#legal-name', 'Molen De Hoop B.V.')
  await keyboard.type('#name', 'Anna de Hoop')
  await keyboard.type('#email', 'anna@hoop.example')
  await keyboard.press('form.narrow button[type=submit]')
  expect([await said('h1'), await said('[role=status]')]).toEqual(['Molen De Hoop B.V.', 'It is added.'])
  await picture(page, 'console-organisation')
  expect(await accessibilityFaults(page)).toEqual([])

  // two numbers; somebody who acts for one of them
  for (const number of ['200001', '200002']) {
    await keyboard.press('nav.tabs a[href$="/numbers"], .trail a[href$="/numbers"]')
    await keyboard.press('a[href$="/numbers/new"]')
    await keyboard.type('#number', number)
    await keyboard.press('form.narrow button[type=submit]')
  }
  const bert = await createPerson(world, { name: 'Bert' })
  await keyboard.press('nav.tabs a[href$="/members"]')
  await keyboard.press('a[href$="/members/new"]')
  await keyboard.type('#email', bert.email)
  // which numbers is asked once they are not all of them
  expect(await page.locator('#numbers').isVisible()).toBe(false)
  await keyboard.reach('[name=numbers-cover]')
  await page.keyboard.press('ArrowDown')
  expect(await page.locator('#numbers').isVisible()).toBe(true)
  await keyboard.type('#numbers', '200001')
  await keyboard.press('form.narrow button[type=submit]')
  expect(await said('[role=status]')).toBe('It is added; a person is mailed.')
  await picture(page, 'console-member')
  expect(await accessibilityFaults(page)).toEqual([])

  await keyboard.press('.trail a')
  await keyboard.press('nav.tabs a[href$="/numbers"]')
  await keyboard.press('a[href$="/numbers/merge"]')
  await keyboard.type('#from', '200001\n200002')
  await keyboard.type('#to', '200003')
  await keyboard.press('form.narrow button[type=submit]')
  expect(await said('table')).toMatch(/Bert\s+200002/)
  await picture(page, 'console-merge')
  await keyboard.press('.doings button.primary')
  expect(await said('[role=status]')).toBe('They are merged.')
  expect(await said('table')).toContain('became 200003')
  expect(faults).toEqual([])
}, 180_000)

test('the last administrator is not taken away, and the page says in Dutch what to do first', async () => {
  const { page, faults, keyboard } = await beforeConsole({ browser, world }, 'operator', { locale: 'nl' })
  await page.goto(`${world.origin}/operator/organisations/new`)
  await keyboard.type('#number', kvkNumber())
  await keyboard.type('#legal-name', 'Bakkerij')
  await keyboard.type('#name', 'Cor')
  await keyboard.type('#email', 'cor@bakkerij.example')
  await keyboard.press('form.narrow button[type=submit]')
  await keyboard.press('main .panel a[href*="/members/"]')
  await keyboard.press('main a[href$="/end"]')
  await keyboard.press('form.narrow button.danger')
  expect(await page.locator('[data-reason=last-administrator]').innerText()).toContain(
    'Maak eerst iemand anders beheerder',
  )
  expect(await accessibilityFaults(page)).toEqual([])
  expect(faults).toEqual([])
}, 120_000)
