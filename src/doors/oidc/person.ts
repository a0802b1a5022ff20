import { Provider } from 'oidc-provider'
import { accountBySubject, type Account } from '../../domain/accounts/index.ts'
import type { Db } from '../../platform/db/database.ts'

/** What one request of the engine has read already; it asks for the same person again and again. */
const read = new WeakMap<object, Map<string, Promise<Account | undefined>>>()

/**
 * Who a subject is, read once per request of the engine. For what is shown and bound; whether somebody may still
 * be handed something is decided under a lock (see adapters.ts).
 */
export function accountCalled(db: Db, subject: string): Promise<Account | undefined> {
  const { ctx } = Provider
  if (!ctx) return accountBySubject(db, subject)
  const known = read.get(ctx) ?? new Map<string, Promise<Account | undefined>>()
  read.set(ctx, known)
  const person = known.get(subject) ?? accountBySubject(db, subject)
  known.set(subject, person)
  return person
}
