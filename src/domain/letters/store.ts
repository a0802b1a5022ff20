import { sql } from 'kysely'
import { days, earlier } from '../../platform/clock.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import { WITHIN_DAYS } from '../../policy/letters.ts'
import type { LetterRow, LetterRunRow, LetterState } from './rows.ts'

declare module '../../platform/db/database.ts' {
  interface Tables {
    letter: LetterRow
    letter_run: LetterRunRow
  }
}

type New = Pick<
  LetterRow,
  | ('id' | 'reference' | 'kind' | 'activation_id' | 'account_id' | 'organisation_id' | 'person' | 'box')
  | ('country' | 'locale' | 'content' | 'asked_by' | 'asked_at' | 'post_after' | 'not_before' | 'works_until')
>

export async function insertLetter(tx: Tx, row: New): Promise<LetterRow> {
  const { rows } =
    await sql<LetterRow>`insert into letter (id, reference, kind, state, activation_id, account_id, organisation_id, person, box,
      country, locale, content, asked_by, asked_at, post_after, not_before, works_until)
    values (${row.id}, ${row.reference}, ${row.kind}, 'queued', ${row.activation_id}, ${row.account_id}, ${row.organisation_id},
      ${row.person}, ${row.box}, ${row.country}, ${row.locale}, ${row.content}, ${row.asked_by}, ${row.asked_at},
      ${row.post_after}, ${row.not_before}, ${row.works_until}) returning *`.execute(tx)
  return rows[0]! // one was inserted
}

/**
 * When letters were or will be posted to a person and to a letter box, of the last thirty days. Nobody else orders one to
 * either until this transaction ends; what was withdrawn before it was printed counts as none.
 *
 * @param to their keyed hashes, by every key, the newest first
 */
export async function postedLately(
  tx: Tx,
  to: { readonly person: readonly Buffer[]; readonly box: readonly Buffer[] },
  now: Date,
): Promise<{ readonly toPerson: Date[]; readonly toBox: Date[] }> {
  const locks = [...to.person.slice(-1), ...to.box.slice(-1)].map((each) => each.readInt32BE(0))
  for (const lock of locks.toSorted((a, b) => a - b))
    await sql`select pg_advisory_xact_lock(hashtext('letter'), ${lock})`.execute(tx)
  const since = earlier(now, days(WITHIN_DAYS))
  // one that waits for those who may object keeps no other from its turn
  const held = sql`(not_before is not null and not_before > ${now})`
  const { rows } = await sql<{ toPerson: Date[]; toBox: Date[] }>`select
    array(select post_after from letter where person = any (${[...to.person]}::bytea[]) and post_after > ${since}
      and not (state = 'withdrawn' and handed_over_at is null) and not ${held} order by post_after) as "toPerson",
    array(select post_after from letter where box = any (${[...to.box]}::bytea[]) and post_after > ${since}
      and not (state = 'withdrawn' and handed_over_at is null) and kind <> 'control' and not ${held}
      order by post_after desc limit 1000) as "toBox"`.execute(tx)
  return rows[0]! // one always comes
}

export async function letterByReference(db: Queryable, reference: string): Promise<LetterRow | undefined> {
  const { rows } = await sql<LetterRow>`select * from letter where reference = ${reference}`.execute(db)
  return rows[0]
}

/** Held until the transaction ends: of two who do something with it, one waits. */
export async function lockLetter(tx: Tx, id: string): Promise<LetterRow | undefined> {
  const { rows } = await sql<LetterRow>`select * from letter where id = ${id} for update`.execute(tx)
  return rows[0]
}

/** Those to an account, the newest first. */
export async function lettersTo(db: Queryable, account: AccountId): Promise<LetterRow[]> {
  const { rows } =
    await sql<LetterRow>`select * from letter where account_id = ${account} order by asked_at desc, id`.execute(
      db,
    )
  return rows
}

export async function lettersById(db: Queryable, ids: readonly string[]): Promise<Map<string, LetterRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<LetterRow>`select * from letter where id = any (${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The newest first, after one of them; of some states alone, where that is asked. */
export async function lettersInOrder(
  db: Queryable,
  {
    after,
    limit,
    states,
    run,
  }: {
    readonly after?: { readonly at: Date; readonly id: string } | undefined
    readonly limit: number
    readonly states?: readonly LetterState[] | undefined
    readonly run?: string | undefined
  },
): Promise<LetterRow[]> {
  const [at, id] = [after?.at ?? null, after?.id ?? null]
  const { rows } = await sql<LetterRow>`select * from letter
    where (${at}::timestamptz is null or (asked_at, id) < (${at}::timestamptz, ${id}::uuid))
      and (${states === undefined} or state = any (${[...(states ?? [])]}::text[]))
      and (${run ?? null}::uuid is null or run_id = ${run ?? null}::uuid)
    order by asked_at desc, id desc limit ${limit}`.execute(db)
  return rows
}

/** What an activation has sent by post works no more: what is not printed yet is not, and what is is worth nothing. */
export async function withdrawLettersOf(tx: Tx, activation: string, now: Date): Promise<void> {
  await sql`update letter set state = 'withdrawn', content = null, ended_at = ${now}
    where activation_id = ${activation} and state in ('queued', 'set-aside', 'batched', 'handed-over')`.execute(
    tx,
  )
}

/** The same of all that goes to somebody. */
export async function withdrawLettersTo(tx: Tx, account: AccountId, now: Date): Promise<void> {
  await sql`update letter set state = 'withdrawn', content = null, ended_at = ${now}
    where account_id = ${account} and state in ('queued', 'set-aside', 'batched', 'handed-over')`.execute(tx)
}

/** What a letter of an activation was for has come about: what is not printed yet is not, and its code is used. */
export async function markUsedFor(tx: Tx, activation: string, now: Date): Promise<void> {
  await sql`update letter set state = case when state = 'handed-over' then 'used' else 'withdrawn' end,
      content = null, ended_at = ${now}
    where activation_id = ${activation} and state in ('queued', 'set-aside', 'batched', 'handed-over')`.execute(
    tx,
  )
}

/** It came back. @returns undefined: it had not been handed over, or it is known already */
export async function markReturned(
  tx: Tx,
  id: string,
  why: string,
  now: Date,
): Promise<LetterRow | undefined> {
  const { rows } =
    await sql<LetterRow>`update letter set state = 'returned', why = ${why}, ended_at = coalesce(ended_at, ${now})
    where id = ${id} and handed_over_at is not null and state <> 'returned' returning *`.execute(tx)
  return rows[0]
}

/** One that was set aside is to be printed after all. */
export async function requeue(tx: Tx, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update letter set state = 'queued', why = null
    where id = ${id} and state = 'set-aside'`.execute(tx)
  return numAffectedRows === 1n
}

/** Ends those whose time is over. @returns whether there may be more */
export async function expireLetters(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update letter set state = 'expired', content = null, ended_at = ${now} where id in (
      select id from letter where works_until <= ${now} and state in ('queued', 'set-aside', 'batched', 'handed-over')
      order by works_until limit 500 for update skip locked)`.execute(tx)
  return numAffectedRows === 500n
}

/** Days for which it is kept what was posted, and what it cost. */
export const KEPT_DAYS = 400

export async function removeOldLetters(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from letter where id in (
    select id from letter where asked_at < ${earlier(now, days(KEPT_DAYS))} and ended_at is not null
    order by asked_at limit 500 for update skip locked)`.execute(tx)
  return numAffectedRows === 500n
}

/** Letters that were handed over between two moments, by who pays for them, and what they cost. */
export async function postedFor(
  db: Queryable,
  from: Date,
  until: Date,
): Promise<
  { readonly organisation_id: string | null; readonly letters: number; readonly price: number | null }[]
> {
  const { rows } = await sql<{ organisation_id: string | null; letters: number; price: number | null }>`
    select organisation_id, count(*)::int as letters, sum(price)::int as price from letter
    where handed_over_at >= ${from} and handed_over_at < ${until} and kind <> 'control'
    group by organisation_id order by letters desc, organisation_id`.execute(db)
  return rows
}
