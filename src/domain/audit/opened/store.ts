import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { EventRow } from '../store.ts'

/** What happened in the organisation that is open: see `UnderLock`. */
export type OrganisationEvent = Pick<
  EventRow,
  'id' | 'at' | 'type' | 'actor' | 'account_id' | 'client_id' | 'details'
>

/**
 * What happened in the organisation that is open in this transaction, the newest first; where none is open, nothing.
 *
 * @param sought.account what was done to somebody, or by them
 */
export async function eventsOfOpenOrganisation(
  tx: Tx,
  sought: {
    readonly account: string | undefined
    readonly since: Date | undefined
    readonly until: Date | undefined
  },
  { before, limit }: { readonly before: { at: Date; id: string } | undefined; readonly limit: number },
): Promise<OrganisationEvent[]> {
  const { account = null, since = null, until = null } = sought
  const { rows } = await sql<OrganisationEvent>`select * from (
      select * from organisation_event
      where (at, id) < (coalesce(${before?.at ?? null}::timestamptz, 'infinity'), coalesce(${before?.id ?? null}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
        and at >= coalesce(${since}::timestamptz, '-infinity') and at < coalesce(${until}::timestamptz, 'infinity')
      order by at desc, id desc limit ${account === null ? limit : LOOKED_THROUGH}) as e
    where ${account}::uuid is null or account_id = ${account}::uuid
      or split_part(actor, ' ', 1) = 'account:' || ${account}::text
    order by at desc, id desc limit ${limit}`.execute(tx)
  return rows
}

/** So many are looked through for what is of one person. */
const LOOKED_THROUGH = 20_000
