import { append, type Acting } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import {
  form,
  listOf,
  members,
  oneOf,
  read,
  text,
  whole,
  type Fault,
  type Of,
} from '../../platform/schema/index.ts'
import { isForFiles, notedBy, type Hand } from './hand.ts'
import { insertResource, lockResource, writeResource, type ResourceRow } from './resources/store.ts'
import { resource } from './uris.ts'

/** A scope (RFC 6749 §3.3): visible ASCII, without quotes and backslashes. */
const scope = form('a scope, of visible ASCII without quotes', /^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/)

/** What a resource server is registered with. */
export const resourceSchema = members({
  identifier: resource(),
  name: text({ most: 100 }),
  scopes: listOf(scope, 'scopes', { most: 100 }),
  /** JWT tokens live 5 minutes at most and cannot be revoked; opaque ones are introspected. */
  format: oneOf(['jwt', 'opaque']),
  seconds: whole(30, 300),
})

export type NewResource = Of<typeof resourceSchema>

/** Registers a resource server that clients may ask tokens for (RFC 8707). */
export async function createResource(
  tx: Tx,
  who: Acting,
  input: unknown,
  now: Date,
): Promise<
  | { readonly ok: true; readonly resource: ResourceRow }
  | {
      readonly ok: false
      readonly reason: 'resource-invalid' | 'resource-exists'
      readonly faults: readonly Fault[]
    }
> {
  const said = read(resourceSchema, input)
  if (!said.ok) return { ok: false, reason: 'resource-invalid', faults: said.faults }
  const { identifier, name, scopes, format, seconds } = said.value
  const row = {
    ...{ identifier, name, scopes },
    access_token_format: format,
    access_token_seconds: seconds,
    created_at: now,
  }
  const resource = await insertResource(tx, row)
  if (!resource)
    return {
      ok: false,
      reason: 'resource-exists',
      faults: [{ path: ['identifier'], about: identifier, says: 'exists' }],
    }
  await append(tx, 'clients.resource.created', { ...who, details: { identifier, format } }, now)
  return { ok: true, resource }
}

export type UpdatedResource =
  | { readonly ok: true; readonly resource: ResourceRow; readonly before: ResourceRow }
  | {
      readonly ok: false
      readonly reason: 'resource-unknown' | 'resource-invalid' | 'version-passed' | 'managed-by-files'
      readonly faults: readonly Fault[]
    }

/** Replaces what a resource server is registered with; its identifier stays, and tokens that were made keep their form. */
export async function updateResource(
  tx: Tx,
  who: Acting,
  identifier: string,
  {
    resource: input,
    expected,
    hand = 'door',
  }: { resource: unknown; expected?: number | undefined; hand?: Hand | undefined },
  now: Date,
): Promise<UpdatedResource> {
  const before = await lockResource(tx, identifier)
  if (!before) return { ok: false, reason: 'resource-unknown', faults: [] }
  if (expected !== undefined && before.version !== expected)
    return { ok: false, reason: 'version-passed', faults: [] }
  if (isForFiles(before, hand)) return { ok: false, reason: 'managed-by-files', faults: [] }
  const said = read(resourceSchema, input)
  if (!said.ok) return { ok: false, reason: 'resource-invalid', faults: said.faults }
  if (said.value.identifier !== identifier)
    return {
      ok: false,
      reason: 'resource-invalid',
      faults: [{ path: ['identifier'], says: `must stay ${identifier}` }],
    }
  const { name, scopes, format, seconds } = said.value
  const written = {
    ...{ identifier, name, scopes, access_token_format: format, access_token_seconds: seconds },
    ...notedBy(before, who, hand, now),
  }
  const resource = await writeResource(tx, written)
  if (!resource) throw new Error('a resource that is held is not there')
  await append(tx, 'clients.resource.updated', { ...who, details: { identifier, format } }, now)
  return { ok: true, resource, before }
}

/** A resource server as it is registered. */
export const resourceAsSaid = (row: ResourceRow): NewResource => ({
  identifier: row.identifier,
  name: row.name,
  scopes: row.scopes,
  format: row.access_token_format,
  seconds: row.access_token_seconds,
})
