import type { Queryable } from '../platform/db/database.ts'
import { defaultsOf } from './extensions.ts'
import { levelsAsked } from './store.ts'

/** The keys of the levels that registered portals ask at the least. */
export const levelsDemanded = (db: Queryable): Promise<string[]> =>
  levelsAsked(db, defaultsOf({}).sluis_minimum_level)
