import { membershipAsSaid, membershipIn } from '../../src/domain/organisations/index.ts'
import { atConsole } from '../harness/console.ts'
import { addNumber, createOrganisation, createRegister } from '../harness/organisations.ts'
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

/** An organisation with two numbers, and an operator before the console; and how a membership of it is kept. */
export async function organisationAtConsole(world: World) {
  const { id } = await createOrganisation(world)
  const register = await createRegister(world)
  const numbers = [await addNumber(world, id, register), await addNumber(world, id, register)]
  const kept = async (member: string) => {
    const row = await membershipIn(world.house.db, id, member)
    return { row: row!, said: await membershipAsSaid(world.house.db, row!) }
  }
  return { id, register, numbers, kept, ...(await atConsole(world, 'operator')) }
}
