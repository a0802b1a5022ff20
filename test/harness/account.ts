import { Browser, type Page } from './browser.ts'
import { nextMail } from './mails.ts'
import { PASSWORD, totpNow, type TestPerson } from './people.ts'
import { optionsOn, type SoftKey } from './soft-key.ts'
import type { World } from './world.ts'
import { forgetSteps } from '../factors/totp/given.ts'

/** Answers whatever the sign-in asks, until it asks nothing more. */
export async function answerAll(
  browser: Browser,
  start: Page,
  email: string,
  { password = PASSWORD, key }: { password?: string; key?: SoftKey | undefined } = {},
): Promise<Page> {
  let page = start
  for (let i = 0; i < 5; i++) {
    const { pathname } = page.url
    if (/\/challenge\/password$/.test(pathname))
      page = await browser.submit(page, { username: email, password })
    else if (/\/challenge\/totp$/.test(pathname)) page = await browser.submit(page, { code: totpNow() })
    else if (/\/challenge\/webauthn$/.test(pathname))
      page = key
        ? await browser.submit(page, { response: key.get(optionsOn(page)) })
        : await browser.go(page.url.href.replace('webauthn', 'totp'))
    else return page
  }
  return page
}

/** Opens a page of "my account" as somebody, signing in on the way: with this key, or else with an app. */
export async function openAccount(
  world: Pick<World, 'house' | 'origin'>,
  person: TestPerson,
  path = '',
  browser = new Browser(),
  key?: SoftKey,
): Promise<{ browser: Browser; page: Page }> {
  await forgetSteps(world)
  const page = await answerAll(browser, await browser.go(`${world.origin}/account${path}`), person.email, {
    key,
  })
  return { browser, page }
}

/** Has the code mailed that proves the address, and types it. */
export async function proveAddress(
  world: Pick<World, 'house'>,
  browser: Browser,
  page: Page,
  email: string,
): Promise<Page> {
  const asked = await browser.submit(page, {}, { action: '/prove-address' })
  const mail = await nextMail(world, email, 'signin/mailed-code')
  const code = /^ {4}([\d ]+)$/m.exec(mail.text)?.[1]?.replaceAll(' ', '') ?? ''
  return browser.submit(asked, { code }, { stopAt: (next) => next.port === '9' })
}
