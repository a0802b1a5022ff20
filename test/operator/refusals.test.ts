import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { eventsOf } from '../../src/domain/audit/index.ts'
import { atConsole } from '../harness/console.ts'
import { createPerson, type TestPerson } from '../harness/people.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { refusalOf, refusedAt } from './given.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const kindsOf = async ({ id }: TestPerson): Promise<string[]> =>
  (await eventsOf(the().house.db, id, { before: undefined, types: undefined, limit: 50 })).map(
    ({ type }) => type,
  )

test('what a portal was refused is for those who may read portals: its reference finds nothing for others', async () => {
  const { clientId } = await createPortal(the())
  await sql`insert into client_request (client_id, at, endpoint, said, reference)
    values (${clientId}, now(), 'token', '{}', '0222b211-fad9')`.execute(the().house.db)
  const [operator, helpdesk] = [await atConsole(the(), 'operator'), await atConsole(the(), 'helpdesk')]
  const found = await operator.press(await operator.go('/people'), '/people', { q: '0222b211-fad9' })
  expect(found.url.pathname).toBe(`/operator/portals/${clientId}`)
  const none = await helpdesk.press(await helpdesk.go('/people'), '/people', { q: '0222b211-fad9' })
  expect([none.url.pathname, none.text.includes(clientId)]).toEqual(['/operator/people', false])
})

test('a refusal is on record once somebody is told of it, and once only, whether they go back or not', async () => {
  const person = await createPerson(the())
  const { browser, page } = await refusalOf(the(), person)
  await browser.go(page.url)
  await browser.submit(page, {}, { action: '/refused', stopAt: (next) => next.origin !== the().origin })
  const refusals = (await kindsOf(person)).filter((type) => type === 'signin.attempt.refused')
  expect(refusals).toHaveLength(1)
})

test('whoever is looked at by a refusal, or by what a portal would ask, is noted as on their own page', async () => {
  const { go } = await atConsole(the(), 'helpdesk')
  const person = await createPerson(the())
  const reference = await refusedAt(the(), person)
  const portal = await createPortal(the())
  await go(`/decisions/${reference}`)
  await go(`/people/${person.id}/why?client=${portal.clientId}`)
  const looks = (await kindsOf(person)).filter((type) => type === 'accounts.account.looked-at')
  expect(looks).toHaveLength(2)
})
