import { expiryWarning } from '../../../views/factors/password/messages/expiry-warning.ts'
import type { Outbox } from '../../outbox/index.ts'
import { days } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Locale } from '../../platform/render/locale.ts'
import { daysLeft, nextWarning, type TimeZone } from '../../policy/password-life.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import { lookAtFrom, type PasswordSettings } from './life.ts'
import { noteWarning, takeWarnable } from './store.ts'

const BATCH = 100

export interface WarningDeps extends PasswordSettings {
  readonly outbox: Outbox
  readonly brand: string
  /** Where somebody changes a password: "my account". */
  readonly accountUrl: string
  /** Whom to tell; undefined for an account that is told nothing (any more). */
  ownerOf(
    tx: Tx,
    account: AccountId,
  ): Promise<{ email: string; locale: Locale; timeZone: TimeZone | null } | undefined>
}

/**
 * Mails whose password expires soon. The row is held, its stage noted and the mail enqueued in one transaction: each
 * mail is sent once, by whichever process, however often it is killed.
 *
 * @returns whether there may be more
 */
export async function warnOfExpiry(tx: Tx, deps: WarningDeps, now: Date): Promise<boolean> {
  const rows = await takeWarnable(tx, now, BATCH)
  for (const row of rows) {
    const { credential_id: credential, account_id: account, expires_at: expiresAt, warned_days: sent } = row
    const owner = await deps.ownerOf(tx, account)
    if (!owner || !expiresAt) {
      await noteWarning(tx, credential, { days: sent, lookAt: undefined })
      continue
    }
    const zone = owner.timeZone ?? deps.timeZone
    const facts = { expiresAt, zone }
    const due = nextWarning(deps.policy, { ...facts, sent: sent ?? undefined }, now)
    if (due && 'send' in due) {
      const frame = { locale: owner.locale, brand: deps.brand, here: '' }
      // the days that are left, which are fewer than the warning is called by where it comes late
      const left = expiresAt <= now ? undefined : daysLeft(expiresAt, now, zone)
      const message = expiryWarning({ days: left, expiresAt, zone, link: deps.accountUrl }, frame)
      const to = {
        channel: 'mail',
        template: 'factors/password/expiry-warning',
        urgency: 'bulk',
        to: owner.email,
      } as const
      await deps.outbox.enqueue(tx, { ...to, accountId: account, validFor: days(3), ...message }, now)
    }
    const told = due && 'send' in due ? due.send : sent
    const lookAt = lookAtFrom(deps.policy, { ...facts, sent: told ?? undefined }, now)
    await noteWarning(tx, credential, { days: told, lookAt })
  }
  return rows.length === BATCH
}
