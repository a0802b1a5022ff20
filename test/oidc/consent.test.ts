import { describe, expect, test } from '@jest/globals'
import * as openid from 'openid-client'
import { Browser, type Page } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import {
  atPortal,
  createPortal,
  open,
  redeem,
  signIn,
  startRequest,
  typeCode,
  typePassword,
} from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { withdraw } from '../clients/given.ts'

const the = useWorld()

const signInTo = async (browser: Browser, page: Page, email: string): Promise<Page> =>
  typeCode(browser, await typePassword(browser, page, email))
const agree = (browser: Browser, page: Page): Promise<Page> =>
  browser.submit(page, {}, { action: '/consent', stopAt: atPortal })

describe('consent', () => {
  test('a portal of the house asks nothing', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the())
    const browser = new Browser()
    expect(
      atPortal(
        (
          await signInTo(
            browser,
            await open(browser, await startRequest(portal, { scope: 'openid profile' })),
            person.email,
          )
        ).url,
      ),
    ).toBe(true)
  })

  test('of a portal that was removed meanwhile is over: a clear page, and no loop', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the(), { sluis_consent: 'ask' })
    const browser = new Browser()
    const page = await signInTo(browser, await open(browser, await startRequest(portal)), person.email)
    expect(page.url.pathname).toMatch(/\/consent$/)
    await withdraw(the(), portal)
    // clients are looked up once a second
    travel(2000)
    const over = await browser.go(page.url)
    expect([over.status, reasonsOn(over)]).toEqual([400, ['attempt-gone']])
    // nor does the engine's own page say that somebody is signed in at what is no more
    const resumed = await browser.go(`${the().origin}/auth/of-long-ago`)
    expect(reasonsOn(resumed)).toEqual(['session_not_found'])
  })

  test('says of the number what is true for the portal: everywhere the same, or of its own', async () => {
    const person = await createPerson(the())
    const browser = new Browser()
    const seen = new Map<string, string[]>()
    for (const [name, more] of Object.entries({
      Everywhere: {},
      EverywhereToo: {},
      Alone: { subject_type: 'pairwise' },
    })) {
      const portal = await createPortal(the(), { sluis_consent: 'ask', client_name: name, ...more })
      const started = await startRequest(portal, { scope: 'openid' })
      let page = await open(browser, started)
      if (seen.size === 0) page = await signInTo(browser, page, person.email)
      const says = page.text
      const tokens = await redeem(portal, started, (await agree(browser, page)).url)
      seen.set(name, [says, tokens.claims()?.sub ?? ''])
    }
    const [everywhere, same, alone] = [...seen.values()]
    expect(everywhere?.[0]).toContain('A fixed number by which Everywhere recognises you')
    expect(everywhere?.[1]).toBe(same?.[1])
    expect(alone?.[0]).toContain(
      'A number by which Alone recognises you, and which means nothing to other organisations',
    )
    // and so it is
    expect(alone?.[1]).not.toBe(everywhere?.[1])
  })

  test('a portal that must ask says what is shared with whom, and is remembered', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the(), { sluis_consent: 'ask', client_name: 'Elsewhere' })
    const browser = new Browser()
    const started = await startRequest(portal, { scope: 'openid profile email' })
    const page = await signInTo(browser, await open(browser, started), person.email)
    expect(headingOf(page)).toBe('Share your details with Elsewhere?')
    expect(page.text).toContain('Your e-mail address')
    const back = await agree(browser, page)
    const tokens = await redeem(portal, started, back.url)
    expect(
      await openid.fetchUserInfo(portal.config, tokens.access_token, tokens.claims()?.sub ?? ''),
    ).toMatchObject({ email: person.email })
    const other = new Browser()
    const again = await startRequest(portal, { scope: 'openid profile' })
    const silent = await open(browser, again)
    expect(atPortal(silent.url)).toBe(true)
    const more = await open(browser, await startRequest(portal, { scope: 'openid profile phone' }))
    expect(headingOf(more)).toBe('Share your details with Elsewhere?')
    expect(headingOf(await open(other, await startRequest(portal)))).toBe('Sign in')
  })

  test('what was not agreed to is not shared, in whichever of two tabs it is asked for', async () => {
    const person = await createPerson(the())
    const own = await createPortal(the())
    const portal = await createPortal(the(), { sluis_consent: 'ask' })
    const first = new Browser()
    await signIn(first, await startRequest(own), person.email)
    await agree(first, await open(first, await startRequest(portal, { scope: 'openid' })))
    for (let i = 0; i < 8; i++) {
      await forgetSteps(the())
      const browser = new Browser()
      await signIn(browser, await startRequest(own), person.email)
      const [little, much] = await Promise.all(
        [{ scope: 'openid' }, { scope: 'openid profile email', prompt: 'none' }].map(async (asked) =>
          open(browser.copy(), await startRequest(portal, asked)),
        ),
      )
      expect(little?.url.searchParams.has('code')).toBe(true)
      expect(much?.url.searchParams.get('error')).toBe('consent_required')
    }
  })

  test('not sharing tells the portal access_denied', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the(), { sluis_consent: 'ask' })
    const browser = new Browser()
    const page = await signInTo(browser, await open(browser, await startRequest(portal)), person.email)
    const back = await browser.submit(page, {}, { action: '/cancel', stopAt: atPortal })
    expect(back.url.searchParams.get('error')).toBe('access_denied')
  })

  test('prompt=consent asks any portal, and offline access needs it', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the())
    const browser = new Browser()
    const started = await startRequest(portal, { scope: 'openid offline_access', prompt: 'consent' })
    const page = await signInTo(browser, await open(browser, started), person.email)
    expect(headingOf(page)).toContain('Share your details')
    const tokens = await redeem(portal, started, (await agree(browser, page)).url)
    expect(tokens.scope).toContain('offline_access')
    const logout = await browser.go(`${the().origin}/session/end`)
    await browser.submit(logout, { logout: 'yes' })
    expect(
      (await openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '')).access_token,
    ).toBeTruthy()
  })

  test('without offline access, a refresh token ends with the session', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the())
    const browser = new Browser()
    const started = await startRequest(portal)
    const tokens = await redeem(
      portal,
      started,
      (await signInTo(browser, await open(browser, started), person.email)).url,
    )
    await browser.submit(await browser.go(`${the().origin}/session/end`), { logout: 'yes' })
    await expect(openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })
})
