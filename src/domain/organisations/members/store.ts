import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import { prepared } from '../../../platform/db/prepared.ts'
import type { OrganisationStanding, RegistrationKind } from '../../../policy/organisations/index.ts'
import type { AccountId, OrganisationId } from '../../../policy/vocabulary.ts'
import type { MembershipRow } from '../rows.ts'

/** @throws a duplicate where they have one already, or the user name or the key is another's: the indexes decide */
export async function insertMembership(
  tx: Tx,
  row: Omit<MembershipRow, 'version' | 'updated_at' | 'ended_at'>,
): Promise<MembershipRow> {
  const { rows } =
    await sql<MembershipRow>`insert into membership (id, organisation_id, kind, account_id, client_id, role, powers,
      user_name, user_name_lookup, all_numbers, all_branches, mandate_level, representation_id, valid_from, valid_until,
      given_by, external_key, created_at, updated_at)
    values (${row.id}, ${row.organisation_id}, ${row.kind}, ${row.account_id}, ${row.client_id}, ${row.role},
      ${row.powers}::text[], ${row.user_name}, ${row.user_name_lookup}, ${row.all_numbers}, ${row.all_branches},
      ${row.mandate_level}, ${row.representation_id}, ${row.valid_from}, ${row.valid_until}, ${row.given_by},
      ${row.external_key}, ${row.created_at}, ${row.created_at})
    returning *`.execute(tx)
  if (!rows[0]) throw new Error('a membership that was written is not there')
  return rows[0]
}

/** What may change of a membership while it holds. */
export type MembershipWritten = Pick<
  MembershipRow,
  | 'id'
  | 'role'
  | 'powers'
  | 'user_name'
  | 'user_name_lookup'
  | 'all_numbers'
  | 'all_branches'
  | 'mandate_level'
  | 'valid_from'
  | 'valid_until'
  | 'external_key'
>

/** @throws a duplicate where the user name or the key is another's */
export async function writeMembership(tx: Tx, row: MembershipWritten, now: Date): Promise<MembershipRow> {
  const { rows } =
    await sql<MembershipRow>`update membership set role = ${row.role}, powers = ${row.powers}::text[],
      user_name = ${row.user_name}, user_name_lookup = ${row.user_name_lookup}, all_numbers = ${row.all_numbers},
      all_branches = ${row.all_branches}, mandate_level = ${row.mandate_level}, valid_from = ${row.valid_from},
      valid_until = ${row.valid_until}, external_key = ${row.external_key}, updated_at = ${now}
    where id = ${row.id} returning *`.execute(tx)
  if (!rows[0]) throw new Error('a membership that was written is not there')
  return rows[0]
}

/** What ended by the clock is noted as ended, so that there can be another. */
export async function noteOver(tx: Tx, id: OrganisationId, account: AccountId, now: Date): Promise<void> {
  await sql`update membership set ended_at = valid_until, updated_at = ${now}
    where organisation_id = ${id} and account_id = ${account} and ended_at is null and valid_until <= ${now}`.execute(
    tx,
  )
}

/** The program's membership that ended by the clock, wherever it was. */
export async function noteSystemOver(tx: Tx, client: string, now: Date): Promise<void> {
  await sql`update membership set ended_at = valid_until, updated_at = ${now}
    where client_id = ${client} and ended_at is null and valid_until <= ${now}`.execute(tx)
}

/** @returns the memberships that were not ended before */
export async function endMemberships(
  tx: Tx,
  ids: readonly string[],
  { at, now }: { readonly at: Date; readonly now: Date },
): Promise<MembershipRow[]> {
  const { rows } = await sql<MembershipRow>`update membership set ended_at = ${at}, updated_at = ${now}
    where id = any (${[...ids]}::uuid[]) and ended_at is null returning *`.execute(tx)
  return rows
}

/** Those that end with what they rest upon. */
export async function restingOn(tx: Tx, id: OrganisationId, representation: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from membership
    where organisation_id = ${id} and representation_id = ${representation} and ended_at is null`.execute(tx)
  return rows.map((row) => row.id)
}

/**
 * Those that are held through an intermediary, and that hold no more without it. They are of other organisations: whoever
 * looks after the intermediary sees none of them, and what its people lose by it ends all the same. Only ids leave here.
 *
 * @param of `account`: of its people, this one's alone
 */
export async function heldThrough(
  db: Queryable,
  of: { readonly intermediary: OrganisationId; readonly account?: AccountId | undefined },
): Promise<string[]> {
  const { intermediary, account = null } = of
  const { rows } = await sql<{ id: string }>`/* beyond the second lock */ select m.id from representation r
      join membership m on m.organisation_id = r.organisation_id and m.representation_id = r.id and m.ended_at is null
    where r.intermediary_id = ${intermediary} and (${account}::uuid is null or m.account_id = ${account}::uuid)`.execute(
    db,
  )
  return rows.map((row) => row.id)
}

/** The memberships of an organisation that cover one of these numbers, each or with all that there are. */
export async function coveringNumbers(
  db: Queryable,
  organisation: OrganisationId,
  numbers: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select m.id from membership m
    where m.organisation_id = ${organisation} and m.ended_at is null and (m.all_numbers or exists (
      select 1 from membership_number c where c.membership_id = m.id and c.number_id = any (${[...numbers]}::uuid[])))`.execute(
    db,
  )
  return rows.map((row) => row.id)
}

/** Holds a membership as it was seen: whoever changes it waits until the transaction ends. @returns whether it is as it was */
export async function holdMembership(
  tx: Tx,
  seen: { readonly membership: string; readonly version: number },
): Promise<boolean> {
  const { rows } = await sql<{ version: number }>`select version from membership
    where id = ${seen.membership} and ended_at is null for share`.execute(tx)
  return rows[0]?.version === seen.version
}

/** One of an organisation: another's is not there. */
export async function membershipIn(
  db: Queryable,
  organisation: string,
  id: string,
): Promise<MembershipRow | undefined> {
  const { rows } = await sql<MembershipRow>`select * from membership
    where id = ${id} and organisation_id = ${organisation}`.execute(db)
  return rows[0]
}

/** The one that another system knows by this key, whether it was ended or not. */
export async function membershipKeyed(
  db: Queryable,
  organisation: string,
  key: string,
): Promise<MembershipRow | undefined> {
  const { rows } = await sql<MembershipRow>`select * from membership
    where organisation_id = ${organisation} and external_key = ${key}`.execute(db)
  return rows[0]
}

/** Those who have been an organisation's, in the order in which they came. */
export async function membersInOrder(
  db: Queryable,
  organisation: string,
  page: {
    readonly after?: { readonly at: Date; readonly id: string } | undefined
    readonly limit: number
    /** Without those that were ended. */
    readonly isCurrent: boolean
  },
): Promise<MembershipRow[]> {
  const { at = null, id = null } = page.after ?? {}
  const { rows } = await sql<MembershipRow>`select * from membership where organisation_id = ${organisation}
      and (not ${page.isCurrent}::boolean or ended_at is null)
      and (created_at, id) > (coalesce(${at}::timestamptz, '-infinity'), coalesce(${id}::uuid, '00000000-0000-0000-0000-000000000000'))
    order by created_at, id limit ${page.limit}`.execute(db)
  return rows
}

/** Its administrators that were not ended. */
export async function administratorRows(db: Queryable, id: OrganisationId): Promise<MembershipRow[]> {
  const { rows } = await sql<MembershipRow>`select * from membership
    where organisation_id = ${id} and role = 'administrator' and ended_at is null order by created_at, id`.execute(
    db,
  )
  return rows
}

/** Where somebody is an administrator. */
export async function administeredBy(db: Queryable, account: AccountId): Promise<OrganisationId[]> {
  const { rows } = await sql<{
    organisation_id: OrganisationId
  }>`select distinct organisation_id from membership
    where account_id = ${account} and role = 'administrator' and ended_at is null`.execute(db)
  return rows.map((row) => row.organisation_id)
}

/** A membership with all that says whether it holds. */
export interface HeldRow extends MembershipRow {
  readonly standing: OrganisationStanding
  readonly display_name: string
  readonly registration_kind: RegistrationKind
  readonly registration_number: string
  readonly grant_ended_at: Date | null
  readonly grant_until: Date | null
  readonly intermediary_id: OrganisationId | null
  readonly intermediary_name: string | null
  readonly intermediary_standing: OrganisationStanding | null
  /** The beginning and the end of the person's own membership of the intermediary. */
  readonly own_from: Date | null
  readonly own_until: Date | null
}

const heldRows = `
  select m.*, o.standing, o.display_name, o.registration_kind, o.registration_number, r.ended_at as grant_ended_at, r.valid_until as grant_until,
    r.intermediary_id, i.display_name as intermediary_name, i.standing as intermediary_standing,
    own.valid_from as own_from, own.valid_until as own_until
  from membership m
    join organisation o on o.id = m.organisation_id
    left join representation r on r.organisation_id = m.organisation_id and r.id = m.representation_id
    left join organisation i on i.id = r.intermediary_id
    left join membership own on own.organisation_id = r.intermediary_id and own.account_id = m.account_id
      and own.ended_at is null and own.kind = 'person' and own.representation_id is null`

/** All that somebody is a member of or has been, by the names of the organisations: asked with their account's id. */
export const membershipsOf = prepared<HeldRow>(
  `${heldRows} where m.account_id = $1 order by lower(o.display_name), m.created_at, m.id`,
)

/** These, in no order: asked with their ids. */
export const membershipsAmong = prepared<HeldRow>(`${heldRows} where m.id = any ($1::uuid[])`)

/** Those in which somebody has a user name, and that were not ended. */
export async function membershipsCalled(db: Queryable, account: AccountId): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from membership
    where account_id = ${account} and user_name is not null and ended_at is null limit 50`.execute(db)
  return rows.map((row) => row.id)
}

/** For whom a program acts: asked with its client id. */
export const systemMemberships = prepared<MembershipRow & { standing: OrganisationStanding }>(`
  select m.*, o.standing from membership m join organisation o on o.id = m.organisation_id
  where m.client_id = $1 and m.kind = 'system' order by m.created_at desc limit 20`)

/** What memberships cover, where that is not all; of those of an organisation. */
export async function coverage(
  db: Queryable,
  ids: readonly string[],
): Promise<{ numbers: Map<string, string[]>; branches: Map<string, string[]> }> {
  const numbers = await sql<{ membership_id: string; covered: string[] }>`select membership_id,
      array_agg(number_id::text order by number_id) as covered from membership_number
    where membership_id = any (${[...ids]}::uuid[]) group by membership_id`.execute(db)
  const branches = await sql<{ membership_id: string; covered: string[] }>`select membership_id,
      array_agg(branch_id::text order by branch_id) as covered from membership_branch
    where membership_id = any (${[...ids]}::uuid[]) group by membership_id`.execute(db)
  return {
    numbers: new Map(numbers.rows.map((row) => [row.membership_id, row.covered])),
    branches: new Map(branches.rows.map((row) => [row.membership_id, row.covered])),
  }
}

/** @throws where one is not the organisation's: the composite key decides */
export async function writeCoverage(
  tx: Tx,
  { id, organisation_id: organisation }: Pick<MembershipRow, 'id' | 'organisation_id'>,
  { numbers, branches }: { readonly numbers: readonly string[]; readonly branches: readonly string[] },
): Promise<void> {
  await sql`delete from membership_number where membership_id = ${id}`.execute(tx)
  await sql`delete from membership_branch where membership_id = ${id}`.execute(tx)
  await sql`insert into membership_number (organisation_id, membership_id, number_id)
    select ${organisation}::uuid, ${id}::uuid, number from unnest(${[...numbers]}::uuid[]) as n (number)`.execute(
    tx,
  )
  await sql`insert into membership_branch (organisation_id, membership_id, branch_id)
    select ${organisation}::uuid, ${id}::uuid, branch from unnest(${[...branches]}::uuid[]) as b (branch)`.execute(
    tx,
  )
}

/** More is not counted. */
const MOST_COUNTED = 1000

/** What acts for an organisation, and what it acts for: what ends when it does. */
export async function endingWith(
  db: Queryable,
  id: OrganisationId,
  now: Date,
): Promise<{ members: number; isMore: boolean; actedFor: number; acting: number }> {
  const { rows } = await sql<{ members: number; acted_for: number; acting: number }>`select
    (select count(*)::int from (select 1 from membership where organisation_id = ${id} and ended_at is null
      and (valid_until is null or valid_until > ${now}) limit ${MOST_COUNTED + 1}) as m) as members,
    (select count(*)::int from representation where organisation_id = ${id} and ended_at is null
      and (valid_until is null or valid_until > ${now})) as acted_for,
    (select count(*)::int from representation where intermediary_id = ${id} and ended_at is null
      and (valid_until is null or valid_until > ${now})) as acting`.execute(db)
  const { members = 0, acted_for: actedFor = 0, acting = 0 } = rows[0] ?? {}
  return { members: Math.min(members, MOST_COUNTED), isMore: members > MOST_COUNTED, actedFor, acting }
}

/** Who acts for an organisation by themselves, or did: first who has looked after it, then who was there last. */
export async function everActedFor(db: Queryable, of: OrganisationId, limit: number): Promise<AccountId[]> {
  const { rows } = await sql<{ account_id: AccountId }>`select account_id from membership
    where organisation_id = ${of} and account_id is not null and representation_id is null group by account_id
    order by bool_or(role = 'administrator') desc, max(coalesce(ended_at, 'infinity')) desc, account_id limit ${limit}`.execute(
    db,
  )
  return rows.map((row) => row.account_id)
}
