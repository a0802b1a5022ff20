import { isAbandoned } from './take-over.ts'
import { attributeFaults } from '../../acts/organisations/index.ts'
import { accountByEmail } from '../../domain/accounts/index.ts'
import {
  attributesOf,
  coverage,
  membershipIn,
  membersInOrder,
  type MembershipRow,
} from '../../domain/organisations/index.ts'
import {
  anyMembers,
  anything,
  changesBetween,
  listOf,
  members,
  mergedWhole,
  read,
  text,
  told,
  yesOrNo,
} from '../../platform/schema/index.ts'
import type { HttpProblem } from '../../platform/http/problem.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import type { ApiDoor } from './contract.ts'
import { momentIn, paged } from './cursors.ts'
import { memberOf, newMember, nothing, saidOfMember, shape, type Sent } from './members-new.ts'
import { memberRefused } from './members-refused.ts'
import { operation, type Call, type Operation } from './operation.ts'
import {
  exampleIds,
  idIn,
  inOrganisation,
  membershipSaid,
  membershipShape,
  onMember,
  organisationHere,
  organisationIdIn,
  wholeMembership,
} from './organisations-said.ts'
import { refusal } from './problems.ts'
import { pageSchema } from './said.ts'

const around = async ({ db }: Pick<ApiDoor, 'db'>, rows: readonly MembershipRow[]) => {
  const ids = rows.map(({ id }) => id)
  return { ...(await coverage(db, ids)), attributes: await attributesOf(db, ids) }
}

/** A membership of an organisation. @throws HttpProblem 404 where it is another's */
export async function membershipHere(door: ApiDoor, params: Call['params']): Promise<MembershipRow> {
  const row = await membershipIn(door.db, organisationIdIn(params), idIn(params, 'member'))
  if (!row) throw refusal('not-found')
  return row
}

const told_ = async (door: ApiDoor, row: MembershipRow) => membershipSaid(row, await around(door, [row]))

const versionOf: NonNullable<Operation['versionOf']> = async (door, params) =>
  (await membershipHere(door, params)).version

/** Whose membership it is: nobody acts on their own. */
export const targetOfMember = async (door: ApiDoor, { params }: Pick<Call, 'params'>) => {
  const { account_id: person } = await membershipHere(door, params)
  return person === null ? {} : { person }
}

const member = { organisation: exampleIds.organisation, member: exampleIds.member }

export const memberOperations: readonly Operation[] = [
  operation({
    name: 'members.list',
    method: 'GET',
    path: '/organisations/{organisation}/members',
    params: inOrganisation,
    says: 'List who acts for an organisation, in the order in which they came.',
    isList: true,
    query: members({ ended: told(yesOrNo().default(false), 'those as well whose membership was ended') }),
    gives: { 200: { says: 'a page of memberships', schema: pageSchema(wholeMembership, 'memberships') } },
    refusals: ['cursor-wrong'],
    example: { params: { organisation: exampleIds.organisation }, status: 200 },
    async run(door, { params, query, limit, after }) {
      const { id } = await organisationHere(door, params)
      const page = { after: momentIn(after), limit: limit + 1, isCurrent: !query.ended }
      const rows = await membersInOrder(door.db, id, page)
      const of = await around(door, rows)
      const key = ({ created_at: at, id: member }: MembershipRow) => ({ at, id: member })
      return paged(rows, limit, { say: (row) => membershipSaid(row, of), key })
    },
  }),
  operation({
    name: 'members.add',
    method: 'POST',
    path: '/organisations/{organisation}/members',
    params: inOrganisation,
    says: 'Let somebody, or a program of theirs, act for an organisation.',
    more: 'The person is mailed, where they have an address. What is left out is not limited.',
    body: { schema: newMember },
    gives: { 201: { says: 'the membership', schema: wholeMembership, isVersioned: true } },
    refusals: ['exists-already', 'not-so'],
    isActing: true,
    isCreating: true,
    example: {
      params: { organisation: exampleIds.other },
      body: { account: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b5c', role: 'member' },
      status: 201,
    },
    lowers: async (door, { params, body }) =>
      body.role === 'administrator' && (await isAbandoned(door, params)),
    // nobody adds themselves, by their address either
    async targetOf({ db }, { body: { account, person } }) {
      const email = person?.email ?? undefined
      const named = account ?? (email === undefined ? undefined : (await accountByEmail(db, email))?.id)
      return named === undefined ? {} : { person: named as AccountId }
    },
    async run(door, { params, body, does }) {
      const { id } = await organisationHere(door, params)
      const { account: _account, client_id: _client, person: _person, through: _through, ...sent } = body
      const given = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined))
      const said = saidOfMember({ ...nothing, ...given })
      return does(
        door.acts.organisations.addMember,
        { target: id, input: { member: memberOf(body), said } },
        (added) => {
          if (!added.ok) return memberRefused(added.reason)
          const { membership } = added
          const covered = {
            numbers: new Map([[membership.id, said.numbers ?? []]]),
            branches: new Map([[membership.id, said.branches ?? []]]),
          }
          return {
            status: 201,
            body: membershipSaid(membership, { ...covered, attributes: [] }),
            version: membership.version,
            location: `/organisations/${id}/members/${membership.id}`,
          }
        },
      )
    },
  }),
  operation({
    name: 'members.read',
    method: 'GET',
    path: '/organisations/{organisation}/members/{member}',
    params: onMember,
    says: 'What somebody may do for an organisation.',
    gives: { 200: { says: 'the membership', schema: wholeMembership, isVersioned: true } },
    refusals: [],
    example: { params: member, status: 200 },
    async run(door, { params }) {
      const row = await membershipHere(door, params)
      return { status: 200, body: await told_(door, row), version: row.version }
    },
  }),
  operation({
    name: 'members.change',
    method: 'PATCH',
    path: '/organisations/{organisation}/members/{member}',
    params: onMember,
    says: 'Change some of what somebody may do for an organisation.',
    more: 'A merge patch (RFC 7396).',
    body: {
      schema: anyMembers(anything(), 'a JSON object'),
      isPatch: true,
      documented: () => shape.partial(),
    },
    gives: { 200: { says: 'the membership from now on', schema: wholeMembership, isVersioned: true } },
    refusals: ['last-administrator', 'not-so'],
    isActing: true,
    isConditional: true,
    example: { params: member, body: { mandate_level: 'low' }, status: 200 },
    targetOf: targetOfMember,
    versionOf,
    lowers: async (door, { params, body }) =>
      (await isAbandoned(door, params)) &&
      (body['role'] === 'administrator' || (await membershipHere(door, params)).role === 'administrator'),
    async run(door, { params, body, expected, does }) {
      const row = await membershipHere(door, params)
      const of = await around(door, [row])
      const was = membershipSaid(row, of)
      const before = Object.fromEntries(
        Object.keys(membershipShape).map((name) => [name, was[name as keyof Sent]]),
      )
      const sent = read(shape, mergedWhole(before, body))
      if (!sent.ok) throw refusal('invalid', { faults: sent.faults })
      const said = saidOfMember(sent.value)
      const input = { expected: expected ?? row.version, change: () => said }
      const target = { organisation: row.organisation_id, id: row.id }
      return does(door.acts.organisations.changeMember, { target, input }, (changed) => {
        if (!changed.ok) return memberRefused(changed.reason)
        const { membership } = changed
        const answer = membershipSaid(membership, {
          numbers: new Map([[row.id, said.numbers ?? []]]),
          branches: new Map([[row.id, said.branches ?? []]]),
          attributes: of.attributes,
        })
        return {
          ...{ status: 200, body: answer, version: membership.version },
          changes: changesBetween(was, answer),
        }
      })
    },
  }),
  operation({
    name: 'members.end',
    method: 'DELETE',
    path: '/organisations/{organisation}/members/{member}',
    params: onMember,
    says: 'End that somebody acts for an organisation; nothing else of theirs ends.',
    more: 'The person is mailed. To end it on a day, change its `until`.',
    gives: { 204: { says: 'it is ended' } },
    refusals: ['last-administrator'],
    isActing: true,
    isConditional: true,
    example: { params: { ...member, member: exampleIds.leaving }, status: 204 },
    targetOf: targetOfMember,
    versionOf,
    async run(door, { params, expected, does }) {
      const row = await membershipHere(door, params)
      const target = { organisation: row.organisation_id, id: row.id }
      return does(door.acts.organisations.endMember, { target, input: { expected } }, (ended) =>
        ended.ok ? { status: 204 } : memberRefused(ended.reason),
      )
    },
  }),
  operation({
    name: 'members.set-attributes',
    method: 'POST',
    path: '/organisations/{organisation}/members/{member}/attributes',
    params: onMember,
    says: 'Say something of a member, by the attributes that are declared: all of it, or nothing.',
    body: {
      schema: anyMembers(
        listOf(text({ most: 200 }), 'values', { most: 500 }),
        'an object with lists of values',
      ),
    },
    gives: { 200: { says: 'the membership from now on', schema: wholeMembership } },
    refusals: ['not-so'],
    isActing: true,
    example: { params: member, body: { municipalities: ['Zwolle'] }, status: 200 },
    targetOf: targetOfMember,
    async run(door, { params, body, does }) {
      const row = await membershipHere(door, params)
      const of = await around(door, [row])
      const target = { organisation: row.organisation_id, id: row.id }
      const input = { setter: 'operator', said: body } as const
      return does(door.acts.organisations.setAttributes, { target, input }, (set) => {
        if (!set.ok) return attributesRefused(set)
        const { attributes: had } = membershipSaid(row, of)
        const said = Object.entries({ ...had, ...body }).filter(([, values]) => values.length > 0)
        const attributes = Object.fromEntries(said)
        const answer = { ...membershipSaid(row, of), attributes }
        return { status: 200, body: answer, changes: changesBetween({ attributes: had }, { attributes }) }
      })
    },
  }),
]

function attributesRefused({
  reason,
  key,
}: {
  readonly reason: keyof typeof attributeFaults | 'organisation-unknown'
  readonly key?: string | undefined
}): HttpProblem {
  if (reason === 'organisation-unknown' || reason === 'membership-unknown') return memberRefused(reason)
  return refusal('invalid', { faults: [{ path: [key ?? ''], says: attributeFaults[reason], reason }] })
}
