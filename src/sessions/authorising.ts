import { append, type Origin } from '../audit/index.ts'
import type { Tx } from '../platform/db/database.ts'
import type { AccountId } from '../policy/vocabulary.ts'
import { upsertAuthorisation, type Authorisation, type Offer } from './store.ts'

/**
 * The session's authorisation for a client: the live one, or the one offered here; two tabs that arrive first at
 * once end up with the same. The first time that a session is used for a portal is told in the audit, whether
 * somebody signed in for it or was signed in already.
 */
export async function authorise(
  tx: Tx,
  { accountId, origin, ...offer }: Offer & { accountId: AccountId; origin: Origin },
  now: Date,
): Promise<Authorisation> {
  const { fresh, ...authorisation } = await upsertAuthorisation(tx, offer, now)
  if (fresh) {
    const { clientId } = offer
    const actor = `account:${accountId}`
    await append(tx, { type: 'sessions.client.authorised', actor, accountId, clientId, origin }, now)
  }
  return authorisation
}
