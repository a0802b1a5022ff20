import type { Acting } from '../../domain/audit/index.ts'
import { heldThrough, setOrganisationStanding } from '../../domain/organisations/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { OrganisationId } from '../../policy/vocabulary.ts'
import type { OrganisationActsDeps } from './contract.ts'

/**
 * Puts an organisation on hold, in use again, or ends it: what was granted to act for it ends, and what was granted to act
 * through it for another. Also where it is in use again: what was under way when it was put on hold has come since.
 */
export const standing =
  ({ endings }: OrganisationActsDeps) =>
  async (
    tx: Tx,
    who: Acting,
    id: OrganisationId,
    to: Parameters<typeof setOrganisationStanding>[3],
    now: Date,
  ) => {
    const done = await setOrganisationStanding(tx, who, id, to, now)
    if (!done.ok) return done
    const ended = { reason: `organisation-${to}`, organisationId: id }
    const memberships = await heldThrough(tx, { intermediary: id })
    await endings.endActing(tx, who, { ...ended, organisation: id }, now)
    await endings.endActing(tx, who, { ...ended, memberships }, now)
    return done
  }
