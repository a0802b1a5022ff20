import { sql } from 'kysely'
import type { Portal } from '../harness/portal.ts'
import type { World } from '../harness/world.ts'

/** A client with settings that could not be registered (any more). */
export const givenMetadata = (
  world: Pick<World, 'house'>,
  portal: Pick<Portal, 'clientId'> | 'all',
  metadata: object,
): Promise<unknown> =>
  world.house.db
    .updateTable('client')
    .set({ metadata: sql`metadata || ${JSON.stringify(metadata)}::jsonb` })
    .$if(portal !== 'all', (update) => update.where('id', '=', (portal as Portal).clientId))
    .execute()

/** A client that an operator has just withdrawn. */
export const withdraw = (world: Pick<World, 'house'>, portal: Pick<Portal, 'clientId'>): Promise<unknown> =>
  world.house.db
    .updateTable('client')
    .set({ deleted_at: new Date() })
    .where('id', '=', portal.clientId)
    .execute()
