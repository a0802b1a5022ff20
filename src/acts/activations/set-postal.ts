import { forgetPostal, lockAccount, setPostal, type Account } from '../../domain/accounts/index.ts'
import type { PostalFault, TypedRecipient } from '../../platform/text/postal-address.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { tell } from '../accounts/index.ts'
import { act } from '../index.ts'
import type { ActivationActsDeps } from './contract.ts'
import { readPostal } from './ways.ts'

/** `already-so`: that is what is known, or nothing is. */
export type PostalSet = Outcome<
  PostalFault | 'postal-not-served' | 'postal-missing' | 'account-not-active' | 'already-so'
>

export const setPostalActs = (deps: Pick<ActivationActsDeps, 'vault' | 'outbox' | 'installation'>) => ({
  /**
   * Whoever looks after people says where post reaches somebody, or that it is not known any more; its owner is told. A letter has to
   * reach them there before any level rests on it.
   */
  setPostal: act({
    name: 'accounts.set-postal',
    tells: 'selfservice/changed',
    async run(
      tx,
      who,
      seen: Account,
      { postal }: { readonly postal: Omit<TypedRecipient, 'name'> | null },
      now,
    ): Promise<PostalSet> {
      const account = await lockAccount(tx, seen.id)
      if (account?.standing !== 'active') return refused('account-not-active')
      if (postal === null) {
        if (!(await forgetPostal(tx, who, account.id, now))) return refused('already-so')
        await tell(tx, deps.outbox, { who, account, changed: 'postal-removed' }, now)
        return { ok: true }
      }
      const read = readPostal(deps, { ...postal, name: account.name })
      if (!read.ok) return read
      if (!read.address) return refused('postal-missing')
      const set = await setPostal(tx, who, deps.vault, { account: account.id, address: read.address }, now)
      if (!set.ok) return refused('already-so')
      await tell(tx, deps.outbox, { who, account, changed: 'postal-corrected' }, now)
      return { ok: true }
    },
  }),
})
