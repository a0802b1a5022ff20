import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { AccountId } from '../../../policy/vocabulary.ts'

export interface EmailChange {
  readonly id: string
  readonly account_id: AccountId
  /** Null: the account had none. */
  readonly old_value: string | null
  readonly new_value: string
  readonly old_token_hash: Buffer
  readonly new_token_hash: Buffer
  readonly undo_token_hash: Buffer | null
  readonly requested_at: Date
  readonly expires_at: Date
  readonly old_confirmed_at: Date | null
  readonly new_confirmed_at: Date | null
  readonly effective_at: Date | null
  readonly undo_until: Date | null
  readonly ended_at: Date | null
  /** Who asked for it: an operator corrects what its owner cannot confirm. */
  readonly asked_by: 'owner' | 'operator'
  /** Who chose the new address, as the audit names them; null: it is not known. */
  readonly chosen_by: string | null
  /** Whether somebody had shown to read the address before; null: it is not known. */
  readonly old_was_proven: boolean | null
}

declare module '../../../platform/db/database.ts' {
  interface Tables {
    email_change: EmailChange
  }
}

/** A newer one takes the place of the one that is under way. */
export async function beginChange(
  tx: Tx,
  row: Pick<
    EmailChange,
    | 'id'
    | 'account_id'
    | 'old_value'
    | 'new_value'
    | 'old_token_hash'
    | 'new_token_hash'
    | 'requested_at'
    | 'expires_at'
    | 'asked_by'
    | 'chosen_by'
  >,
): Promise<void> {
  await sql`update email_change set ended_at = ${row.requested_at}
    where account_id = ${row.account_id} and effective_at is null and ended_at is null`.execute(tx)
  await sql`insert into email_change (id, account_id, old_value, new_value, old_token_hash, new_token_hash, requested_at, expires_at, asked_by, chosen_by, old_confirmed_at)
    values (${row.id}, ${row.account_id}, ${row.old_value}, ${row.new_value}, ${row.old_token_hash}, ${row.new_token_hash},
      ${row.requested_at}, ${row.expires_at}, ${row.asked_by}, ${row.chosen_by}, ${row.asked_by === 'operator' ? row.requested_at : null})`.execute(
    tx,
  )
}

/** What is waiting to be confirmed. */
export async function pendingChange(
  db: Queryable,
  account: AccountId,
  now: Date,
): Promise<EmailChange | undefined> {
  const { rows } = await sql<EmailChange>`select * from email_change
    where account_id = ${account} and effective_at is null and ended_at is null and expires_at > ${now}`.execute(
    db,
  )
  return rows[0]
}

type Told = Pick<EmailChange, 'old_value' | 'new_value' | 'requested_at' | 'effective_at' | 'ended_at'>

/** Every change of address that is still kept, newest first, without its links. */
export async function addressChangesOf(db: Queryable, account: AccountId): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select old_value, new_value, requested_at, effective_at, ended_at from email_change
    where account_id = ${account} order by requested_at desc`.execute(db)
  return rows
}

/** The addresses before, of which somebody had shown that they read them, and which nobody has taken back: the newest first. */
export async function addressesBefore(db: Queryable, account: AccountId): Promise<string[]> {
  const { rows } = await sql<{ old_value: string }>`
    select old_value from email_change where account_id = ${account} and effective_at is not null and ended_at is null
      and old_value is not null and coalesce(old_was_proven, asked_by = 'owner')
    order by effective_at desc`.execute(db)
  return rows.map(({ old_value: value }) => value)
}

/** The change that a mailed link is about, and which of its addresses was mailed it. */
export async function changeByToken(
  db: Queryable,
  hash: Buffer,
): Promise<(EmailChange & { readonly role: 'old' | 'new' | 'undo' }) | undefined> {
  const { rows } = await sql<EmailChange & { role: 'old' | 'new' | 'undo' }>`
    select *, case when old_token_hash = ${hash} then 'old' when new_token_hash = ${hash} then 'new' else 'undo' end as role
    from email_change where old_token_hash = ${hash} or new_token_hash = ${hash} or undo_token_hash = ${hash}`.execute(
    db,
  )
  return rows[0]
}

/** Notes that one address confirmed; asked twice, it is noted once. @returns how it stands now, while it waits */
export async function confirmChange(
  tx: Tx,
  id: string,
  role: 'old' | 'new',
  now: Date,
): Promise<EmailChange | undefined> {
  const { rows } = await sql<EmailChange>`update email_change set
      old_confirmed_at = case when ${role}::text = 'old' then coalesce(old_confirmed_at, ${now}) else old_confirmed_at end,
      new_confirmed_at = case when ${role}::text = 'new' then coalesce(new_confirmed_at, ${now}) else new_confirmed_at end
    where id = ${id} and effective_at is null and ended_at is null and expires_at > ${now} returning *`.execute(
    tx,
  )
  return rows[0]
}

/** @returns whether this call made it effective */
export async function completeChange(
  tx: Tx,
  id: string,
  undo: { tokenHash: Buffer; until: Date; wasProven: boolean },
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update email_change set effective_at = ${now},
      undo_token_hash = ${undo.tokenHash}, undo_until = ${undo.until}, old_was_proven = ${undo.wasProven}
    where id = ${id} and effective_at is null and ended_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/**
 * Undoes a change; with it go those that came after it, and what is under way: their links went to addresses that its
 * owner does not know.
 *
 * @returns whether this call did
 */
export async function undoChange(tx: Tx, change: EmailChange, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`update email_change set ended_at = ${now}
    where id = ${change.id} and ended_at is null and undo_until > ${now}`.execute(tx)
  if (numAffectedRows !== 1n) return false
  await sql`update email_change set ended_at = ${now} where account_id = ${change.account_id} and ended_at is null
    and (effective_at is null or effective_at >= ${change.effective_at})`.execute(tx)
  return true
}

/** Forgets changes a month after their links were of any use. */
export async function removeOldChanges(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from email_change where id in (
    select id from email_change where expires_at < ${now}::timestamptz - interval '30 days' order by expires_at limit 500 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 500n
}

/** Nothing that was asked before can change the address any more, or take a change back. */
export async function endChangesOf(tx: Tx, account: AccountId, now: Date): Promise<void> {
  await sql`update email_change set ended_at = ${now} where account_id = ${account} and ended_at is null`.execute(
    tx,
  )
}
