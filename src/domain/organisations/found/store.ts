import { sql } from 'kysely'
import type { Queryable } from '../../../platform/db/database.ts'
import type { AccountId, OrganisationId } from '../../../policy/vocabulary.ts'
import type { MembershipRow } from '../rows.ts'

/** Where a list of people goes on: after this word of this membership. */
export interface WordPlace {
  readonly word: string
  readonly id: string
}

/** A member, and the word by which they stand in a list. */
export type FoundRow = MembershipRow & { readonly word: string }

/** Stands behind every character: between a word and the same with this are all that begin with it, which an index finds. */
const LAST = String.fromCodePoint(0x10ffff)

/** The members of an organisation by their names: the last word of a family name first. */
export async function membersByName(
  db: Queryable,
  organisation: string,
  { after, limit }: { readonly after?: WordPlace | undefined; readonly limit: number },
): Promise<FoundRow[]> {
  const { rows } = await sql<FoundRow>`select m.*, w.word from member_word w
      join membership m on m.organisation_id = w.organisation_id and m.id = w.membership_id
    where w.organisation_id = ${organisation} and w.kind = 'sort'
      and (w.word, w.membership_id) > (${after?.word ?? ''}, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
    order by w.word, w.membership_id limit ${limit}`.execute(db)
  return rows
}

/**
 * The members of an organisation who have words that begin like these: of a name, an address, a user name, a number, a
 * reference. Each once, by the first of their words that begins like the first of these: which that is, is looked up for each
 * that is shown, so that an organisation of many costs no more than one of few.
 *
 * @param words at least one; the longest first, since it finds the fewest
 */
export async function membersWith(
  db: Queryable,
  organisation: string,
  [first = '', ...others]: readonly string[],
  { after, limit }: { readonly after?: WordPlace | undefined; readonly limit: number },
): Promise<FoundRow[]> {
  const { rows } = await sql<FoundRow>`select m.*, w.word from member_word w
      join membership m on m.organisation_id = w.organisation_id and m.id = w.membership_id
    where w.organisation_id = ${organisation} and w.kind <> 'sort'
      and w.word >= folded(${first}) and w.word < folded(${first}) || ${LAST}
      and (w.word, w.membership_id) > (${after?.word ?? ''}, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
      and (w.word, w.kind) = (select b.word, b.kind from member_word b
        where b.organisation_id = w.organisation_id and b.membership_id = w.membership_id and b.kind <> 'sort'
          and b.word >= folded(${first}) and b.word < folded(${first}) || ${LAST}
        order by b.word, b.kind limit 1)
      and not exists (select from unnest(${others}::text[]) as typed (word)
        where not exists (select from member_word o where o.organisation_id = w.organisation_id and o.membership_id = w.membership_id and o.kind <> 'sort'
          and o.word >= folded(typed.word) and o.word < folded(typed.word) || ${LAST}))
    order by w.word, w.membership_id limit ${limit}`.execute(db)
  return rows
}

/** Who of these acts for an organisation, by themselves. */
export async function membersAmong(
  db: Queryable,
  organisation: OrganisationId,
  accounts: readonly AccountId[],
): Promise<ReadonlySet<AccountId>> {
  const { rows } = await sql<{ account_id: AccountId }>`select account_id from membership
    where organisation_id = ${organisation} and account_id = any (${[...accounts]}::uuid[]) and ended_at is null
      and representation_id is null`.execute(db)
  return new Set(rows.map((row) => row.account_id))
}

/** Who acts for an organisation from outside, and its programs: the first of each, the oldest first. */
export async function membersFromOutside(
  db: Queryable,
  organisation: OrganisationId,
  limit: number,
): Promise<MembershipRow[]> {
  const { rows } = await sql<MembershipRow>`(select * from membership
      where organisation_id = ${organisation} and representation_id is not null and ended_at is null order by created_at, id limit ${limit})
    union all (select * from membership
      where organisation_id = ${organisation} and kind = 'system' and ended_at is null order by created_at, id limit ${limit})`.execute(
    db,
  )
  return rows
}

/** Which of these user names and keys somebody of an organisation has, or had. */
export async function takenAmong(
  db: Queryable,
  organisation: OrganisationId,
  { names, keys }: { readonly names: readonly string[]; readonly keys: readonly string[] },
): Promise<{ readonly names: ReadonlySet<string>; readonly keys: ReadonlySet<string> }> {
  if (names.length + keys.length === 0) return { names: new Set(), keys: new Set() }
  const { rows } = await sql<{
    name: string | null
    key: string | null
  }>`(select user_name_lookup as name, null as key from membership
      where organisation_id = ${organisation} and user_name_lookup = any (${[...names]}::text[]))
    union all (select null, external_key from membership
      where organisation_id = ${organisation} and external_key = any (${[...keys]}::text[]))`.execute(db)
  return {
    names: new Set(rows.flatMap((row) => row.name ?? [])),
    keys: new Set(rows.flatMap((row) => row.key ?? [])),
  }
}
