import { changeProfile, tellOfNewBrowsers, type Account, type Profile } from '../../domain/accounts/index.ts'
import { portalsNamed } from '../../domain/clients/index.ts'
import { append } from '../../domain/audit/index.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'
import type { AccountActsDeps } from './contract.ts'
import { tell } from './tell.ts'

/** What is kept of somebody, and who has it. */
export const personActs = ({ outbox, sharing }: Pick<AccountActsDeps, 'outbox' | 'sharing'>) => ({
  changeProfile: act({
    name: 'accounts.change-profile',
    tells: 'selfservice/changed',
    async run(tx, who, account: Account, typed: Profile, now) {
      const changed = await changeProfile(tx, who, account, typed, now)
      if (changed.ok && changed.changed.length > 0)
        await tell(tx, outbox, { who, account, changed: 'profile-changed' }, now)
      return changed
    },
  }),

  /** Turns mails about sign-ins in new browsers on or off: who turns them off is told by one. */
  tellNewBrowsers: act({
    name: 'accounts.tell-new-browsers',
    tells: 'selfservice/changed',
    async run(tx, who, account: Account, { tells }: { tells: boolean }, now): Promise<Outcome<never>> {
      const isOther = await tellOfNewBrowsers(tx, who, account.id, tells, now)
      if (isOther && !tells) await tell(tx, outbox, { who, account, changed: 'notices-off' }, now)
      return { ok: true }
    },
  }),

  /** Takes back what a portal was given: its grants and its sessions end. */
  withdrawPortal: act({
    name: 'accounts.withdraw-portal',
    tells: 'selfservice/changed',
    async run(
      tx,
      who,
      account: Account,
      { clientId }: { clientId: string },
      now,
    ): Promise<Outcome<'portal-unknown'>> {
      if (!(await sharing.withdraw(tx, who, account, clientId, now))) return refused('portal-unknown')
      const thing = (await portalsNamed(tx, [clientId])).get(clientId)?.name
      await tell(tx, outbox, { who, account, changed: 'portal-withdrawn', thing }, now)
      return { ok: true }
    },
  }),

  /** Notes that a copy of all that is kept was handed out. */
  noteDownload: act({
    name: 'accounts.note-download',
    tells: 'selfservice/changed',
    async run(tx, who, account: Account, _input: undefined, now): Promise<Outcome<never>> {
      await append(tx, 'selfservice.data.downloaded', { ...who, accountId: account.id }, now)
      await tell(tx, outbox, { who, account, changed: 'data-downloaded' }, now)
      return { ok: true }
    },
  }),
})
