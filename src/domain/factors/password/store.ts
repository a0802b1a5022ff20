import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import { prepared } from '../../../platform/db/prepared.ts'
import type { Life } from '../../../policy/signin/index.ts'
import type { SetBy } from '../../../policy/password/life.ts'
import type { PasswordPolicy } from '../../../policy/password/rules.ts'
import type { AccountId, CredentialId } from '../../../policy/vocabulary.ts'

export interface PasswordRow {
  readonly credential_id: CredentialId
  readonly account_id: AccountId
  readonly hash: string
  readonly set_at: Date
  readonly origin: SetBy
  readonly change_because: NonNullable<Life['because']> | null
  readonly expires_at: Date | null
  readonly policy_id: number
  readonly warned_days: number | null
  readonly look_at: Date | null
  readonly told_at: Date | null
}

interface PolicyRow {
  readonly id: number
  readonly rules: PasswordPolicy
  readonly adopted_at: Date
}

declare module '../../../platform/db/database.ts' {
  interface Tables {
    password_credential: PasswordRow
    password_history: Pick<PasswordRow, 'account_id' | 'set_at' | 'hash'>
    password_policy: PolicyRow
  }
}

/** The policy that was adopted last; 0 before there was one. */
const adopted = sql`(select coalesce(max(id), 0) from password_policy)`

export async function insertPassword(
  tx: Tx,
  row: Pick<
    PasswordRow,
    | 'credential_id'
    | 'account_id'
    | 'hash'
    | 'set_at'
    | 'origin'
    | 'change_because'
    | 'expires_at'
    | 'look_at'
  >,
): Promise<void> {
  await sql`insert into password_credential (credential_id, account_id, hash, set_at, origin, change_because, expires_at, look_at, policy_id)
    values (${row.credential_id}, ${row.account_id}, ${row.hash}, ${row.set_at}, ${row.origin}, ${row.change_because},
      ${row.expires_at}, ${row.look_at}, ${adopted})`.execute(tx)
}

export async function passwordOf(db: Queryable, account: AccountId): Promise<PasswordRow | undefined> {
  const { rows } =
    await sql<PasswordRow>`select * from password_credential where account_id = ${account}`.execute(db)
  return rows[0]
}

const lifeRow = prepared<Pick<PasswordRow, 'change_because' | 'expires_at' | 'told_at'>>(
  'select change_because, expires_at, told_at from password_credential where account_id = $1',
)

export const lifeOf = async (db: Queryable, account: AccountId) => (await lifeRow(db, account))[0]

/** The hashes of what was used before the present one, newest first. */
export async function historyOf(db: Queryable, account: AccountId, count: number): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`
    select hash from password_history where account_id = ${account} order by set_at desc limit ${count}`.execute(
    db,
  )
  return rows.map(({ hash }) => hash)
}

/** Whether the password that was compared is still the password, held true until the transaction ends. */
export async function stillHas(tx: Tx, credential: CredentialId, hash: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from password_credential where credential_id = ${credential} and hash = ${hash} for share`.execute(
      tx,
    )
  return rows.length === 1
}

export async function rehash(tx: Tx, credential: CredentialId, from: string, to: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update password_credential set hash = ${to} where credential_id = ${credential} and hash = ${from}`.execute(
      tx,
    )
  return numAffectedRows === 1n
}

/**
 * Puts a new password in the place of the one that was looked at, which becomes history; of two at once, one does.
 *
 * @returns whether this call did
 */
export async function replacePassword(
  tx: Tx,
  change: {
    accountId: AccountId
    from: string
    to: string
    setBy: SetBy
    /** Why it must be changed at once, where it must. */
    because?: NonNullable<Life['because']>
    expiresAt: Date | undefined
    lookAt: Date | undefined
  },
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    with old as (
      select credential_id, account_id, hash, set_at from password_credential
      where account_id = ${change.accountId} and hash = ${change.from} for update),
    changed as (
      update password_credential p set hash = ${change.to}, set_at = greatest(${now}, old.set_at + interval '1 millisecond'),
        origin = ${change.setBy}, change_because = ${change.because ?? null}, expires_at = ${change.expiresAt ?? null},
        look_at = ${change.lookAt ?? null}, warned_days = null, told_at = null, policy_id = ${adopted}
      from old where p.credential_id = old.credential_id
      returning old.account_id, old.hash, old.set_at)
    insert into password_history (account_id, hash, set_at) select account_id, hash, set_at from changed`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

/** Forgets what is older than the `count` newest. */
export async function forgetHistory(tx: Tx, account: AccountId, count: number): Promise<void> {
  await sql`delete from password_history where account_id = ${account} and set_at <= (
    select set_at from password_history where account_id = ${account} order by set_at desc offset ${count} limit 1)`.execute(
    tx,
  )
}

/** @returns whether there is a password that must now be changed */
export async function demandChange(
  tx: Tx,
  account: AccountId,
  because: NonNullable<Life['because']>,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update password_credential set change_because = ${because} where account_id = ${account}`.execute(
      tx,
    )
  return numAffectedRows === 1n
}

export async function noteTold(tx: Tx, account: AccountId, now: Date): Promise<void> {
  await sql`update password_credential set told_at = ${now} where account_id = ${account}`.execute(tx)
}

/** Those whose next mail about expiry may be due, held for this transaction alone. */
export async function takeWarnable(tx: Tx, now: Date, limit: number): Promise<readonly PasswordRow[]> {
  const { rows } = await sql<PasswordRow>`select * from password_credential where look_at <= ${now}
    order by look_at limit ${limit} for update skip locked`.execute(tx)
  return rows
}

export async function noteWarning(
  tx: Tx,
  credential: CredentialId,
  warned: { days: number | null; lookAt: Date | undefined },
): Promise<void> {
  await sql`update password_credential set warned_days = ${warned.days}, look_at = ${warned.lookAt ?? null}
    where credential_id = ${credential}`.execute(tx)
}

export async function latestPolicy(db: Queryable): Promise<PolicyRow | undefined> {
  const { rows } = await sql<PolicyRow>`select * from password_policy order by id desc limit 1`.execute(db)
  return rows[0]
}

export async function policyById(db: Queryable, id: number): Promise<PolicyRow | undefined> {
  const { rows } = await sql<PolicyRow>`select * from password_policy where id = ${id}`.execute(db)
  return rows[0]
}

/** Adopts a policy; of several that start at once with the same new one, the lock lets one see the other's. */
export async function insertPolicy(tx: Tx, rules: PasswordPolicy, now: Date): Promise<void> {
  await sql`insert into password_policy (rules, adopted_at) values (${JSON.stringify(rules)}::jsonb, ${now})`.execute(
    tx,
  )
}

export async function lockPolicies(tx: Tx): Promise<void> {
  await sql`lock table password_policy in share row exclusive mode`.execute(tx)
}

/** Those that follow an older policy, held for this transaction alone. */
export async function takeBehind(tx: Tx, policy: number, limit: number): Promise<readonly PasswordRow[]> {
  const { rows } = await sql<PasswordRow>`select * from password_credential where policy_id < ${policy}
    order by policy_id limit ${limit} for update skip locked`.execute(tx)
  return rows
}

export async function follow(
  tx: Tx,
  credential: CredentialId,
  under: { policy: number; expiresAt: Date | undefined; lookAt: Date | undefined; warned: number | null },
): Promise<void> {
  await sql`update password_credential set policy_id = ${under.policy}, expires_at = ${under.expiresAt ?? null},
    look_at = ${under.lookAt ?? null}, warned_days = ${under.warned} where credential_id = ${credential}`.execute(
    tx,
  )
}

/** A page of all passwords, in no order that means anything; for looking ahead, never on anybody's path. */
export async function pageOfPasswords(
  db: Queryable,
  after: CredentialId | undefined,
  limit: number,
): Promise<readonly PasswordRow[]> {
  const { rows } = await sql<PasswordRow>`select * from password_credential
    where ${after ?? null}::uuid is null or credential_id > ${after ?? null}::uuid order by credential_id limit ${limit}`.execute(
    db,
  )
  return rows
}

/** How many passwords expire in which week, by its Monday as 2026-11-30; those that never do are left out. */
export async function expiringByWeek(
  db: Queryable,
  { from, until, zone }: { readonly from: Date; readonly until: Date; readonly zone: string },
): Promise<{ week: string; count: number }[]> {
  const { rows } = await sql<{ week: string; count: number }>`
    select to_char(date_trunc('week', expires_at at time zone ${zone}), 'YYYY-MM-DD') as week, count(*)::int as count
    from password_credential where expires_at >= ${from} and expires_at < ${until} group by 1 order by 1`.execute(
    db,
  )
  return rows
}
