import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { perform } from '../../src/acts/index.ts'
import { accountById, accountsAmong } from '../../src/domain/accounts/index.ts'
import { membersInOrder, organisationById } from '../../src/domain/organisations/index.ts'
import { lacking, powers, type Power } from '../../src/policy/organisations/index.ts'
import type { AccountId, OrganisationId } from '../../src/policy/vocabulary.ts'
import { accountActs, organisationActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { createOrganisation, membershipSaid } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()
const PEOPLE = 4

const owner = (account: AccountId) => ({ by: { account } })

/** Something that is done to one of the people. */
type Step =
  | { readonly does: 'end' | 'disable' | 'enable' | 'close' | 'leave' | 'go'; readonly who: number }
  | {
      readonly does: 'add' | 'change' | 'import'
      readonly who: number
      readonly powers: Power[]
      readonly until: number | null
    }

const who = fc.nat({ max: PEOPLE - 1 })
const some = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Power[]>([...powers]) },
  { weight: 3, arbitrary: fc.subarray<Power>([...powers]) },
)
const until = fc.option(fc.integer({ min: 1, max: 40 }), { nil: null, freq: 2 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom('add' as const, 'change' as const, 'import' as const),
      who,
      powers: some,
      until,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom('end' as const, 'disable' as const, 'enable' as const, 'leave' as const),
      who,
    }),
  },
  // by an operator, who may, and by their owners, who may not where nobody would be left
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('close' as const, 'go' as const), who }) },
)
/** Steps that are taken at once, and how many days pass after them. */
const moment = fc.record({ steps: fc.array(step, { minLength: 1, maxLength: 3 }), days: fc.nat({ max: 20 }) })

type Moment = typeof moment extends fc.Arbitrary<infer One> ? One : never
const one = (...steps: Step[]): Moment => ({ steps, days: 0 })
/** Everything once, in an order in which each of it may be done. */
const always: [Moment[]][] = [
  [
    [
      one({ does: 'add', who: 2, powers: [...powers], until: null }),
      one({ does: 'add', who: 3, powers: [...powers], until: null }),
      one({ does: 'change', who: 1, powers: [...powers], until: 30 }),
      one({ does: 'import', who: 2, powers: [...powers], until: null }),
      one({ does: 'disable', who: 1 }),
      one({ does: 'enable', who: 1 }),
      one({ does: 'end', who: 1 }),
      one({ does: 'leave', who: 0 }),
      one({ does: 'go', who: 3 }),
      one({ does: 'close', who: 1 }),
    ],
  ],
]

test('no sequence of acts, clocks and races leaves an organisation without somebody who can act, but as a task', async () => {
  const { house } = the()
  const [acts, accounts] = [organisationActs(house), accountActs(house)]
  const taken = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(moment, { minLength: 1, maxLength: 8 }), async (moments) => {
      const key = crypto.randomUUID()
      const { id: organisation } = await createOrganisation(the(), { external_key: key })
      const people: AccountId[] = []
      for (let i = 0; i < PEOPLE; i++) people.push((await createPerson(the())).id)
      let at = Date.now()
      const performing = { db: house.db, clock: () => new Date(at) }
      const membershipOf = async (account: AccountId) => {
        const rows = await membersInOrder(house.db, organisation, { limit: 100, isCurrent: true })
        const row = rows.find(({ account_id: theirs }) => theirs === account)
        return { id: row?.id ?? crypto.randomUUID(), key: row?.external_key ?? crypto.randomUUID() }
      }
      const saidOf = (one: { readonly powers: Power[]; readonly until: number | null }) => ({
        role: one.powers.length === 0 ? ('member' as const) : ('administrator' as const),
        powers: one.powers,
        until: one.until === null ? null : new Date(at + one.until * 86_400_000),
      })
      // two of them to begin with: most of what may happen then is that they go
      for (const account of people.slice(0, 2)) {
        const said = membershipSaid({ role: 'administrator', externalKey: crypto.randomUUID() })
        await perform(performing, acts.addMember, tester, organisation, { member: { account }, said })
      }
      const take = async (one: Step): Promise<unknown> => {
        const account = people[one.who]!
        const row = (await accountById(house.db, account))!
        const { id, key: theirs } = await membershipOf(account)
        const within = { organisation, id }
        if (!('powers' in one)) {
          if (one.does === 'end') return perform(performing, acts.endMember, tester, within, {})
          if (one.does === 'leave') return perform(performing, acts.endMember, owner(account), within, {})
          if (one.does === 'go') return perform(performing, accounts.close, owner(account), row)
          if (one.does === 'close') return perform(performing, accounts.close, tester, row)
          return perform(performing, accounts[one.does], tester, row)
        }
        if (one.does === 'import') {
          const { role, powers: given, until: end } = saidOf(one)
          const member = { key: theirs, email: row.email, name: row.name, role, powers: given }
          return perform(performing, acts.importOrganisation, tester, undefined, {
            ...{ key, members: [{ ...member, until: end?.toISOString() ?? null }] },
          })
        }
        const said = membershipSaid({ ...saidOf(one), externalKey: theirs })
        return one.does === 'add'
          ? perform(performing, acts.addMember, tester, organisation, { member: { account }, said })
          : perform(performing, acts.changeMember, tester, within, { change: () => said })
      }
      for (const { steps, days } of moments) {
        const done = await Promise.all(steps.map(async (one) => [one.does, await take(one)] as const))
        for (const [does, outcome] of done) if ((outcome as { ok: boolean }).ok) taken.add(does)
        at += days * 86_400_000
        expect(await isLeftAlone(organisation, new Date(at))).toBe(false)
      }
    }),
    { numRuns: 40 + always.length, examples: always },
  )
  // of what was tried, each was done at least once: by `always` if chance did not
  const all = ['add', 'change', 'import', 'end', 'leave', 'close', 'go', 'disable', 'enable']
  expect([...taken].toSorted()).toEqual(all.toSorted())
}, 180_000)

/** Whether nobody can act for an organisation that had somebody, and nobody is told. */
async function isLeftAlone(id: OrganisationId, now: Date): Promise<boolean> {
  const { db } = the().house
  const row = await organisationById(db, id)
  const rows = await membersInOrder(db, id, { limit: 100, isCurrent: true })
  const ids = rows.map(({ account_id: account }) => account)
  const active = (await accountsAmong(db, ids)).filter(({ standing }) => standing === 'active')
  const administrators = rows
    .filter(({ role }) => role === 'administrator')
    .map((each) => ({
      ...{ id: each.id, powers: each.powers, from: each.valid_from, until: each.valid_until },
      isActive: active.some((account) => account.id === each.account_id),
    }))
  const isAlone = row?.administered_at !== null && lacking(administrators, now).length > 0
  return isAlone && row?.without_administrator_at === null
}
