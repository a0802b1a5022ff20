import { randomToken } from '../../../platform/crypto/random.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import {
  expiryOf,
  nextWarning,
  toldWithin,
  type SetBy,
  type TimeZone,
} from '../../../policy/password/life.ts'
import type { PasswordPolicy } from '../../../policy/password/rules.ts'
import type { Life } from '../../../policy/signin/index.ts'
import type { AccountId, FactorKind } from '../../../policy/vocabulary.ts'
import { insertCredential } from '../store.ts'
import { forgetHistory, insertPassword, lifeOf, passwordOf, replacePassword } from './store.ts'

/** What a new password is kept under. */
export interface PasswordSettings {
  readonly policy: PasswordPolicy
  /** Of accounts that have none of their own. */
  readonly timeZone: TimeZone
}

/** How long somebody's password may be used as it is; undefined: they have none. */
export async function passwordLife(
  db: Queryable,
  policy: PasswordPolicy,
  account: AccountId,
): Promise<Life | undefined> {
  const row = await lifeOf(db, account)
  return (
    row && {
      because: row.change_because ?? undefined,
      expiresAt: row.expires_at ?? undefined,
      toldWithin: toldWithin(policy),
      toldAt: row.told_at ?? undefined,
    }
  )
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
    setBy: SetBy
    timeZone?: TimeZone | null
    /** Somebody else knows it: its owner must choose another at the first sign-in. */
    because?: Life['because']
  },
  setAt: Date,
): Promise<void> {
  const { accountId, hash, setBy } = first
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
    origin: setBy,
    change_because: first.because ?? null,
    expires_at: expiresAt ?? null,
    look_at: lookAt ?? null,
  })
}

/** A password for once, of so many bits, which nobody chooses; of all four classes, whatever the policy asks. */
export const passwordForOnce = (bits: number): string => `${randomToken(bits)}-aA1`

/**
 * Puts a password that somebody else has seen in the place of the one there is, or gives the first: its owner chooses
 * another at the next sign-in. What of the account goes on is for the caller to end.
 *
 * @returns whether it did; not when another change came between
 */
export async function issuePassword(
  tx: Tx,
  settings: PasswordSettings,
  issued: { accountId: AccountId; hash: string; timeZone: TimeZone | null },
  now: Date,
): Promise<boolean> {
  const { accountId, hash, timeZone } = issued
  const current = await passwordOf(tx, accountId)
  if (!current) {
    await setFirstPassword(tx, settings, { ...issued, setBy: 'issued', because: 'issued' }, now)
    return true
  }
  const life = lifeFrom(settings, now, timeZone)
  const change = { accountId, from: current.hash, to: hash, ...life }
  if (!(await replacePassword(tx, { ...change, setBy: 'issued', because: 'reset-by-other' }, now)))
    return false
  await forgetHistory(tx, accountId, Math.max(0, settings.policy.history - 1))
  return true
}
