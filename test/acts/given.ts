import { sql } from 'kysely'
import { createPerson } from '../harness/people.ts'
import type { World } from '../harness/world.ts'

/** What was written down, and who was written to, since. */
export async function since({ house: { db } }: Pick<World, 'house'>, moment: Date) {
  const { rows: events } = await sql<{
    type: string
    actor: string
    name: string | null
    address: string | null
  }>`
    select e.type, e.actor, p.actor_name as name, p.address from audit_event e left join audit_person p on p.event_id = e.id
    where e.at >= ${moment}`.execute(db)
  const { rows: written } = await sql<{ template: string; account_id: string | null }>`
    select template, account_id from outbox_message where created_at >= ${moment}`.execute(db)
  return { events, written }
}

/** A resource server that nobody has registered. */
export const resource = () => ({
  identifier: `https://api.example/${Math.random()}`,
  name: 'API',
  scopes: ['read'],
  format: 'jwt' as const,
  seconds: 60,
})

/** What a second person must agree to. */
export const proposed = async (world: Pick<World, 'house'>) => ({
  ...{ operation: 'clients.delete', target: '/clients/one', version: '1', request: '{}' },
  by: (await createPerson(world)).id,
})
