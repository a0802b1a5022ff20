import { grantRoleTo, withdrawRoleOf, createProposalActs } from '../../acts/operating/index.ts'
import {
  listRoles,
  openProposals,
  proposalById,
  roleById,
  type NewRole,
  type ProposalRow,
} from '../../domain/operators/index.ts'
import {
  anything,
  listOf,
  members,
  oneOf,
  text,
  told,
  uuid,
  whole,
  type Of,
} from '../../platform/schema/index.ts'
import { roles } from '../../policy/operating/index.ts'
import { isUuid, type AccountId } from '../../policy/vocabulary.ts'
import type { ApiDoor } from './contract.ts'
import { momentIn, paged } from './cursors.ts'
import { operation, type Operation } from './operation.ts'
import { refusal } from './problems.ts'
import { pageSchema, proposalSaid, proposalSchema, roleSaid, roleSchema } from './said.ts'

const anId = '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b5c'
const role = { id: { says: 'the role’s id', example: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b6d' } }
const proposal = { id: { says: 'the proposal’s id', example: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b7e' } }

const wanted = members({
  account: told(uuid().optional(), 'the person who is to hold it'),
  client_id: told(text().optional(), 'or the program'),
  role: told(oneOf(roles), 'what they may do: see the table'),
  clients: told(
    listOf(text(), 'clients', { most: 100 }).default([]),
    'of a client manager: the clients that they look after',
  ),
})

function newRole({ account, client_id: client, role: which, clients }: Of<typeof wanted>): NewRole {
  const says = 'must name a person or a program, and not both'
  if ((account === undefined) === (client === undefined))
    throw refusal('invalid', { faults: [{ path: [], says }] })
  const holder = account === undefined ? { client: client ?? '' } : { account: account as AccountId }
  return { holder, role: which, clients }
}

const wrongRole = {
  'account-unknown': { path: ['account'], says: 'is the id of nobody who may sign in' },
  'client-unknown': { path: ['clients'], says: 'is the id of no client' },
  'clients-wrong': {
    path: ['clients'],
    says: 'must name the clients of a client manager, and of nobody else',
  },
}

export const roleOperations: readonly Operation[] = [
  operation({
    name: 'roles.list',
    method: 'GET',
    path: '/roles',
    says: 'Who looks after this installation.',
    isList: true,
    gives: {
      200: { says: 'a page of roles', schema: pageSchema(roleSchema, 'roles') },
    },
    refusals: ['cursor-wrong'],
    example: { status: 200 },
    async run({ db }, { limit, after }) {
      const rows = await listRoles(db, { after: momentIn(after), limit: limit + 1 })
      return paged(rows, limit, { say: roleSaid, key: ({ granted_at: at, id }) => ({ at, id }) })
    },
  }),
  operation({
    name: 'roles.grant',
    method: 'POST',
    path: '/roles',
    says: 'Give somebody a role.',
    more: 'To change the clients of a client manager, take the role back and give it anew.',
    body: { schema: wanted },
    gives: { 201: { says: 'they hold it', schema: roleSchema } },
    refusals: ['exists-already'],
    isActing: true,
    example: { body: { account: anId, role: 'helpdesk' }, status: 202 },
    targetOf: async (_door, { body }) => ({ person: body.account as AccountId | undefined }),
    run: (_door, { body, does }) =>
      does(grantRoleTo, { target: undefined, input: newRole(body) }, (done) => {
        if (done.ok) return { status: 201, body: roleSaid(done.role), location: `/roles/${done.role.id}` }
        if (done.reason === 'role-held') return refusal('exists-already')
        return refusal('invalid', { faults: [{ ...wrongRole[done.reason], about: done.client }] })
      }),
  }),
  operation({
    name: 'roles.withdraw',
    method: 'DELETE',
    path: '/roles/{id}',
    params: role,
    says: 'Take a role back. What its holder has proposed goes with it.',
    gives: { 204: { says: 'it is taken back' } },
    refusals: ['last-operator'],
    isActing: true,
    example: { params: { id: role.id.example }, status: 204 },
    async targetOf(door, { params: { id = '' } }) {
      const held = isUuid(id) ? await roleById(door.db, id) : undefined
      return held?.account_id == null ? {} : { person: held.account_id, isPrivileged: true }
    },
    run: (_door, { params: { id = '' }, does }) => {
      if (!isUuid(id)) throw refusal('not-found')
      return does(withdrawRoleOf, { target: id, input: undefined }, (done) => {
        if (done.ok) return { status: 204 }
        return refusal(done.reason === 'role-unknown' ? 'not-found' : 'last-operator')
      })
    },
  }),
]

async function waiting({ db, clock }: ApiDoor, id = ''): Promise<ProposalRow> {
  const found = isUuid(id) ? await proposalById(db, id) : undefined
  if (!found) throw refusal('not-found')
  if (found.settled_at !== null || found.expires_at <= clock()) throw refusal('proposal-over')
  return found
}

/** What needs two persons: one has asked, and another agrees or declines. */
export const proposalOperations: readonly Operation[] = [
  operation({
    name: 'proposals.list',
    method: 'GET',
    path: '/proposals',
    says: 'What waits for a second person.',
    isList: true,
    gives: {
      200: {
        says: 'a page of proposals',
        schema: pageSchema(proposalSchema, 'proposals'),
      },
    },
    refusals: ['cursor-wrong'],
    example: { status: 200 },
    async run({ db, clock, vault }, { limit, after }) {
      const rows = await openProposals(db, { after: momentIn(after), limit: limit + 1 }, clock())
      const say = (row: ProposalRow) => proposalSaid(vault, row)
      return paged(rows, limit, { say, key: ({ proposed_at: at, id }) => ({ at, id }) })
    },
  }),
  operation({
    name: 'proposals.agree',
    method: 'POST',
    path: '/proposals/{id}/agree',
    params: proposal,
    says: 'Agree to what another person has proposed: it is done at once, by their very request.',
    more: 'Whoever agrees must be allowed to do it themselves.',
    gives: {
      200: {
        says: 'it is done',
        schema: members({
          status: told(whole(200, 204), 'what the request was answered'),
          answer: told(anything(), 'the body of that answer'),
        }),
      },
    },
    refusals: ['proposal-over', 'proposal-passed', 'own-account'],
    example: { params: { id: proposal.id.example }, status: 200 },
    async run(door, { params, agree }) {
      const { status, body = null } = await agree(await waiting(door, params['id']))
      return { status: 200, body: { status, answer: body } }
    },
  }),
  operation({
    name: 'proposals.decline',
    method: 'POST',
    path: '/proposals/{id}/decline',
    params: proposal,
    says: 'Decline what another has proposed, or withdraw what one has proposed oneself.',
    gives: { 204: { says: 'nothing will come of it' } },
    refusals: ['proposal-over'],
    example: { params: { id: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b7f' }, status: 204 },
    async run(door, { params, caller, does }) {
      const { id } = await waiting(door, params['id'])
      if (caller.person === undefined) throw refusal('person-needed')
      return does(createProposalActs(door).decline, { target: id, input: { by: caller.person } }, (done) =>
        done.ok ? { status: 204 } : refusal('proposal-over'),
      )
    },
  }),
]
