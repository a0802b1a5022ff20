import { endChangesOf, forgetPostal, type Account } from '../../domain/accounts/index.ts'
import { endAddress, endDetails } from '../../domain/activations/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import { discardCredentials } from '../../domain/factors/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { ActivationActsDeps } from './contract.ts'

/**
 * Discards whatever was set in an account before its owner came: passwords, second factors and numbers, sessions and what
 * was granted in them, links that were mailed, details that were issued, changes of address that wait. Whoever was there before them has nothing
 * (E08, E09).
 */
export async function discardAll(
  tx: Tx,
  { endings, ways }: Pick<ActivationActsDeps, 'endings' | 'ways'>,
  { account, who }: { readonly account: Account; readonly who: Acting },
  now: Date,
): Promise<void> {
  await endDetails(tx, who, account.id, now)
  await discardCredentials(tx, { ...ways, account: account.id, who }, now)
  await endChangesOf(tx, account.id, now)
  await endAddress(tx, who, account.id, now)
  await forgetPostal(tx, who, account.id, now)
  // another era: what was proven, remembered or mailed in the one before is void
  await endings.endAll(tx, who, account.id, { reason: 'activated' }, now)
}
