import type { Acting } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import type { Factor } from './contract.ts'
import type { Ledger } from './host.ts'
import { note } from './note.ts'
import { credentialsOf, deleteCredential } from './store.ts'

/** Takes away all that an account is signed in to with, whoever has set it: before its owner sets what is theirs. */
export async function discardCredentials(
  tx: Tx,
  {
    ledger,
    factors,
    account,
    who,
  }: {
    readonly ledger: Ledger
    readonly factors: readonly Factor[]
    readonly account: AccountId
    readonly who: Acting
  },
  now: Date,
): Promise<void> {
  for (const { id, kind } of await credentialsOf(tx, account)) {
    await deleteCredential(tx, { id, accountId: account })
    await ledger.removed(tx, { account, credential: id, kept: {} }, now)
    const factor = factors.find((each) => each.kind === kind)
    if (factor) await note(tx, 'removed', { factor, who, account }, now)
  }
}
