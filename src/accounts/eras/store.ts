import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { AccountId } from '../../policy/vocabulary.ts'

/**
 * Begins another era of the account: everything that was proven in the one before is void, what is under way included.
 * (`ended_before` says when, for people to read.)
 *
 * @returns the new era
 */
export async function beginEra(tx: Tx, id: AccountId, now: Date): Promise<number> {
  const { rows } = await sql<{ era: number }>`
    update account set era = era + 1, ended_before = greatest(ended_before, ${now}) where id = ${id} returning era`.execute(
    tx,
  )
  return rows[0]?.era ?? 0
}

/** Begins another era of each of the next accounts, in the order of their ids. */
export async function beginErasOf(
  tx: Tx,
  { after, limit }: { after: string | undefined; limit: number },
  now: Date,
): Promise<{ count: number; last: string | undefined }> {
  const { rows } = await sql<{ id: string }>`
    with next as (select id from account where ${after ?? null}::uuid is null or id > ${after ?? null}::uuid order by id limit ${limit} for update)
    update account a set era = era + 1, ended_before = greatest(ended_before, ${now}) from next where a.id = next.id returning a.id`.execute(
    tx,
  )
  const ids = rows.map(({ id }) => id).toSorted((a, b) => (a < b ? -1 : 1))
  return { count: ids.length, last: ids.at(-1) }
}

/** The browsers that are known for the account are known no longer. */
export async function forgetDevices(tx: Tx, id: AccountId): Promise<void> {
  await sql`update account set device_era = device_era + 1 where id = ${id}`.execute(tx)
}
