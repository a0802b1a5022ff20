import type { Tx } from '../../platform/db/database.ts'
import { expiryOf, nextWarning, type Origin, type TimeZone } from '../../policy/password-life.ts'
import type { PasswordPolicy } from '../../policy/password.ts'
import type { Life } from '../../policy/signin/index.ts'
import type { AccountId, FactorKind } from '../../policy/vocabulary.ts'
import { insertCredential } from '../store.ts'
import { insertPassword } from './store.ts'

/** What a new password is kept under. */
export interface PasswordSettings {
  readonly policy: PasswordPolicy
  /** Of accounts that have none of their own. */
  readonly timeZone: TimeZone
}

/** When a password that is set at this moment expires, and when to look whether its owner is to be told. */
export function lifeFrom(
  { policy, timeZone }: PasswordSettings,
  setAt: Date,
  own: TimeZone | null,
): { expiresAt: Date | undefined; lookAt: Date | undefined } {
  const zone = own ?? timeZone
  const expiresAt = expiryOf(setAt, policy.months, zone)
  return { expiresAt, lookAt: expiresAt && lookAtFrom(policy, { expiresAt, zone, sent: undefined }, setAt) }
}

/** When the next mail about expiry is due; undefined when all were sent. */
export function lookAtFrom(
  policy: PasswordPolicy,
  facts: { expiresAt: Date; zone: TimeZone; sent: number | undefined },
  now: Date,
): Date | undefined {
  const next = nextWarning(policy, facts, now)
  return next && ('send' in next ? now : next.lookAgainAt)
}

/** Gives an account its first password; `hash` was made outside the transaction. */
export async function setFirstPassword(
  tx: Tx,
  settings: PasswordSettings,
  first: {
    accountId: AccountId
    hash: string
    origin: Origin
    timeZone?: TimeZone | null
    /** Somebody else knows it: its owner must choose another at the first sign-in. */
    because?: Life['because']
  },
  setAt: Date,
): Promise<void> {
  const { accountId, hash, origin } = first
  const { expiresAt, lookAt } = lifeFrom(settings, setAt, first.timeZone ?? null)
  const credential = await insertCredential(
    tx,
    { accountId, kind: 'password' as FactorKind, attempt: null },
    setAt,
  )
  await insertPassword(tx, {
    credential_id: credential,
    account_id: accountId,
    hash,
    set_at: setAt,
    origin,
    change_because: first.because ?? null,
    expires_at: expiresAt ?? null,
    look_at: lookAt ?? null,
  })
}
