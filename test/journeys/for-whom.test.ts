import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { perform } from '../../src/acts/index.ts'
import { demoPassword, demoTotpSecret } from '../../src/acts/operating/index.ts'
import { accountByEmail } from '../../src/domain/accounts/index.ts'
import { organisationRegistered, representationsOf } from '../../src/domain/organisations/index.ts'
import { tester } from '../harness/acting.ts'
import { visit } from '../harness/chromium.ts'
import { check, heading, press, useDemo } from '../harness/demo.ts'
import {
  addMember,
  addNumber,
  createOrganisation,
  createRegister,
  organising,
} from '../harness/organisations.ts'
import { createPerson, PASSWORD, totpNow } from '../harness/people.ts'
import { createPortal, startRequest } from '../harness/portal.ts'
import { until } from '../harness/until.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const { world, browser } = useDemo()

const signIn = async (page: Page, who: string): Promise<void> => {
  await page.fill('[autocomplete~=username]', `${who}@demo.example`)
  await page.fill('[autocomplete=current-password]', demoPassword)
  await press(page)
}

const at = (page: Page): Promise<string> => page.locator('[data-organisation]').innerText()

test('an accountant acts for two clients, switches without a password, and one of them ends it', async () => {
  const { page, faults } = await visit(browser(), { locale: 'en-GB' })
  const office = await organisationRegistered(world().house.db, 'kvk', '10000020')
  // a second client
  const { acts, performing } = organising(world())
  const mill = await createOrganisation(world(), { display_name: 'Molen De Hoop' })
  const vera = await accountByEmail(world().house.db, 'vera@demo.example')
  const given = await perform(performing, acts.giveRepresentation, tester, mill.id, {
    ...{ intermediary: office!.id, until: null },
  })
  if (!given.ok) throw new Error(given.reason)
  await addMember(world(), mill.id, { account: vera!.id, through: given.representation.id })

  await page.goto(`${world().origin}/demo`)
  await page.selectOption('#level', 'urn:sluis:loa:basic')
  await press(page)
  await signIn(page, 'vera')
  // her password has expired: the second factor first, then another one
  await forgetSteps(world())
  await page.fill('[autocomplete=one-time-code]', totpNow(demoTotpSecret))
  await press(page)
  await page.fill('[autocomplete=new-password]', 'Tramhalte-Groen-2031')
  await press(page)
  expect(await heading(page)).toBe('Who are you acting for?')
  await check(page, 'choose-organisation')
  await press(page, 'button:has-text("Bakkerij")')
  expect(await at(page)).toBe('You are acting for Bakkerij Nieuwenhuis, through Tellers.')
  await check(page, 'demo-acting')

  await page.selectOption('#organization', { label: 'Molen De Hoop' })
  await press(page, 'button:has-text("Switch")')
  expect(await at(page)).toBe('You are acting for Molen De Hoop, through Tellers.')

  // the mill ends it: what the portal has for the mill is over, and it is told
  const [grant] = await representationsOf(world().house.db, mill.id)
  await perform(performing, acts.endRepresentation, tester, grant!.id, { from: 'organisation' })
  await until(async () => {
    await page.goto(`${world().origin}/demo`)
    return (await page.locator('#level').count()) === 1
  })
  // the session goes on, with what she chose there before
  await page.selectOption('#level', 'urn:sluis:loa:basic')
  await press(page)
  expect(await at(page)).toBe('You are acting for Bakkerij Nieuwenhuis, through Tellers.')
  expect(await page.locator('#organization').innerText()).not.toContain('Molen')
  expect(faults).toEqual([])
})

test.each([375, 1280])('whoever signs in by a number sees what it is, at %i px', async (width) => {
  const { page, faults } = await visit(browser(), { locale: 'nl-NL', viewport: { width, height: 900 } })
  const register = await createRegister(world())
  const person = await createPerson(world())
  const organisation = await createOrganisation(world())
  const { value } = await addNumber(world(), organisation.id, register)
  await addMember(world(), organisation.id, { account: person.id }, { userName: 'petra' })
  const portal = await createPortal(world(), {
    ...{ sluis_signin_form: 'number', sluis_number_register: register, sluis_organization: 'required' },
    ...{ client_name: 'Aangifte', sluis_minimum_level: 'basic' },
  })
  const { url } = await startRequest(portal)
  await page.goto(url.href)
  await check(page, `sign-in-by-number-${width}`)
  await page.fill('[name=number]', value)
  await page.fill('[name=user-name]', 'iemand')
  await page.fill('[name=password]', PASSWORD)
  await press(page)
  await check(page, `sign-in-by-number-wrong-${width}`)
  expect(await page.inputValue('[name=number]')).toBe(value)
  await press(page, 'button:has-text("Wachtwoord vergeten")')
  await check(page, `recover-by-number-${width}`)
  await press(page, 'a:has-text("Gebruikersnaam vergeten")')
  await check(page, `recover-user-name-${width}`)
  expect(faults).toEqual([])
})
