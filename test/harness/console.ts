import type { Role } from '../../src/policy/operating/index.ts'
import { answerAll } from './account.ts'
import { giveRole } from './api.ts'
import { Browser, type Page } from './browser.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { createPerson, type PersonOptions, type TestPerson } from './people.ts'
import type { World } from './world.ts'

export interface AtConsole {
  readonly person: TestPerson
  readonly roleId: string | undefined
  readonly browser: Browser
  /** Opens a page of the console. */
  readonly go: (path?: string) => Promise<Page>
  /** Presses the button of the form that goes there. */
  readonly press: (page: Page, path: string, fields?: Record<string, string>) => Promise<Page>
}

/** Somebody before the console, signed in (where `OPERATOR_FACTORS` lets them, with an app). */
export async function atConsole(
  world: World,
  role?: Role,
  { clients = [], ...options }: { clients?: readonly string[] } & PersonOptions = {},
): Promise<AtConsole> {
  const person = await createPerson(world, options)
  const roleId = role === undefined ? undefined : await giveRole(world, { account: person.id }, role, clients)
  const browser = new Browser()
  await forgetSteps(world)
  await answerAll(browser, await browser.go(`${world.origin}/operator`), person.email)
  return {
    ...{ person, roleId, browser },
    go: (path = '') => browser.go(`${world.origin}/operator${path}`),
    press: (page, path, fields = {}) => browser.submit(page, fields, { action: `/operator${path}` }),
  }
}
