import type { OrganisationRow } from '../../src/domain/organisations/index.ts'
import type { Power } from '../../src/policy/organisations/index.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { answerAll } from './account.ts'
import { Browser, type Page } from './browser.ts'
import { addMember, createOrganisation } from './organisations.ts'
import { createPerson, type PersonOptions, type TestPerson } from './people.ts'
import type { World } from './world.ts'

export interface AtDesk {
  readonly person: TestPerson
  readonly organisation: OrganisationRow
  /** By which they look after it. */
  readonly membership: string
  readonly browser: Browser
  /** Opens a page of the organisation's desk. */
  readonly go: (path?: string) => Promise<Page>
  /** Presses the button of the form that goes there. */
  readonly press: (page: Page, path: string, fields?: Record<string, string>) => Promise<Page>
}

/** Somebody before the desk of an organisation that they look after, signed in with an app. */
export async function atDesk(
  world: World,
  {
    organisation,
    powers = ['people', 'rights', 'organisation'],
    ...options
  }: { organisation?: OrganisationRow; powers?: readonly Power[] } & PersonOptions = {},
): Promise<AtDesk> {
  const of = organisation ?? (await createOrganisation(world))
  const person = await createPerson(world, options)
  const { id } = await addMember(world, of.id, { account: person.id }, { role: 'administrator', powers })
  const browser = new Browser()
  const at = (path = '') => `${world.origin}/organisation/${of.id}${path}`
  await forgetSteps(world)
  await answerAll(browser, await browser.go(at()), person.email)
  return {
    ...{ person, organisation: of, membership: id, browser },
    go: (path) => browser.go(at(path)),
    press: (page, path, fields = {}) =>
      browser.submit(page, fields, { action: `/organisation/${of.id}${path}` }),
  }
}
