import type { Queryable } from '../../platform/db/database.ts'
import type { Floor } from '../../policy/levels/change.ts'
import { wishOfClient } from './settings.ts'
import { differentFloors } from './store.ts'

/** What registered portals ask of everybody at the least: each that differs, once. */
export const floors = async (db: Queryable): Promise<Floor[]> =>
  (await differentFloors(db)).map((said) =>
    wishOfClient(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))),
  )
