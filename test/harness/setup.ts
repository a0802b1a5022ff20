import { afterAll, beforeAll } from '@jest/globals'
import { startWorld, type World, type WorldOptions } from './world.ts'

/** A world for the whole file. `the()` is it, once the tests run. */
export function useWorld(options: WorldOptions = {}): () => World {
  let world: World | undefined
  beforeAll(async () => {
    world = await startWorld(options)
  })
  afterAll(() => world?.close())
  return () => {
    if (!world) throw new Error('the world begins with the first test')
    return world
  }
}
