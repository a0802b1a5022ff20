import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { sql } from 'kysely'
import { mobileNumber, newAddress } from '../harness/activation.ts'
import { accessibilityFaults, picture } from '../harness/accessible.ts'
import { goOnWith } from '../../src/journeys/inviting/work.ts'
import { launchBrowser, visit } from '../harness/chromium.ts'
import { byKeyboard } from '../harness/keyboard.ts'
import { mailsTo } from '../harness/mails.ts'
import { addMember, addNumber, createOrganisation, createRegister } from '../harness/organisations.ts'
import { createPerson, PASSWORD, totpNow } from '../harness/people.ts'
import { startWorld, type World } from '../harness/world.ts'
import { forgetSteps } from '../factors/totp/given.ts'

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

const powers = ['people', 'rights', 'organisation'] as const

/** Somebody before the desk of an organisation with two numbers, by keyboard alone. */
async function before({ at = '/organisation' } = {}) {
  const organisation = await createOrganisation(world)
  const register = await createRegister(world)
  const numbers = [
    await addNumber(world, organisation.id, register),
    await addNumber(world, organisation.id, register),
  ]
  const person = await createPerson(world, { name: 'Ada Beheer', locale: 'en' })
  await addMember(world, organisation.id, { account: person.id }, { role: 'administrator', powers })
  const { page, faults } = await visit(browser, { locale: 'en' })
  await signIn(page, `${world.origin}${at}`, person.email)
  return { organisation, numbers, person, page, faults, keyboard: byKeyboard(page) }
}

async function signIn(page: Page, at: string, email: string): Promise<void> {
  await forgetSteps(world)
  await page.goto(at)
  await page.fill('[autocomplete~=username]', email)
  await page.fill('[autocomplete=current-password]', PASSWORD)
  await Promise.all([page.waitForEvent('load'), page.click('main button.primary')])
  await page.fill('[autocomplete=one-time-code]', totpNow())
  await Promise.all([page.waitForEvent('load'), page.click('main button.primary')])
}

const said = (page: Page) => page.locator('[role=status]').first().innerText()

/** A page as it should be: nothing wrong for who cannot see it, and a picture for who looks at it. */
async function looked(page: Page, name: string): Promise<void> {
  await picture(page, name)
  expect([name, await accessibilityFaults(page)]).toEqual([name, []])
}

test('a colleague is invited for one number, and an address that was wrong is corrected in two clicks: by keyboard alone', async () => {
  const { page, keyboard, numbers, faults } = await before()
  expect(await page.locator('h1').innerText()).toBe('Bakkerij Jansen')
  await looked(page, 'desk-home')
  await keyboard.press('a[href$="/invitations/new"]')
  await keyboard.type('#name', 'Nina Nieuw')
  const wrong = newAddress()
  await keyboard.type('#email', wrong)
  await keyboard.type('#mobile', mobileNumber())
  // which numbers is asked once they are not all of them
  const box = page.locator(`[name="numbers-${numbers[0]!.id}"]`)
  expect(await box.isVisible()).toBe(false)
  await keyboard.reach('[name=numbers-cover]')
  await page.keyboard.press('ArrowDown')
  expect(await box.isVisible()).toBe(true)
  await keyboard.tick(`[name="numbers-${numbers[0]!.id}"]`)
  await looked(page, 'desk-invite')
  await keyboard.press('form.narrow button[type=submit]')
  expect([await page.locator('h1').innerText(), await said(page)]).toEqual([
    'Nina Nieuw',
    'The invitation is on its way.',
  ])
  await sql`update outbox_message set failed_at = now(), failure = 'no-such-address', answer = '550 5.1.1'
    where id in (select message_id from activation_leg l join activation a on a.id = l.activation_id
      where a.email = ${wrong} and l.channel = 'mail')`.execute(world.house.db)
  await keyboard.press('nav.places a')
  expect(await page.locator('main').innerText()).toContain('Nina Nieuw does not get the invitation')
  const acts = keyboard.acts()
  await keyboard.press('ul.entries a[href*="/invitations/"]')
  await looked(page, 'desk-invitation')
  const right = newAddress()
  await keyboard.type('#email', right)
  await keyboard.press('form[action$="/send-again"] button')
  // two clicks, beside what is typed
  expect(keyboard.acts() - acts).toBe(3)
  expect(await said(page)).toBe('It is on its way again.')
  expect(await mailsTo(world, right, 'activation/link')).toHaveLength(1)
  expect(faults).toEqual([])
}, 60_000)

test('a list is sent as a file, looked at, corrected and sent; the page goes on by itself', async () => {
  const { page, keyboard, faults } = await before()
  await keyboard.press('a[href$="/lists"]')
  await looked(page, 'desk-list-begin')
  const folder = path.join(import.meta.dirname, '../inviting/files')
  await page.setInputFiles('#file', path.join(folder, 'excel-semicolons.csv'))
  await keyboard.press('form[action$="/lists/file"] button')
  await page.waitForSelector('[data-ready]')
  // however slowly it is looked at, the page comes to show it by itself
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await sql`update invitation_list set state = 'checking', reached = 0, ready = 0 where id = ${id}`.execute(
    world.house.db,
  )
  await page.reload()
  await page.waitForSelector('[data-looking]')
  await goOnWith(world.app.reach.inviting, id)
  await page.waitForSelector('[data-ready]')
  expect(await page.locator('[data-ready]').innerText()).toBe('4')
  expect(await page.locator('main').innerText()).toContain('Jansen; de Vries')
  await looked(page, 'desk-list-checked')
  await keyboard.press('form[action$="/send"] button')
  await page.waitForSelector('[data-sent]')
  expect(await page.locator('[data-sent]').innerText()).toBe('4')
  await looked(page, 'desk-list-sent')
  expect(faults).toEqual([])
}, 60_000)

test('somebody asks to be let in and is; they ask for another number, and get it; they leave', async () => {
  const { page, keyboard, organisation, numbers, faults } = await before()
  const them = await createPerson(world, { name: 'Wim Werk', locale: 'en' })
  const theirs = await visit(browser, { locale: 'en' })
  await signIn(theirs.page, `${world.origin}/account/organisations`, them.email)
  const their = byKeyboard(theirs.page)
  await their.press('a[href="/account/organisations/ask"]')
  await looked(theirs.page, 'account-ask')
  await their.type('#number', organisation.registration_number)
  await their.press('main form button.primary')
  expect(await said(theirs.page)).toBe('The question is on its way to those who look after it.')
  await page.reload()
  await keyboard.press('ul.entries a[href*="/requests/"]')
  await looked(page, 'desk-request')
  await keyboard.reach('[name=numbers-cover]')
  await page.keyboard.press('ArrowDown')
  await keyboard.tick(`[name="numbers-${numbers[0]!.id}"]`)
  await keyboard.press('form[action$="/grant"] button')
  expect(await said(page)).toBe('It is given, and they are mailed.')

  await theirs.page.goto(`${world.origin}/account/organisations`)
  await their.press('[data-membership] a')
  await their.press('a[href$="/ask"]')
  await their.type('#numbers', numbers[1]!.value)
  await their.press('main form button.primary')
  await page.reload()
  await keyboard.press('ul.entries a[href*="/requests/"]')
  expect(await page.locator(`[name="numbers-${numbers[1]!.id}"]`).isChecked()).toBe(true)
  await keyboard.press('form[action$="/grant"] button')

  await keyboard.press('nav.places a[href$="/people"]')
  await keyboard.type('#q', 'werk')
  await keyboard.press('form.filter button')
  await keyboard.press('table a[href*="/people/"]')
  await looked(page, 'desk-person')
  const text = await page.locator('main').innerText()
  for (const { value } of numbers) expect(text).toContain(value)
  await keyboard.press('a[href$="/end"]')
  await keyboard.press('form.narrow button.danger')
  expect(await said(page)).toBe('Their access is taken away.')
  await keyboard.press('nav.places a[href$="/happened"]')
  await looked(page, 'desk-happened')
  expect(await page.locator('table').innerText()).toMatch(/Membership ended\s+Wim Werk\s+Ada Beheer/)
  expect([faults, theirs.faults]).toEqual([[], []])
}, 90_000)

test('stricter demands are looked at before they hold, and the work is handed over', async () => {
  const { page, keyboard, organisation, faults } = await before()
  const heir = await createPerson(world, { name: 'Otto Opvolger', locale: 'en' })
  const { id } = await addMember(world, organisation.id, { account: heir.id })
  await page.reload()
  await keyboard.press('a[href$="/demands"]')
  await keyboard.tick('[name=required-recovery-codes], [name=required-sms]')
  await looked(page, 'desk-demands')
  await keyboard.press('form.narrow button.primary')
  await looked(page, 'desk-demands-whom')
  expect(await page.locator('table').innerText()).toContain('Otto Opvolger')
  await keyboard.press('nav.places a[href$="/people"]')
  await keyboard.press(`a[href$="/people/${id}"]`)
  await keyboard.press('a[href$="/hand-over"]')
  await keyboard.press('form.narrow button.primary')
  expect(await said(page)).toBe('They were asked, and have been mailed.')
  const theirs = await visit(browser, { locale: 'en' })
  await signIn(theirs.page, `${world.origin}/account/organisations/${id}`, heir.email)
  const their = byKeyboard(theirs.page)
  await their.press('a[href$="/handover"]')
  await looked(theirs.page, 'account-handover')
  await their.press('button[value=accept]')
  expect(await said(theirs.page)).toBe('You look after its people from now on.')
  await looked(theirs.page, 'account-membership')
  expect([faults, theirs.faults]).toEqual([[], []])
}, 60_000)
