import { sql } from 'kysely'
import { days, earlier } from '../../platform/clock.ts'
import type { Db, Queryable, Tx } from '../../platform/db/database.ts'
import type { KeptCount } from '../../platform/throttle/throttle.ts'
import { prepared } from '../../platform/db/prepared.ts'
import type { Explanation } from '../../policy/signin/index.ts'
import type { AccountId, AttemptId, OrganisationId, SessionKey } from '../../policy/vocabulary.ts'

interface AttemptRow {
  readonly id: AttemptId
  readonly client_id: string
  readonly account_id: AccountId | null
  readonly created_at: Date
  readonly expires_at: Date
  readonly finished_at: Date | null
  readonly expiry_answer: 'now' | 'later' | null
  readonly offer_answered: boolean
  readonly account_choice: 'same' | 'other' | null
  /** For which organisation the person chose to act in it. */
  readonly organisation_id: OrganisationId | null
  readonly acts_for_nobody: boolean
  /** What beginning it was counted on. */
  readonly counted: readonly KeptCount[] | null
}

interface ProofRow {
  readonly attempt_id: AttemptId
  readonly account_id: AccountId
  readonly code_mac: Buffer
  readonly tries_left: number
  readonly sent_at: Date
  readonly expires_at: Date
  readonly proven_at: Date | null
  readonly session_key: Buffer | null
  /** The account's era, and the address that the code went to: in another, or of another, it proves nothing. */
  readonly era: number | null
  readonly sent_to: string | null
  /** What the sending was counted on; null from before it was kept. */
  readonly counted: readonly KeptCount[] | null
}

export interface ExplanationRow {
  readonly attempt_id: AttemptId
  readonly reason: string
  readonly reference_list: string[]
  readonly account_id: AccountId | null
  readonly client_id: string
  readonly at: Date
  readonly said: Explanation
}

declare module '../../platform/db/database.ts' {
  interface Tables {
    attempt: AttemptRow
    address_proof: ProofRow
    explanation: ExplanationRow
  }
}

/** An attempt with what its mailed code has come to. */
export type Attempt = AttemptRow & {
  readonly code_sent_at: Date | null
  readonly code_tries_left: number | null
  readonly address_proven_at: Date | null
  readonly proof_account_id: AccountId | null
  readonly proof_era: number | null
  readonly proof_sent_to: string | null
}

export async function beginAttempt(
  db: Db,
  attempt: { id: AttemptId; clientId: string; expiresAt: Date; counted: readonly KeptCount[] | null },
  now: Date,
): Promise<void> {
  await sql`insert into attempt (id, client_id, created_at, expires_at, counted) values (${attempt.id}, ${attempt.clientId}, ${now}, ${attempt.expiresAt},
      ${attempt.counted === null ? null : JSON.stringify(attempt.counted)}::jsonb)
    on conflict (id) do nothing`.execute(db)
}

const byId = prepared<Attempt>(`
    select a.*, p.sent_at as code_sent_at, p.tries_left as code_tries_left, p.proven_at as address_proven_at, p.account_id as proof_account_id,
      p.era as proof_era, p.sent_to as proof_sent_to
    from attempt a left join address_proof p on p.attempt_id = a.id where a.id = $1`)

export const attemptById = async (db: Queryable, id: AttemptId): Promise<Attempt | undefined> =>
  (await byId(db, id))[0]

/** Who the attempt is about from now on; a proof of somebody else's address is void with it. */
export async function nameAccount(tx: Tx, id: AttemptId, account: AccountId): Promise<void> {
  await sql`with named as (update attempt set account_id = ${account},
      organisation_id = case when account_id is distinct from ${account} then null else organisation_id end,
      acts_for_nobody = acts_for_nobody and account_id is not distinct from ${account} where id = ${id})
    delete from address_proof where attempt_id = ${id} and account_id <> ${account}`.execute(tx)
}

/** @returns what beginning it was counted on, where this call finished it; undefined where another has */
export async function finishAttempt(
  tx: Tx,
  id: AttemptId,
  now: Date,
): Promise<{ counted: readonly KeptCount[] | null } | undefined> {
  const { rows } = await sql<{ counted: readonly KeptCount[] | null }>`
    update attempt set finished_at = ${now} where id = ${id} and finished_at is null returning counted`.execute(
    tx,
  )
  return rows[0]
}

/** How many sign-ins are under way, counted up to a hundred thousand. */
export async function attemptsUnderWay(db: Queryable, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
    select 1 from attempt where expires_at > ${now} and finished_at is null limit 100000) as live`.execute(db)
  return rows[0]?.count ?? 0
}

/** What the person answered when told that something expires soon: to renew it now, or later. */
export async function answerExpiry(tx: Tx, id: AttemptId, answer: 'now' | 'later'): Promise<void> {
  await sql`update attempt set expiry_answer = ${answer} where id = ${id} and finished_at is null`.execute(tx)
}

/** Whom the person chose: who is signed in here, or somebody else. The first answer stands. */
export async function chooseAccount(db: Queryable, id: AttemptId, choice: 'same' | 'other'): Promise<void> {
  await sql`update attempt set account_choice = ${choice} where id = ${id} and finished_at is null and account_choice is null`.execute(
    db,
  )
}

/** For whom the person chose to act; null: for nobody else; undefined: nothing was chosen. */
export async function choiceInAttempt(
  db: Queryable,
  id: AttemptId,
): Promise<OrganisationId | null | undefined> {
  const { rows } = await sql<Pick<AttemptRow, 'organisation_id' | 'acts_for_nobody'>>`
    select organisation_id, acts_for_nobody from attempt where id = ${id}`.execute(db)
  return rows[0]?.acts_for_nobody ? null : (rows[0]?.organisation_id ?? undefined)
}

/** For whom the person acts; null: for nobody else. What is chosen last before the sign-in ends counts. */
export async function chooseOrganisation(
  tx: Tx,
  id: AttemptId,
  organisation: OrganisationId | null,
): Promise<void> {
  await sql`update attempt set organisation_id = ${organisation}, acts_for_nobody = ${organisation === null}
    where id = ${id} and finished_at is null`.execute(tx)
}

/** It was not them: nobody is named any more, and who is signed in here is not meant either. */
export async function forgetWho(tx: Tx, id: AttemptId): Promise<void> {
  await sql`with unnamed as (
      update attempt set account_id = null, account_choice = 'other', organisation_id = null, acts_for_nobody = false where id = ${id} and finished_at is null returning id)
    delete from address_proof where attempt_id in (select id from unnamed)`.execute(tx)
}

/** The person was offered a way back in, and does not want it now. @returns whether this is the first to say so */
export async function answerOffer(tx: Tx, id: AttemptId): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update attempt set offer_answered = true where id = ${id} and finished_at is null and not offer_answered`.execute(
      tx,
    )
  return numAffectedRows === 1n
}

/** A new code replaces the one before; the tries left do not grow with it. */
export async function writeProof(tx: Tx, proof: Omit<ProofRow, 'proven_at' | 'session_key'>): Promise<void> {
  await sql`insert into address_proof as p (attempt_id, account_id, code_mac, tries_left, sent_at, expires_at, era, sent_to, counted)
    values (${proof.attempt_id}, ${proof.account_id}, ${proof.code_mac}, ${proof.tries_left}, ${proof.sent_at}, ${proof.expires_at},
      ${proof.era}, ${proof.sent_to}, ${JSON.stringify(proof.counted)}::jsonb)
    on conflict (attempt_id) do update set account_id = excluded.account_id, code_mac = excluded.code_mac,
      sent_at = excluded.sent_at, expires_at = excluded.expires_at, era = excluded.era, sent_to = excluded.sent_to, counted = case when jsonb_array_length(coalesce(p.counted, '[]')) < 12
        then coalesce(p.counted, '[]') || coalesce(excluded.counted, '[]') else excluded.counted end, proven_at = null
    where p.tries_left > 0 and (p.proven_at is null or p.era is distinct from excluded.era or p.sent_to is distinct from excluded.sent_to)`.execute(
    tx,
  )
}

/** The account's address was proven before the attempt, by a link that was mailed to it. */
export async function noteAddressProven(
  tx: Tx,
  of: {
    readonly attempt: AttemptId
    readonly account: AccountId
    readonly era: number
    readonly email: string
    readonly at: Date
  },
): Promise<void> {
  await sql`insert into address_proof (attempt_id, account_id, code_mac, tries_left, sent_at, expires_at, era, sent_to, proven_at)
    values (${of.attempt}, ${of.account}, '', 5, ${of.at}, ${of.at}, ${of.era}, ${of.email}, ${of.at})
    on conflict (attempt_id) do update set account_id = excluded.account_id, era = excluded.era, sent_to = excluded.sent_to,
      proven_at = excluded.proven_at`.execute(tx)
}

/** Spends a try on the code and says whether it was right: counted, compared and used up in one statement. */
export async function tryProof(
  tx: Tx,
  attempt: AttemptId,
  { id: account, era, email }: { id: AccountId; era: number; email: string },
  macs: readonly Buffer[],
  now: Date,
): Promise<{ result: 'proven' | 'wrong' | 'expired' | 'spent'; counted?: readonly KeptCount[] | null }> {
  const { rows } = await sql<{ proven: boolean; counted: readonly KeptCount[] | null }>`
    update address_proof set tries_left = tries_left - 1,
      proven_at = case when encode(code_mac, 'hex') = any (${macs.map((m) => m.toString('hex'))}::text[]) then ${now}::timestamptz end
    where attempt_id = ${attempt} and account_id = ${account} and era = ${era} and sent_to = ${email}
      and proven_at is null and tries_left > 0 and expires_at > ${now}
    returning proven_at is not null as proven, counted`.execute(tx)
  if (rows.length === 0) {
    const { rows: left } = await sql<{
      expired: boolean
    }>`select expires_at <= ${now} as expired from address_proof
      where attempt_id = ${attempt} and account_id = ${account} and tries_left > 0`.execute(tx)
    return { result: left[0]?.expired ? 'expired' : 'spent' }
  }
  return rows[0]?.proven ? { result: 'proven', counted: rows[0].counted } : { result: 'wrong' }
}

const bytes = (key: SessionKey): Buffer => Buffer.from(key, 'hex')

/** Binds what an attempt has proven of an address to the session it led to: once, as its evidence is. */
export async function bindProof(db: Queryable, attempt: AttemptId, key: SessionKey): Promise<void> {
  await sql`update address_proof set session_key = ${bytes(key)} where attempt_id = ${attempt} and session_key is null`.execute(
    db,
  )
}

/** Whether the account's present address was proven in this session, in this era, since then. */
export async function provenIn(
  db: Queryable,
  of: { key: SessionKey; account: AccountId; era: number; email: string },
  since: Date,
): Promise<boolean> {
  const { rows } = await sql`select 1 from address_proof
    where session_key = ${bytes(of.key)} and account_id = ${of.account} and era = ${of.era} and sent_to = ${of.email}
      and proven_at >= ${since}`.execute(db)
  return rows.length > 0
}

/**
 * Keeps why somebody was refused, once per attempt and reason, behind each of the first references they were shown.
 *
 * @returns whether it was not known yet
 */
export async function keepExplanation(
  db: Queryable,
  row: Omit<ExplanationRow, 'reference_list'> & { reference: string },
): Promise<boolean> {
  const { rows } = await sql<{
    isNew: boolean
  }>`insert into explanation as e (attempt_id, reason, reference_list, account_id, client_id, at, said)
    values (${row.attempt_id}, ${row.reason}, array[${row.reference}::text], ${row.account_id}, ${row.client_id}, ${row.at}, ${JSON.stringify(row.said)}::jsonb)
    on conflict (attempt_id, reason) do update set reference_list = e.reference_list || excluded.reference_list
    where cardinality(e.reference_list) < 20
    returning cardinality(e.reference_list) = 1 as "isNew"`.execute(db)
  return rows[0]?.isNew === true
}

export async function explanationBehind(
  db: Queryable,
  reference: string,
): Promise<ExplanationRow | undefined> {
  const { rows } = await sql<ExplanationRow>`
    select * from explanation where reference_list @> array[${reference}::text] order by at desc limit 1`.execute(
    db,
  )
  return rows[0]
}

/** Why somebody was refused of late, the latest first. */
export async function explanationsOf(
  db: Queryable,
  account: AccountId,
  limit: number,
): Promise<ExplanationRow[]> {
  const { rows } = await sql<ExplanationRow>`
    select * from explanation where account_id = ${account} order by at desc limit ${limit}`.execute(db)
  return rows
}

/** Forgets explanations after thirty days. */
export async function removeOldExplanations(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from explanation where (attempt_id, reason) in (
    select attempt_id, reason from explanation where at < ${earlier(now, days(30))} order by at limit 500 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 500n
}

export async function removeExpiredAttempts(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from attempt where id in (
    select id from attempt where expires_at < ${now} order by expires_at limit 500 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 500n
}
