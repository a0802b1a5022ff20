import { randomBytes, randomUUID } from 'node:crypto'
import type { Tx } from '../platform/db/database.ts'
import { personHash } from './chain.ts'
import { insertEvent, insertEventWithPerson } from './store.ts'

/** Where a request came from: personal data, kept apart from the event and erasable. */
export interface Origin {
  readonly address: string
  readonly userAgent: string
}

/** Who acts. Where nobody has shown who they are, nobody. */
export type Actor = 'operator' | 'system' | 'nobody' | `account:${string}` | `client:${string}`

export interface AuditEvent {
  /** `slice.thing.what`, in the past tense: `signin.password.refused`. */
  readonly type: string
  /** `account:<id>`, `operator`, `client:<id>` or `system`. */
  readonly actor: string
  readonly accountId?: string | undefined
  readonly clientId?: string | undefined
  /** Reasons, kinds and ids. Never a secret, a code, or what somebody typed. */
  readonly details?: Readonly<Record<string, string | number | boolean>>
  readonly origin?: Origin | undefined
}

/** Writes the event in the transaction of the act it records: both happen, or neither. */
export async function append(tx: Tx, event: AuditEvent, now: Date): Promise<void> {
  const row = {
    id: randomUUID(),
    at: now,
    type: event.type,
    actor: event.actor,
    account_id: event.accountId ?? null,
    client_id: event.clientId ?? null,
    details: event.details ?? {},
    person_hash: null,
  }
  if (!event.origin) return insertEvent(tx, row)
  const person = { salt: randomBytes(16), address: event.origin.address, userAgent: event.origin.userAgent }
  return insertEventWithPerson(tx, { ...row, person_hash: personHash(person) }, person)
}
