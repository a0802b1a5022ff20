import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { FactorKind } from '../../../policy/vocabulary.ts'
import type { VisitRow } from '../rows.ts'

/** Begins a visit; the browser that has one for the same activation goes on with it, by a newer link. */
export async function beginVisit(
  tx: Tx,
  visit: Pick<VisitRow, 'token_hash' | 'activation_id' | 'reference' | 'link_hash' | 'expires_at'>,
  now: Date,
): Promise<void> {
  await sql`insert into activation_visit as v (token_hash, activation_id, reference, link_hash, began_at, expires_at)
    values (${visit.token_hash}, ${visit.activation_id}, ${visit.reference}, ${visit.link_hash}, ${now}, ${visit.expires_at})
    on conflict (token_hash) do update set link_hash = coalesce(excluded.link_hash, v.link_hash), expires_at = excluded.expires_at
    where v.activation_id = excluded.activation_id and v.accepted_at is null`.execute(tx)
}

export async function visitByToken(db: Queryable, hash: Buffer): Promise<VisitRow | undefined> {
  const { rows } = await sql<VisitRow>`select * from activation_visit where token_hash = ${hash}`.execute(db)
  return rows[0]
}

/** A visit by what is shown in its browser, while it goes on. */
export async function visitByReference(
  db: Queryable,
  reference: string,
  now: Date,
): Promise<VisitRow | undefined> {
  const { rows } = await sql<VisitRow>`select * from activation_visit
    where reference = ${reference} and accepted_at is null and expires_at > ${now}`.execute(db)
  return rows[0]
}

/** The code was typed for it. @returns whether the visit still goes on */
export async function noteCode(tx: Tx, hash: Buffer, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`update activation_visit set code_at = ${now}
    where token_hash = ${hash} and accepted_at is null and expires_at > ${now}`.execute(tx)
  return numAffectedRows === 1n
}

/** What was shown in any browser counts no more: it was of what was sent before. */
export async function forgetVisits(tx: Tx, activation: string): Promise<void> {
  await sql`delete from activation_visit where activation_id = ${activation}`.execute(tx)
}

/** Whether the code was typed for a visit that goes on. */
export async function hasTypedCode(db: Queryable, hash: Buffer, now: Date): Promise<boolean> {
  const { rows } = await sql`select 1 from activation_visit where token_hash = ${hash}
    and code_at is not null and accepted_at is null and expires_at > ${now}`.execute(db)
  return rows.length > 0
}

/** What a sign-in may take of what was accepted in it: of which era, and by what. */
export async function noteProved(
  tx: Tx,
  hash: Buffer,
  { era, kinds }: { readonly era: number; readonly kinds: readonly FactorKind[] },
): Promise<void> {
  await sql`update activation_visit set accepted_era = ${era}, proved = ${[...kinds]}::text[] where token_hash = ${hash}`.execute(
    tx,
  )
}

/** What was accepted in it since then goes into a sign-in: once. */
export async function carryVisit(
  tx: Tx,
  hash: Buffer,
  since: Date,
  now: Date,
): Promise<VisitRow | undefined> {
  const { rows } = await sql<VisitRow>`update activation_visit set carried_at = ${now}
    where token_hash = ${hash} and accepted_at >= ${since} and carried_at is null returning *`.execute(tx)
  return rows[0]
}

export async function removeExpiredVisits(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from activation_visit where token_hash in (
    select token_hash from activation_visit where expires_at < ${now} order by expires_at limit 500 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 500n
}
