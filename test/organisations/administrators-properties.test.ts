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

/** Something that is done to one of the people. */
type Step =
  | { readonly does: 'end' | 'disable' | 'enable'; readonly who: number }
  | {
      readonly does: 'add' | 'change'
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
      does: fc.constantFrom('add' as const, 'change' as const),
      who,
      powers: some,
      until,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom('end' as const, 'disable' as const, 'enable' as const),
      who,
    }),
  },
)
/** Steps that are taken at once, and how many days pass after them. */
const moment = fc.record({ steps: fc.array(step, { minLength: 1, maxLength: 3 }), days: fc.nat({ max: 20 }) })

test('no sequence of acts, clocks and races leaves an organisation without somebody who can act, but as a task', async () => {
  const { house } = the()
  const [acts, accounts] = [organisationActs(house), accountActs(house)]
  await fc.assert(
    fc.asyncProperty(fc.array(moment, { minLength: 1, maxLength: 8 }), async (moments) => {
      const { id: organisation } = await createOrganisation(the())
      const people: AccountId[] = []
      for (let i = 0; i < PEOPLE; i++) people.push((await createPerson(the())).id)
      let at = Date.now()
      const performing = { db: house.db, clock: () => new Date(at) }
      const membershipOf = async (account: AccountId): Promise<string> => {
        const rows = await membersInOrder(house.db, organisation, { limit: 100, isCurrent: true })
        return rows.find(({ account_id: theirs }) => theirs === account)?.id ?? crypto.randomUUID()
      }
      // two of them to begin with: most of what may happen then is that they go
      for (const account of people.slice(0, 2)) {
        const said = membershipSaid({ role: 'administrator' })
        await perform(performing, acts.addMember, tester, organisation, { member: { account }, said })
      }
      const take = async (one: Step): Promise<unknown> => {
        const account = people[one.who]!
        if (!('powers' in one) && one.does !== 'end') {
          const row = await accountById(house.db, account)
          return perform(performing, accounts[one.does], tester, row!)
        }
        const within = { organisation, id: await membershipOf(account) }
        if (!('powers' in one)) return perform(performing, acts.endMember, tester, within, {})
        const said = membershipSaid({
          role: one.powers.length === 0 ? 'member' : 'administrator',
          powers: one.powers,
          until: one.until === null ? null : new Date(at + one.until * 86_400_000),
        })
        return one.does === 'add'
          ? perform(performing, acts.addMember, tester, organisation, { member: { account }, said })
          : perform(performing, acts.changeMember, tester, within, { change: () => said })
      }
      for (const { steps, days } of moments) {
        await Promise.all(steps.map(take))
        at += days * 86_400_000
        expect(await isLeftAlone(organisation, new Date(at))).toBe(false)
      }
    }),
    { numRuns: 40 },
  )
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
