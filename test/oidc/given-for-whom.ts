import { perform } from '../../src/acts/index.ts'
import { tester } from '../harness/acting.ts'
import type { Browser, Page } from '../harness/browser.ts'
import { addMember, createOrganisation, organising } from '../harness/organisations.ts'
import { createPerson, type TestPerson } from '../harness/people.ts'
import {
  atPortal,
  createPortal,
  open,
  startRequest,
  typeCode,
  typePassword,
  type Portal,
  type Started,
} from '../harness/portal.ts'
import type { World } from '../harness/world.ts'

/** What the tests of for whom somebody acts share. @param the the world of the file */
export function forWhom(the: () => World) {
  const portalFor = (metadata: object = {}): Promise<Portal> =>
    createPortal(the(), { sluis_organization: 'required', ...metadata })

  const begin = (portal: Portal, more: Record<string, string> = {}): Promise<Started> =>
    startRequest(portal, { scope: 'openid organization', ...more })

  /** As far as somebody gets with their password and their app. */
  async function arrive(browser: Browser, started: Started, { email }: TestPerson): Promise<Page> {
    const page = await open(browser, started)
    if (atPortal(page.url) || !page.url.pathname.endsWith('/password')) return page
    return typeCode(browser, await typePassword(browser, page, email))
  }

  const choose = (browser: Browser, page: Page, organisation: string): Promise<Page> =>
    browser.submit(page, { organisation }, { stopAt: atPortal })

  const claimIn = (tokens: { claims(): object | undefined }): unknown => {
    const said = tokens.claims()
    return said && 'organization' in said ? said.organization : undefined
  }

  /** Somebody who acts for so many organisations. */
  async function acting(count: number, role: 'member' | 'administrator' = 'member') {
    const person = await createPerson(the())
    const organisations = []
    const memberships = []
    for (let i = 0; i < count; i++) {
      const organisation = await createOrganisation(the(), { display_name: `Bedrijf ${i + 1}` })
      organisations.push(organisation)
      memberships.push((await addMember(the(), organisation.id, { account: person.id }, { role })).id)
    }
    return { person, organisations, memberships }
  }

  const endMember = (organisation: string, id: string) => {
    const { acts, performing } = organising(the())
    return perform(performing, acts.endMember, tester, { organisation: organisation as never, id }, {})
  }
  return { portalFor, begin, arrive, choose, claimIn, acting, endMember }
}
