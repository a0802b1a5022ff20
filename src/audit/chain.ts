import { createHash } from 'node:crypto'
import type { EventRow } from './store.ts'

/** What the first event is chained to. */
export const GENESIS: Buffer = createHash('sha256').update('sluis audit').digest()

/** The hash of an event: over its place, everything it says, and the hash of the one before. */
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
  ]
  return createHash('sha256').update(previous).update(JSON.stringify(said)).digest()
}

/** Commits to personal data without keeping it: salted, so that erased data can't be guessed back. */
export function personHash(person: { salt: Buffer; address: string; userAgent: string }): Buffer {
  return createHash('sha256')
    .update(person.salt)
    .update(JSON.stringify([person.address, person.userAgent]))
    .digest()
}
