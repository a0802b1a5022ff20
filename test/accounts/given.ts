import { randomBytes, randomUUID } from 'node:crypto'
import type { EmailChange } from '../../src/domain/accounts/index.ts'
import type { Tables } from '../../src/platform/db/database.ts'
import type { TestPerson } from '../harness/people.ts'
import type { World } from '../harness/world.ts'

/** An account in a state that it takes a journey to come to. */
export const givenAccount = (
  world: Pick<World, 'house'>,
  person: Pick<TestPerson, 'id'>,
  state: Partial<Tables['account']>,
): Promise<unknown> => world.house.db.updateTable('account').set(state).where('id', '=', person.id).execute()

/** A change of address that is under way, confirmed by one of the two. */
export async function addressChange(
  world: Pick<World, 'house'>,
  { id, email }: Pick<TestPerson, 'id' | 'email'>,
  to: string,
  confirmed: 'old' | 'new',
): Promise<EmailChange> {
  const now = new Date()
  const row = {
    ...{
      id: randomUUID(),
      account_id: id,
      old_value: email,
      new_value: to,
      asked_by: 'owner' as const,
      chosen_by: null,
      old_was_proven: true,
    },
    ...{ old_token_hash: randomBytes(32), new_token_hash: randomBytes(32), undo_token_hash: null },
    ...{ requested_at: now, expires_at: new Date(now.getTime() + 3_600_000) },
    old_confirmed_at: confirmed === 'old' ? now : null,
    new_confirmed_at: confirmed === 'new' ? now : null,
    ...{ effective_at: null, undo_until: null, ended_at: null },
  }
  await world.house.db.insertInto('email_change').values(row).execute()
  return row
}
