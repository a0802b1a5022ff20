import { isDeepStrictEqual } from 'node:util'
import {
  clientById,
  demandsOf,
  ofOperators,
  registrationFaults,
  toKeep,
  type ClientMetadata,
} from '../../domain/clients/index.ts'
import type { CreatedClient, UpdatedClient } from '../../domain/clients/index.ts'
import { rolesOf } from '../../domain/operators/index.ts'
import { lowers, type Asked } from '../../policy/operating/index.ts'
import type { ApiDoor } from './contract.ts'
import { registeredSaid } from './clients-said.ts'
import type { HttpProblem } from '../../platform/http/problem.ts'
import { changesBetween } from '../../platform/schema/index.ts'
import type { Answered, Operation } from './operation.ts'
import { refusal } from './problems.ts'

// What a change of a client is, before it is done: of whose, and whether it asks less of people.

export const targetOf: NonNullable<Operation['targetOf']> = (door, { params }) =>
  asTarget(door, params['client_id'])

/** A client as what something is done to: one that holds a role is looked after by operators. */
async function asTarget({ db }: ApiDoor, client = ''): Promise<Asked['target']> {
  return { client, isPrivileged: (await rolesOf(db, { client })).length > 0 }
}

/** The same of a change: what the client may reach is an operator's. */
export async function changedTarget(
  door: ApiDoor,
  client: string | undefined,
  toBe: (now: ClientMetadata) => ClientMetadata,
): Promise<Asked['target']> {
  const target = await asTarget(door, client)
  const row = await clientById(door.db, client ?? '', door.clock())
  if (!row) return target
  const after = toBe(row.metadata)
  const isOfOperators = ofOperators.some(
    (name) => !isDeepStrictEqual(row.metadata[name] ?? null, after[name] ?? null),
  )
  return { ...target, isOfOperators }
}

export async function known({ db, clock }: ApiDoor, id: string | undefined) {
  const client = await clientById(db, id ?? '', clock())
  if (!client) throw refusal('not-found')
  return client
}

export const versionOf: NonNullable<Operation['versionOf']> = async (door, { client_id: id }) =>
  (await known(door, id)).version

/** As the domain will keep it; what is not valid is refused later, and lowers nothing. */
export function isLower(door: ApiDoor, before: ClientMetadata | undefined, wanted: ClientMetadata): boolean {
  const { there, operators } = door.here
  if (registrationFaults(wanted, there).length > 0) return false
  const [was, is] = [before ?? toKeep(wanted), toKeep(wanted, before)]
  const now = demandsOf(was, operators.resource)
  // one that is not there yet has asked nothing of anybody, and got nothing of operators
  const then = before ? now : { ...now, operatorsAt: undefined }
  return lowers(then, demandsOf(is, operators.resource), there.ladder)
}

export const wouldLower = async (
  door: ApiDoor,
  id: string | undefined,
  toBe: (now: ClientMetadata) => ClientMetadata,
): Promise<boolean> => {
  const { metadata: now } = await known(door, id)
  return isLower(door, now, toBe(now))
}

/** A registration that is refused, as a problem. */
export function refusedRegistration(
  done: Extract<CreatedClient | UpdatedClient, { ok: false }>,
): HttpProblem {
  if (done.reason === 'client-unknown') return refusal('not-found')
  if (done.reason === 'managed-by-files') return refusal('managed-by-files')
  if (done.reason === 'version-passed' || done.reason === 'client-changed')
    return refusal('precondition-failed')
  const code = done.reason === 'client-exists' ? 'exists-already' : 'invalid'
  return refusal(code, { faults: done.faults })
}

/** What a client is registered with from now on. */
export function tellUpdated(done: UpdatedClient): Answered | HttpProblem {
  if (!done.ok) return refusedRegistration(done)
  const { metadata: said, clientSecret, before, version } = done
  return {
    status: 200,
    body: registeredSaid(said, { clientSecret, isShown: true }),
    kept: registeredSaid(said, { clientSecret, isShown: false }),
    version,
    changes: changesBetween(before, said),
  }
}
