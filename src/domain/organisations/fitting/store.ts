import { sql } from 'kysely'
import type { Queryable } from '../../../platform/db/database.ts'
import type { AccountId, OrganisationId } from '../../../policy/vocabulary.ts'
import type { NumberRow } from '../rows.ts'

/** Organisations by their ids, or by the ids of numbers of theirs. */
export type Among = { readonly organisations: readonly string[] } | { readonly numbers: readonly string[] }

/** What a portal asks of a membership. */
export interface Fitting {
  readonly account: AccountId
  /** By their registrations: `kvk:69599084`; none: any. */
  readonly organisations: readonly string[]
  /** Only of these organisations, or of those that have these numbers, which the membership covers. */
  readonly among?: Among | undefined
  readonly register: string | undefined
  /** Whether a membership that is limited to branches will do. */
  readonly takesBranches: boolean
  /** The number of a branch that there must be, and that it must cover. */
  readonly branch?: string | undefined
  /** What a mandate is worth of which nothing was said. */
  readonly mandateLevel: string | undefined
  /** The levels that will do. */
  readonly levels: readonly string[]
}

export interface FittingRow {
  readonly organisation: OrganisationId
  readonly membership: string
  readonly level: string | null
  readonly name: string
  /** Whether it is their own, and not held through an intermediary. */
  readonly is_own: boolean
  /** Grows with each change of the membership. */
  readonly version: number
  /** What the organisation asks of those who act for it. */
  readonly minimum_level: string | null
  readonly factors_forbidden: string[]
  readonly factors_required: string[]
}

/**
 * The memberships that hold at this moment (as `whyNotHeld` has it: a test holds the two to one another) and will do at a
 * portal, by the names of their organisations. What asks only whether there is one, or more than one, takes them in any
 * order: of thousands no more are read then than are asked for.
 *
 * @param page `beginning`: of organisations whose name begins so; `isAnyOrder`: whichever are found first
 */
export async function membershipsFitting(
  db: Queryable,
  fitting: Fitting,
  page: { readonly limit: number; readonly beginning?: string; readonly isAnyOrder?: boolean },
  now: Date,
): Promise<FittingRow[]> {
  const { account, organisations, among, register = null, mandateLevel = null, branch = null } = fitting
  // what is not asked for stands in no statement: the index of an organisation's members is taken for what is
  const amongThem =
    among === undefined
      ? sql``
      : 'organisations' in among
        ? sql`and m.organisation_id = any (${[...among.organisations]}::uuid[])`
        : sql`and m.organisation_id = any (select n.organisation_id from organisation_number n
            where n.id = any (${[...among.numbers]}::uuid[]))
          and exists (select 1 from organisation_number n
            where n.organisation_id = m.organisation_id and n.id = any (${[...among.numbers]}::uuid[])
              and (m.all_numbers or exists (select 1 from membership_number c
                where c.membership_id = m.id and c.number_id = n.id)))`
  // one's own before what is held through another
  const inOrder = page.isAnyOrder
    ? sql``
    : sql`order by lower(o.display_name), o.id, m.representation_id nulls first, m.id`
  const { rows } =
    await sql<FittingRow>`select m.organisation_id as organisation, m.id as membership, o.display_name as name,
      coalesce(m.mandate_level, ${mandateLevel}::text) as level, m.representation_id is null as is_own, m.version, o.minimum_level, o.factors_forbidden, o.factors_required
    from membership m join organisation o on o.id = m.organisation_id
    where m.account_id = ${account} and (m.ended_at is null or m.ended_at > ${now}) and m.valid_from <= ${now}
      and (m.valid_until is null or m.valid_until > ${now}) and o.standing = 'active'
      and (m.representation_id is null or exists (select 1 from representation r
        join organisation i on i.id = r.intermediary_id
        join membership own on own.organisation_id = r.intermediary_id and own.account_id = m.account_id
          and own.ended_at is null and own.kind = 'person' and own.representation_id is null
        where r.organisation_id = m.organisation_id and r.id = m.representation_id and i.standing = 'active'
          and (r.ended_at is null or r.ended_at > ${now}) and (r.valid_until is null or r.valid_until > ${now})
          and own.valid_from <= ${now} and (own.valid_until is null or own.valid_until > ${now})))
      ${amongThem}
      and (${organisations.length === 0}::boolean
        or o.registration_kind || ':' || o.registration_number = any (${[...organisations]}::text[]))
      and (${fitting.takesBranches}::boolean or m.all_branches)
      and (${branch}::text is null or exists (select 1 from branch b
        where b.organisation_id = m.organisation_id and b.number = ${branch}::text and b.ended_at is null
          and (m.all_branches or exists (select 1 from membership_branch c
            where c.membership_id = m.id and c.branch_id = b.id))))
      and (coalesce(m.mandate_level, ${mandateLevel}::text) is null
        or coalesce(m.mandate_level, ${mandateLevel}::text) = any (${[...fitting.levels]}::text[]))
      and (${register}::text is null or exists (select 1 from organisation_number n
        where n.organisation_id = m.organisation_id and n.register_key = ${register}::text and n.replaced_by_id is null
          and (m.all_numbers or exists (select 1 from membership_number c
            where c.membership_id = m.id and c.number_id = n.id))))
      and (${page.beginning ?? ''} = '' or lower(o.display_name) like lower(${escaped(page.beginning ?? '')}) || '%')
    ${inOrder} limit ${page.limit}`.execute(db)
  return rows
}

/** The numbers of a register that are called so, of organisations that somebody is a member of. */
export async function numbersNearby(
  db: Queryable,
  of: { readonly account: AccountId; readonly register: string; readonly lookup: string },
): Promise<NumberRow[]> {
  const { rows } = await sql<NumberRow>`select distinct n.* from organisation_number n
      join membership m on m.organisation_id = n.organisation_id and m.account_id = ${of.account} and m.ended_at is null
    where n.register_key = ${of.register} and n.lookup = ${of.lookup} limit 100`.execute(db)
  return rows
}

/**
 * Who is called so in an organisation that has this number, or whose number has become another that they cover: of numbers
 * that several may have, perhaps several. One statement, whether there is anybody or nobody.
 */
export async function membersCalled(
  db: Queryable,
  of: { readonly register: string; readonly lookup: string; readonly userName: string },
): Promise<{ account: AccountId; organisation: OrganisationId }[]> {
  const { rows } = await sql<{ account: AccountId; organisation: OrganisationId }>`with recursive now as (
      select n.id, n.organisation_id, n.replaced_by_id from organisation_number n
      where n.register_key = ${of.register} and n.lookup = ${of.lookup}
      union
      select n.id, n.organisation_id, n.replaced_by_id from now w
        join organisation_number n on n.organisation_id = w.organisation_id and n.id = w.replaced_by_id)
    select distinct m.account_id as account, m.organisation_id as organisation from now w
      join membership m on m.organisation_id = w.organisation_id and m.user_name_lookup = ${of.userName}
        and m.ended_at is null and m.account_id is not null
        and (m.all_numbers or exists (select 1 from membership_number c
          where c.membership_id = m.id and c.number_id = w.id))
    where w.replaced_by_id is null limit 2`.execute(db)
  return rows
}

/** Of a register, the first three numbers that each of these memberships covers. */
export async function numbersOfRegister(
  db: Queryable,
  memberships: readonly string[],
  register: string | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (register === undefined || memberships.length === 0) return new Map()
  const { rows } = await sql<{ membership: string; numbers: string[] }>`select m.id as membership, array(
      select n.value from organisation_number n where n.organisation_id = m.organisation_id and n.register_key = ${register}
        and n.replaced_by_id is null and (m.all_numbers or exists (select 1 from membership_number c
          where c.membership_id = m.id and c.number_id = n.id))
      order by n.value limit 3) as numbers
    from membership m where m.id = any (${[...memberships]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.membership, row.numbers]))
}

/** The numbers that a membership covers and that have become no other, by register and number. @param of `register`: of this one alone */
export async function numbersCovered(
  db: Queryable,
  of: { readonly membership: string; readonly register: string | undefined; readonly limit: number },
): Promise<{ register: string; number: string }[]> {
  const { membership, register = null, limit } = of
  const { rows } = await sql<{
    register: string
    number: string
  }>`select n.register_key as register, n.value as number
    from membership m join organisation_number n on n.organisation_id = m.organisation_id and n.replaced_by_id is null
      and (m.all_numbers or exists (select 1 from membership_number c where c.membership_id = m.id and c.number_id = n.id))
    where m.id = ${membership} and (${register}::text is null or n.register_key = ${register}::text)
    order by n.register_key, n.value limit ${limit}`.execute(db)
  return rows
}

/** The branches that a membership is limited to. */
export async function branchesCovered(
  db: Queryable,
  membership: string,
): Promise<{ number: string; name: string }[]> {
  const { rows } = await sql<{
    number: string
    name: string
  }>`select b.number, b.name from membership_branch c
    join branch b on b.id = c.branch_id where c.membership_id = ${membership} order by b.number`.execute(db)
  return rows
}

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`)
