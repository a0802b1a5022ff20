import { lockIfUnchanged, type Account } from '../../domain/accounts/index.ts'
import { append } from '../../domain/audit/index.ts'
import { issuePassword, passwordForOnce } from '../../domain/factors/password/index.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'
import type { AccountActsDeps } from './contract.ts'

type Deps = Pick<AccountActsDeps, 'hasher' | 'ledger' | 'factors' | 'installation'>

export const passwordActs = ({ hasher, ledger, factors, installation }: Deps) => ({
  /**
   * Gives another password, which is made here and told once: nobody chooses a password for somebody else (F07, ASVS
   * 6.4.1). Everything else is signed out, and its owner chooses their own at the next sign-in.
   */
  issuePassword: act({
    name: 'accounts.issue-password',
    tells: 'factors/renewed',
    async prepare(_db, _account: Account, _input: undefined) {
      const password = passwordForOnce(144)
      return { password, hash: await hasher.hash(password) }
    },
    async run(
      tx,
      who,
      account,
      { password, hash },
      now,
    ): Promise<Outcome<'account-not-active' | 'changed-meanwhile', { readonly password: string }>> {
      const factor = factors.find(({ renewal }) => renewal)
      if (!factor || account.standing !== 'active') return refused('account-not-active')
      if (!(await lockIfUnchanged(tx, account))) return refused('changed-meanwhile')
      const to = { accountId: account.id, hash, timeZone: account.time_zone }
      if (!(await issuePassword(tx, installation.password, to, now))) return refused('changed-meanwhile')
      await ledger.renewed(tx, { who, factor, account, setBy: 'issued', kept: {} }, now)
      await append(tx, `factors.${factor.kind}.issued`, { ...who, accountId: account.id }, now)
      return { ok: true, password }
    },
  }),
})
