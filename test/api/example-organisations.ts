import { sql } from 'kysely'
import { perform } from '../../src/acts/index.ts'
import { exampleIds } from '../../src/doors/api/organisations-said.ts'
import type { AccountId, OrganisationId } from '../../src/policy/vocabulary.ts'
import { organisationActs } from '../../src/ports.ts'
import { foreseeMerge, organisationById, type OrganisationRow } from '../../src/domain/organisations/index.ts'
import { tester } from '../harness/acting.ts'
import { invite } from '../harness/activation.ts'
import {
  addMember,
  addNumber,
  createAttribute,
  createOrganisation,
  createRegister,
  giveRepresentation,
  organisationSaid,
} from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import type { World } from '../harness/world.ts'

/** The organisations that the examples of the document name, and who acts for them. */
export async function organised(world: World, person: AccountId): Promise<void> {
  const acts = organisationActs(world.house)
  const made = async (id: string, changes: object = {}): Promise<OrganisationId> => {
    const organisation = await createOrganisation(world, changes)
    await rename(world, 'organisation', organisation.id, id)
    return id as OrganisationId
  }
  await createRegister(world, { key: 'customers', pattern: '[0-9]{6}', example: '200000' })
  await createRegister(world, { key: 'unused' })
  await createAttribute(world, { key: 'municipalities' })
  const organisation = await made(exampleIds.organisation)
  const other = await made(exampleIds.other, { display_name: 'Accountants' })
  await made(exampleIds.aside)
  const abandoned = await made(exampleIds.abandoned)
  await sql`update organisation set administered_at = now(), without_administrator_at = now() where id = ${abandoned}`.execute(
    world.house.db,
  )
  const suspended = await made(exampleIds.suspended)
  await perform(world.house, acts.suspendOrganisation, tester, suspended)
  for (const [id, number] of [
    [exampleIds.number, '200001'],
    [exampleIds.moved, '200002'],
  ] as const) {
    const { id: was } = await addNumber(world, organisation, 'customers', number)
    await rename(world, 'organisation_number', was, id)
  }
  const [one, two] = [
    await addNumber(world, organisation, 'customers', '200011'),
    await addNumber(world, organisation, 'customers', '200012'),
  ]
  const merge = { from: [one.id], to: two.id, who: 'any' as const }
  const row = await organisationById(world.house.db, organisation)
  const foreseen = row && (await foreseeMerge(world.house.db, row, merge))
  if (!foreseen?.ok) throw new Error('the numbers cannot become one')
  const { id: looksAfter } = await addMember(world, organisation, { account: (await createPerson(world)).id })
  const asked = await perform(
    world.house,
    acts.askMerge,
    tester,
    { organisation, membership: looksAfter },
    { ...merge, foreseen: foreseen.digest, why: 'They are one shop now.' },
  )
  if (!asked.ok) throw new Error(asked.reason)
  await sql`update merge_request set id = ${exampleIds.mergeRequest}`.execute(world.house.db)
  const said = { number: '000037178598', name: 'Zwolle', address: null }
  const added = await perform(world.house, acts.addBranch, tester, organisation, said)
  if (added.ok) await rename(world, 'branch', added.branch.id, exampleIds.branch)
  const grant = await giveRepresentation(world, organisation, other)
  await rename(world, 'representation', grant.id, exampleIds.representation)
  const { id: membership } = await addMember(world, organisation, { account: person })
  await rename(world, 'membership', membership, exampleIds.member)
  for (const id of [exampleIds.invitation, exampleIds.unwanted]) {
    const { activation } = await invite(world, { organisation: { id: organisation } as OrganisationRow })
    // what is kept of it by its id goes: the number is sealed with that
    const { db } = world.house
    await sql`with links as (delete from activation_link where activation_id = ${activation.id}),
        legs as (delete from activation_leg where activation_id = ${activation.id})
      update activation set id = ${id}, phone = null where id = ${activation.id}`.execute(db)
  }
  const { id: newcomer } = await createPerson(world, { totp: false })
  const { id: coming } = await addMember(world, organisation, { account: newcomer }, { userName: 'nina' })
  await rename(world, 'membership', coming, exampleIds.newcomer)
  const { id: leaver } = await createPerson(world)
  const { id: leaving } = await addMember(world, organisation, { account: leaver })
  await rename(world, 'membership', leaving, exampleIds.leaving)
  for (const id of [exampleIds.applied, exampleIds.declined]) {
    const input = { said: organisationSaid(), why: 'We deliver to you.' }
    const asked = await perform(
      world.house,
      acts.applyForOrganisation,
      { by: { account: person } },
      person,
      input,
    )
    if (!asked.ok) throw new Error(asked.reason)
    const { db } = world.house
    await sql`with asked as (delete from organisation_application where organisation_id = ${asked.organisation.id}
        returning *), moved as (update organisation set id = ${id} where id = ${asked.organisation.id})
      insert into organisation_application (organisation_id, account_id, why, applied_at)
        select ${id}, account_id, why, applied_at from asked`.execute(db)
  }
}

/** Gives a row the id that the document has for it. */
async function rename(
  { house: { db } }: World,
  table: 'organisation' | 'organisation_number' | 'branch' | 'representation' | 'membership',
  from: string,
  to: string,
): Promise<void> {
  await sql`update ${sql.table(table)} set id = ${to} where id = ${from}`.execute(db)
}
