import type { Account } from '../../domain/accounts/index.ts'
import { append } from '../../domain/audit/index.ts'
import { removeCredential, renameCredential, type Managing } from '../../domain/factors/index.ts'
import type { Floor } from '../../policy/levels/change.ts'
import type { CredentialId, SessionKey } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'
import type { AccountActsDeps } from './contract.ts'
import { tell } from './tell.ts'

/** What somebody signs in with. */
export const factorActs = ({ outbox }: Pick<AccountActsDeps, 'outbox'>) => ({
  /** Removes one, unless a portal asks for what the account could then no longer do. */
  removeFactor: act({
    name: 'accounts.remove-factor',
    tells: 'selfservice/changed',
    /** @param input what whoever removes it has proven, and the session in which they go on */
    async run(
      tx,
      who,
      account: Account,
      input: {
        managing: Omit<Managing, 'account' | 'who'>
        id: CredentialId
        floors: readonly Floor[]
        kept: { session?: SessionKey | undefined }
      },
      now,
    ) {
      const { managing, ...which } = input
      const removed = await removeCredential(tx, { ...managing, account, who }, which, now)
      if (removed.ok)
        await tell(tx, outbox, { who, account, changed: 'factor-removed', thing: removed.removed }, now)
      return removed
    },
  }),

  renameFactor: act({
    name: 'accounts.rename-factor',
    tells: 'selfservice/changed',
    async run(tx, who, account: Account, which: { id: CredentialId; name: string | undefined }, now) {
      const renamed = await renameCredential(tx, { account }, which)
      if (!renamed.ok) return renamed
      await append(tx, 'factors.credential.renamed', { ...who, accountId: account.id }, now)
      await tell(tx, outbox, { who, account, changed: 'factor-renamed', thing: which.name }, now)
      return renamed
    },
  }),
})
