import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { OrganisationId } from '../../../policy/vocabulary.ts'
import type { AttributeKindRow, AttributeRow } from '../rows.ts'

/** @returns undefined where there is one of this key */
export async function insertAttributeKind(
  tx: Tx,
  row: Omit<AttributeKindRow, 'version'>,
): Promise<AttributeKindRow | undefined> {
  const { rows } =
    await sql<AttributeKindRow>`insert into attribute_kind (key, register_key, client_id, type, allowed, name_en, name_nl,
      name_sv, set_by, seen_by, created_at)
    values (${row.key}, ${row.register_key}, ${row.client_id}, ${row.type}, ${row.allowed}::text[], ${row.name_en}, ${row.name_nl},
      ${row.name_sv}, ${row.set_by}::text[], ${row.seen_by}::text[], ${row.created_at})
    on conflict (key) do nothing returning *`.execute(tx)
  return rows[0]
}

export async function writeAttributeKind(
  tx: Tx,
  row: Pick<AttributeKindRow, 'key' | 'allowed' | 'name_en' | 'name_nl' | 'name_sv' | 'set_by' | 'seen_by'>,
): Promise<AttributeKindRow | undefined> {
  const { rows } = await sql<AttributeKindRow>`update attribute_kind set allowed = ${row.allowed}::text[],
      name_en = ${row.name_en}, name_nl = ${row.name_nl}, name_sv = ${row.name_sv}, set_by = ${row.set_by}::text[],
      seen_by = ${row.seen_by}::text[]
    where key = ${row.key} returning *`.execute(tx)
  return rows[0]
}

/** What has been said by it goes with it. */
export async function deleteAttributeKind(tx: Tx, key: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from attribute_kind where key = ${key}`.execute(tx)
  return numAffectedRows === 1n
}

export async function lockAttributeKind(tx: Tx, key: string): Promise<AttributeKindRow | undefined> {
  const { rows } =
    await sql<AttributeKindRow>`select * from attribute_kind where key = ${key} for update`.execute(tx)
  return rows[0]
}

/** Those of these keys, held so that what is said fits what may be said until it is written. */
export async function holdAttributeKinds(tx: Tx, keys: readonly string[]): Promise<AttributeKindRow[]> {
  const { rows } =
    await sql<AttributeKindRow>`select * from attribute_kind where key = any (${[...keys]}::text[])
    order by key for share`.execute(tx)
  return rows
}

export async function attributeKindByKey(db: Queryable, key: string): Promise<AttributeKindRow | undefined> {
  const { rows } = await sql<AttributeKindRow>`select * from attribute_kind where key = ${key}`.execute(db)
  return rows[0]
}

/** By their keys. */
export async function listAttributeKinds(
  db: Queryable,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<AttributeKindRow[]> {
  const { rows } = await sql<AttributeKindRow>`select * from attribute_kind where key > ${page.after ?? ''}
    order by key limit ${page.limit}`.execute(db)
  return rows
}

/** Those that may be said of an organisation's members: of every organisation, of a client, of a register it has a number in. */
export async function attributeKindsFor(
  db: Queryable,
  organisation: OrganisationId,
): Promise<AttributeKindRow[]> {
  const { rows } = await sql<AttributeKindRow>`select * from attribute_kind k
    where register_key is null or exists (select 1 from organisation_number n
      where n.organisation_id = ${organisation} and n.register_key = k.register_key)
    order by key limit 1000`.execute(db)
  return rows
}

/** Whether somebody is said to be something that would not be among these any more. */
export async function isSaidOutside(
  db: Queryable,
  key: string,
  allowed: readonly string[],
): Promise<string | undefined> {
  const { rows } = await sql<{ each: string }>`select each from membership_attribute a, unnest(a.said) as each
    where a.key = ${key} and not each = any (${[...allowed]}::text[]) limit 1`.execute(db)
  return rows[0]?.each
}

/** All that are declared, by their keys: an operator declares a few. */
export async function everyAttributeKind(db: Queryable): Promise<AttributeKindRow[]> {
  const { rows } = await sql<AttributeKindRow>`select * from attribute_kind order by key`.execute(db)
  return rows
}

/** Whether anything is said by it of anybody. */
export async function isAttributeSaid(db: Queryable, key: string): Promise<boolean> {
  const { rows } = await sql`select 1 from membership_attribute where key = ${key} limit 1`.execute(db)
  return rows.length > 0
}

/** What is said of memberships. */
export async function attributesOf(db: Queryable, ids: readonly string[]): Promise<AttributeRow[]> {
  const { rows } = await sql<AttributeRow>`select * from membership_attribute
    where membership_id = any (${[...ids]}::uuid[]) order by membership_id, key`.execute(db)
  return rows
}

/** Says it anew; nothing said takes it away. */
export async function writeAttribute(tx: Tx, row: AttributeRow): Promise<void> {
  if (row.said.length === 0) {
    await sql`delete from membership_attribute where membership_id = ${row.membership_id} and key = ${row.key}`.execute(
      tx,
    )
    return
  }
  await sql`insert into membership_attribute (organisation_id, membership_id, key, said, set_by, set_at)
    values (${row.organisation_id}, ${row.membership_id}, ${row.key}, ${row.said}::text[], ${row.set_by}, ${row.set_at})
    on conflict (membership_id, key) do update
      set said = excluded.said, set_by = excluded.set_by, set_at = excluded.set_at`.execute(tx)
}
