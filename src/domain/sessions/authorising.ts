import { append, type SeenFrom } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import { noteUse } from './use/store.ts'
import { upsertAuthorisation, type Authorisation, type Offer } from './store.ts'

/**
 * The session's authorisation for a client: the live one, or the one offered here; two tabs that arrive first at
 * once end up with the same. The first time that a session is used for a portal is told in the audit, whether
 * somebody signed in for it or was signed in already.
 */
export async function authorise(
  tx: Tx,
  { accountId, seenFrom, ...offer }: Offer & { accountId: AccountId; seenFrom: SeenFrom },
  now: Date,
): Promise<Authorisation> {
  const { fresh, ...authorisation } = await upsertAuthorisation(tx, offer, now)
  if (fresh) {
    const { clientId } = offer
    await noteUse(tx, { client_id: clientId, account_id: accountId, last_at: now })
    await append(
      tx,
      'sessions.client.authorised',
      { by: { account: accountId }, accountId, clientId, seenFrom },
      now,
    )
  }
  return authorisation
}
