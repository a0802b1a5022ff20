import { follow, invite, linkTo, newAddress } from '../harness/activation.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { until } from '../harness/until.ts'
import type { World } from '../harness/world.ts'

let count = 0
/** Somebody new who has no mobile, with a name of their own. */
export const whom = () => ({ name: `Nina Nieuw ${(count += 1)}`, mobile: '', email: newAddress() })
export const postal = () => ({
  street: `Dorpsstraat ${(count += 1)}`,
  postal_code: '1234AB',
  city: 'Amsterdam',
  country: 'NL',
})
export const invited = async (world: World) => {
  const person = { ...whom(), postal: postal() }
  return { ...(await invite(world, { person })), person }
}
export const opened = async (
  world: World,
  email: string,
  browser = new Browser(),
): Promise<{ browser: Browser; page: Page }> => ({
  browser,
  page: await follow(browser, await linkTo(world, email)),
})

/** The link that somebody has mailed to them anew, where theirs is too old, followed. */
export async function renewed(world: World, email: string): Promise<{ browser: Browser; page: Page }> {
  const browser = new Browser()
  const old = await linkTo(world, email)
  const page = await browser.go(old)
  if (page.status === 410) {
    await browser.submit(page, {}, { action: '/renew' })
    await until(async () => (await linkTo(world, email)).href !== old.href)
  }
  return { browser, page: await follow(browser, await linkTo(world, email)) }
}
