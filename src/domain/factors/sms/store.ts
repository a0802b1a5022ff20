import { sql } from 'kysely'
import type { Big, Queryable, Tx } from '../../../platform/db/database.ts'
import type { KeptCount } from '../../../platform/throttle/throttle.ts'
import { days, hours, earlier } from '../../../platform/clock.ts'
import type { SentFacts, SmsLimits } from '../../../policy/sms.ts'
import type { AccountId, CredentialId } from '../../../policy/vocabulary.ts'

export interface SmsNumberRow {
  readonly credential_id: CredentialId
  readonly account_id: AccountId
  readonly number: Buffer
  readonly proven_at: Date
}

export interface SmsCodeRow {
  readonly scope: string
  readonly account_id: AccountId
  readonly credential_id: CredentialId | null
  readonly number: Buffer
  readonly code_mac: Buffer
  readonly tries_left: number
  readonly expires_at: Date
  /** What the sending was counted on; null from before it was kept. */
  readonly counted: readonly KeptCount[] | null
}

interface SmsSentRow {
  readonly number_mac: Buffer
  readonly prefix: string
  readonly proves: boolean
  readonly sent_at: Date
}

declare module '../../../platform/db/database.ts' {
  interface Tables {
    sms_credential: SmsNumberRow
    sms_code: SmsCodeRow
    sms_sent: SmsSentRow & { id: Big }
  }
}

export async function insertNumber(tx: Tx, row: SmsNumberRow): Promise<void> {
  await sql`insert into sms_credential (credential_id, account_id, number, proven_at)
    values (${row.credential_id}, ${row.account_id}, ${row.number}, ${row.proven_at})`.execute(tx)
}

/** Newest first. */
export async function numbersOf(db: Queryable, account: AccountId): Promise<SmsNumberRow[]> {
  const { rows } = await sql<SmsNumberRow>`select * from sms_credential
    where account_id = ${account} order by proven_at desc, credential_id`.execute(db)
  return rows
}

/** Writes a code in the place of the one before. @returns false when its tries are spent: asking again gives none back */
export async function writeCode(tx: Tx, row: SmsCodeRow): Promise<boolean> {
  const { rows } = await sql`
    insert into sms_code as c (scope, account_id, credential_id, number, code_mac, tries_left, expires_at, counted)
    values (${row.scope}, ${row.account_id}, ${row.credential_id}, ${row.number}, ${row.code_mac}, ${row.tries_left}, ${row.expires_at},
      ${JSON.stringify(row.counted)}::jsonb)
    on conflict (scope) do update set account_id = excluded.account_id, credential_id = excluded.credential_id,
      number = excluded.number, code_mac = excluded.code_mac, expires_at = excluded.expires_at, counted = case when jsonb_array_length(coalesce(c.counted, '[]')) < 12
        then coalesce(c.counted, '[]') || coalesce(excluded.counted, '[]') else excluded.counted end
    where c.tries_left > 0 returning 1`.execute(tx)
  return rows.length === 1
}

/** The code of a scope, held until the end of the transaction: of two who type it at once, one waits. */
export async function holdCode(tx: Tx, scope: string, account: AccountId): Promise<SmsCodeRow | undefined> {
  const { rows } = await sql<SmsCodeRow>`select * from sms_code
    where scope = ${scope} and account_id = ${account} for update`.execute(tx)
  return rows[0]
}

export async function codeOf(
  db: Queryable,
  scope: string,
  account: AccountId,
): Promise<SmsCodeRow | undefined> {
  const { rows } =
    await sql<SmsCodeRow>`select * from sms_code where scope = ${scope} and account_id = ${account}`.execute(
      db,
    )
  return rows[0]
}

/** Counts a try and hands over what to compare with, while there are tries left: parallel guesses are all counted. */
export async function takeTry(
  db: Queryable,
  scope: string,
  account: AccountId,
): Promise<SmsCodeRow | undefined> {
  const { rows } = await sql<SmsCodeRow>`update sms_code set tries_left = tries_left - 1
    where scope = ${scope} and account_id = ${account} and tries_left > 0 returning *`.execute(db)
  return rows[0]
}

/** Uses the code up: of two who send the same, one gets what its sending was counted on, and the other nothing. */
export async function burnCode(
  tx: Tx,
  scope: string,
  mac: Buffer,
): Promise<Pick<SmsCodeRow, 'counted'> | undefined> {
  const { rows } = await sql<
    Pick<SmsCodeRow, 'counted'>
  >`delete from sms_code where scope = ${scope} and code_mac = ${mac} returning counted`.execute(tx)
  return rows[0]
}

interface Recipient {
  readonly number: Buffer
  readonly prefix: string
  /** Whether the account has proven the number before. */
  readonly isProven: boolean
}

/** What was sent lately; nobody else counts or sends until this transaction ends. */
export async function sentLately(
  tx: Tx,
  { number, prefix }: Recipient,
  limits: SmsLimits,
  now: Date,
): Promise<Omit<SentFacts, 'now' | 'limits' | 'isProven'>> {
  await sql`select pg_advisory_xact_lock(hashtext('sms_sent'))`.execute(tx)
  const dayAgo = earlier(now, days(1))
  const hourAgo = earlier(now, hours(1))
  const { rows } = await sql<Omit<SentFacts, 'now' | 'limits' | 'isProven'>>`select
    array(select sent_at from sms_sent where number_mac = ${number} and sent_at > ${dayAgo} order by sent_at) as "toNumber",
    array(select sent_at from sms_sent where number_mac = ${number} and sent_at > ${dayAgo} and proves order by sent_at) as "toProveNumber",
    p.count as "toPrefix", p.proving as "toProvePrefix", a.count as "toAll", a.proving as "toProveAll"
    from (select count(*)::int as count, count(*) filter (where proves)::int as proving from
        (select proves from sms_sent where prefix = ${prefix} and sent_at > ${hourAgo} limit ${limits.hourlyPerPrefix}) as of_prefix) as p,
      (select count(*)::int as count, count(*) filter (where proves)::int as proving from
        (select proves from sms_sent where sent_at > ${hourAgo} limit ${limits.hourly}) as of_all) as a`.execute(
    tx,
  )
  return rows[0]! // one always comes
}

export async function noteSent(tx: Tx, { number, prefix, isProven }: Recipient, now: Date): Promise<void> {
  await sql`insert into sms_sent (number_mac, prefix, proves, sent_at)
    values (${number}, ${prefix}, ${!isProven}, ${now})`.execute(tx)
}

/** A day after they expire: their spent tries hold as long as the sign-in they belong to. */
export async function removeExpiredSmsCodes(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from sms_code where scope in (
    select scope from sms_code where expires_at < ${earlier(now, days(1))} order by expires_at limit 1000 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 1000n
}

export async function removeOldSmsCounts(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from sms_sent where id in (
    select id from sms_sent where sent_at < ${earlier(now, days(1))} order by sent_at limit 1000 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 1000n
}
