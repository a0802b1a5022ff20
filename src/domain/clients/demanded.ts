import type { Queryable } from '../../platform/db/database.ts'
import type { LeastAsked } from '../../policy/enrolment.ts'
import { askedByClient } from './extensions.ts'
import { differentFloors } from './store.ts'

/** What registered portals ask of everybody at the least: each that differs, once. */
export const leastAsked = async (db: Queryable): Promise<LeastAsked[]> =>
  (await differentFloors(db)).map((said) =>
    askedByClient(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))),
  )
