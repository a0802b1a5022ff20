import { postalOf, postalStateOf, type PostalState } from '../../domain/accounts/index.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Queryable } from '../../platform/db/database.ts'
import type { AccountId } from '../../policy/vocabulary.ts'

/** Where post reaches somebody, as those who help them are told: a code may go there, so not all of it is. */
export interface PostalTold {
  readonly town: string
  readonly country: string
  readonly state: PostalState
  readonly since: Date
}

export async function postalTold(
  db: Queryable,
  vault: Vault,
  account: AccountId,
): Promise<PostalTold | undefined> {
  const known = await postalOf(db, vault, account)
  if (!known) return undefined
  const { city: town, country } = known.address
  return { town, country, ...postalStateOf(known) }
}
