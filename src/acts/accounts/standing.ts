import {
  closeAccount,
  disableAccount,
  enableAccount,
  freeAddress,
  type Account,
  forgetPostal,
} from '../../domain/accounts/index.ts'
import { endAllFor, endRecovery } from '../../domain/activations/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import { withdrawRolesOf } from '../../domain/operators/index.ts'
import { settleOrganisationsOf } from '../../domain/organisations/index.ts'
import { act, undoing } from '../index.ts'
import type { AccountActsDeps } from './contract.ts'
import { tell } from './tell.ts'

/** Whether it is the owner who does it: they may not leave an organisation with nobody who can act for it. */
const isOwner = ({ by }: Acting, { id }: Account): boolean =>
  typeof by === 'object' && 'account' in by && by.account === id

/** Whether somebody may sign in at all. */
export const standingActs = ({ outbox, endings }: Pick<AccountActsDeps, 'outbox' | 'endings'>) => ({
  /** For good: access ends at once, everywhere. */
  close: act({
    name: 'accounts.close',
    tells: 'selfservice/changed',
    async run(tx, who, account: Account, _input: undefined, now) {
      const closed = await closeAccount(tx, who, account.id, now)
      if (!closed.ok) return closed
      const left = await withdrawRolesOf(tx, who, { account: account.id }, now)
      if (!left.ok) return undoing(left)
      const settled = await settleOrganisationsOf(
        tx,
        who,
        account.id,
        { mayRefuse: isOwner(who, account) },
        now,
      )
      if (!settled.ok) return undoing(settled)
      await endAllFor(tx, who, account.id, now)
      await forgetPostal(tx, who, account.id, now)
      await endings.endAll(tx, who, account.id, { reason: 'account-closed' }, now)
      await tell(tx, outbox, { who, account, changed: 'closed' }, now)
      return closed
    },
  }),

  /** Until it is given back: access ends at once, everywhere. */
  disable: act({
    name: 'accounts.disable',
    tells: {
      nobody: 'whoever takes access away tells it, or has a reason not to: the mail may be a stranger’s',
    },
    async run(tx, who, account: Account, _input: undefined, now) {
      const disabled = await disableAccount(tx, who, account.id, now)
      if (!disabled.ok) return disabled
      const left = await withdrawRolesOf(tx, who, { account: account.id }, now)
      if (!left.ok) return undoing(left)
      await settleOrganisationsOf(tx, who, account.id, { mayRefuse: false }, now)
      // whoever gets access again has another begun
      await endRecovery(tx, who, account.id, now)
      await endings.endAll(tx, who, account.id, { reason: 'account-disabled' }, now)
      return disabled
    },
  }),

  enable: act({
    name: 'accounts.enable',
    tells: 'selfservice/changed',
    async run(tx, who, account: Account, _input: undefined, now) {
      const enabled = await enableAccount(tx, who, account.id, now)
      if (!enabled.ok) return enabled
      await settleOrganisationsOf(tx, who, account.id, { mayRefuse: false }, now)
      await tell(tx, outbox, { who, account, changed: 'enabled' }, now)
      return enabled
    },
  }),

  /** Lets anybody have the address of a closed account. */
  freeAddress: act({
    name: 'accounts.free-address',
    tells: { nobody: 'its owner has left, and nothing of theirs changes' },
    run: (tx, who, account: Account, _input: undefined, now) => freeAddress(tx, who, account.id, now),
  }),
})
