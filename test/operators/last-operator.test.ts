import { expect, test } from '@jest/globals'
import { rolesOf } from '../../src/domain/operators/index.ts'
import { openAccount } from '../harness/account.ts'
import { giveRole } from '../harness/api.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

test('the last operator closes their account once somebody else is one, and leaves no role behind', async () => {
  const person = await createPerson(the())
  await giveRole(the(), { account: person.id }, 'operator')
  const { browser, page } = await openAccount(the(), person, '/close')
  const kept = await browser.submit(page, { close: 'sure' })
  expect([kept.status, reasonsOn(kept)]).toEqual([422, ['close-last-operator']])
  await giveRole(the(), { account: (await createPerson(the())).id }, 'operator')
  expect(headingOf(await browser.submit(kept, { close: 'sure' }))).toBe('Your account is closed')
  expect(await rolesOf(the().house.db, { account: person.id })).toEqual([])
})
