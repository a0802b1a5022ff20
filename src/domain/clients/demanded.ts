import type { Queryable } from '../../platform/db/database.ts'
import type { Floor } from '../../policy/levels/change.ts'
import { wishOfClient } from './settings.ts'
import { differentFloors } from './store.ts'

/** What a registration says of a floor, in the order of the column `floor`. */
const members = [
  'sluis_minimum_level',
  'sluis_factors_allowed',
  'sluis_factors_forbidden',
  'sluis_factors_required',
] as const

/** What registered portals ask of everybody at the least: each that differs, once. */
export const floors = async (db: Queryable): Promise<Floor[]> => {
  const said = (await differentFloors(db)).map((floor) => JSON.parse(floor) as unknown[])
  return said.map((values) =>
    wishOfClient(
      Object.fromEntries(members.flatMap((name, i) => (values[i] === null ? [] : [[name, values[i]]]))),
    ),
  )
}
