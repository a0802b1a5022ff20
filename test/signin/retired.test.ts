import { describe, expect, test } from '@jest/globals'
import { Browser } from '../harness/browser.ts'
import { elementsOf, reasonsOn, textOf } from '../harness/html.ts'
import { ask, createPortal, errorAt, atPortal, signIn, startRequest } from '../harness/portal.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()
const HOUR = 3_600_000
const inHours = (hours: number): string =>
  new Date(Date.now() + hours * HOUR).toISOString().slice(0, 19) + 'Z'
const words = { en: 'Get the new app.', nl: 'Installeer de nieuwe app.' }
const retiring = (hours: number) =>
  createPortal(the(), {
    client_name: 'Old app',
    sluis_retires_at: inHours(hours),
    sluis_retires_words: words,
  })
const warned = (page: { readonly text: string }) =>
  elementsOf(page, 'div')
    .filter(({ attrs }) => attrs.some(({ name, value }) => name === 'class' && value === 'notice warn'))
    .map(textOf)

describe('a portal that is retired', () => {
  test('is told of from two weeks before, in the language of whoever signs in', async () => {
    expect(warned((await ask(new Browser(), await retiring(15 * 24), {})).page)).toEqual([])
    const soon = await retiring(13 * 24)
    expect(warned((await ask(new Browser(), soon, {})).page)[0]).toMatch(
      /^Old app stops working in this way on \w+, \d+ \w+ 20\d\d\. Get the new app\.$/,
    )
    const dutch = await ask(new Browser({ language: 'nl' }), soon, {})
    expect(warned(dutch.page)[0]).toMatch(/Installeer de nieuwe app\.$/)
    // a language that its operator has not said
    expect(warned((await ask(new Browser({ language: 'sv' }), soon, {})).page)[0]).toMatch(
      /Get the new app\.$/,
    )
    const person = await createPerson(the())
    expect(
      (await signIn(new Browser(), await startRequest(soon), person.email)).searchParams.has('code'),
    ).toBe(true)
  })

  test('is signed in to no more: its people are told what to do, and it gets access_denied', async () => {
    const portal = await retiring(-1)
    const browser = new Browser()
    const { page } = await ask(browser, portal, {})
    expect([page.status, reasonsOn(page)]).toEqual([403, ['portal-retired']])
    expect(page.text).toContain('Get the new app.')
    const back = await browser.submit(page, {}, { action: '/refused', stopAt: atPortal })
    expect(errorAt(back.url)).toBe('access_denied')
    // whoever is signed in already is not let through either, nor an app that wants nobody asked
    const person = await createPerson(the())
    await signIn(browser, await startRequest(await createPortal(the())), person.email)
    expect(reasonsOn((await ask(browser, portal, {})).page)).toEqual(['portal-retired'])
    const silent = await ask(browser, portal, { prompt: 'none' })
    expect(errorAt(silent.page.url)).toBe('interaction_required')
  })

  test.each([['tomorrow'], ['2027-01-31'], ['2027-13-01T00:00:00Z'], [1798761600]])(
    'cannot be registered with %j as its end',
    async (at) => {
      await expect(createPortal(the(), { sluis_retires_at: at })).rejects.toThrow('sluis_retires_at')
    },
  )
})
