import type { ClientRow } from '../../domain/clients/index.ts'
import { listClients, type ClientMetadata } from '../../domain/clients/index.ts'
import {
  changesBetween,
  merged,
  members,
  moment,
  text,
  told,
  whole,
  yesOrNo,
} from '../../platform/schema/index.ts'
import { clientsSeen } from '../../policy/operating/index.ts'
import { metadata, registered, registeredSaid, secret, sent } from './clients-said.ts'
import type { ApiDoor } from './contract.ts'
import {
  changedTarget,
  isLower,
  known,
  refusedRegistration,
  targetOf,
  tellUpdated,
  versionOf,
  wouldLower,
} from './clients-changed.ts'
import { paged } from './cursors.ts'
import { operation, type Answered, type Call, type Operation } from './operation.ts'
import { refusal } from './problems.ts'
import { pageSchema } from './said.ts'

const clientId = {
  client_id: { says: 'the client’s id', example: 'permits' },
}

const whyNot = {
  'client-unknown': 'not-found',
  'version-passed': 'precondition-failed',
  'managed-by-files': 'managed-by-files',
} as const

/** Replaces what a client is registered with by what comes of it. */
async function change(
  door: ApiDoor,
  { params, expected, hand, does }: Call,
  toBe: (now: ClientMetadata) => ClientMetadata,
): Promise<Answered> {
  const client = await known(door, params['client_id'])
  // what is merged into is what was read: another change in between is another version
  const version = expected ?? client.version
  const input = { metadata: toBe(client.metadata), expected: version, hand }
  return does(door.acts.clients.update, { target: client.id, input }, tellUpdated)
}

const given = {
  200: { says: 'what it is registered with from now on', schema: registered, isVersioned: true },
} as const

const portal = {
  client_name: 'Permits',
  redirect_uris: ['https://permits.example/callback'],
}

const listed = (row: ClientRow) => ({
  client_id: row.id,
  client_name: row.name,
  updated_at: row.updated_at.toISOString(),
  managed_by_files: row.managed_at !== null,
})

export const clientOperations: readonly Operation[] = [
  operation({
    name: 'clients.list',
    method: 'GET',
    path: '/clients',
    says: 'List clients, by their ids.',
    isList: true,
    gives: {
      200: {
        says: 'a page of clients',
        schema: pageSchema(
          members({
            ...{ client_id: text(), client_name: text(), updated_at: moment() },
            managed_by_files: yesOrNo(),
          }),
          'clients',
        ),
      },
    },
    refusals: ['cursor-wrong'],
    example: { query: { limit: '10' }, status: 200 },
    async run({ db }, { limit, caller, after }) {
      const among = clientsSeen('clients.list', caller.holds)
      const rows = await listClients(db, { after: after as string | undefined, among, limit: limit + 1 })
      return paged(rows, limit, { say: listed, key: ({ id }) => id })
    },
  }),
  operation({
    name: 'clients.create',
    method: 'POST',
    path: '/clients',
    says: 'Register a client.',
    more: 'Its secret, where it uses one, is in the answer and nowhere else: what is kept is a hash.',
    body: sent,
    gives: { 201: { says: 'it is registered', schema: registered, isVersioned: true } },
    refusals: ['exists-already'],
    isActing: true,
    isCreating: true,
    lowers: async (door, { body }) => isLower(door, undefined, body),
    example: { body: { client_id: 'reports', ...portal }, status: 201 },
    run: (door, { body, does }) =>
      does(door.acts.clients.create, { target: undefined, input: body }, (done) => {
        if (!done.ok) return refusedRegistration(done)
        const { clientId: id, metadata: said, clientSecret } = done
        return {
          status: 201,
          body: registeredSaid(said, { clientSecret, isShown: true }),
          kept: registeredSaid(said, { clientSecret, isShown: false }),
          version: 1,
          location: `/clients/${id}`,
          changes: changesBetween(undefined, said),
        }
      }),
  }),
  operation({
    name: 'clients.read',
    method: 'GET',
    path: '/clients/{client_id}',
    params: clientId,
    says: 'What a client is registered with.',
    more: 'The answer may be changed and sent back.',
    gives: { 200: { says: 'its metadata', schema: metadata, isVersioned: true } },
    refusals: [],
    example: { params: { client_id: 'permits' }, status: 200 },
    targetOf,
    async run(door, { params }) {
      const { metadata: body, version } = await known(door, params['client_id'])
      return { status: 200, body, version }
    },
  }),
  operation({
    name: 'clients.replace',
    method: 'PUT',
    path: '/clients/{client_id}',
    params: clientId,
    says: 'Replace what a client is registered with.',
    more: 'What is left out has its default again. Its id, its secrets, and what people granted it stay (RFC 7592 §2.2).',
    body: sent,
    gives: given,
    refusals: ['managed-by-files'],
    isManaged: true,
    isActing: true,
    isConditional: true,
    example: { params: { client_id: 'permits' }, body: { client_id: 'permits', ...portal }, status: 200 },
    versionOf,
    targetOf: (door, { params, body }) => changedTarget(door, params['client_id'], () => body),
    lowers: (door, { params, body }) => wouldLower(door, params['client_id'], () => body),
    run: (door, call) => change(door, call, () => call.body),
  }),
  operation({
    name: 'clients.change',
    method: 'PATCH',
    path: '/clients/{client_id}',
    params: clientId,
    says: 'Change some of what a client is registered with.',
    more: 'A merge patch (RFC 7396): null takes a member away, a list is replaced whole.',
    body: { ...sent, isPatch: true },
    gives: given,
    refusals: ['managed-by-files'],
    isManaged: true,
    isActing: true,
    isConditional: true,
    example: { params: { client_id: 'permits' }, body: { client_name: 'Permits and levies' }, status: 200 },
    versionOf,
    targetOf: (door, { params, body }) =>
      changedTarget(door, params['client_id'], (now) => merged(now, body) as ClientMetadata),
    lowers: (door, { params, body }) =>
      wouldLower(door, params['client_id'], (now) => merged(now, body) as ClientMetadata),
    run: (door, call) => change(door, call, (now) => merged(now, call.body) as ClientMetadata),
  }),
  operation({
    name: 'clients.delete',
    method: 'DELETE',
    path: '/clients/{client_id}',
    params: clientId,
    says: 'Withdraw a client: its tokens and grants stop working with it.',
    gives: { 204: { says: 'it is withdrawn' } },
    refusals: ['managed-by-files'],
    isManaged: true,
    isActing: true,
    isConditional: true,
    example: { params: { client_id: 'permits' }, status: 202 },
    ...{ targetOf, versionOf },
    run: (door, { params, expected, hand, does }) =>
      does(
        door.acts.clients.delete,
        { target: params['client_id'] ?? '', input: { expected, hand } },
        (done) => (done.ok ? { status: 204 } : refusal(whyNot[done.reason])),
      ),
  }),
  operation({
    name: 'clients.rotate-secret',
    method: 'POST',
    path: '/clients/{client_id}/secret',
    params: clientId,
    says: 'Make a new secret; the one before goes on working for a while.',
    body: {
      schema: members({
        overlap_hours: told(whole(0, 24 * 90).default(24), 'for how long the secret before goes on working'),
      }),
    },
    gives: {
      201: {
        says: 'the new secret: it is shown this once',
        schema: members({ client_id: text(), ...secret, old_until: moment() }),
      },
    },
    refusals: ['not-so'],
    isActing: true,
    isCreating: true,
    example: { params: { client_id: 'permits' }, body: { overlap_hours: 48 }, status: 201 },
    targetOf,
    run: (door, { params, body, does }) => {
      const id = params['client_id'] ?? ''
      const input = { overlapHours: body.overlap_hours }
      return does(door.acts.clients.rotateSecret, { target: id, input }, (done) => {
        if (!done.ok) return refusal(done.reason === 'client-unknown' ? 'not-found' : 'not-so')
        const shown = { client_id: id, old_until: done.oldUntil.toISOString() }
        return {
          status: 201,
          body: { ...shown, client_secret: done.clientSecret, secret_already_shown: false },
          kept: { ...shown, client_secret: null, secret_already_shown: true },
        }
      })
    },
  }),
]
