import { describe, expect, test } from '@jest/globals'
import { accountById } from '../../src/domain/accounts/index.ts'
import type { Page } from '../harness/browser.ts'
import { atConsole } from '../harness/console.ts'
import { elementsOf, formsOf, headingOf, textOf } from '../harness/html.ts'
import { createPerson, type TestPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'
import { refusedAt } from './given.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const account = async ({ id }: TestPerson) => (await accountById(the().house.db, id))!

describe('somebody is found', () => {
  test.each<[string, (person: TestPerson) => Promise<string>]>([
    ['their address, in any capitals', (person) => Promise.resolve(person.email.toUpperCase())],
    ['what portals know them by', async (person) => (await account(person)).subject],
    ['the number of their account', (person) => Promise.resolve(person.id)],
    ['their whole name', async (person) => (await account(person)).name],
  ])('by %s: one hit leads to them', async (_, said) => {
    const { go, press } = await atConsole(the(), 'helpdesk')
    const person = await createPerson(the(), { name: `Fenna Found ${Math.random()}` })
    const page = await press(await go('/people'), '/people', { q: await said(person) })
    expect([page.status, page.url.pathname]).toEqual([200, `/operator/people/${person.id}`])
    expect(headingOf(page)).toBe((await account(person)).name)
  })

  test('by the beginning of a name: all of them, page by page, and no name in an address of ours', async () => {
    const { go, press } = await atConsole(the(), 'helpdesk')
    const many = Array.from({ length: 60 }, (_, i) => `Wilma Veel ${String(i).padStart(2, '0')}`)
    for (const name of many) await createPerson(the(), { name, totp: false })
    const first = await press(await go('/people'), '/people', { q: 'wilma veel' })
    const linksOn = (page: Page): string[] =>
      elementsOf(page, 'a')
        .map(textOf)
        .filter((text) => text.startsWith('Wilma'))
    const [, next = ''] = /href="(\/operator\/people\?q=[^"]+)"/.exec(first.text) ?? []
    const second = await go(next.replace('/operator', ''))
    expect([...linksOn(first), ...linksOn(second)]).toEqual(many)
    expect(decodeURIComponent(first.url.href + next).toLowerCase()).not.toContain('wilma')
  })

  test('by a surname, and by the last word of one; those whose name begins so come first', async () => {
    const { go, press } = await atConsole(the(), 'helpdesk')
    const named = ['Quinten Daal', 'Anna van den Quint', 'Zeno Quint', 'Quinta Zon', 'Bo Quintus Smit']
    const surname = (name: string): string => name.slice(name.indexOf(' ') + 1)
    for (const name of named) await createPerson(the(), { name, surname: surname(name), totp: false })
    const found = async (q: string): Promise<string[]> => {
      const page = await press(await go('/people'), '/people', { q })
      const only = named.filter((each) => headingOf(page) === each)
      return only.length > 0
        ? only
        : elementsOf(page, 'a')
            .map(textOf)
            .filter((text) => named.includes(text))
    }
    expect(await found('quint')).toEqual(['Quinta Zon', 'Quinten Daal', ...(await found('quint')).slice(2)])
    expect((await found('quint')).slice(2).toSorted()).toEqual(['Anna van den Quint', 'Zeno Quint'])
    expect(await found('van den quint')).toEqual(['Anna van den Quint'])
    expect(await found('zeno q')).toEqual(['Zeno Quint'])
    // one letter of a surname is that of too many
    expect(await found('den q')).toEqual([])
  })

  test('by a surname, page by page', async () => {
    for (let i = 0; i < 60; i++)
      await createPerson(the(), { name: `Ada${String(i)} Veelvoud`, surname: 'Veelvoud', totp: false })
    const { go, press } = await atConsole(the(), 'helpdesk')
    const first = await press(await go('/people'), '/people', { q: 'veelv' })
    const [, next = ''] = /href="(\/operator\/people\?q=[^"]+)"/.exec(first.text) ?? []
    const second = await go(next.replace('/operator', ''))
    const all = [first, second].flatMap((page) =>
      elementsOf(page, 'a')
        .map(textOf)
        .filter((text) => text.endsWith('Veelvoud')),
    )
    expect([all.length, new Set(all).size]).toEqual([60, 60])
  })

  test.each(['nobody@example.test', 'Zzz', 'a', 'aaaabbbbccccddddeeeeffff'])(
    '%s is nobody, and what was typed stays',
    async (q) => {
      const { go, press } = await atConsole(the(), 'helpdesk')
      const page = await press(await go('/people'), '/people', { q })
      expect(page.text).toContain('Nobody was found by that.')
      expect(formsOf(page).find(({ names }) => names.includes('q'))?.values['q']).toBe(q)
    },
  )

  test('by the reference of their refusal: to why, and from there to them', async () => {
    const { go, press } = await atConsole(the(), 'helpdesk')
    const person = await createPerson(the())
    const page = await press(await go('/people'), '/people', { q: await refusedAt(the(), person) })
    expect(headingOf(page)).toBe('Why somebody was refused')
    expect(page.text).toContain(`href="/operator/people/${person.id}"`)
  })

  test('an address of a search that is not of our making finds nobody', async () => {
    const { go } = await atConsole(the(), 'helpdesk')
    const page = await go('/people?q=bm90aGluZw')
    expect([page.status, headingOf(page)]).toEqual([200, 'People'])
  })
})
