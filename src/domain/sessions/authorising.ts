import { append, type SeenFrom } from '../audit/index.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { AccountId, OrganisationId, SessionKey } from '../../policy/vocabulary.ts'
import { noteUse } from './use/store.ts'
import { noteChosen, upsertAuthorisation, type Offer } from './portals/store.ts'
import type { Authorisation } from './store.ts'

/**
 * The session's authorisation for a client and whom is acted for there: the live one, or the one offered here; two tabs
 * that arrive first at once end up with the same. The first time that a session is used for a portal, and for each whom
 * is acted for, is told in the audit, whether somebody signed in for it or was signed in already.
 */
export async function authorise(
  tx: Tx,
  { accountId, seenFrom, ...offer }: Offer & { accountId: AccountId; seenFrom: SeenFrom },
  now: Date,
): Promise<Authorisation> {
  const { fresh, ...authorisation } = await upsertAuthorisation(tx, offer, now)
  if (fresh) {
    const { clientId, organisation } = offer
    const use = { client_id: clientId, account_id: accountId, organisation_id: organisation }
    await noteUse(tx, { ...use, last_at: now })
    await append(
      tx,
      'sessions.client.authorised',
      {
        ...{ by: { account: accountId }, accountId, clientId, seenFrom },
        ...(organisation !== null && { organisationId: organisation }),
      },
      now,
    )
  }
  return authorisation
}

/** Goes on, in a session, with another of the choices that were made at a portal in it. */
export async function chooseAgain(
  db: Queryable,
  of: {
    readonly key: SessionKey
    readonly grantHash: Buffer
    readonly clientId: string
    readonly accountId: AccountId
    readonly organisation: OrganisationId | null
  },
  now: Date,
): Promise<void> {
  await noteChosen(db, of, now)
  const use = { client_id: of.clientId, account_id: of.accountId, organisation_id: of.organisation }
  await noteUse(db, { ...use, last_at: now })
}
