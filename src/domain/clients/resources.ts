import { append, type Acting } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { insertResource } from './store.ts'

export interface NewResource {
  readonly identifier: string
  readonly name: string
  readonly scopes: readonly string[]
  /** JWT tokens live 5 minutes at most and cannot be revoked; opaque ones are introspected. */
  readonly format: 'jwt' | 'opaque'
  /** 30 to 300. */
  readonly seconds: number
}

/** Registers a resource server that clients may ask tokens for (RFC 8707). */
export async function createResource(
  tx: Tx,
  who: Acting,
  input: NewResource,
  now: Date,
): Promise<Outcome<'identifier-malformed' | 'resource-exists' | 'seconds-out-of-range'>> {
  const url = URL.parse(input.identifier)
  if (!url || url.hash !== '') return refused('identifier-malformed')
  if (!Number.isInteger(input.seconds) || input.seconds < 30 || input.seconds > 300)
    return refused('seconds-out-of-range')
  const row = {
    identifier: input.identifier,
    name: input.name,
    scopes: [...input.scopes],
    access_token_format: input.format,
    access_token_seconds: input.seconds,
    created_at: now,
  }
  if (!(await insertResource(tx, row))) return refused('resource-exists')
  await append(
    tx,
    'clients.resource.created',
    { ...who, details: { identifier: input.identifier, format: input.format } },
    now,
  )
  return { ok: true }
}
