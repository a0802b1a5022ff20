import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { IdentifierRow } from '../account.ts'
import type { Spelled } from '../store.ts'

type Address = Pick<IdentifierRow, 'id' | 'value' | 'lookup' | 'form' | 'created_at'>

/** Addresses that no parser has read yet, oldest first, held for this transaction alone. */
export async function takeUnread(tx: Tx, limit: number): Promise<Address[]> {
  const { rows } =
    await sql<Address>`select id, value, lookup, form, created_at from identifier where form = 'unread'
    order by created_at, id limit ${limit} for update skip locked`.execute(tx)
  return rows
}

export async function addressWithLookup(tx: Tx, lookup: string): Promise<Address | undefined> {
  const { rows } = await sql<Address>`select id, value, lookup, form, created_at from identifier
    where kind = 'email' and lookup = ${lookup} for update`.execute(tx)
  return rows[0]
}

export async function readAs(tx: Tx, id: string, read: Spelled): Promise<void> {
  await sql`update identifier set value = ${read.value}, lookup = ${read.lookup}, form = ${read.form}
    where id = ${id}`.execute(tx)
}
