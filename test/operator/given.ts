import { attribute, elementsOf } from '../harness/html.ts'
import { answerAll } from '../harness/account.ts'
import { Browser, type Page } from '../harness/browser.ts'
import type { TestPerson } from '../harness/people.ts'
import { createPortal, startRequest } from '../harness/portal.ts'
import type { World } from '../harness/world.ts'
import { forgetSteps } from '../factors/totp/given.ts'

/** Somebody who was refused by a portal that asks for more than they have: the page that tells them. */
export async function refusalOf(world: World, person: TestPerson): Promise<{ browser: Browser; page: Page }> {
  await forgetSteps(world)
  const portal = await createPortal(world, { client_name: 'Deeds', sluis_minimum_level: 'substantial' })
  const browser = new Browser()
  const { url } = await startRequest(portal)
  return { browser, page: await answerAll(browser, await browser.go(url), person.email) }
}

/** @returns the reference on their page */
export async function refusedAt(world: World, person: TestPerson): Promise<string> {
  const { page } = await refusalOf(world, person)
  const found = elementsOf(page, 'code').map((each) => attribute(each, 'data-reference'))
  const [reference = /Reference:?\s*<[^>]*>([\w-]+)|([0-9a-f]{8}-[0-9a-f]{4})/.exec(page.text)?.[2]] =
    found.filter(Boolean)
  if (reference === undefined)
    throw new Error(`no reference on ${page.url.href}: ${page.text.slice(0, 3000)}`)
  return reference
}
