import { createHash } from 'node:crypto'
import type { EventRow, PersonSaid } from './store.ts'

/** What the first event is chained to. */
export const GENESIS: Buffer = createHash('sha256').update('sluis audit').digest()

/**
 * The hash of an event: over its place, everything it says, and the hash of the one before. The organisation is a part
 * where there is one: what was written before there were organisations holds.
 */
export function eventHash(previous: Buffer, seq: number, event: EventRow): Buffer {
  const said = [
    seq,
    event.id,
    event.at.toISOString(),
    event.type,
    event.actor,
    event.account_id,
    event.client_id,
    Object.entries(event.details).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    event.person_hash?.toString('hex') ?? null,
    ...(event.organisation_id === null ? [] : [event.organisation_id]),
  ]
  return createHash('sha256').update(previous).update(JSON.stringify(said)).digest()
}

/**
 * Commits to personal data without keeping it: salted, so that erased data can't be guessed back. The name of who acted
 * is a third part, where there is one: what was written before there were names commits to two.
 */
export function personHash(person: PersonSaid & { readonly salt: Buffer }): Buffer {
  const { salt, address, user_agent: userAgent, actor_name: name } = person
  const said = name === null ? [address, userAgent] : [address, userAgent, name]
  return createHash('sha256').update(salt).update(JSON.stringify(said)).digest()
}
