import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { perform } from '../../src/acts/index.ts'
import { accountByEmail } from '../../src/domain/accounts/index.ts'
import { heldBy } from '../../src/domain/organisations/index.ts'
import { activationActs } from '../../src/ports.ts'
import { invite, newAddress, tryInvite } from '../harness/activation.ts'
import { tester } from '../harness/acting.ts'
import { arrive } from '../harness/arrive.ts'
import { createOrganisation } from '../harness/organisations.ts'
import { useWorld } from '../harness/setup.ts'
import { begunVisit, choosing, shownVisit, textedCode } from './given.ts'

const the = useWorld()
const acts = () => activationActs(the().house)
const twenty = <Done>(one: () => Promise<Done>): Promise<Done[]> =>
  Promise.all(Array.from({ length: 20 }, () => one()))
const nobody = { by: 'nobody' } as const

/** How many accounts there are of an address, and for how many organisations their owners act. */
async function madeFor(email: string): Promise<[accounts: number, memberships: number]> {
  const { db } = the().house
  const { rows } = await sql<{
    id: string
  }>`select account_id as id from identifier where value = ${email}`.execute(db)
  const account = await accountByEmail(db, email)
  const held = account ? await heldBy(db, account.id, new Date()) : []
  return [rows.length, held.filter(({ ended_at: ended }) => ended === null).length]
}

describe('twenty at once', () => {
  test('that accept make one account and one membership, and one is told that it did', async () => {
    const { activation, person } = await invite(the())
    const visit = await shownVisit(the(), activation, person.mobile)
    const done = await twenty(() =>
      perform(the().house, acts().activate, nobody, visit.token_hash, choosing()),
    )
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await madeFor(person.email)).toEqual([1, 1])
  })

  test('in twenty browsers that have the link, of which one has the code, are one', async () => {
    const { activation, person } = await invite(the())
    const visits = []
    for (let i = 0; i < 20; i++) visits.push(await begunVisit(the(), activation))
    const code = await textedCode(the(), visits[0]!, person.mobile)
    const shown = await Promise.all(
      visits.map(({ token_hash: visit }) =>
        perform(the().house, acts().showCode, nobody, { visit }, { code }),
      ),
    )
    expect(shown.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1)
    const done = await Promise.all(
      visits.map(({ token_hash: visit }) => perform(the().house, acts().activate, nobody, visit, choosing())),
    )
    expect(done.filter(({ ok }) => ok).length).toBe(shown.filter(({ ok }) => ok).length)
  })

  test('that join make one membership', async () => {
    const { person } = await arrive(the())
    const { activation } = await invite(the(), { person: { email: person.email } })
    const visit = await begunVisit(the(), activation)
    const done = await twenty(() =>
      perform(the().house, acts().join, nobody, visit.token_hash, { account: person.id }),
    )
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await madeFor(person.email)).toEqual([1, 1])
  })

  test('who accept for two organisations have one account, and act for both', async () => {
    const email = newAddress()
    const visits: Buffer[] = []
    for (let i = 0; i < 2; i++) {
      const { activation, person } = await invite(the(), { person: { email } })
      visits.push((await shownVisit(the(), activation, person.mobile)).token_hash)
    }
    const done = await Promise.all(
      visits.map((visit) => perform(the().house, acts().activate, nobody, visit, choosing())),
    )
    // whoever is second has an account by then, and joins with it
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    const account = (await accountByEmail(the().house.db, email))!.id
    const second = visits[done.findIndex(({ ok }) => !ok)]!
    expect(await perform(the().house, acts().join, nobody, second, { account })).toMatchObject({ ok: true })
    expect(await madeFor(email)).toEqual([1, 2])
  })

  test('that invite the same address make one invitation', async () => {
    const [organisation, email] = [await createOrganisation(the()), newAddress()]
    const done = await twenty(() => tryInvite(the(), { organisation, person: { email } }))
    expect(done.filter(({ done: { ok } }) => ok)).toHaveLength(1)
    expect(new Set(done.flatMap(({ done: each }) => (each.ok ? [] : [each.reason])))).toEqual(
      new Set(['already-invited']),
    )
  })

  test('of whom some withdraw and some accept: one of both holds', async () => {
    for (let round = 0; round < 5; round++) {
      const { activation, person } = await invite(the())
      const visit = await shownVisit(the(), activation, person.mobile)
      const [accepted, withdrawn] = await Promise.all([
        perform(the().house, acts().activate, nobody, visit.token_hash, choosing()),
        perform(the().house, acts().withdraw, tester, activation),
      ])
      expect([accepted.ok, withdrawn.ok].filter(Boolean)).toHaveLength(1)
      expect(await madeFor(person.email)).toEqual(accepted.ok ? [1, 1] : [0, 0])
    }
  })
})

test('codes that are guessed side by side are all counted, slowed down, and after ten the invitation takes none', async () => {
  const { activation, person } = await invite(the())
  const visit = await begunVisit(the(), activation)
  const code = await textedCode(the(), visit, person.mobile)
  const wrong = code === '000000' ? '111111' : '000000'
  const { house } = the()
  const of = { visit: visit.token_hash }
  const guess = (typed: string, after = 0) =>
    perform({ db: house.db, clock: () => new Date(Date.now() + after) }, acts().showCode, nobody, of, {
      code: typed,
    })
  const reasons = async (after: number) =>
    (await Promise.all(Array.from({ length: 20 }, () => guess(wrong, after)))).map((done) =>
      done.ok ? 'ok' : done.reason,
    )
  const first = await reasons(0)
  expect(first.filter((reason) => reason === 'wrong-code')).toHaveLength(6)
  expect(first.filter((reason) => reason === 'too-many-tries')).toHaveLength(14)
  for (let i = 1; i < 10; i++) await reasons(i * 50_000)
  // within its ten minutes, and right
  expect(await guess(code, 9 * 60_000)).toMatchObject({ ok: false, reason: 'code-closed' })
  // sent again, it takes a code anew
  expect(await perform(house, acts().sendAgain, tester, activation, {})).toMatchObject({ ok: true })
  const again = await begunVisit(the(), activation)
  const after = { db: house.db, clock: () => new Date(Date.now() + 60 * 60_000) }
  expect(
    await perform(after, acts().sendCode, nobody, again, { locale: 'en', address: '192.0.2.1' }),
  ).toEqual({ ok: true })
})
