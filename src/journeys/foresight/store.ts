import { sql } from 'kysely'
import { days, earlier } from '../../platform/clock.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { AccountId } from '../../policy/vocabulary.ts'

export interface ForesightRow {
  readonly id: string
  readonly client_id: string
  readonly wanted: Buffer
  readonly version: number
  readonly asked_at: Date
  readonly after: AccountId | null
  readonly people: number
  readonly refused: number
  readonly sets_up: number
  readonly done_at: Date | null
}

/** Somebody whom the change would keep out. */
export interface KeptOut {
  readonly account_id: AccountId
  readonly outlook: 'refused' | 'sets-up'
  readonly what: string
}

declare module '../../platform/db/database.ts' {
  interface Tables {
    foresight: ForesightRow
    foresight_person: KeptOut & { foresight_id: string }
  }
}

export async function insertForesight(
  tx: Tx,
  row: Pick<ForesightRow, 'id' | 'client_id' | 'wanted' | 'version' | 'asked_at'>,
): Promise<void> {
  await sql`insert into foresight (id, client_id, wanted, version, asked_at)
    values (${row.id}, ${row.client_id}, ${row.wanted}, ${row.version}, ${row.asked_at})`.execute(tx)
}

export async function foresightById(db: Queryable, id: string): Promise<ForesightRow | undefined> {
  const { rows } = await sql<ForesightRow>`select * from foresight where id = ${id}`.execute(db)
  return rows[0]
}

/**
 * Writes what was found of the next people. Decided in the statement that goes on: of two that look at the same people, one
 * counts them.
 *
 * @param from the last person before them
 * @param page `last`: the last of them; undefined: there is nobody left
 * @returns whether this call went on
 */
export async function goOn(
  tx: Tx,
  { id, after: from }: Pick<ForesightRow, 'id' | 'after'>,
  page: { readonly last: AccountId | undefined; readonly people: number; readonly out: readonly KeptOut[] },
  now: Date,
): Promise<boolean> {
  const of = (outlook: KeptOut['outlook']): number =>
    page.out.filter((each) => each.outlook === outlook).length
  const { rows } = await sql`update foresight set after = coalesce(${page.last ?? null}::uuid, after),
      people = people + ${page.people}, refused = refused + ${of('refused')}, sets_up = sets_up + ${of('sets-up')},
      done_at = case when ${page.last === undefined} then ${now}::timestamptz end
    where id = ${id} and after is not distinct from ${from}::uuid and done_at is null returning 1`.execute(tx)
  if (rows.length === 0) return false
  // where somebody's account is gone meanwhile, none of it is written, and they are looked through once more
  await sql`insert into foresight_person (foresight_id, account_id, outlook, what)
    select ${id}::uuid, account_id, outlook, what from unnest(
      ${page.out.map((each) => each.account_id)}::uuid[], ${page.out.map((each) => each.outlook)}::text[],
      ${page.out.map((each) => each.what)}::text[]) as o (account_id, outlook, what)`.execute(tx)
  return true
}

/** Those whom the change would keep out, in the order of their ids. */
export async function keptOutBy(
  db: Queryable,
  id: string,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<KeptOut[]> {
  const { rows } = await sql<KeptOut>`select account_id, outlook, what from foresight_person
    where foresight_id = ${id} and account_id > coalesce(${page.after ?? null}::uuid, '00000000-0000-0000-0000-000000000000')
    order by account_id limit ${page.limit}`.execute(db)
  return rows
}

export async function removeOldForesights(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from foresight where id in (
    select id from foresight where asked_at < ${earlier(now, days(1))} order by asked_at limit 10 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 10n
}
