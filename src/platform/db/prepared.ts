import { CompiledQuery } from 'kysely'
import type { Queryable } from './database.ts'

/**
 * A statement that is asked all the time, written out: kysely has nothing to compile, PostgreSQL (by its text,
 * see connect.ts) nothing to parse. For the few on the path of every token; everything else reads better as
 * `sql`.
 */
export const prepared =
  <Row>(text: string) =>
  async (db: Queryable, ...values: readonly unknown[]): Promise<readonly Row[]> =>
    (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows
