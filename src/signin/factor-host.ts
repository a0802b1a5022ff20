import { factorEnrolled } from '../../views/factors/messages/enrolled.ts'
import { credentialRenewed } from '../../views/factors/messages/renewed.ts'
import { accountById, forgetDevices } from '../accounts/index.ts'
import type { Host } from '../factors/index.ts'
import type { Outbox } from '../outbox/index.ts'
import { hours, later, seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db/database.ts'
import { forgetEvidenceOf, recordEvidence, type SessionEnding } from '../sessions/index.ts'
import { nameAccount } from './store.ts'

export interface FactorHostDeps {
  readonly db: Db
  readonly outbox: Outbox
  readonly endings: SessionEnding
  readonly brand: string
  /** Where a new password can be asked for. */
  readonly recoverUrl: string
  /** Seconds: no session that evidence could serve lives longer. */
  readonly sessionMost: number
}

/** Where accepted evidence goes: to the attempt, which it also names somebody for; and what its owner is told. */
export function createFactorHost(deps: FactorHostDeps): Host {
  const { db, outbox, brand, sessionMost } = deps
  return {
    db,
    async accepted(tx, { factor, account, attempt, credential, era, traits, at }, now) {
      await nameAccount(tx, attempt, account)
      await recordEvidence(tx, {
        kind: factor.kind,
        traits,
        at: at ?? now,
        attempt,
        era,
        accountId: account,
        credentialId: credential,
        expiresAt: later(now, seconds(sessionMost)),
      })
    },
    async renewed(tx, { account, origin, kept }, now) {
      await deps.endings.endAll(tx, account.id, 'credential-renewed', now, kept)
      const frame = { locale: account.locale, brand, here: '' }
      const message = credentialRenewed({ origin, recoverUrl: deps.recoverUrl }, frame)
      const to = {
        channel: 'mail',
        template: 'factors/renewed',
        urgency: 'notice',
        to: account.email,
      } as const
      await outbox.enqueue(tx, { ...to, accountId: account.id, validFor: hours(72), ...message }, now)
    },
    async removed(tx, { account, credential, kept }) {
      await forgetEvidenceOf(tx, account, credential, kept.session)
      await forgetDevices(tx, account)
    },
    async enrolled(tx, { factor, account }, now) {
      const person = await accountById(tx, account)
      if (!person) return
      const { name } = factor.names(person.locale)
      const message = factorEnrolled({ name }, { locale: person.locale, brand, here: '' })
      const to = {
        channel: 'mail',
        template: 'factors/enrolled',
        urgency: 'notice',
        to: person.email,
        accountId: account,
      } as const
      await outbox.enqueue(tx, { ...to, validFor: hours(72), ...message }, now)
    },
  }
}
