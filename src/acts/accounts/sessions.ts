import type { Account } from '../../domain/accounts/index.ts'
import { append } from '../../domain/audit/index.ts'
import { forgetBrowser, forgetRemembered, liveSessionsOf } from '../../domain/sessions/index.ts'
import { refused, type Outcome, type SessionKey } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'
import type { AccountActsDeps } from './contract.ts'
import { tell } from './tell.ts'

/** Where somebody is signed in, and where they are known. */
export const sessionActs = ({ outbox, endings }: Pick<AccountActsDeps, 'outbox' | 'endings'>) => ({
  /** Ends all sessions of an account, but the one that is kept: everything that hangs on them goes with them. */
  endSessions: act({
    name: 'accounts.end-sessions',
    tells: 'selfservice/changed',
    async run(
      tx,
      who,
      account: Account,
      { kept, reason }: { kept?: SessionKey | undefined; reason: string },
      now,
    ): Promise<Outcome<never>> {
      await endings.endAll(tx, who, account.id, { reason, kept: { session: kept } }, now)
      await tell(tx, outbox, { who, account, changed: 'sessions-ended' }, now)
      return { ok: true }
    },
  }),

  /** Ends one session of an account. */
  endSession: act({
    name: 'accounts.end-session',
    tells: 'selfservice/changed',
    async run(
      tx,
      who,
      account: Account,
      { key, reason }: { key: string; reason: string },
      now,
    ): Promise<Outcome<'session-gone'>> {
      const own = await liveSessionsOf(tx, account.id, now)
      const wanted = own.find((each) => each.key.toString('hex') === key)
      if (!wanted) return refused('session-gone')
      await endings.endOne(tx, who, { key: key as SessionKey, reason }, now) // one of those there are
      await tell(tx, outbox, { who, account, changed: 'session-ended' }, now)
      return { ok: true }
    },
  }),

  /** The next sign-in in that browser asks for the second step again. */
  forgetBrowser: act({
    name: 'accounts.forget-browser',
    tells: { nobody: 'it asks for more, and lets nobody do anything' },
    async run(tx, who, account: Account, { id }: { id: string }, now): Promise<Outcome<'browser-gone'>> {
      const stoodFor = await forgetBrowser(tx, { id, accountId: account.id })
      if (stoodFor === undefined) return refused('browser-gone')
      await forgetRemembered(tx, account.id, stoodFor)
      await append(tx, 'sessions.browser.forgotten', { ...who, accountId: account.id }, now)
      return { ok: true }
    },
  }),
})
