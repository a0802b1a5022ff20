import {
  branchAsSaid,
  branchesAmong,
  branchesInOrder,
  branchSchema,
  representationsOf,
  type BranchRow,
  type Faulty,
  type RepresentationRow,
} from '../../domain/organisations/index.ts'
import type { HttpProblem } from '../../platform/http/problem.ts'
import {
  anyMembers,
  anything,
  changesBetween,
  listOf,
  members,
  mergedWhole,
  moment,
  oneOf,
  orNull,
  told,
  uuid,
} from '../../platform/schema/index.ts'
import type { OrganisationId } from '../../policy/vocabulary.ts'
import type { ApiDoor } from './contract.ts'
import { paged } from './cursors.ts'
import { operation, type Call, type Operation } from './operation.ts'
import {
  branchSaid,
  dateOf,
  exampleIds,
  idIn,
  inOrganisation,
  momentSaid,
  organisationHere,
  organisationIdIn,
  wholeBranch,
} from './organisations-said.ts'
import { refusal } from './problems.ts'
import { pageSchema } from './said.ts'

const onBranch = { ...inOrganisation, branch: { says: 'the branch’s id', example: exampleIds.branch } }
const branch = { organisation: exampleIds.organisation, branch: exampleIds.branch }

const branchRefused = ({ reason, faults }: Faulty<string>): HttpProblem => {
  if (reason.endsWith('-unknown')) return refusal('not-found')
  return refusal(reason === 'branch-exists' ? 'exists-already' : 'invalid', { faults })
}

async function known({ db }: ApiDoor, params: Call['params']): Promise<BranchRow> {
  const [row] = await branchesAmong(db, organisationIdIn(params), [idIn(params, 'branch')])
  if (!row) throw refusal('not-found')
  return row
}

export const branchOperations: readonly Operation[] = [
  operation({
    name: 'branches.list',
    method: 'GET',
    path: '/organisations/{organisation}/branches',
    params: inOrganisation,
    says: 'List the branches of an organisation, by their numbers.',
    isList: true,
    gives: { 200: { says: 'a page of branches', schema: pageSchema(wholeBranch, 'branches') } },
    refusals: ['cursor-wrong'],
    example: { params: { organisation: exampleIds.organisation }, status: 200 },
    async run(door, { params, limit, after }) {
      const { id } = await organisationHere(door, params)
      const rows = await branchesInOrder(door.db, id, {
        after: after as string | undefined,
        limit: limit + 1,
      })
      return paged(rows, limit, { say: branchSaid, key: (row) => row.number })
    },
  }),
  operation({
    name: 'branches.add',
    method: 'POST',
    path: '/organisations/{organisation}/branches',
    params: inOrganisation,
    says: 'Add a branch to an organisation.',
    body: { schema: branchSchema },
    gives: { 201: { says: 'the branch', schema: wholeBranch } },
    refusals: ['exists-already'],
    isActing: true,
    isCreating: true,
    example: {
      params: { organisation: exampleIds.organisation },
      body: { number: '000037178599', name: 'Zwolle South', address: null },
      status: 201,
    },
    run: (door, { params, body, does }) =>
      does(door.acts.organisations.addBranch, { target: organisationIdIn(params), input: body }, (added) => {
        if (!added.ok) return branchRefused(added)
        const { organisation_id: id } = added.branch
        const location = `/organisations/${id}/branches/${added.branch.id}`
        return { status: 201, body: branchSaid(added.branch), location }
      }),
  }),
  operation({
    name: 'branches.change',
    method: 'PATCH',
    path: '/organisations/{organisation}/branches/{branch}',
    params: onBranch,
    says: 'Change the name or the address of a branch; its number stays.',
    more: 'A merge patch (RFC 7396).',
    body: {
      schema: anyMembers(anything(), 'a JSON object'),
      isPatch: true,
      documented: () => branchSchema.partial(),
    },
    gives: { 200: { says: 'the branch from now on', schema: wholeBranch } },
    refusals: [],
    isActing: true,
    example: { params: branch, body: { name: 'Zwolle North' }, status: 200 },
    async run(door, { params, body, does }) {
      const row = await known(door, params)
      const target = { organisation: row.organisation_id, id: row.id }
      const input = mergedWhole(branchAsSaid(row), body)
      return does(door.acts.organisations.changeBranch, { target, input }, (changed) =>
        changed.ok
          ? {
              ...{ status: 200, body: branchSaid(changed.branch) },
              changes: changesBetween(branchAsSaid(row), branchAsSaid(changed.branch)),
            }
          : branchRefused(changed),
      )
    },
  }),
  operation({
    name: 'branches.end',
    method: 'DELETE',
    path: '/organisations/{organisation}/branches/{branch}',
    params: onBranch,
    says: 'End a branch. Who is limited to it alone must be given another first.',
    gives: { 204: { says: 'it is ended' } },
    refusals: ['not-so'],
    isActing: true,
    example: { params: branch, status: 204 },
    run: (door, { params, does }) => {
      const target = { organisation: organisationIdIn(params), id: idIn(params, 'branch') }
      return does(door.acts.organisations.endBranch, { target, input: undefined }, (ended) => {
        if (ended.ok) return { status: 204 }
        return ended.reason === 'branch-unknown'
          ? refusal('not-found')
          : refusal('not-so', { says: ended.reason })
      })
    },
  }),
]

const representation = members({
  id: uuid(),
  organisation: told(uuid(), 'for which is acted'),
  intermediary: told(uuid(), 'which acts'),
  given_at: moment(),
  until: told(orNull(moment()), 'null: until either ends it'),
  ended_at: orNull(moment()),
  ended_from: told(
    orNull(oneOf(['organisation', 'intermediary', 'operator'])),
    'from which side it was ended',
  ),
})

const representationSaid = (row: RepresentationRow) => ({
  id: row.id,
  organisation: row.organisation_id,
  intermediary: row.intermediary_id,
  given_at: row.given_at.toISOString(),
  until: row.valid_until?.toISOString() ?? null,
  ended_at: row.ended_at?.toISOString() ?? null,
  ended_from: row.ended_from,
})

export const representationOperations: readonly Operation[] = [
  operation({
    name: 'representations.list',
    method: 'GET',
    path: '/organisations/{organisation}/representations',
    params: inOrganisation,
    says: 'List which organisations act for this one, and for which it acts.',
    gives: {
      200: {
        says: 'all of them',
        schema: members({ items: listOf(representation, 'grants', { most: 2000 }) }),
      },
    },
    refusals: [],
    example: { params: { organisation: exampleIds.organisation }, status: 200 },
    async run(door, { params }) {
      const { id } = await organisationHere(door, params)
      const rows = await representationsOf(door.db, id)
      return { status: 200, body: { items: rows.map(representationSaid) } }
    },
  }),
  operation({
    name: 'representations.give',
    method: 'POST',
    path: '/organisations/{organisation}/representations',
    params: inOrganisation,
    says: 'Let another organisation act for this one.',
    more: 'Its people are then added as members, `through` this grant.',
    body: {
      schema: members({
        intermediary: told(uuid(), 'the organisation that acts'),
        until: told(orNull(momentSaid).default(null), 'null: until either ends it'),
      }),
    },
    gives: { 201: { says: 'the grant', schema: representation } },
    refusals: ['exists-already', 'not-so'],
    isActing: true,
    isCreating: true,
    example: {
      params: { organisation: exampleIds.other },
      body: { intermediary: exampleIds.organisation },
      status: 201,
    },
    run: (door, { params, body, does }) => {
      const input = { intermediary: body.intermediary as OrganisationId, until: dateOf(body.until) }
      const target = organisationIdIn(params)
      return does(door.acts.organisations.giveRepresentation, { target, input }, (given) => {
        if (given.ok) return { status: 201, body: representationSaid(given.representation) }
        if (given.reason === 'organisation-unknown') return refusal('not-found')
        if (given.reason === 'already-represented')
          return refusal('exists-already', {
            faults: [{ path: ['intermediary'], says: 'acts for it already', reason: given.reason }],
          })
        const says = whyNot[given.reason]
        return says
          ? refusal('invalid', { faults: [{ ...says, reason: given.reason }] })
          : refusal('not-so', { says: given.reason })
      })
    },
  }),
  operation({
    name: 'representations.end',
    method: 'DELETE',
    path: '/organisations/{organisation}/representations/{representation}',
    params: {
      ...inOrganisation,
      representation: { says: 'the grant’s id', example: exampleIds.representation },
    },
    says: 'End that one organisation acts for another, and with it all that its people held by it.',
    gives: { 204: { says: 'it is ended' } },
    refusals: [],
    isActing: true,
    example: {
      params: { organisation: exampleIds.organisation, representation: exampleIds.representation },
      status: 204,
    },
    async run(door, { params, does }) {
      const { id: organisation } = await organisationHere(door, params)
      const id = idIn(params, 'representation')
      const isTheirs = (await representationsOf(door.db, organisation)).some((row) => row.id === id)
      if (!isTheirs) throw refusal('not-found')
      const input = { from: 'operator' } as const
      return does(door.acts.organisations.endRepresentation, { target: id, input }, (ended) =>
        ended.ok ? { status: 204 } : refusal('not-found'),
      )
    },
  }),
]

const whyNot: Readonly<Record<string, { path: string[]; says: string } | undefined>> = {
  'intermediary-unknown': { path: ['intermediary'], says: 'is no organisation' },
  'acts-for-itself': { path: ['intermediary'], says: 'must be another organisation' },
  'ends-in-the-past': { path: ['until'], says: 'must not have passed' },
}
