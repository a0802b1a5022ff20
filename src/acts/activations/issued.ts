import { accountById } from '../../domain/accounts/index.ts'
import { detailsUnderWay, type ActivationRow } from '../../domain/activations/index.ts'
import { heldBy } from '../../domain/organisations/index.ts'
import type { Queryable } from '../../platform/db/database.ts'
import { lookupOf } from '../../platform/text/mail-address.ts'
import type { AccountId } from '../../policy/vocabulary.ts'

export interface IssuedDetails {
  readonly row: ActivationRow
  /** Until when they are good: in the past, where they are over. */
  readonly goodUntil: Date
}

/**
 * What was issued to somebody, until they have signed in by it. It is over after its time, once their address is another than
 * it was mailed to, and once they act no more for whom it was issued: the password of it is still right, and opens nothing.
 */
export async function issuedTo(
  db: Queryable,
  account: AccountId,
  now: Date,
): Promise<IssuedDetails | undefined> {
  const row = await detailsUnderWay(db, account)
  if (!row) return undefined
  const email = (await accountById(db, account))?.email
  const isTheirs = email != null && lookupOf(email) === row.email_lookup
  const acts = (await heldBy(db, account, now)).some(
    ({ id, why }) => id === row.membership_id && why === undefined,
  )
  return { row, goodUntil: isTheirs && acts ? row.closes_at : row.created_at }
}
