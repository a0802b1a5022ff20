import { shownAs, type Account } from '../../domain/accounts/index.ts'
import { endRecovery } from '../../domain/activations/index.ts'
import { append } from '../../domain/audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { AccountId, Outcome } from '../../policy/vocabulary.ts'
import { demandChange } from '../../domain/factors/password/index.ts'
import { act } from '../index.ts'
import type { AccountActsDeps } from './contract.ts'
import { tell } from './tell.ts'

/** "This wasn't me": everybody is out, the password is chosen anew, and those who look after accounts are told. */
export const strangerActs = ({
  outbox,
  endings,
  installation,
}: Pick<AccountActsDeps, 'outbox' | 'endings' | 'installation'>) => ({
  reportStranger: act({
    name: 'accounts.report-stranger',
    tells: 'selfservice/changed',
    /** @param input by which reference the log tells of the same */
    async run(tx, who, account: Account, { reference }: { reference: string }, now): Promise<Outcome<never>> {
      // a stranger may have asked for help in their name
      await endRecovery(tx, who, account.id, now)
      await endings.endAll(tx, who, account.id, { reason: 'reported' }, now)
      await demandRenewal(tx, account.id)
      await append(tx, 'selfservice.stranger.reported', { ...who, accountId: account.id }, now)
      await tell(tx, outbox, { who, account, changed: 'reported' }, now)
      if (installation.alertTo !== undefined)
        await outbox.write(
          tx,
          'selfservice/report',
          { to: installation.alertTo, locale: 'en', seenFrom: who.seenFrom },
          { account: account.id, email: shownAs(account), reference },
          now,
        )
      return { ok: true }
    },
  }),
})

/** From now on the password signs in for one thing: to choose another. */
export const demandRenewal = (tx: Tx, account: AccountId): Promise<boolean> =>
  demandChange(tx, account, 'reported')
