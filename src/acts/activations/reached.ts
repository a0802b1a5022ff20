import { postalOf, writePostal } from '../../domain/accounts/index.ts'
import type { ActivationRow } from '../../domain/activations/index.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Recipient } from '../../platform/text/postal-address.ts'
import type { AccountId } from '../../policy/vocabulary.ts'

/** A letter reached somebody: that is where they are reached by post from now on, and it is known to be. */
export async function noteReached(
  tx: Tx,
  vault: Vault,
  {
    account,
    address,
    row,
  }: {
    readonly account: AccountId
    readonly address: Recipient
    readonly row: Pick<ActivationRow, 'begun_by'>
  },
  now: Date,
): Promise<void> {
  const known = await postalOf(tx, vault, account)
  const isKnown = known !== undefined && JSON.stringify(known.address) === JSON.stringify(address)
  // it may have been corrected a moment before it was accepted
  const said = isKnown ? known : { address, setBy: row.begun_by, setAt: now }
  await writePostal(tx, vault, account, { ...said, confirmedAt: now })
}
