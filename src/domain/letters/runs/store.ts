import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { LetterRow, LetterRunRow } from '../rows.ts'

/** The run that is not handed over yet: there is one at most. */
export async function openRun(db: Queryable): Promise<LetterRunRow | undefined> {
  const { rows } = await sql<LetterRunRow>`select * from letter_run where handed_over_at is null`.execute(db)
  return rows[0]
}

/** Begins a run that somebody works on. @returns undefined: another one is open */
export async function insertRun(
  tx: Tx,
  run: Pick<LetterRunRow, 'id' | 'name' | 'begun_by' | 'began_at' | 'worker' | 'worked_until'>,
): Promise<LetterRunRow | undefined> {
  const { rows } =
    await sql<LetterRunRow>`insert into letter_run (id, name, begun_by, began_at, worker, worked_until)
    values (${run.id}, ${run.name}, ${run.begun_by}, ${run.began_at}, ${run.worker}, ${run.worked_until})
    on conflict do nothing returning *`.execute(tx)
  return rows[0]
}

/** Takes a run to work on, where nobody else does. @returns undefined: somebody does, or it is handed over */
export async function claimRun(
  db: Queryable,
  id: string,
  { worker, until }: { readonly worker: string; readonly until: Date },
  now: Date,
): Promise<LetterRunRow | undefined> {
  const { rows } = await sql<LetterRunRow>`update letter_run set worker = ${worker}, worked_until = ${until}
    where id = ${id} and handed_over_at is null and (worker is null or worker = ${worker} or worked_until <= ${now})
    returning *`.execute(db)
  return rows[0]
}

/** Leaves it to whoever comes next, and says why it could not be handed over. */
export async function leaveRun(
  tx: Tx,
  { id, worker, fault }: { readonly id: string; readonly worker: string; readonly fault: string },
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ isNew: boolean }>`with before as (
      select id, fault from letter_run where id = ${id} and worker = ${worker} for update)
    update letter_run r set worker = null, worked_until = null, fault = ${fault}, faulted_at = ${now}
    from before where r.id = before.id returning before.fault is distinct from ${fault} as "isNew"`.execute(
    tx,
  )
  return rows[0]?.isNew ?? false
}

/** Letters whose turn it is, the oldest first, as the next of a run. @returns how many they are */
export async function takeLetters(tx: Tx, run: string, most: number, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`with due as (
      select id from letter where state = 'queued' and post_after <= ${now} and works_until > ${now}
      order by post_after, id limit ${most} for update skip locked),
    placed as (
      select id, (select coalesce(max(place), 0) from letter where run_id = ${run}) + row_number() over (order by id) as place
      from due)
    update letter set state = 'batched', run_id = ${run}, place = placed.place from placed where letter.id = placed.id`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0n)
}

/** When the turn of the next letter is that waits; undefined: none waits. */
export async function nextTurn(db: Queryable, now: Date): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`select min(post_after) as at from letter
    where state = 'queued' and works_until > ${now}`.execute(db)
  return rows[0]?.at ?? undefined
}

/** Those of a run that are to be printed, in their order, after a place. */
export async function lettersOfRun(
  db: Queryable,
  run: string,
  after: number,
  limit: number,
): Promise<LetterRow[]> {
  const { rows } = await sql<LetterRow>`select * from letter
    where run_id = ${run} and state = 'batched' and place > ${after} order by place limit ${limit}`.execute(
    db,
  )
  return rows
}

/** It cannot be printed: somebody has to look. */
export async function setAside(tx: Tx, id: string, why: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update letter set state = 'set-aside', why = ${why}, run_id = null, place = null
    where id = ${id} and state = 'batched'`.execute(tx)
  return numAffectedRows === 1n
}

export interface HandedOver {
  readonly reference: string
  readonly sha256: Buffer
  readonly pages: number
}

/**
 * A folder with all of a run is whole, and nothing is left but to give it its name. @param whole.at at which receiver
 * @returns whether it is still this worker’s to say
 */
export async function noteWhole(
  tx: Tx,
  id: string,
  worker: string,
  whole: {
    readonly as: string
    readonly at: string
    readonly sha256: Buffer
    readonly letters: readonly HandedOver[]
  },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update letter_run set whole_as = ${whole.as}, whole_at = ${whole.at}, sha256 = ${whole.sha256}
    where id = ${id} and worker = ${worker} and handed_over_at is null`.execute(tx)
  if (numAffectedRows !== 1n) return false
  const { letters } = whole
  await sql`update letter set sha256 = done.sha256, pages = done.pages
    from unnest(${letters.map(({ reference }) => reference)}::text[], ${letters.map(({ sha256 }) => sha256)}::bytea[],
      ${letters.map(({ pages }) => pages)}::int[]) as done (reference, sha256, pages)
    where letter.reference = done.reference and letter.run_id = ${id}`.execute(tx)
  return true
}

/** It was to go elsewhere: it is made anew. */
export async function forgetWhole(tx: Tx, id: string, worker: string): Promise<void> {
  await sql`update letter set sha256 = null, pages = null where run_id = ${id}
    and exists (select 1 from letter_run where id = ${id} and worker = ${worker})`.execute(tx)
  await sql`update letter_run set whole_as = null, whole_at = null, sha256 = null
    where id = ${id} and worker = ${worker}`.execute(tx)
}

/**
 * A run is handed over, once, with all that was in it when it was whole. The codes in clear are gone with it. What was
 * withdrawn meanwhile was printed as well, and is worth nothing. @returns undefined: it was already
 */
export async function closeRun(
  tx: Tx,
  id: string,
  price: number | undefined,
  now: Date,
): Promise<LetterRunRow | undefined> {
  const { rows } =
    await sql<LetterRunRow>`update letter_run set handed_over_at = ${now}, worker = null, worked_until = null, fault = null,
      letters = sums.letters, pages = sums.pages
    from (select count(*)::int as letters, coalesce(sum(pages), 0)::int as pages from letter
      where run_id = ${id} and sha256 is not null) as sums
    where id = ${id} and handed_over_at is null returning letter_run.*`.execute(tx)
  if (!rows[0]) return undefined
  await sql`update letter set handed_over_at = ${now}, price = ${price ?? null}, content = null,
      state = case when state = 'batched' then 'handed-over' else state end
    where run_id = ${id} and sha256 is not null`.execute(tx)
  return rows[0]
}

/** A run of which nothing is left to print is none: what was withdrawn of it, or is over, was in no run. */
export async function dropRun(tx: Tx, id: string): Promise<void> {
  await sql`update letter set run_id = null, place = null where run_id = ${id} and state <> 'batched'`.execute(
    tx,
  )
  await sql`delete from letter_run where id = ${id} and handed_over_at is null`.execute(tx)
}

/** Whether letters wait whose turn it was at a moment, and no run has begun since then. */
export async function isDue(db: Queryable, at: Date): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`select
    exists (select 1 from letter where state = 'queued' and post_after <= ${at})
      and not exists (select 1 from letter_run where began_at >= ${at}) as due`.execute(db)
  return rows[0]?.due ?? false
}

/** The newest first. */
export async function newestRuns(db: Queryable, limit: number): Promise<LetterRunRow[]> {
  const { rows } =
    await sql<LetterRunRow>`select * from letter_run order by began_at desc, id desc limit ${limit}`.execute(
      db,
    )
  return rows
}

/** What waits for a person: letters that cannot be printed, and since when those wait whose turn it is. */
export async function waitingLetters(
  db: Queryable,
  now: Date,
): Promise<{ readonly setAside: number; readonly queued: number; readonly since: Date | null }> {
  const { rows } = await sql<{ setAside: number; queued: number; since: Date | null }>`select
    (select count(*)::int from (select 1 from letter where state = 'set-aside' limit 1000) as aside) as "setAside",
    (select count(*)::int from (select 1 from letter where state = 'queued' and post_after <= ${now} limit 10000) as due)
      as queued,
    (select min(post_after) from letter where state = 'queued') as since`.execute(db)
  return rows[0]! // one always comes
}
