import { describe, expect, test } from '@jest/globals'
import { accountById } from '../../src/domain/accounts/index.ts'
import { perform } from '../../src/acts/index.ts'
import { accountActs } from '../../src/ports.ts'
import { whom } from '../activations/posted.ts'
import { giveRole } from '../harness/api.ts'
import { tester } from '../harness/acting.ts'
import type { Page } from '../harness/browser.ts'
import { atConsole, type AtConsole } from '../harness/console.ts'
import { headingOf, noticeOn, reasonsOn } from '../harness/html.ts'
import { addMember, createOrganisation } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

/** The newest of what waits for a second person, opened by its link. */
async function newest({ go }: AtConsole): Promise<Page> {
  const list = await go('/agreements')
  const links = [...list.text.matchAll(/href="\/operator(\/agreements\/[\da-f-]{36})"/g)]
  return go(links.at(-1)?.[1])
}
const agree = ({ browser }: AtConsole, page: Page): Promise<Page> =>
  browser.submit(page, {}, { action: `${page.url.pathname}/agree` })

const home = {
  street: 'Kerkstraat',
  'house-number': '12',
  'postal-code': '8011 AB',
  city: 'Zwolle',
  country: 'NL',
}

describe('where post reaches somebody who looks after others', () => {
  const asked = async (first: AtConsole, person: { id: string }, typed: object = {}): Promise<void> => {
    const form = await first.go(`/people/${person.id}/postal`)
    expect(form.text).toContain('a second person must agree')
    await first.browser.submit(form, { ...home, ...typed }, { action: '/postal' })
  }

  test('is agreed to by who it is and by what was said, line by line', async () => {
    const [first, second] = [await atConsole(the(), 'operator'), await atConsole(the(), 'operator')]
    const person = await createPerson(the(), { name: 'Hanna Hulp' })
    await giveRole(the(), { account: person.id }, 'helpdesk')
    await asked(first, person)
    const page = await newest(second)
    expect(page.text).toContain(`<a href="/operator/people/${person.id}">Hanna Hulp</a>`)
    for (const said of ['postal.street', 'Kerkstraat', 'postal.city', 'Zwolle'])
      expect(page.text).toContain(said)
    expect(page.text).not.toContain('{&quot;')
    await agree(second, page)
    expect((await second.go(`/people/${person.id}`)).text).toContain('in Zwolle (NL)')
    // another request says that it is to be nothing
    const form = await first.go(`/people/${person.id}/postal`)
    await first.browser.submit(form, {}, { action: '/postal/forget' })
    expect((await newest(second)).text).toContain('what is known is taken away')
  })

  test('of two requests, the one that was agreed to leaves nothing to agree to of the other', async () => {
    const [first, second] = [await atConsole(the(), 'operator'), await atConsole(the(), 'operator')]
    const person = await createPerson(the(), { name: 'Hugo Hulp' })
    await giveRole(the(), { account: person.id }, 'helpdesk')
    await asked(first, person)
    const one = await newest(second)
    await asked(first, person, { city: 'Assen' })
    const other = await newest(second)
    expect(one.url.pathname).not.toBe(other.url.pathname)
    await agree(second, one)
    const late = await agree(second, other)
    expect(reasonsOn(late)).toEqual(['proposal-passed'])
    expect((await second.go(`/people/${person.id}`)).text).toContain('in Zwolle (NL)')
  })
})

test('an organisation that is being taken over says by whom and from when, and offers no second', async () => {
  const [first, second] = [await atConsole(the(), 'operator'), await atConsole(the(), 'operator')]
  const address = {
    street: 'Markt',
    number: '1',
    extra: '',
    postal_code: '8011 AB',
    city: 'Zwolle',
    country: 'NL',
  }
  const { id } = await createOrganisation(the(), { display_name: 'Molen B.V.', address })
  const { id: account } = await createPerson(the())
  await addMember(
    the(),
    id,
    { account },
    { role: 'administrator', powers: ['people', 'rights', 'organisation'] },
  )
  const { house } = the()
  await perform(house, accountActs(house).disable, tester, (await accountById(house.db, account))!)
  const person = whom()
  const path = `/organisations/${id}`
  const typed = { name: person.name, email: person.email, locale: 'en' }
  await first.browser.submit(await first.go(`${path}/take-over`), typed, { action: '/take-over' })
  const waits = await newest(second)
  expect(waits.text).toContain(`<a href="/operator${path}">Molen B.V.</a>`)
  expect(waits.text).toContain(person.name)
  await agree(second, waits)
  const page = await first.go(path)
  expect(page.text).toContain(`${person.name} is to take this organisation over`)
  expect(page.text).not.toMatch(/\/take-over"/)
  const [, invitation = ''] =
    /href="\/operator(\/organisations\/[\da-f-]+\/invitations\/[\da-f-]+)"/.exec(page.text) ?? []
  const invited = await first.go(invitation)
  expect(headingOf(invited)).toBe(person.name)
  expect(invited.text).toContain('the letter with the code leaves on')
  expect(invited.text).not.toContain('/send-again"')
  const over = await first.browser.submit(invited, {}, { action: '/withdraw' })
  expect(noticeOn(over)).toBe('The invitation is withdrawn.')
  expect((await first.go(path)).text).toMatch(/\/take-over"/)
})
