import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { AccountId } from '../../../policy/vocabulary.ts'

/** By what somebody is reached. */
type ContactKind = 'email' | 'phone'

interface ContactSet {
  readonly account_id: AccountId
  readonly kind: ContactKind
  readonly set_by: string
  readonly set_at: Date
}

declare module '../../../platform/db/database.ts' {
  interface Tables {
    contact_set: ContactSet
  }
}

/** Keeps who has set by what somebody is reached, as the audit names them, and when. */
export async function noteContact(
  tx: Tx,
  set: { readonly accountId: AccountId; readonly kind: ContactKind; readonly by: string },
  now: Date,
): Promise<void> {
  await sql`insert into contact_set (account_id, kind, set_by, set_at) values (${set.accountId}, ${set.kind}, ${set.by}, ${now})
    on conflict (account_id, kind) do update set set_by = excluded.set_by, set_at = excluded.set_at`.execute(
    tx,
  )
}

/** Who has set by what somebody is reached, and when; nothing of what was set before that was kept. */
export async function contactsOf(
  db: Queryable,
  account: AccountId,
): Promise<Partial<Record<ContactKind, { readonly setBy: string; readonly setAt: Date }>>> {
  const { rows } = await sql<ContactSet>`select * from contact_set where account_id = ${account}`.execute(db)
  return Object.fromEntries(rows.map((row) => [row.kind, { setBy: row.set_by, setAt: row.set_at }]))
}
