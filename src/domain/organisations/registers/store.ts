import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { RegisterRow } from '../rows.ts'

/** @returns undefined where there is one of this key */
export async function insertRegister(
  tx: Tx,
  row: Omit<RegisterRow, 'version'>,
): Promise<RegisterRow | undefined> {
  const { rows } =
    await sql<RegisterRow>`insert into number_register (key, name_en, name_nl, name_sv, pattern, example, is_shared, created_at)
    values (${row.key}, ${row.name_en}, ${row.name_nl}, ${row.name_sv}, ${row.pattern}, ${row.example}, ${row.is_shared}, ${row.created_at})
    on conflict (key) do nothing returning *`.execute(tx)
  return rows[0]
}

export async function writeRegister(
  tx: Tx,
  row: Omit<RegisterRow, 'version' | 'created_at' | 'is_shared'>,
): Promise<RegisterRow | undefined> {
  const { rows } =
    await sql<RegisterRow>`update number_register set name_en = ${row.name_en}, name_nl = ${row.name_nl},
      name_sv = ${row.name_sv}, pattern = ${row.pattern}, example = ${row.example}
    where key = ${row.key} returning *`.execute(tx)
  return rows[0]
}

/** @throws a violation where something stands on it: the key decides */
export async function deleteRegister(tx: Tx, key: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from number_register where key = ${key}`.execute(tx)
  return numAffectedRows === 1n
}

/** Whether there is a number of the register, or an attribute for it. */
export async function isRegisterUsed(db: Queryable, key: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 where exists (select 1 from organisation_number where register_key = ${key})
    or exists (select 1 from attribute_kind where register_key = ${key})`.execute(db)
  return rows.length > 0
}

export async function lockRegister(tx: Tx, key: string): Promise<RegisterRow | undefined> {
  const { rows } =
    await sql<RegisterRow>`select * from number_register where key = ${key} for update`.execute(tx)
  return rows[0]
}

/** Held so that nobody takes it away meanwhile; several may hold it so. */
export async function holdRegister(tx: Tx, key: string): Promise<RegisterRow | undefined> {
  const { rows } =
    await sql<RegisterRow>`select * from number_register where key = ${key} for key share`.execute(tx)
  return rows[0]
}

export async function registerByKey(db: Queryable, key: string): Promise<RegisterRow | undefined> {
  const { rows } = await sql<RegisterRow>`select * from number_register where key = ${key}`.execute(db)
  return rows[0]
}

/** By their keys. */
export async function listRegisters(
  db: Queryable,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<RegisterRow[]> {
  const { rows } = await sql<RegisterRow>`select * from number_register where key > ${page.after ?? ''}
    order by key limit ${page.limit}`.execute(db)
  return rows
}

/** All that are declared, by their keys: an operator declares a few. */
export async function everyRegister(db: Queryable): Promise<RegisterRow[]> {
  const { rows } = await sql<RegisterRow>`select * from number_register order by key`.execute(db)
  return rows
}
