import {
  branchAsSaid,
  branchSchema,
  demandsAsSaid,
  demandsSchema,
  organisationAsSaid,
  organisationById,
  organisationSchema,
  type AttributeRow,
  type BranchRow,
  type MembershipRow,
  type NumberRow,
  type OrganisationRow,
} from '../../domain/organisations/index.ts'
import {
  anyMembers,
  form,
  listOf,
  members,
  moment,
  oneOf,
  orNull,
  text,
  told,
  uuid,
} from '../../platform/schema/index.ts'
import { organisationStandings, powers } from '../../policy/organisations/index.ts'
import { isUuid, type OrganisationId } from '../../policy/vocabulary.ts'
import type { ApiDoor } from './contract.ts'
import type { Call, Param } from './operation.ts'
import { refusal } from './problems.ts'

// What the API says of organisations and of who acts for them.

/** What the examples of the document name. */
export const exampleIds = {
  organisation: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a4001',
  other: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a4002',
  applied: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a4003',
  declined: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a4004',
  suspended: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a4005',
  /** Of what is only put on hold and in use again. */
  aside: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a4006',
  /** Of which nobody looks after it any more. */
  abandoned: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a4007',
  member: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a4101',
  leaving: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a4102',
  newcomer: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a4103',
  letter: 'B3F6H9KMNP2',
  strangeLetter: '7KQ4M8XN2PR',
  invitation: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a4501',
  unwanted: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a4502',
  number: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a4201',
  moved: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a4202',
  mergeRequest: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a4601',
  branch: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a4301',
  representation: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a4401',
} as const

const param = (says: string, example: string): Param => ({ says, example })

export const inOrganisation = {
  organisation: param('the organisation’s id', exampleIds.organisation),
}
export const onMember = {
  ...inOrganisation,
  member: param('the membership’s id', exampleIds.member),
}

/** An organisation that there is. @throws HttpProblem 404: what was only asked for is none */
export async function organisationHere(
  { db }: Pick<ApiDoor, 'db'>,
  { organisation: id = '' }: Call['params'],
): Promise<OrganisationRow> {
  const row = isUuid(id) ? await organisationById(db, id) : undefined
  if (!row || row.standing === 'applied') throw refusal('not-found')
  return row
}

/** An id in a path. @throws HttpProblem 404 where it has no form of one */
export function idIn(params: Call['params'], name: string): string {
  const id = params[name] ?? ''
  if (!isUuid(id)) throw refusal('not-found')
  return id
}

export const organisationIdIn = (params: Call['params']): OrganisationId =>
  idIn(params, 'organisation') as OrganisationId // it has the form of one; whether there is one, the act says

/** A moment as a program says it (RFC 3339). */
export const momentSaid = form('a moment, such as 2027-01-31T23:00:00Z', (said) => {
  return (
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(said) &&
    !Number.isNaN(Date.parse(said))
  )
})

export const dateOf = (said: string | null | undefined): Date | null =>
  said === null || said === undefined ? null : new Date(said)

/** An organisation, with how it stands. */
export const wholeOrganisation = members({
  id: uuid(),
  ...organisationSchema.shape,
  demands: told(demandsSchema, 'what it asks of those who act for it, beyond what portals ask'),
  standing: oneOf(organisationStandings),
  without_administrator_since: told(
    orNull(moment()),
    'since when nobody is able to act for it, although somebody was; null: somebody is, or never was',
  ),
  created_at: moment(),
})

export const organisationSaid = (row: OrganisationRow) => ({
  id: row.id,
  ...organisationAsSaid(row),
  demands: demandsAsSaid(row),
  standing: row.standing,
  without_administrator_since: row.without_administrator_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
})

/** What somebody may do for an organisation, as it is sent. */
export const membershipShape = {
  role: oneOf(['member', 'administrator']),
  powers: told(
    listOf(oneOf(powers), 'powers', { most: 3 }),
    'what an administrator does: add people, give rights, set the organisation up; empty: all three',
  ),
  user_name: told(
    orNull(text({ most: 64 })),
    'unique in the organisation; ASCII letters, digits and . _ - @; once said it stays',
  ),
  numbers: told(
    orNull(listOf(uuid(), 'ids of numbers', { most: 10_000 })),
    'the numbers that it covers; null: all that there are and will be',
  ),
  branches: told(orNull(listOf(uuid(), 'ids of branches', { most: 10_000 })), 'likewise'),
  mandate_level: told(
    orNull(text({ most: 40 })),
    'the level that it is worth, by its key; null: nothing is said of it',
  ),
  from: told(orNull(momentSaid), 'null: from now on'),
  until: told(orNull(momentSaid), 'until this moment, and not at it; null: without an end'),
  external_key: told(orNull(text({ most: 200 })), 'by which another system knows it; null: none'),
}

/** A membership as it is told. */
export const wholeMembership = members({
  id: uuid(),
  kind: oneOf(['person', 'system']),
  account: told(orNull(uuid()), 'the person; null: it is a program'),
  client_id: told(orNull(text()), 'the program; null: it is a person'),
  ...membershipShape,
  from: moment(),
  until: orNull(moment()),
  through: told(orNull(uuid()), 'the grant by which it is held for another; null: it is their own'),
  attributes: told(anyMembers(listOf(text(), 'values'), 'an object'), 'what is said of them, by its key'),
  ended_at: told(orNull(moment()), 'null: it was not ended'),
  given_by: told(text(), 'who gave it, as the audit has them'),
  created_at: moment(),
})

/** What memberships cover and what is said of them, read together. */
export interface Around {
  readonly numbers: ReadonlyMap<string, readonly string[]>
  readonly branches: ReadonlyMap<string, readonly string[]>
  readonly attributes: readonly AttributeRow[]
}

export const membershipSaid = (row: MembershipRow, { numbers, branches, attributes }: Around) => ({
  id: row.id,
  kind: row.kind,
  account: row.account_id,
  client_id: row.client_id,
  role: row.role,
  powers: row.powers,
  user_name: row.user_name,
  numbers: row.all_numbers ? null : (numbers.get(row.id) ?? []),
  branches: row.all_branches ? null : (branches.get(row.id) ?? []),
  mandate_level: row.mandate_level,
  from: row.valid_from.toISOString(),
  until: row.valid_until?.toISOString() ?? null,
  external_key: row.external_key,
  through: row.representation_id,
  attributes: Object.fromEntries(
    attributes.filter((each) => each.membership_id === row.id).map((each) => [each.key, each.said]),
  ),
  ended_at: row.ended_at?.toISOString() ?? null,
  given_by: row.given_by,
  created_at: row.created_at.toISOString(),
})

/** A number as it is told. */
export const wholeNumber = members({
  id: uuid(),
  register: text(),
  number: text(),
  label: told(orNull(text()), 'what tells it from others of the organisation'),
  replaced_by: told(orNull(uuid()), 'the number that it has become; null: it stands'),
  replaced_at: orNull(moment()),
  created_at: moment(),
})

export const numberSaid = (row: NumberRow) => ({
  id: row.id,
  register: row.register_key,
  number: row.value,
  label: row.label,
  replaced_by: row.replaced_by_id,
  replaced_at: row.replaced_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
})

export const wholeBranch = members({ id: uuid(), ...branchSchema.shape })
export const branchSaid = (row: BranchRow) => ({ id: row.id, ...branchAsSaid(row) })
