import type { Tables } from '../../src/platform/db/database.ts'
import type { TestPerson } from '../harness/people.ts'
import type { World } from '../harness/world.ts'

/** An account in a state that it takes a journey to come to. */
export const givenAccount = (
  world: Pick<World, 'house'>,
  person: Pick<TestPerson, 'id'>,
  state: Partial<Tables['account']>,
): Promise<unknown> => world.house.db.updateTable('account').set(state).where('id', '=', person.id).execute()
