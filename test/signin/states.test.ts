import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { Browser, type Page } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import {
  ask,
  atPortal,
  createPortal,
  open,
  redeem,
  signIn,
  startRequest,
  typeCode,
  typePassword,
  begin as beginAt,
} from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'

const the = useWorld()

const begin = (browser: Browser, parameters: Record<string, string> = {}) =>
  beginAt(the(), browser, parameters)

describe('the states that people really meet', () => {
  test('an attempt that took too long says so, and leads back to the portal', async () => {
    const browser = new Browser()
    const person = await createPerson(the())
    const { page } = await begin(browser)
    await the()
      .house.db.updateTable('attempt')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .execute()
    const late = await typePassword(browser, page, person.email)
    expect(reasonsOn(late)).toEqual(['attempt-expired'])
    const back = await browser.submit(late, {}, { action: '/refused', stopAt: atPortal })
    expect(back.url.searchParams.get('error')).toBe('access_denied')
  })

  test('the back button after signing in shows no form that could be sent again', async () => {
    const browser = new Browser()
    const person = await createPerson(the())
    const { page } = await begin(browser)
    const code = await typePassword(browser, page, person.email)
    expect((await browser.send(page.url)).headers.get('location')).toMatch(/^\/signin\/[\w-]+$/)
    await typeCode(browser, code)
    const gone = await browser.send(page.url)
    expect([gone.status, headingOf(gone), reasonsOn(gone)]).toEqual([
      400,
      'You are signed in already',
      ['signed-in-already'],
    ])
    expect(gone.text).toContain(`data-who>${person.email}<`)
    expect(gone.text).toContain('href="http://localhost:9/">Continue to Test portal')
    expect(gone.text).toContain('href="/account">My account')
    expect(gone.headers.get('cache-control')).toBe('no-store')
  })

  test('a browser that keeps no cookies is told so, and no other is', async () => {
    const { page } = await begin(new Browser())
    const without = new Browser()
    const forgetful = async (url: URL): Promise<Page> => {
      const answer = await without.send(url)
      without.forget('sluis_probe')
      return answer
    }
    const probed = await forgetful(page.url)
    expect([probed.status, probed.headers.get('location')]).toEqual([
      303,
      `${page.url.pathname.replace('/challenge/password', '')}?probe=yes`,
    ])
    const bare = await forgetful(new URL(probed.headers.get('location') ?? '', page.url))
    expect([bare.status, reasonsOn(bare)]).toEqual([400, ['cookies-off']])
    // by a bookmark, or the day after: this browser keeps them
    const late = await new Browser().go(page.url)
    expect([late.status, reasonsOn(late)]).toEqual([400, ['attempt-gone']])
    const sent = await new Browser().go(page.url, {
      method: 'POST',
      body: new URLSearchParams({ username: 'a', password: 'b' }),
      headers: { origin: the().origin },
    })
    expect([sent.status, reasonsOn(sent)]).toEqual([400, ['attempt-gone']])
  })

  test('a page that is over leads back to the portal, for a day, in the language it was in', async () => {
    const browser = new Browser()
    const person = await createPerson(the())
    const { portal, page } = await begin(browser, { ui_locales: 'nl' })
    const cookie = browser.cookie('sluis_portal') ?? ''
    const said = Buffer.from(cookie.split('.')[0] ?? '', 'base64url').toString()
    expect(JSON.parse(said)).toEqual([portal.clientId, 'nl', expect.any(Number)])
    await typeCode(browser, await typePassword(browser, page, person.email))
    const linkOn = ({ text }: Page): string | undefined =>
      /<a class="button primary" href="(http[^"]+)">([^<]+)</.exec(text)?.slice(1).join(' ')
    const english = new Browser()
    english.adopt('sluis_portal', cookie, the().origin)
    for (const path of [page.url.pathname, page.url.pathname.replace(/^\/signin\/([\w-]+).*/, '/auth/$1')]) {
      const over = await english.go(new URL(path, the().origin))
      expect([path, over.status, linkOn(over)]).toEqual([
        path,
        400,
        'http://localhost:9/ Verder naar Test portal',
      ])
    }
    travel(25 * 3_600_000)
    expect(linkOn(await english.go(page.url))).toBeUndefined()
    english.adopt('sluis_portal', `${cookie.slice(0, -2)}xx`, the().origin)
    expect(linkOn(await english.go(page.url))).toBeUndefined()
  })

  test('a portal that begins sign-ins itself is led back to there', async () => {
    const browser = new Browser()
    const portal = await createPortal(the(), { initiate_login_uri: 'https://portal.example/start?x=1' })
    const { page } = await ask(browser, portal, {})
    browser.forget('sluis_attempt')
    const over = await browser.go(page.url)
    expect(over.text).toContain(
      `href="https://portal.example/start?x=1&amp;iss=${encodeURIComponent(the().origin)}"`,
    )
  })

  test('a sign-in begun in another browser cannot be gone on with here', async () => {
    const { page } = await begin(new Browser())
    const other = new Browser()
    await begin(other)
    const theirs = await other.go(page.url)
    expect(reasonsOn(theirs)).toEqual(['attempt-gone'])
  })

  test('cancelling tells the portal access_denied', async () => {
    const browser = new Browser()
    const { page, started } = await begin(browser)
    const back = await browser.submit(page, {}, { action: '/cancel', stopAt: atPortal })
    expect(Object.fromEntries(back.url.searchParams)).toMatchObject({
      error: 'access_denied',
      state: started.state,
      iss: the().origin,
    })
  })

  test('the language is the portal’s wish, the account’s, the browser’s; and a choice on the page beats them all', async () => {
    const dutch = new Browser({ language: 'nl-BE,en;q=0.5' })
    expect(headingOf((await begin(dutch)).page)).toBe('Inloggen')
    expect(headingOf((await begin(dutch, { ui_locales: 'sv' })).page)).toBe('Logga in')
    const person = await createPerson(the(), { locale: 'sv' })
    const code = await typePassword(dutch, (await begin(dutch)).page, person.email)
    expect(headingOf(code)).toBe('Ange din kod')
    const { page } = await begin(dutch)
    const switched = await dutch.submit(page, { locale: 'en' }, { action: '/language' })
    expect([switched.url.pathname, headingOf(switched)]).toEqual([page.url.pathname, 'Sign in'])
  })

  test('changing the language leads nowhere else', async () => {
    for (const back of [
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example',
      'javascript:alert(1)',
    ]) {
      const page = await new Browser().send(`${the().origin}/language`, {
        method: 'POST',
        body: new URLSearchParams({ locale: 'nl', back }),
      })
      expect([back, page.headers.get('location')]).toEqual([back, '/'])
    }
  })
})

describe('skipping, replaying, mixing', () => {
  test('a page that is not due sends one back to where one belongs', async () => {
    const browser = new Browser()
    const { page } = await begin(browser)
    const root = page.url.pathname.replace(/\/challenge.*$/, '')
    const kinds = ['totp', 'webauthn', 'sms', 'recovery-codes']
    const paths = [
      ...kinds.flatMap((kind) => [`/enrol/${kind}`, `/offer/${kind}`]),
      ...['totp', 'sms', 'recovery-codes'].map((kind) => `/challenge/${kind}`),
      ...['/renew/password', '/tell-expiry/password', '/prove-address', '/refused', '/consent'],
    ]
    for (const path of paths) {
      const skipped = await browser.send(new URL(root + path, the().origin))
      expect([path, skipped.status, skipped.headers.get('location')]).toEqual([path, 303, root])
      if (path === '/refused') continue
      const post = await browser.send(new URL(root + path, the().origin), {
        method: 'POST',
        body: new URLSearchParams({ code: '123456', kept: 'yes', do: 'later' }),
      })
      expect([path, post.status, post.headers.get('location')]).toEqual([path, 303, root])
    }
  })

  test('resuming the protocol without having signed in issues nothing', async () => {
    const browser = new Browser()
    const { page } = await begin(browser)
    const uid = page.url.pathname.split('/')[2] ?? ''
    const resumed = await browser.go(`${the().origin}/auth/${uid}`, {}, atPortal)
    expect(headingOf(resumed)).toBe('Sign in')
  })

  test('typing somebody else’s address on the way makes it their sign-in, from the start', async () => {
    const [one, two] = [await createPerson(the()), await createPerson(the())]
    const browser = new Browser()
    const portal = await createPortal(the())
    await signIn(browser, await startRequest(portal), one.email)
    const again = await startRequest(portal, { prompt: 'login' })
    const code = await typePassword(browser, await open(browser, again), two.email)
    const end = await typeCode(browser, code)
    const tokens = await redeem(portal, again, end.url)
    const { rows } = await sql<{ subject: string }>`select subject from account where id = ${two.id}`.execute(
      the().house.db,
    )
    expect(tokens.claims()?.sub).toBe(rows[0]?.subject)
  })

  test('a form from another site is refused, whatever it carries', async () => {
    const browser = new Browser()
    const { page } = await begin(browser)
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      const refused = await browser.send(page.url, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ username: 'a', password: 'b' }),
      })
      expect([headers, refused.status, reasonsOn(refused)]).toEqual([headers, 403, ['cross-site']])
    }
  })

  test('opening pages and asking for heads changes nothing and sends nothing', async () => {
    const count = async () =>
      (
        await sql<{
          n: number
        }>`select (select count(*) from evidence) + (select count(*) from outbox_message) + (select count(*) from audit_event) as n`.execute(
          the().house.db,
        )
      ).rows[0]?.n
    const browser = new Browser()
    const { page } = await begin(browser)
    const before = await count()
    for (const method of ['GET', 'HEAD']) await browser.send(page.url, { method })
    expect(await count()).toBe(before)
  })

  test('a field sent twice, or with a NUL byte, is refused', async () => {
    const browser = new Browser()
    const { page } = await begin(browser)
    const twice = await browser.send(page.url, {
      method: 'POST',
      body: 'username=a&username=b&password=c',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(twice.status).toBe(400)
    const nul = await browser.send(page.url, {
      method: 'POST',
      body: new URLSearchParams({ username: 'a\0b', password: 'c' }),
    })
    expect(nul.status).toBe(400)
    expect((await new Browser().send(`${the().origin}/auth?client_id=a%00b`)).status).toBe(400)
  })
})
