import { sql } from 'kysely'
import type { TestPerson } from '../harness/people.ts'
import type { World } from '../harness/world.ts'

/** What somebody has proven, so many milliseconds longer ago. */
export const ageEvidence = (
  world: Pick<World, 'house'>,
  person: Pick<TestPerson, 'id'>,
  milliseconds: number,
): Promise<unknown> =>
  world.house.db
    .updateTable('evidence')
    .set((row) => ({ at: row('at', '-', sql<Date>`make_interval(secs => ${milliseconds / 1000})`) }))
    .where('account_id', '=', person.id)
    .execute()
