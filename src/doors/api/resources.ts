import {
  listResources,
  resourceAsSaid,
  resourceByIdentifier,
  resourceSchema,
  type ResourceRow,
} from '../../domain/clients/index.ts'
import { changesBetween, merged, anyMembers, anything } from '../../platform/schema/index.ts'
import type { ApiDoor } from './contract.ts'
import { paged } from './cursors.ts'
import { operation, type Operation } from './operation.ts'
import { refusal } from './problems.ts'
import { pageSchema } from './said.ts'

const identifier = {
  identifier: {
    says: 'the resource’s identifier, percent-encoded',
    example: 'https://permits.example/api',
  },
}

const example = {
  identifier: 'https://reports.example/api',
  name: 'Reports',
  scopes: ['reports:read'],
  format: 'jwt',
  seconds: 300,
}

async function known({ db }: ApiDoor, wanted: string | undefined): Promise<ResourceRow> {
  const resource = await resourceByIdentifier(db, wanted ?? '')
  if (!resource) throw refusal('not-found')
  return resource
}

const versionOf: NonNullable<Operation['versionOf']> = async (door, params) =>
  (await known(door, params['identifier'])).version

const whyNot = {
  'resource-unknown': 'not-found',
  'version-passed': 'precondition-failed',
  'managed-by-files': 'managed-by-files',
} as const

export const resourceOperations: readonly Operation[] = [
  operation({
    name: 'resources.list',
    method: 'GET',
    path: '/resources',
    says: 'List the resource servers that clients may ask tokens for, by their identifiers.',
    isList: true,
    gives: {
      200: {
        says: 'a page of resource servers',
        schema: pageSchema(resourceSchema, 'resources'),
      },
    },
    refusals: ['cursor-wrong'],
    example: { status: 200 },
    async run({ db }, { limit, after }) {
      const rows = await listResources(db, { after: after as string | undefined, limit: limit + 1 })
      return paged(rows, limit, { say: resourceAsSaid, key: (row) => row.identifier })
    },
  }),
  operation({
    name: 'resources.create',
    method: 'POST',
    path: '/resources',
    says: 'Register a resource server (RFC 8707).',
    body: { schema: resourceSchema },
    gives: { 201: { says: 'it is registered', schema: resourceSchema, isVersioned: true } },
    refusals: ['exists-already'],
    isActing: true,
    isCreating: true,
    example: { body: example, status: 201 },
    run: (door, { body, does }) =>
      does(door.acts.clients.createResource, { target: undefined, input: body }, (done) => {
        if (!done.ok)
          return refusal(done.reason === 'resource-exists' ? 'exists-already' : 'invalid', {
            faults: done.faults,
          })
        const said = resourceAsSaid(done.resource)
        return {
          status: 201,
          body: said,
          version: done.resource.version,
          location: `/resources/${encodeURIComponent(said.identifier)}`,
          changes: changesBetween(undefined, said),
        }
      }),
  }),
  operation({
    name: 'resources.read',
    method: 'GET',
    path: '/resources/{identifier}',
    params: identifier,
    says: 'What a resource server is registered with.',
    gives: { 200: { says: 'the resource server', schema: resourceSchema, isVersioned: true } },
    refusals: [],
    example: { params: { identifier: identifier.identifier.example }, status: 200 },
    async run(door, { params }) {
      const resource = await known(door, params['identifier'])
      return { status: 200, body: resourceAsSaid(resource), version: resource.version }
    },
  }),
  operation({
    name: 'resources.change',
    method: 'PATCH',
    path: '/resources/{identifier}',
    params: identifier,
    says: 'Change some of what a resource server is registered with.',
    more: 'A merge patch (RFC 7396). Tokens that were made keep their form and their time.',
    body: {
      schema: anyMembers(anything(), 'a JSON object'),
      isPatch: true,
      documented: () => resourceSchema.partial(),
    },
    gives: { 200: { says: 'the resource server from now on', schema: resourceSchema, isVersioned: true } },
    refusals: ['managed-by-files'],
    isManaged: true,
    isActing: true,
    isConditional: true,
    example: {
      params: { identifier: identifier.identifier.example },
      body: { name: 'Permits, for programs' },
      status: 200,
    },
    versionOf,
    async run(door, { params, body, expected, hand, does }) {
      const before = await known(door, params['identifier'])
      const input = {
        resource: merged(resourceAsSaid(before), body),
        expected: expected ?? before.version,
        hand,
      }
      return does(door.acts.clients.updateResource, { target: before.identifier, input }, (done) => {
        if (!done.ok) {
          return done.reason === 'resource-invalid'
            ? refusal('invalid', { faults: done.faults })
            : refusal(whyNot[done.reason])
        }
        const said = resourceAsSaid(done.resource)
        const changes = changesBetween(resourceAsSaid(done.before), said)
        return { status: 200, body: said, version: done.resource.version, changes }
      })
    },
  }),
  operation({
    name: 'resources.delete',
    method: 'DELETE',
    path: '/resources/{identifier}',
    params: identifier,
    says: 'Withdraw a resource server: nobody gets tokens for it any more.',
    gives: { 204: { says: 'it is withdrawn' } },
    refusals: ['managed-by-files'],
    isManaged: true,
    isActing: true,
    isConditional: true,
    example: { params: { identifier: identifier.identifier.example }, status: 204 },
    versionOf,
    run: (door, { params, expected, hand, does }) =>
      does(
        door.acts.clients.deleteResource,
        { target: params['identifier'] ?? '', input: { expected, hand } },
        (done) => (done.ok ? { status: 204 } : refusal(whyNot[done.reason])),
      ),
  }),
]
