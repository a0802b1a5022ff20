import { sql } from 'kysely'
import type { Queryable } from '../../../platform/db/database.ts'
import type { AccountId } from '../../../policy/vocabulary.ts'
import type { Account } from '../account.ts'

/** Somebody as those find them who look after people: no more than what tells one from another. */
export type FoundPerson = Pick<
  Account,
  'id' | 'subject' | 'name' | 'email' | 'email_verified_at' | 'standing' | 'created_at'
>

/** Those whose name begins so, in any capitals, by their names. */
export async function peopleNamed(
  db: Queryable,
  beginning: string,
  page: {
    readonly after?: { readonly name: string; readonly id: string } | undefined
    readonly limit: number
  },
): Promise<FoundPerson[]> {
  const { name, id } = page.after ?? {}
  // the last character that there is ends the range of all that begin so; where it begins is said once: of two beginnings the
  // index would be read from the earlier
  const { rows } =
    await sql<FoundPerson>`select a.id, a.subject, a.name, a.standing, a.created_at, i.value as email,
      case when i.form <> 'refused' then i.verified_at end as email_verified_at
    from account a left join identifier i on i.account_id = a.id and i.kind = 'email'
    where lower(a.name) collate "C" < (lower(${beginning}::text) || ${'\u{10FFFF}'}) collate "C"
      and (lower(a.name) collate "C", a.id) > (lower(coalesce(${name ?? null}::text, ${beginning}::text)) collate "C",
        coalesce(${id ?? null}::uuid, '00000000-0000-0000-0000-000000000000'))
    order by lower(a.name) collate "C", a.id limit ${page.limit}`.execute(db)
  return rows
}

/** The last word of a surname, which the index of surnames is of. */
const surname = sql`lower(regexp_replace(coalesce(a.family_name, a.name), '^.*\\s', '')) collate "C"`

/** Of a surname so much must be said: one letter is that of too many. */
const LEAST = 2

/**
 * Those whose surname begins so, and whose name does not, by their surnames: `berg` and `van den berg` find Anna van den
 * Berg. Each has the last word of their surname, to go on from.
 */
export async function peopleSurnamed(
  db: Queryable,
  typed: string,
  page: {
    readonly after?: { readonly surname: string; readonly id: string } | undefined
    readonly limit: number
  },
): Promise<(FoundPerson & { readonly surname: string })[]> {
  const said = typed.trim()
  const last = said.split(/\s+/).at(-1) ?? ''
  if (last.length < LEAST) return []
  const { surname: from = null, id = null } = page.after ?? {}
  const { rows } = await sql<
    FoundPerson & { surname: string }
  >`select a.id, a.subject, a.name, a.standing, a.created_at, i.value as email,
      case when i.form <> 'refused' then i.verified_at end as email_verified_at, ${surname} as surname
    from account a left join identifier i on i.account_id = a.id and i.kind = 'email'
    where ${surname} < (lower(${last}::text) || ${'\u{10FFFF}'}) collate "C"
      and strpos(lower(a.name || ' ' || coalesce(a.family_name, '')), lower(${said}::text)) > 0
      and not starts_with(lower(a.name), lower(${said}::text))
      and (${surname}, a.id) > (coalesce(${from}::text, lower(${last}::text)) collate "C",
        coalesce(${id}::uuid, '00000000-0000-0000-0000-000000000000'))
    order by ${surname}, a.id limit ${page.limit}`.execute(db)
  return rows
}

/** Everybody, oldest first. */
export async function peopleInOrder(
  db: Queryable,
  page: { readonly after?: { readonly at: Date; readonly id: string } | undefined; readonly limit: number },
): Promise<FoundPerson[]> {
  const { at, id } = page.after ?? {}
  const { rows } =
    await sql<FoundPerson>`select a.id, a.subject, a.name, a.standing, a.created_at, i.value as email,
      case when i.form <> 'refused' then i.verified_at end as email_verified_at
    from account a left join identifier i on i.account_id = a.id and i.kind = 'email'
    where (a.created_at, a.id) > (coalesce(${at ?? null}::timestamptz, '-infinity'), coalesce(${id ?? null}::uuid, '00000000-0000-0000-0000-000000000000'))
    order by a.created_at, a.id limit ${page.limit}`.execute(db)
  return rows
}

/** Those who may sign in, in the order of their ids. */
export async function activeInOrder(
  db: Queryable,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<AccountId[]> {
  const { rows } = await sql<{ id: AccountId }>`select id from account
    where standing = 'active' and id > coalesce(${page.after ?? null}::uuid, '00000000-0000-0000-0000-000000000000')
    order by id limit ${page.limit}`.execute(db)
  return rows.map(({ id }) => id)
}
