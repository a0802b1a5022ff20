import { describe, expect, test } from '@jest/globals'
import { openAccount } from '../harness/account.ts'
import { Browser } from '../harness/browser.ts'
import { attribute, elementsOf, headingOf, textOf } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, REDIRECT, tokensFor } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()
const iss = () => encodeURIComponent(the().origin)

/** What stands in somebody's list: by name, where each begins. */
async function listOf(browser: Browser): Promise<Record<string, string | undefined>> {
  const page = await browser.go(`${the().origin}/portals`)
  expect(headingOf(page)).toBe('Your portals')
  const rows = elementsOf(page, 'li').filter((each) => attribute(each, 'data-portal') !== undefined)
  return Object.fromEntries(
    rows.map((row) => {
      const [link] = elementsOf(row, 'a')
      return [textOf(elementsOf(row, 'a', 'strong')[0]!), link && attribute(link, 'href')]
    }),
  )
}

describe('the list of portals', () => {
  test('has those that somebody used and those that everybody finds, and no other', async () => {
    const person = await createPerson(the())
    const home = { client_uri: 'https://home.example/' }
    await createPortal(the(), { client_name: 'Not mine', ...home })
    for (const [name, at] of [
      ['Gone', '2026-01-31T12:00:00Z'],
      ['Not gone yet', '2126-01-31T12:00:00Z'],
    ])
      await createPortal(the(), {
        ...{ client_name: name, sluis_shown_to: 'everybody', sluis_retires_at: at },
        ...home,
      })
    await createPortal(the(), { client_name: 'For all', sluis_shown_to: 'everybody', ...home })
    const used = await createPortal(the(), { client_name: 'Used', ...home })
    const hidden = await createPortal(the(), { client_name: 'Hidden', sluis_shown_to: 'nobody', ...home })
    const browser = new Browser()
    for (const portal of [used, hidden]) await tokensFor(browser, portal, person.email)
    expect(await listOf(browser)).toEqual({
      'For all': 'https://home.example/',
      'Not gone yet': 'https://home.example/',
      Used: 'https://home.example/',
    })
  })

  test('begins each as it wants to be begun', async () => {
    const all = { sluis_shown_to: 'everybody' }
    const start = 'http://localhost:9/mijn'
    await createPortal(the(), {
      client_name: 'Begins',
      initiate_login_uri: 'https://a.example/in?x=1',
      ...all,
    })
    await createPortal(the(), {
      ...{ client_name: 'Begins there', initiate_login_uri: 'https://a.example/in', ...all },
      sluis_start_uri: 'https://a.example/mijn',
    })
    await createPortal(the(), { client_name: 'Starts', sluis_start_uri: start, ...all })
    await createPortal(the(), { client_name: 'Site', ...all })
    const { browser } = await openAccount(the(), await createPerson(the()))
    expect(await listOf(browser)).toMatchObject({
      Begins: `https://a.example/in?x=1&iss=${iss()}`,
      'Begins there': `https://a.example/in?iss=${iss()}&target_link_uri=https%3A%2F%2Fa.example%2Fmijn`,
      Starts: start,
      Site: 'http://localhost:9/',
    })
  })

  test('has no link to an app, which listens on the machine of whoever uses it', async () => {
    await createPortal(the(), {
      ...{ client_name: 'An app', application_type: 'native', sluis_shown_to: 'everybody' },
      redirect_uris: ['http://127.0.0.1/callback'],
    })
    const { browser } = await openAccount(the(), await createPerson(the()))
    expect(await listOf(browser)).toHaveProperty('An app', undefined)
  })

  test('is for who is signed in, and comes back after that', async () => {
    const { page } = await openAccount(the(), await createPerson(the()), '/../portals')
    expect([page.url.pathname, headingOf(page)]).toEqual(['/portals', 'Your portals'])
  })
})

describe('the address that begins a portal', () => {
  const go = (path: string) => new Browser().send(new URL(path, the().origin))

  test('hands on what is to be opened there, where that is the portal’s own', async () => {
    const { clientId } = await createPortal(the(), { initiate_login_uri: 'https://a.example/in' })
    const at = async (target: string) =>
      (await go(`/portals/${clientId}?target_link_uri=${encodeURIComponent(target)}`)).headers.get('location')
    expect(await at('https://a.example/file/7')).toBe(
      `https://a.example/in?iss=${iss()}&target_link_uri=https%3A%2F%2Fa.example%2Ffile%2F7`,
    )
    for (const stranger of [
      // where it takes answers: one that is made up would come from us
      `${REDIRECT}?code=x&state=y`,
      'https://b.example/',
      'javascript:alert(1)',
      '//b.example',
      'https://a.example.b.example/',
    ])
      expect([stranger, await at(stranger)]).toEqual([stranger, `https://a.example/in?iss=${iss()}`])
  })

  test('sends nobody to what stands in a link: only the portal, which begins a sign-in, is told of it', async () => {
    const { clientId } = await createPortal(the(), { sluis_start_uri: 'http://localhost:9/mijn' })
    const answer = await go(
      `/portals/${clientId}?target_link_uri=${encodeURIComponent('http://localhost:9/else')}`,
    )
    expect(answer.headers.get('location')).toBe('http://localhost:9/mijn')
  })

  test('is none where there is no such portal', async () => {
    expect((await go('/portals/nobody')).status).toBe(404)
    expect((await go('/portals/sluis-account')).status).toBe(404)
  })
})
