import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { accountByEmail } from '../../src/domain/accounts/index.ts'
import { heldBy } from '../../src/domain/organisations/index.ts'
import { perform } from '../../src/acts/index.ts'
import { demoSeed } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { acceptNew } from '../harness/activation.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

test('the demo’s people show each state of acting for an organisation', async () => {
  const { house } = the()
  const seed = demoSeed(house)
  await perform(house, seed, tester, undefined)
  const said: Record<string, unknown[]> = {}
  for (const name of ['tom', 'nora', 'mia', 'wout', 'vera', 'dirk']) {
    const account = await accountByEmail(house.db, `${name}@demo.example`)
    said[name] = (await heldBy(house.db, account!.id, house.clock())).map((each) => [
      ...[each.display_name, each.role, each.why ?? 'holds', each.intermediary_name],
    ])
  }
  const bakery = 'Bakkerij Nieuwenhuis'
  expect(said).toEqual({
    tom: [[bakery, 'administrator', 'holds', null]],
    nora: [[bakery, 'member', 'holds', null]],
    mia: [[bakery, 'member', 'membership-not-begun', null]],
    wout: [[bakery, 'member', 'membership-ended', null]],
    vera: [
      [bakery, 'member', 'holds', 'Tellers'],
      ['Tellers', 'administrator', 'holds', null],
    ],
    dirk: [],
  })
})

test('an invitation of each kind waits: of somebody new, of who has an account, and of who has one and never came', async () => {
  const { house } = the()
  await perform(house, demoSeed(house), tester, undefined)
  const { rows } = await sql<{
    email: string
    legs: string[]
    sender: string
  }>`select a.email, a.legs, s.name as sender
    from activation a join account s on s.id = a.sender_id where a.ended_at is null order by a.email`.execute(
    house.db,
  )
  expect(rows).toEqual([
    { email: 'mia@demo.example', legs: ['mail', 'text'], sender: 'Vera Verlopen' },
    { email: 'nina@demo.example', legs: ['mail', 'text'], sender: 'Tom Lindqvist' },
    { email: 'pim@demo.example', legs: ['mail', 'letter'], sender: 'Tom Lindqvist' },
    { email: 'wout@demo.example', legs: ['mail'], sender: 'Tom Lindqvist' },
  ])
  const { page } = await acceptNew(the(), { email: 'nina@demo.example', mobile: '+31612345678' })
  expect(page.text).toContain('U handelt nu namens Bakkerij Nieuwenhuis')
})
