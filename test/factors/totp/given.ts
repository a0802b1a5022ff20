import type { World } from '../../harness/world.ts'

/** So that the same code may be typed again in one test. */
export const forgetSteps = (world: Pick<World, 'house'>): Promise<unknown> =>
  world.house.db.updateTable('totp_credential').set({ last_step: 0 }).execute()
