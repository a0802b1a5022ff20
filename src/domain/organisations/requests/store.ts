import { sql } from 'kysely'
import { days, earlier } from '../../../platform/clock.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { AskedFor, PassedTo } from '../../../policy/delegation/index.ts'
import type { AccountId, OrganisationId } from '../../../policy/vocabulary.ts'

export interface RequestRow {
  readonly id: string
  readonly account_id: AccountId
  /** Null: there is none of the number that was typed, or it was asked already; whoever asks is not told. */
  readonly organisation_id: OrganisationId | null
  /** By which they act for it already; null: they ask to be let in. */
  readonly membership_id: string | null
  readonly asked_key: string
  readonly asked_for: string
  readonly why: string
  readonly numbers: string[]
  readonly branches: string[]
  readonly wants_role: boolean
  readonly asked_at: Date
  readonly passed_to: PassedTo
  readonly look_at: Date | null
  readonly ended_at: Date | null
  readonly ended_as: 'granted' | 'declined' | 'withdrawn' | 'closed' | null
  readonly answer: string | null
}

/** What is asked for, as far as who answers it goes. */
export const askedFor = (row: RequestRow): AskedFor => ({
  isMember: row.membership_id !== null,
  wantsRole: row.wants_role,
  isRoleAlone: row.wants_role && row.numbers.length + row.branches.length === 0,
})

declare module '../../../platform/db/database.ts' {
  interface Tables {
    access_request: RequestRow
  }
}

/**
 * @returns undefined: they have asked the same already. Where the organisation was asked by another number, it is kept as one
 *   that there is not: nobody tells two numbers together by it
 */
export async function insertRequest(
  tx: Tx,
  row: Omit<RequestRow, 'ended_at' | 'ended_as' | 'answer'>,
): Promise<RequestRow | undefined> {
  const { rows } =
    await sql<RequestRow>`insert into access_request (id, account_id, organisation_id, membership_id, asked_key, asked_for, why,
      numbers, branches, wants_role, asked_at, passed_to, look_at)
    values (${row.id}, ${row.account_id},
      (select ${row.organisation_id}::uuid where not exists (select from access_request where account_id = ${row.account_id}
        and organisation_id = ${row.organisation_id} and ended_at is null)),
      ${row.membership_id}, ${row.asked_key}, ${row.asked_for}, ${row.why}, ${row.numbers}::text[], ${row.branches}::text[],
      ${row.wants_role}, ${row.asked_at}, ${row.passed_to}, ${row.look_at})
    on conflict (account_id, asked_key) where ended_at is null do nothing returning *`.execute(tx)
  return rows[0]
}

export async function requestById(db: Queryable, id: string): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`select * from access_request where id = ${id}`.execute(db)
  return rows[0]
}

/** Those of somebody, the newest first. */
export async function requestsOf(db: Queryable, account: AccountId, limit: number): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`select * from access_request
    where account_id = ${account} order by asked_at desc, id limit ${limit}`.execute(db)
  return rows
}

/** How many of somebody wait, and how many were asked since. */
export async function countAsked(
  db: Queryable,
  account: AccountId,
  since: Date,
): Promise<{ open: number; today: number }> {
  const { rows } = await sql<{ open: number; today: number }>`select
      (count(*) filter (where ended_at is null))::integer as open, (count(*) filter (where asked_at > ${since}))::integer as today
    from access_request where account_id = ${account} and (ended_at is null or asked_at > ${since})`.execute(
    db,
  )
  return rows[0] ?? { open: 0, today: 0 }
}

/** Those of an organisation that wait, the oldest first. */
export async function openRequests(
  db: Queryable,
  organisation: OrganisationId,
  limit: number,
): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`select * from access_request
    where organisation_id = ${organisation} and ended_at is null order by asked_at, id limit ${limit}`.execute(
    db,
  )
  return rows
}

/** Those that have come to the operator, the oldest first. */
export async function requestsForOperator(db: Queryable, limit: number): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`select * from access_request
    where passed_to = 'operator' and ended_at is null and organisation_id is not null
    order by asked_at, id limit ${limit}`.execute(db)
  return rows
}

/** Ends it, once. @returns undefined: it had ended */
export async function endRequest(
  tx: Tx,
  of: {
    readonly id: string
    readonly as: NonNullable<RequestRow['ended_as']>
    readonly answer?: string | undefined
  },
  now: Date,
): Promise<RequestRow | undefined> {
  const { rows } =
    await sql<RequestRow>`update access_request set ended_at = ${now}, ended_as = ${of.as}, look_at = null,
      answer = ${of.answer ?? null}
    where id = ${of.id} and ended_at is null returning *`.execute(tx)
  return rows[0]
}

/** Whoever is let in by another way has asked for it no more. */
export async function endRequestsToJoin(
  tx: Tx,
  of: { readonly organisation: OrganisationId; readonly account: AccountId },
  now: Date,
): Promise<void> {
  await sql`update access_request set ended_at = ${now}, ended_as = 'granted', look_at = null
    where organisation_id = ${of.organisation} and account_id = ${of.account} and membership_id is null and ended_at is null`.execute(
    tx,
  )
}

/** Those that a clock is to look at, held for this transaction alone. */
export async function takeDueRequests(tx: Tx, now: Date, limit: number): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`select * from access_request where look_at <= ${now}
    order by look_at limit ${limit} for update skip locked`.execute(tx)
  return rows
}

export async function writePassedTo(
  tx: Tx,
  { id, to, lookAt }: { readonly id: string; readonly to: PassedTo; readonly lookAt: Date },
): Promise<void> {
  await sql`update access_request set passed_to = ${to}, look_at = ${lookAt} where id = ${id}`.execute(tx)
}

/** What was answered ninety days ago is forgotten. */
export async function removeOldAccessRequests(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from access_request where id in (
    select id from access_request where ended_at < ${earlier(now, days(90))} order by ended_at limit 500 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 500n
}
