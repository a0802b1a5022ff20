import { perform, type Performing } from '../../src/acts/index.ts'
import {
  unlimited,
  type Member,
  type MembershipSaid,
  type OrganisationRow,
} from '../../src/domain/organisations/index.ts'
import type { OrganisationId } from '../../src/policy/vocabulary.ts'
import { organisationActs } from '../../src/ports.ts'
import { tester } from './acting.ts'
import type { World } from './world.ts'

type Here = Pick<World, 'house'>

let count = 0

/** A number of the trade register that no test has had yet. */
export const kvkNumber = (): string => String(10_000_000 + process.pid * 1000 + (count += 1)).slice(-8)

/** What is said of an organisation, as the API is told it. */
export const organisationSaid = (changes: object = {}) => ({
  registration: { kind: 'kvk', number: kvkNumber() },
  legal_name: 'Bakkerij Jansen B.V.',
  display_name: 'Bakkerij Jansen',
  address: {
    ...{ street: 'Dorpsstraat', number: '12a', extra: '' },
    ...{ postal_code: '8011 AB', city: 'Zwolle', country: 'NL' },
  },
  locale: 'nl',
  time_zone: null,
  email_domains: ['jansen.example'],
  external_key: null,
  ...changes,
})

/** The acts, and with what they are performed. @param performing at another moment than now */
export const organising = ({ house }: Here, performing: Performing = house) => ({
  acts: organisationActs(house),
  performing,
})

const done = <Done extends { readonly ok: boolean }>(outcome: Done): Extract<Done, { ok: true }> => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome))
  return outcome as Extract<Done, { ok: true }>
}

/** An organisation, without anybody. */
export async function createOrganisation(world: Here, changes: object = {}): Promise<OrganisationRow> {
  const { acts, performing } = organising(world)
  const said = organisationSaid(changes)
  return done(await perform(performing, acts.createOrganisation, tester, undefined, { said })).organisation
}

/** All that there is, without limits and without an end. */
export const membershipSaid = (changes: Partial<MembershipSaid> = {}): MembershipSaid => ({
  ...unlimited,
  ...changes,
})

/** Makes somebody, or a program, act for an organisation. @returns the membership */
export async function addMember(
  world: Here,
  organisation: OrganisationId,
  member: Member,
  changes: Partial<MembershipSaid> = {},
) {
  const { acts, performing } = organising(world)
  const input = { member, said: membershipSaid(changes) }
  return done(await perform(performing, acts.addMember, tester, organisation, input)).membership
}

/** A register of numbers of six digits. @returns its key */
export async function createRegister(world: Here, changes: object = {}): Promise<string> {
  const { acts, performing } = organising(world)
  const key = `register-${(count += 1)}`
  const said = {
    ...{ key, names: { en: 'Customer number', nl: 'Klantnummer', sv: 'Kundnummer' } },
    ...{ pattern: '[0-9]{6}', example: '123456', is_shared: false },
    ...changes,
  }
  return done(await perform(performing, acts.createRegister, tester, undefined, said)).register.key
}

/** A number of an organisation. @returns its row */
export async function addNumber(
  world: Here,
  organisation: OrganisationId,
  register: string,
  number = String(100_000 + (count += 1)),
) {
  const { acts, performing } = organising(world)
  const said = { register, number, label: null }
  return done(await perform(performing, acts.addNumber, tester, organisation, said)).number
}

/** That one organisation may act for another. @returns the grant */
export async function giveRepresentation(
  world: Here,
  organisation: OrganisationId,
  intermediary: OrganisationId,
) {
  const { acts, performing } = organising(world)
  const input = { intermediary, until: null }
  return done(await perform(performing, acts.giveRepresentation, tester, organisation, input)).representation
}

/** An attribute of members. @returns its key */
export async function createAttribute(world: Here, changes: object = {}): Promise<string> {
  const { acts, performing } = organising(world)
  const key = `attribute_${(count += 1)}`
  const said = {
    ...{ key, names: { en: 'Municipalities', nl: 'Gemeenten', sv: 'Kommuner' } },
    ...{ register: null, client: null, type: 'choices', allowed: ['Utrecht', 'Zwolle'] },
    ...{ set_by: ['operator'], seen_by: [] },
    ...changes,
  }
  return done(await perform(performing, acts.createAttribute, tester, undefined, said)).attribute.key
}
