import { sql } from 'kysely'
import { perform } from '../../src/acts/index.ts'
import { accountById } from '../../src/domain/accounts/index.ts'
import { createStartRecovery } from '../../src/journeys/recovery/index.ts'
import type { NewRegistrationToken } from '../../src/domain/clients/index.ts'
import { registrationActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { REDIRECT } from '../harness/portal.ts'
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
  ...{ operation: 'clients.delete', target: '/clients/one', version: '1', request: '{}', kept: '{}' },
  isKeyed: false,
  by: (await createPerson(world)).id,
})

export const registrationToken: NewRegistrationToken = {
  ...{ name: 'Test', grants: ['authorization_code'], scopes: ['openid'], origins: null },
  ...{ settings: {}, uses: 5, hours: 1 },
}

/** A program that is about to register a client. */
export async function registering({ house }: Pick<World, 'house'>) {
  const { createToken } = registrationActs(house)
  const made = await perform(house, createToken, tester, undefined, registrationToken)
  if (!made.ok) throw new Error(made.reason)
  return { token: made.token, said: { redirect_uris: [REDIRECT] } }
}

/** A client that a program has registered, and what it changes its registration by. */
export async function registered(world: Pick<World, 'house'>) {
  const asked = await registering(world)
  const done = await perform(world.house, registrationActs(world.house).register, tester, undefined, asked)
  if (!done.ok) throw new Error(done.reason)
  return {
    clientId: done.clientId,
    token: done.accessToken ?? '',
    said: { ...asked.said, client_name: 'Another' },
  }
}

/** A message that somebody was sent a moment ago. @returns its id */
export async function sentTo({ house }: Pick<World, 'house'>, id: string): Promise<string> {
  const account = await accountById(house.db, id)
  const recovery = createStartRecovery({ outbox: house.outbox, issuer: house.config.issuer })
  await perform(house, recovery, tester, account!)
  const { rows } = await sql<{ id: string }>`update outbox_message set sent_at = now(), failed_at = null
    where account_id = ${id} returning id`.execute(house.db)
  return rows[0]?.id ?? ''
}
