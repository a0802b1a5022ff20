import type { World } from '../harness/world.ts'

/** Whoever had to wait need not any more. */
export const forgetTries = (world: Pick<World, 'house'>): Promise<unknown> =>
  world.house.db.deleteFrom('throttle_counter').execute()
