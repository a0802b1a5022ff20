import { Browser, type Page } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import { atPortal, createPortal, open, startRequest, tokensFor } from '../harness/portal.ts'
import type { World } from '../harness/world.ts'

export const BACK = 'http://localhost:9/signed-out'

/** Somebody who is signed in at a portal, and the ways in which it signs them out. */
export const signedInAt =
  (the: () => World) =>
  async (metadata: Record<string, unknown> = {}) => {
    const person = await createPerson(the())
    const portal = await createPortal(the(), { post_logout_redirect_uris: [BACK], ...metadata })
    const browser = new Browser()
    const tokens = await tokensFor(browser, portal, person.email)
    const logout = (parameters: Record<string, string>): Promise<Page> =>
      browser.go(`${the().origin}/session/end?${new URLSearchParams(parameters).toString()}`)
    // asked or not: a form of ours that is sent
    const confirm = (page: Page): Promise<Page> =>
      browser.submit(page, { logout: 'yes' }, { action: '/session/end/confirm', stopAt: atPortal })
    // as the browser sends a portal's form: without our cookies, and what it is answered from our own page
    const post = async (parameters: Record<string, string>): Promise<Page> => {
      const page = await new Browser().send(`${the().origin}/session/end`, {
        method: 'POST',
        body: new URLSearchParams(parameters),
        headers: { origin: 'https://portal.example', 'sec-fetch-site': 'cross-site' },
      })
      return browser.submit(page, {}, { action: '/session/end' })
    }
    const isOut = async (): Promise<boolean> =>
      (await open(browser, await startRequest(portal, { prompt: 'none' }))).url.searchParams.get('error') ===
      'login_required'
    return { person, portal, browser, tokens, hint: tokens.id_token ?? '', logout, post, confirm, isOut }
  }
