import type { Tables } from '../../../src/platform/db/database.ts'
import type { TestPerson } from '../../harness/people.ts'
import type { World } from '../../harness/world.ts'

/** A password in a state that it takes months to come to. */
export const givenPassword = (
  world: Pick<World, 'house'>,
  person: Pick<TestPerson, 'id'>,
  state: Partial<Tables['password_credential']>,
): Promise<unknown> =>
  world.house.db.updateTable('password_credential').set(state).where('account_id', '=', person.id).execute()

/** A password that took the place of the one before, a day later. */
export async function replacePassword(
  world: Pick<World, 'house'>,
  person: Pick<TestPerson, 'id'>,
  hash: string,
): Promise<void> {
  const { db } = world.house
  const mine = db.selectFrom('password_credential').where('account_id', '=', person.id)
  await db
    .insertInto('password_history')
    .columns(['account_id', 'set_at', 'hash'])
    .expression(mine.select(['account_id', 'set_at', 'hash']))
    .execute()
  const { set_at: at } = await mine.select('set_at').executeTakeFirstOrThrow()
  await givenPassword(world, person, { hash, set_at: new Date(at.getTime() + 86_400_000) })
}
