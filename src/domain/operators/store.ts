import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import type { Actor } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { OperatorId } from '../../policy/vocabulary.ts'

declare module '../../platform/db/database.ts' {
  interface Tables {
    operator: { id: OperatorId; name: string; created_at: Date }
  }
}

/** Who acts, where an operator of this name does; known from now on, where nobody of this name has acted before. */
export async function operatorNamed(tx: Tx, name: string, now: Date): Promise<Actor> {
  const known = await sql<{ id: OperatorId }>`select id from operator where name = ${name}`.execute(tx)
  // two who act for the first time at once are one: the statement that finds the name taken waits for the other
  const { rows } = known.rows[0]
    ? known
    : await sql<{ id: OperatorId }>`insert into operator (id, name, created_at)
        values (${randomUUID()}, ${name}, ${now}) on conflict (name) do update set name = excluded.name returning id`.execute(
        tx,
      )
  const [row] = rows
  if (!row) throw new Error('an operator that was written is not there')
  return { operator: row.id, name }
}
