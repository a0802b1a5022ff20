import {
  attributeAsSaid,
  attributeKindByKey,
  attributeSchema,
  listAttributeKinds,
  listRegisters,
  registerAsSaid,
  registerByKey,
  registerSchema,
  type AttributeKindRow,
  type Faulty,
  type RegisterRow,
} from '../../domain/organisations/index.ts'
import type { HttpProblem } from '../../platform/http/problem.ts'
import { anyMembers, anything, changesBetween, mergedWhole } from '../../platform/schema/index.ts'
import type { ApiDoor } from './contract.ts'
import { paged } from './cursors.ts'
import { operation, type Operation } from './operation.ts'
import { refusal } from './problems.ts'
import { pageSchema } from './said.ts'

const inRegister = { register: { says: 'the register’s key', example: 'customers' } }
const inAttribute = { attribute: { says: 'the attribute’s key', example: 'municipalities' } }

/** Why a declaration is not taken, as the API tells it. */
const refused = ({ reason, faults }: Faulty<string>): HttpProblem => {
  if (reason.endsWith('-unknown')) return refusal('not-found')
  if (reason === 'version-passed') return refusal('precondition-failed')
  return refusal(reason.endsWith('-exists') ? 'exists-already' : 'invalid', { faults })
}

async function register({ db }: ApiDoor, key = ''): Promise<RegisterRow> {
  const row = key.includes('\0') ? undefined : await registerByKey(db, key)
  if (!row) throw refusal('not-found')
  return row
}

async function attribute({ db }: ApiDoor, key = ''): Promise<AttributeKindRow> {
  const row = key.includes('\0') ? undefined : await attributeKindByKey(db, key)
  if (!row) throw refusal('not-found')
  return row
}

const registerVersion: NonNullable<Operation['versionOf']> = async (door, params) =>
  (await register(door, params['register'])).version
const attributeVersion: NonNullable<Operation['versionOf']> = async (door, params) =>
  (await attribute(door, params['attribute'])).version

const patch = { schema: anyMembers(anything(), 'a JSON object'), isPatch: true } as const

export const registerOperations: readonly Operation[] = [
  operation({
    name: 'registers.list',
    method: 'GET',
    path: '/number-registers',
    says: 'List the registers of numbers by which organisations are known, by their keys.',
    isList: true,
    gives: { 200: { says: 'a page of registers', schema: pageSchema(registerSchema, 'registers') } },
    refusals: ['cursor-wrong'],
    example: { status: 200 },
    async run({ db }, { limit, after }) {
      const rows = await listRegisters(db, { after: after as string | undefined, limit: limit + 1 })
      return paged(rows, limit, { say: registerAsSaid, key: (row) => row.key })
    },
  }),
  operation({
    name: 'registers.create',
    method: 'POST',
    path: '/number-registers',
    says: 'Declare a register of numbers.',
    more: 'Its key stays, and whether several organisations may have the same number.',
    body: { schema: registerSchema },
    gives: { 201: { says: 'it is declared', schema: registerSchema, isVersioned: true } },
    refusals: ['exists-already'],
    isActing: true,
    isCreating: true,
    example: {
      body: {
        key: 'collectives',
        names: { en: 'Collective', nl: 'Collectief', sv: 'Kollektiv' },
        ...{ pattern: 'C[0-9]{4}', example: 'C1234', is_shared: true },
      },
      status: 201,
    },
    run: (door, { body, does }) =>
      does(door.acts.organisations.createRegister, { target: undefined, input: body }, (made) => {
        if (!made.ok) return refused(made)
        const said = registerAsSaid(made.register)
        return {
          ...{ status: 201, body: said, version: made.register.version },
          ...{ location: `/number-registers/${said.key}`, changes: changesBetween(undefined, said) },
        }
      }),
  }),
  operation({
    name: 'registers.change',
    method: 'PATCH',
    path: '/number-registers/{register}',
    params: inRegister,
    says: 'Change some of what a register of numbers is declared with; numbers that there are stay.',
    more: 'A merge patch (RFC 7396).',
    body: { ...patch, documented: () => registerSchema.partial() },
    gives: { 200: { says: 'the register from now on', schema: registerSchema, isVersioned: true } },
    refusals: [],
    isActing: true,
    isConditional: true,
    example: { params: { register: 'customers' }, body: { example: '200009' }, status: 200 },
    versionOf: registerVersion,
    async run(door, { params, body, expected, does }) {
      const before = await register(door, params['register'])
      const input = { said: mergedWhole(registerAsSaid(before), body), expected: expected ?? before.version }
      return does(door.acts.organisations.changeRegister, { target: before.key, input }, (changed) => {
        if (!changed.ok) return refused(changed)
        const said = registerAsSaid(changed.register)
        const changes = changesBetween(registerAsSaid(changed.before), said)
        return { status: 200, body: said, version: changed.register.version, changes }
      })
    },
  }),
  operation({
    name: 'registers.delete',
    method: 'DELETE',
    path: '/number-registers/{register}',
    params: { register: { ...inRegister.register, example: 'unused' } },
    says: 'Take away a register of numbers that has none.',
    gives: { 204: { says: 'it is taken away' } },
    refusals: ['not-so'],
    isActing: true,
    isConditional: true,
    example: { params: { register: 'unused' }, status: 204 },
    versionOf: registerVersion,
    run: (door, { params, expected, does }) =>
      does(
        door.acts.organisations.deleteRegister,
        { target: params['register'] ?? '', input: { expected } },
        (gone) => {
          if (gone.ok) return { status: 204 }
          if (gone.reason === 'register-used') return refusal('not-so', { says: gone.reason })
          return refusal(gone.reason === 'version-passed' ? 'precondition-failed' : 'not-found')
        },
      ),
  }),
]

export const attributeOperations: readonly Operation[] = [
  operation({
    name: 'attributes.list',
    method: 'GET',
    path: '/member-attributes',
    says: 'List what may be said of members of organisations, by the keys.',
    isList: true,
    gives: { 200: { says: 'a page of attributes', schema: pageSchema(attributeSchema, 'attributes') } },
    refusals: ['cursor-wrong'],
    example: { status: 200 },
    async run({ db }, { limit, after }) {
      const rows = await listAttributeKinds(db, { after: after as string | undefined, limit: limit + 1 })
      return paged(rows, limit, { say: attributeAsSaid, key: (row) => row.key })
    },
  }),
  operation({
    name: 'attributes.create',
    method: 'POST',
    path: '/member-attributes',
    says: 'Declare what may be said of members of organisations: by whom, and which clients are told.',
    more: 'Its key stays, its type, and what it is for.',
    body: { schema: attributeSchema },
    gives: { 201: { says: 'it is declared', schema: attributeSchema, isVersioned: true } },
    refusals: ['exists-already'],
    isActing: true,
    isCreating: true,
    example: {
      body: {
        key: 'region',
        names: { en: 'Region', nl: 'Regio', sv: 'Region' },
        ...{ register: 'customers', client: null, type: 'choice', allowed: ['north', 'south'] },
        ...{ set_by: ['operator', 'administrator'], seen_by: ['permits'] },
      },
      status: 201,
    },
    run: (door, { body, does }) =>
      does(door.acts.organisations.createAttribute, { target: undefined, input: body }, (made) => {
        if (!made.ok) return refused(made)
        const said = attributeAsSaid(made.attribute)
        return {
          ...{ status: 201, body: said, version: made.attribute.version },
          ...{ location: `/member-attributes/${said.key}`, changes: changesBetween(undefined, said) },
        }
      }),
  }),
  operation({
    name: 'attributes.change',
    method: 'PATCH',
    path: '/member-attributes/{attribute}',
    params: inAttribute,
    says: 'Change some of what an attribute is declared with; a value that is in use stays.',
    more: 'A merge patch (RFC 7396).',
    body: { ...patch, documented: () => attributeSchema.partial() },
    gives: { 200: { says: 'the attribute from now on', schema: attributeSchema, isVersioned: true } },
    refusals: [],
    isActing: true,
    isConditional: true,
    example: {
      params: { attribute: 'municipalities' },
      body: { allowed: ['Utrecht', 'Zwolle', 'Raalte'] },
      status: 200,
    },
    versionOf: attributeVersion,
    async run(door, { params, body, expected, does }) {
      const before = await attribute(door, params['attribute'])
      const input = { said: mergedWhole(attributeAsSaid(before), body), expected: expected ?? before.version }
      return does(door.acts.organisations.changeAttribute, { target: before.key, input }, (changed) => {
        if (!changed.ok) return refused(changed)
        const said = attributeAsSaid(changed.attribute)
        // that the clients which it names are there was looked at first
        const was = 'before' in changed ? attributeAsSaid(changed.before) : undefined
        return {
          status: 200,
          body: said,
          version: changed.attribute.version,
          changes: changesBetween(was, said),
        }
      })
    },
  }),
  operation({
    name: 'attributes.delete',
    method: 'DELETE',
    path: '/member-attributes/{attribute}',
    params: inAttribute,
    says: 'Take an attribute away, with all that was said by it. A second person must agree.',
    gives: { 204: { says: 'it is taken away' } },
    refusals: [],
    isActing: true,
    isConditional: true,
    example: { params: { attribute: 'municipalities' }, status: 202 },
    versionOf: attributeVersion,
    run: (door, { params, expected, does }) =>
      does(
        door.acts.organisations.deleteAttribute,
        { target: params['attribute'] ?? '', input: { expected } },
        (gone) => {
          if (gone.ok) return { status: 204 }
          return refusal(gone.reason === 'version-passed' ? 'precondition-failed' : 'not-found')
        },
      ),
  }),
]
