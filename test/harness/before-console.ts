import type { Browser } from 'playwright-core'
import type { Locale } from '../../src/platform/render/locale.ts'
import type { Role } from '../../src/policy/operating/index.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { giveRole } from './api.ts'
import { addAuthenticator } from './authenticator.ts'
import { visit } from './chromium.ts'
import { byKeyboard } from './keyboard.ts'
import { createPerson, PASSWORD, totpNow, type PersonOptions } from './people.ts'
import type { World } from './world.ts'

/** Somebody of a role before the console: signed in with a password, and a passkey that is set up on the way. */
export async function beforeConsole(
  { browser, world }: { readonly browser: Browser; readonly world: World },
  role: Role,
  options: PersonOptions & { locale: Locale },
) {
  const person = await createPerson(world, options)
  const roleId = await giveRole(world, { account: person.id }, role)
  const { page, faults } = await visit(browser, { locale: options.locale })
  await addAuthenticator(page)
  await page.goto(`${world.origin}/operator`)
  await page.fill('[autocomplete~=username]', person.email)
  await page.fill('[autocomplete=current-password]', PASSWORD)
  await Promise.all([page.waitForEvent('load'), page.click('main button.primary')])
  for (let i = 0; i < 6 && new URL(page.url()).pathname !== '/operator'; i++) {
    const { pathname } = new URL(page.url())
    if (pathname.includes('totp')) {
      await forgetSteps(world)
      await page.fill('[autocomplete=one-time-code]', totpNow())
    }
    const way = /recovery|offer/.test(pathname) ? 'main form button.quiet' : 'main button.primary'
    await Promise.all([page.waitForEvent('load'), page.click(way)])
  }
  return { person, roleId, page, faults, keyboard: byKeyboard(page) }
}
