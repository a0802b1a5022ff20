import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import { prepared } from '../../platform/db/prepared.ts'
import { readMailAddress, spellingOf } from '../../platform/text/mail-address.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import type { Account, AddressForm, IdentifierRow } from './account.ts'

export type { Account, AddressForm } from './account.ts'

declare module '../../platform/db/database.ts' {
  interface Tables {
    account: Omit<Account, 'email' | 'email_verified_at'> & { ended_before: Date }
    identifier: IdentifierRow
  }
}

const columns =
  "a.*, i.value as email, case when i.form <> 'refused' then i.verified_at end as email_verified_at"
const joined = "from account a left join identifier i on i.account_id = a.id and i.kind = 'email'"
const withEmail = `select ${columns} ${joined}`

const byId = prepared<Account>(`${withEmail} where a.id = $1`)
/** All of these that there are: of a list, in one statement. Asked with their ids. */
export const accountsAmong = prepared<Account>(`${withEmail} where a.id = any ($1::uuid[])`)
const bySubject = prepared<Account>(`${withEmail} where a.subject = $1`)
const byLookups = prepared<Account & { lookup: string }>(
  `select i.lookup, ${columns} ${joined} where i.lookup = any ($1::text[])`,
)
const page = prepared<Account>(`${withEmail}
  where $1::uuid is null or (a.created_at, a.id) > (select created_at, id from account where id = $1::uuid)
  order by a.created_at, a.id limit $2`)

export async function insertAccount(
  tx: Tx,
  row: Pick<
    Account,
    | 'id'
    | 'subject'
    | 'name'
    | 'given_name'
    | 'family_name'
    | 'locale'
    | 'time_zone'
    | 'phone'
    | 'enrolment_open_until'
    | 'demo'
    | 'created_at'
  >,
): Promise<void> {
  await sql`insert into account (id, subject, name, given_name, family_name, locale, time_zone, phone, enrolment_open_until, demo, created_at, updated_at)
    values (${row.id}, ${row.subject}, ${row.name}, ${row.given_name}, ${row.family_name}, ${row.locale}, ${row.time_zone}, ${row.phone},
      ${row.enrolment_open_until}, ${row.demo}, ${row.created_at}, ${row.created_at})`.execute(tx)
}

export async function insertIdentifier(tx: Tx, row: IdentifierRow): Promise<void> {
  await sql`insert into identifier (id, account_id, kind, value, lookup, form, verified_at, created_at)
    values (${row.id}, ${row.account_id}, ${row.kind}, ${row.value}, ${row.lookup}, ${row.form}, ${row.verified_at}, ${row.created_at})`.execute(
    tx,
  )
}

export const accountById = async (db: Queryable, id: string): Promise<Account | undefined> =>
  (await byId(db, id))[0]

export const accountBySubject = async (db: Queryable, subject: string): Promise<Account | undefined> =>
  subject.includes('\0') ? undefined : (await bySubject(db, subject))[0] // PostgreSQL keeps no NUL: nobody is called that

/** What an address is compared by that an older account has as well: no other can be so. */
export const metLookup = (spelling: string): string => `MET ${spelling}`

/**
 * Whose address this is, however it was typed: the account that has exactly this spelling, where the address was not
 * read yet, is none, or is an older account's too; else the one whose address it is.
 */
export const accountByEmail = async (db: Queryable, typed: string): Promise<Account | undefined> =>
  (await accountsByEmail(db, [typed])).get(typed)

/** Whose addresses these are, by what was typed; those that are nobody's are left out. */
export async function accountsByEmail(
  db: Queryable,
  all: readonly string[],
): Promise<ReadonlyMap<string, Account>> {
  const asked = new Map(
    all.filter((typed) => !typed.includes('\0')).map((typed) => [typed, lookupsOf(typed)]),
  )
  if (asked.size === 0) return new Map() // PostgreSQL keeps no NUL, so nobody is called that
  const rows = await byLookups(db, [...asked.values()].flat())
  const found = new Map(rows.map((row) => [row.lookup, row]))
  return new Map(
    [...asked].flatMap(([typed, lookups]) => {
      const account = lookups.map((lookup) => found.get(lookup)).find((each) => each !== undefined)
      return account ? [[typed, account] as const] : []
    }),
  )
}

function lookupsOf(typed: string): string[] {
  const spelling = spellingOf(typed)
  return [metLookup(spelling), spelling, readMailAddress(typed)?.lookup ?? spelling]
}

/** A page of accounts, oldest first, after the one named. */
export const listAccounts = (
  db: Queryable,
  which: { after?: string | undefined; limit: number },
): Promise<readonly Account[]> => page(db, which.after ?? null, which.limit)

/** What is closed stays so. @returns whether it changed anything */
export async function setStanding(
  tx: Tx,
  id: AccountId,
  standing: Account['standing'],
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update account set standing = ${standing}, updated_at = ${now},
      closed_at = ${standing === 'closed' ? now : null}
    where id = ${id} and standing <> ${standing} and standing <> 'closed'`.execute(tx)
  return numAffectedRows === 1n
}

export async function writeProfile(
  tx: Tx,
  id: AccountId,
  profile: Pick<Account, 'name' | 'given_name' | 'family_name' | 'locale' | 'time_zone'>,
  now: Date,
): Promise<void> {
  await sql`update account set name = ${profile.name}, given_name = ${profile.given_name}, family_name = ${profile.family_name},
    locale = ${profile.locale}, time_zone = ${profile.time_zone}, updated_at = ${now} where id = ${id}`.execute(
    tx,
  )
}

export type Spelled = Pick<IdentifierRow, 'value' | 'lookup' | 'form'>

/** Proven now, where nothing else is said. @throws a duplicate when another account has it: the unique index decides */
export async function writeEmail(
  tx: Tx,
  id: AccountId,
  to: Spelled & { verified?: Date | null; phone?: Buffer | undefined },
  now: Date,
): Promise<void> {
  const { value, lookup, form, verified = now, phone = null } = to
  await sql`with moved as (update account set phone = coalesce(${phone}, phone), updated_at = ${now} where id = ${id})
    insert into identifier (id, account_id, kind, value, lookup, form, verified_at, created_at)
    values (${randomUUID()}, ${id}, 'email', ${value}, ${lookup}, ${form}, ${verified}, ${now})
    on conflict (account_id, kind) do update set value = excluded.value, lookup = excluded.lookup,
      form = excluded.form, verified_at = excluded.verified_at`.execute(tx)
}

/** Another spelling of the same address, which stays as verified as it was. */
export async function writeSpelling(tx: Tx, id: AccountId, value: string, now: Date): Promise<void> {
  await sql`with moved as (update account set updated_at = ${now} where id = ${id})
    update identifier set value = ${value} where account_id = ${id} and kind = 'email'`.execute(tx)
}

export async function markEmailVerified(tx: Tx, id: AccountId, now: Date): Promise<void> {
  // what an operator said of it when the account was made is replaced by what its owner has shown
  await sql`update identifier i set verified_at = ${now} from account a
    where i.account_id = ${id} and a.id = i.account_id and i.kind = 'email'
      and (i.verified_at is null or (i.verified_at = a.created_at and a.created_at < ${now}))`.execute(tx)
}

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

/** The account, held for this transaction alone: another transaction that ends, changes or proves something of it waits. */
export async function lockAccount(tx: Tx, id: AccountId): Promise<Account | undefined> {
  await sql`select 1 from account where id = ${id} for update`.execute(tx)
  return accountById(tx, id)
}

/**
 * The era of an account, held until the transaction ends: another that ends anything of it waits, or came first.
 */
export async function holdAccount(tx: Tx, id: AccountId): Promise<number | undefined> {
  const { rows } = await sql<{ era: number }>`select era from account where id = ${id} for share`.execute(tx)
  return rows[0]?.era
}

/**
 * Whether the account may still be handed something that rests on evidence of this era, held true until the
 * transaction ends: whoever ends its sessions or disables it waits, or came first and is seen.
 */
export async function lockIfStanding(tx: Tx, id: AccountId, era: number): Promise<boolean> {
  const { rows } =
    await sql`select 1 from account where id = ${id} and standing = 'active' and era = ${era} for share`.execute(
      tx,
    )
  return rows.length === 1
}

/**
 * Whether the account still stands as it did when it was looked at: nothing of it was ended since. Then whoever
 * ends, disables or adds a factor at this moment waits until the transaction ends.
 */
export async function lockIfUnchanged(tx: Tx, account: { id: AccountId; era: number }): Promise<boolean> {
  const { rows } = await sql`select 1 from account
    where id = ${account.id} and standing = 'active' and era = ${account.era} for update`.execute(tx)
  return rows.length === 1
}

export async function demoAccountExists(db: Queryable): Promise<boolean> {
  const { rows } = await sql`select 1 from account where demo limit 1`.execute(db)
  return rows.length === 1
}

/** @returns whether this call freed it */
export async function freeIdentifier(tx: Tx, id: AccountId): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update identifier set lookup = ${`FREED ${id}`}, form = 'freed', verified_at = null
    where account_id = ${id} and kind = 'email' and form <> 'freed'`.execute(tx)
  return numAffectedRows === 1n
}

/** Takes back that an address was proven. @returns whose it is, where it was */
export async function unprove(tx: Tx, id: string): Promise<readonly AccountId[]> {
  const { rows } = await sql<{ account_id: AccountId }>`
    update identifier set verified_at = null where id = ${id} and verified_at is not null returning account_id`.execute(
    tx,
  )
  return rows.map(({ account_id: account }) => account)
}

/** Addresses that are none, and those that an older account has as well: the first of them, and how many there are. */
export async function oddAddresses(
  db: Queryable,
  limit: number,
): Promise<{ account_id: AccountId; value: string; form: AddressForm; count: number }[]> {
  const { rows } = await sql<{ account_id: AccountId; value: string; form: AddressForm; count: number }>`
    select account_id, value, form, count(*) over ()::int as count from identifier
    where form in ('refused', 'met') order by form, created_at, id limit ${limit}`.execute(db)
  return rows
}

/** Lets a first second factor be enrolled until then, with the password alone. */
export async function openEnrolment(tx: Tx, id: AccountId, until: Date): Promise<void> {
  await sql`update account set enrolment_open_until = ${until} where id = ${id}`.execute(tx)
}

/**
 * Notes a complete sign-in: the first closes the window in which a first factor could be enrolled.
 *
 * @returns whether there had been one before
 */
export async function noteSignedIn(tx: Tx, id: AccountId, now: Date): Promise<boolean> {
  const { rows } = await sql<{ first: boolean }>`update account
    set enrolment_open_until = null, first_signed_in_at = coalesce(first_signed_in_at, ${now})
    where id = ${id} and (enrolment_open_until is not null or first_signed_in_at is null)
    returning first_signed_in_at = ${now} as first`.execute(tx)
  return !rows[0]?.first
}

/** Whether its owner wants to be told of new browsers. @returns whether that is another than it was */
export async function writeTellsNewBrowsers(tx: Tx, id: AccountId, tells: boolean): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update account set tells_new_browsers = ${tells} where id = ${id} and tells_new_browsers <> ${tells}`.execute(
      tx,
    )
  return numAffectedRows === 1n
}

/** The way back in that was offered is put off: it is offered again, later. */
export async function putOffWayBack(tx: Tx, id: AccountId, now: Date): Promise<void> {
  await sql`update account set way_back_put_off = way_back_put_off + 1, way_back_put_off_at = ${now} where id = ${id}`.execute(
    tx,
  )
}
