import { expect, test } from '@jest/globals'
import { accountByEmail } from '../../src/domain/accounts/index.ts'
import { heldBy } from '../../src/domain/organisations/index.ts'
import { perform } from '../../src/acts/index.ts'
import { createSeed } from '../../src/acts/operating/index.ts'
import { passwordSettings } from '../../src/joined.ts'
import { tester } from '../harness/acting.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

test('the demo’s people show each state of acting for an organisation', async () => {
  const { house } = the()
  const seed = createSeed({ ...house, issuer: house.config.issuer, password: passwordSettings(house) })
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
