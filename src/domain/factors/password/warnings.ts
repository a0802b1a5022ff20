import { owner, type Owner, type Writing } from '../../outbox/index.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { daysLeft, nextWarning } from '../../../policy/password/life.ts'
import type { AccountId } from '../../../policy/vocabulary.ts'
import { lookAtFrom, type PasswordSettings } from './life.ts'
import { noteWarning, takeWarnable } from './store.ts'

const BATCH = 100

export interface WarningDeps extends PasswordSettings {
  readonly outbox: Writing
  /** Whom to tell; undefined for an account that is told nothing (any more). */
  ownerOf(tx: Tx, account: AccountId): Promise<Owner | undefined>
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
    const person = await deps.ownerOf(tx, account)
    if (!person || !expiresAt) {
      await noteWarning(tx, credential, { days: sent, lookAt: undefined })
      continue
    }
    const zone = person.time_zone ?? deps.timeZone
    const facts = { expiresAt, zone }
    const due = nextWarning(deps.policy, { ...facts, sent: sent ?? undefined }, now)
    if (due && 'send' in due) {
      // the days that are left, which are fewer than the warning is called by where it comes late
      const left = expiresAt <= now ? undefined : daysLeft(expiresAt, now, zone)
      const model = { days: left, expiresAt, zone }
      await deps.outbox.write(tx, 'factors/password/expiry-warning', owner(person), model, now)
    }
    const told = due && 'send' in due ? due.send : sent
    const lookAt = lookAtFrom(deps.policy, { ...facts, sent: told ?? undefined }, now)
    await noteWarning(tx, credential, { days: told, lookAt })
  }
  return rows.length === BATCH
}
