import { handoversOf, heldBy, type HandoverRow, type Held } from '../../../domain/organisations/index.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import type { AccountVisit } from '../enter.ts'

/** One's own membership. @throws HttpProblem 404 where it is another's, or has ended */
export async function own({ door, account, exchange, now }: AccountVisit): Promise<Held> {
  const id = exchange.params['membership']
  const held = (await heldBy(door.db, account.id, now)).find((each) => each.id === id)
  if (!held || held.ended_at !== null) throw new HttpProblem(404, 'not-found')
  return held
}

/** What is offered to somebody as a member, and waits; undefined: nothing. */
export async function offeredTo(
  { door, now }: Pick<AccountVisit, 'door' | 'now'>,
  { id, organisation_id: organisation }: Held,
): Promise<HandoverRow | undefined> {
  const rows = await handoversOf(door.db, { organisation, membership: id })
  return rows.find((row) => row.to_membership_id === id && row.closes_at > now)
}
