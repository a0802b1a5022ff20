import { sql } from 'kysely'
import type { TestPerson } from '../../harness/people.ts'
import type { World } from '../../harness/world.ts'

/** So many of somebody's codes were used before. */
export const useCodes = (
  world: Pick<World, 'house'>,
  person: Pick<TestPerson, 'id'>,
  howMany: number,
): Promise<unknown> =>
  world.house.db
    .updateTable('recovery_code')
    .set({ used_at: sql<Date>`now()` })
    .where('mac', 'in', (codes) =>
      codes.selectFrom('recovery_code').select('mac').where('account_id', '=', person.id).limit(howMany),
    )
    .execute()
