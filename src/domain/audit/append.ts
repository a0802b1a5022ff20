import { randomBytes, randomUUID } from 'node:crypto'
import type { Tx } from '../../platform/db/database.ts'
import { personHash } from './chain.ts'
import { actorText, type About, type Actor, type EventName } from './contract.ts'
import { insertEvent, insertEventWithPerson } from './store.ts'

/** Writes the event in the transaction of the act it records: both happen, or neither. */
export async function append<Name extends EventName>(
  tx: Tx,
  name: Name,
  about: About<Name>,
  now: Date,
): Promise<void> {
  const { by, accountId, clientId, organisationId, seenFrom } = about
  const row = {
    id: randomUUID(),
    at: now,
    type: name,
    actor: actorText(by),
    account_id: accountId ?? null,
    client_id: clientId ?? null,
    organisation_id: organisationId ?? null,
    details: said(about.details ?? {}),
    person_hash: null,
  }
  const actor_name = nameOf(by)
  if (!seenFrom && actor_name === null) return insertEvent(tx, row)
  const person = {
    salt: randomBytes(16),
    address: seenFrom?.address ?? null,
    user_agent: seenFrom?.userAgent ?? null,
    actor_name,
  }
  return insertEventWithPerson(tx, { ...row, person_hash: personHash(person) }, person)
}

const nameOf = (by: Actor): string | null => (by !== 'nobody' && 'name' in by ? by.name : null)

/** Without what is not known. */
const said = (details: object): Record<string, string | number | boolean> =>
  Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined))
