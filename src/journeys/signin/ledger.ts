import { accountById, forgetDevices } from '../../domain/accounts/index.ts'
import { factorCalled, type Ledger } from '../../domain/factors/index.ts'
import { userNamesOf } from '../../domain/organisations/index.ts'
import { owner, type Outbox } from '../../domain/outbox/index.ts'
import { later, seconds } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import { forgetEvidenceOf, recordEvidence, type SessionEnding } from '../../domain/sessions/index.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import { noteGuessing } from './guessed.ts'
import { nameAccount } from './store.ts'

export interface LedgerDeps {
  readonly db: Db
  readonly outbox: Outbox
  readonly vault: Vault
  readonly queue: Queue
  readonly endings: SessionEnding
  /** Seconds: no session that evidence could serve lives longer. */
  readonly sessionMost: number
}

/** Where accepted evidence goes: to the attempt, which it also names somebody for; and what its owner is told. */
export function createLedger(deps: LedgerDeps): Ledger {
  const { db, outbox, sessionMost } = deps
  return {
    db,
    userNamesOf: async (account, now) =>
      (await userNamesOf(db, account, now)).map(({ userName }) => userName),
    async accepted(tx, { factor, account, attempt, credential, era, traits, at }, now) {
      await nameAccount(tx, attempt, account)
      await recordEvidence(tx, {
        kind: factor.kind,
        traits,
        at: at ?? now,
        attempt,
        era,
        accountId: account,
        credentialId: credential ?? null,
        expiresAt: later(now, seconds(sessionMost)),
      })
    },
    async renewed(tx, { who, account, setBy, kept }, now) {
      await deps.endings.endAll(tx, who, account.id, { reason: 'credential-renewed', kept }, now)
      await outbox.write(tx, 'factors/renewed', owner(account, who.seenFrom), { setBy }, now)
    },
    async removed(tx, { account, credential, kept }) {
      await forgetEvidenceOf(tx, account, credential, kept.session)
      await forgetDevices(tx, account)
    },
    async enrolled(tx, { factor, account, called, seenFrom }, now) {
      const person = await accountById(tx, account)
      if (!person) return
      const name = factorCalled(factor, person.locale, called)
      await outbox.write(tx, 'factors/enrolled', owner(person, seenFrom), { name }, now)
    },
    throttled: (tx, guessing, now) => noteGuessing(tx, deps, guessing, now),
  }
}
