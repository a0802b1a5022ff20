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
import { insertResource } from './store.ts'
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
  | { readonly ok: true }
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
  if (!(await insertResource(tx, row)))
    return {
      ok: false,
      reason: 'resource-exists',
      faults: [{ path: ['identifier'], about: identifier, says: 'exists' }],
    }
  await append(tx, 'clients.resource.created', { ...who, details: { identifier, format } }, now)
  return { ok: true }
}
