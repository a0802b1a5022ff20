import { sql, type KyselyPlugin, type RawNode } from 'kysely'
import type { Db } from '../../src/platform/db/database.ts'

/** What is read from end to end, or sorted from end to end: a few rows of one moment may be. */
const whole = /Seq Scan|(^|-> +)Sort /

/** The lines of plans that read or sort a whole table. */
export const readWhole = (plans: readonly string[]): string[] => plans.filter((line) => whole.test(line))

/** The lines of plans that begin twice: of two beginnings an index is read from the earlier, however far the later is. */
export const begunTwice = (plans: readonly string[]): string[] =>
  plans.filter((line) => /Index Cond:.* >= .*ROW\(.*> ROW\(/.test(line))

/**
 * How the database would read it, where it reads by an index if it can at all.
 *
 * @param isFree it reads as it likes best, by what it knows of the tables
 */
export async function plansOf(
  db: Db,
  ask: (db: Db) => Promise<unknown>,
  { isFree = false } = {},
): Promise<string[]> {
  const plans: string[] = []
  await db.transaction().execute(async (tx) => {
    if (!isFree) {
      await sql`set local enable_seqscan = off`.execute(tx)
      await sql`set local enable_sort = off`.execute(tx)
    }
    await sql`set local plan_cache_mode = force_generic_plan`.execute(tx)
    const explain: KyselyPlugin = {
      transformQuery: ({ node }) => {
        const [first = '', ...rest] = (node as RawNode).sqlFragments
        return { ...node, sqlFragments: [`explain ${first}`, ...rest] } as typeof node
      },
      async transformResult({ result }) {
        plans.push(...result.rows.map((row) => String(row['QUERY PLAN'])))
        return { ...result, rows: [] }
      },
    }
    const asked = tx.withPlugin(explain)
    const execute = asked.executeQuery.bind(asked)
    // what is prepared is written out already, and passes no plugin on its way
    asked.executeQuery = (query) =>
      execute('sql' in query ? { ...query, sql: `explain ${query.sql}` } : query)
    await ask(asked)
  })
  return plans
}
