import type { ClientMetadata } from '../../src/domain/clients/index.ts'
import { Browser, type Page } from './browser.ts'
import { createPerson, type PersonOptions, type TestPerson } from './people.ts'
import {
  createPortal,
  open,
  startRequest,
  toPortal,
  typePassword,
  type Portal,
  type Started,
} from './portal.ts'
import type { World } from './world.ts'

export interface Arrived {
  readonly person: TestPerson
  readonly portal: Portal
  readonly browser: Browser
  readonly started: Started
  readonly page: Page
  /** Where the browser is: at the end, the way back to the portal. */
  readonly url: URL
}

const isSomebody = (person: PersonOptions | TestPerson): person is TestPerson => 'id' in person
const isRegistered = (portal: ClientMetadata | Portal): portal is Portal => 'config' in portal

/**
 * How most tests begin: somebody is sent by a portal, and signs in as far as `upTo`. What is not handed in is
 * made: a person with password and app, an ordinary portal, a new browser.
 */
export async function arrive(
  world: World,
  options: {
    person?: PersonOptions | TestPerson
    portal?: ClientMetadata | Portal
    /** Parameters of the authorization request. */
    request?: Record<string, string>
    browser?: Browser
    /** Otherwise the portal: signed in with password and app. */
    upTo?: 'sign-in' | 'second step'
  } = {},
): Promise<Arrived> {
  const { person: who = {}, portal: where = {}, browser = new Browser(), upTo } = options
  const person = isSomebody(who) ? who : await createPerson(world, who)
  const portal = isRegistered(where) ? where : await createPortal(world, where)
  const started = await startRequest(portal, options.request)
  const arrived = { person, portal, browser, started }
  if (upTo === undefined) {
    const page = await toPortal(browser, started, person.email)
    return { ...arrived, page, url: page.url }
  }
  const first = await open(browser, started)
  const asksPassword = first.url.pathname.endsWith('/challenge/password')
  const page =
    upTo === 'second step' && asksPassword ? await typePassword(browser, first, person.email) : first
  return { ...arrived, page, url: page.url }
}
