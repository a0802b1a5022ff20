import { expect, test } from '@jest/globals'
import { Browser } from '../harness/browser.ts'
import { headingOf } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import { ask, createPortal, redeem, startRequest, typeCode, typePassword } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

/** What each answer of a sign-in says of whoever opened its window, on the way to the portal and after it. */
async function policiesOf(metadata: object) {
  const portal = await createPortal(the(), { sluis_consent: 'ask', ...metadata })
  const person = await createPerson(the())
  const browser = new Browser()
  const seen: Record<string, string | null> = {}
  // whatever is answered, redirects between two pages included
  const send = browser.send.bind(browser)
  browser.send = async (url, init) => {
    const page = await send(url, init)
    const path = page.url.pathname.replace(/\/[\w-]{15,}/, '/:uid')
    seen[path] = page.headers.get('cross-origin-opener-policy')
    return page
  }
  const { page, started } = await ask(browser, portal, { scope: 'openid email' })
  const dutch = await browser.submit(page, { locale: 'nl' }, { action: '/language' })
  expect(headingOf(dutch)).toBe('Inloggen')
  const consent = await typeCode(browser, await typePassword(browser, dutch, person.email))
  expect(consent.url.pathname).toMatch(/\/consent$/)
  const stopAt = (next: URL): boolean => next.port === '9'
  const back = await browser.submit(consent, {}, { action: '/consent', stopAt })
  const tokens = await redeem(portal, started, back.url)
  const during = { ...seen }
  await browser.go(`${the().origin}/session/end?id_token_hint=${tokens.id_token ?? ''}`)
  await browser.go((await startRequest(await createPortal(the()))).url, {}, stopAt)
  return { during, after: [seen['/session/end'], seen['/auth']] }
}

test('a portal that opens a window of its own goes on talking to it, from its request to its answer', async () => {
  const { during, after } = await policiesOf({ sluis_popup: true })
  expect(Object.keys(during).length).toBeGreaterThan(5)
  expect(Object.entries(during).filter(([, policy]) => policy !== null)).toEqual([])
  expect(after).toEqual(['same-origin', 'same-origin'])
})

test('no other does, but by the change of language, which shows nothing', async () => {
  const { during } = await policiesOf({})
  expect(Object.entries(during).filter(([, policy]) => policy !== 'same-origin')).toEqual([
    ['/language', null],
  ])
})
