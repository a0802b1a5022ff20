import { isDeepStrictEqual } from 'node:util'
import type { Db, Tx } from '../../../platform/db/database.ts'
import { sha256 } from '../../../platform/crypto/random.ts'
import { expiryAfterChange, type ChangeOfPolicy, type TimeZone } from '../../../policy/password/life.ts'
import type { AccountId, CredentialId } from '../../../policy/vocabulary.ts'
import { lookAtFrom, type PasswordSettings } from './life.ts'
import {
  follow,
  insertPolicy,
  latestPolicy,
  lockPolicies,
  pageOfPasswords,
  policyById,
  takeBehind,
  type PasswordRow,
} from './store.ts'

const BATCH = 200

/** An account's own time zone; null: the installation's. */
export type ZoneOf = (db: Db | Tx, account: AccountId) => Promise<TimeZone | null>

/**
 * Notes, when a server starts, the policy that it brings. Passwords that were set under another follow it in
 * batches (`followPolicy`), from this moment on, whichever process works them.
 *
 * @returns whether it is another one than before
 */
export async function adoptPolicy(db: Db, { policy }: PasswordSettings, now: Date): Promise<boolean> {
  if (isDeepStrictEqual((await latestPolicy(db))?.rules, policy)) return false
  return db.transaction().execute(async (tx) => {
    await lockPolicies(tx)
    // another process may have come first
    if (isDeepStrictEqual((await latestPolicy(tx))?.rules, policy)) return false
    await insertPolicy(tx, policy, now)
    return true
  })
}

/** Lets a batch of passwords follow the policy that was adopted last. @returns whether there may be more */
export async function followPolicy(
  tx: Tx,
  { timeZone }: PasswordSettings,
  zoneOf: ZoneOf,
  now: Date,
): Promise<boolean> {
  const latest = await latestPolicy(tx)
  if (!latest) return false
  const behind = await takeBehind(tx, latest.id, BATCH)
  for (const row of behind) {
    const zone = (await zoneOf(tx, row.account_id)) ?? timeZone
    const before = (await policyById(tx, row.policy_id))?.rules
    const expiresAt = expiryUnder(row, { before, after: latest.rules, adoptedAt: latest.adopted_at }, zone)
    // what lives longer now is told of anew when its time comes
    const warned = expiresAt && row.expires_at && expiresAt > row.expires_at ? null : row.warned_days
    const facts = expiresAt && { expiresAt, zone, sent: warned ?? undefined }
    const lookAt = facts && lookAtFrom(latest.rules, facts, now)
    await follow(tx, row.credential_id, { policy: latest.id, expiresAt, lookAt, warned })
  }
  return behind.length === BATCH
}

const expiryUnder = (row: PasswordRow, change: ChangeOfPolicy, zone: TimeZone): Date | undefined =>
  expiryAfterChange(
    { setAt: row.set_at, expiresAt: row.expires_at ?? undefined, zone },
    change,
    shareOf(row.account_id),
  )

/** Where an account stands among all: 0 to 1, spread evenly, always the same. */
const shareOf = (account: AccountId): number => sha256(`spread\0${account}`).readUInt32BE() / 0x1_0000_0000

/** How many passwords would expire on which day of the installation's calendar, were this policy adopted now. */
export async function lookAhead(
  db: Db,
  { policy, timeZone }: PasswordSettings,
  zoneOf: ZoneOf,
  now: Date,
): Promise<{ days: ReadonlyMap<string, number>; never: number; expired: number; total: number }> {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  const days = new Map<string, number>()
  let [never, expired, total] = [0, 0, 0]
  const latest = await latestPolicy(db)
  const isAdopted = isDeepStrictEqual(latest?.rules, policy)
  const change = { after: policy, adoptedAt: isAdopted && latest ? latest.adopted_at : now }
  let after: CredentialId | undefined
  for (;;) {
    const page = await pageOfPasswords(db, after, 1000)
    for (const row of page) {
      const zone = (await zoneOf(db, row.account_id)) ?? timeZone
      const before = (await policyById(db, row.policy_id))?.rules
      const follows = isAdopted && row.policy_id === latest?.id
      const at = follows ? (row.expires_at ?? undefined) : expiryUnder(row, { before, ...change }, zone)
      total += 1
      if (at === undefined) never += 1
      else if (at <= now) expired += 1
      else days.set(day.format(at), (days.get(day.format(at)) ?? 0) + 1)
      after = row.credential_id
    }
    if (page.length < 1000) break
  }
  return { days: new Map([...days].toSorted(([a], [b]) => a.localeCompare(b))), never, expired, total }
}
