import { CompiledQuery, type DatabaseConnection, type QueryResult } from 'kysely'
import type { Queryable } from './database.ts'

/**
 * A read that is asked all the time, written out: kysely has nothing to compile, PostgreSQL (by its text, see
 * connect.ts) nothing to parse. Outside a transaction, all that are asked in one turn of the event loop share a
 * connection and travel together, so it must be one that is quick and never waits for a lock.
 */
export const prepared =
  <Row>(text: string) =>
  async (db: Queryable, ...values: readonly unknown[]): Promise<readonly Row[]> => {
    const query = CompiledQuery.raw(text, [...values]) as CompiledQuery<Row>
    return (await (db.isTransaction ? db.executeQuery(query) : together(db, query))).rows
  }

type Read = (connection: DatabaseConnection) => Promise<unknown>

const waiting = new WeakMap<Queryable, { read: Read; reject: (error: unknown) => void }[]>()

function together<Row>(db: Queryable, query: CompiledQuery<Row>): Promise<QueryResult<Row>> {
  const { promise, resolve, reject } = Promise.withResolvers<QueryResult<Row>>()
  const reads = waiting.get(db) ?? []
  if (reads.length === 0) {
    waiting.set(db, reads)
    setImmediate(() => void readAll(db))
  }
  reads.push({ read: (connection) => connection.executeQuery<Row>(query).then(resolve, reject), reject })
  return promise
}

async function readAll(db: Queryable): Promise<void> {
  const reads = waiting.get(db) ?? []
  waiting.delete(db)
  try {
    // kysely's own connection() would ask one after the other
    await db
      .getExecutor()
      .provideConnection((connection) => Promise.all(reads.map(({ read }) => read(connection))))
  } catch (error) {
    for (const { reject } of reads) reject(error)
  }
}
