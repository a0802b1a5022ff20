import type { ColumnType, Kysely, Transaction } from 'kysely'

/**
 * Every table, by name. Each `store.ts` adds the tables it owns by declaration merging, so that a table's
 * shape stands beside the only code that may touch it.
 */
// oxlint-disable-next-line typescript/no-empty-interface -- filled by the stores
export interface Tables {}

/** A `bigint`: the driver reads it as a text, for it may be more than a number can hold. */
export type Big = ColumnType<string, number, number>

/** A connection pool: statements on it commit one by one. */
export type Db = Kysely<Tables>

/** A transaction. Functions that take one never open or end it. */
export type Tx = Transaction<Tables>

/** For reads that do not care whether they run inside a transaction. */
export type Queryable = Db | Tx
