import { membershipAsSaid, unlimited, type MembershipSaid } from '../../../domain/organisations/index.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Visit } from '../enter.ts'

/** What whoever is let in may do unless it is said: all that there is; of whoever may give no rights, what they have. */
export async function firstRights({ own, may }: Visit, tx: Tx): Promise<MembershipSaid> {
  if (may('rights.give')) return unlimited
  const { numbers, branches } = await membershipAsSaid(tx, own)
  return { ...unlimited, numbers, branches }
}
