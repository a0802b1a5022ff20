import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { EventRow } from '../store.ts'

/** What happened in the organisation that is open: see `UnderLock`. */
export type OrganisationEvent = Pick<
  EventRow,
  'id' | 'at' | 'type' | 'actor' | 'account_id' | 'client_id' | 'details'
>

/**
 * What happened in the organisation that is open in this transaction, the newest first; where none is open, nothing. Of one
 * person so many are looked through and no more: a page may hold few, and tells where to go on.
 *
 * @param sought.account what was done to somebody, or by them
 * @param sought.client the same of a program
 */
export async function eventsOfOpenOrganisation(
  tx: Tx,
  sought: {
    readonly account: string | undefined
    readonly client?: string | undefined
    readonly since: Date | undefined
    readonly until: Date | undefined
  },
  { before, limit }: { readonly before: Place | undefined; readonly limit: number },
): Promise<{ readonly events: readonly OrganisationEvent[]; readonly last: Place | undefined }> {
  const { account, client } = sought
  const isAny = account === undefined && client === undefined
  const found: OrganisationEvent[] = []
  let at = before
  for (let looked = 0; looked < LOOKED_THROUGH; looked += WINDOW) {
    const rows = await nextEvents(tx, sought, at)
    for (const row of rows) {
      const isTheirs =
        isAny ||
        (account !== undefined &&
          (row.account_id === account || row.actor.split(' ', 1)[0] === `account:${account}`)) ||
        (client !== undefined && (row.client_id === client || row.actor === `client:${client}`))
      if (isTheirs && found.length === limit) return { events: found, last: at }
      if (isTheirs) found.push(row)
      at = row
    }
    if (rows.length < WINDOW) return { events: found, last: undefined }
  }
  return { events: found, last: at }
}

interface Place {
  readonly at: Date
  readonly id: string
}

const WINDOW = 1000
/** So many are looked through for one page. */
const LOOKED_THROUGH = 20_000

async function nextEvents(
  tx: Tx,
  {
    since = null,
    until = null,
  }: { readonly since?: Date | undefined | null; readonly until?: Date | undefined | null },
  before: Place | undefined,
): Promise<OrganisationEvent[]> {
  const { rows } = await sql<OrganisationEvent>`select * from organisation_event
    where (at, id) < (coalesce(${before?.at ?? null}::timestamptz, 'infinity'), coalesce(${before?.id ?? null}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
      and at >= coalesce(${since}::timestamptz, '-infinity') and at < coalesce(${until}::timestamptz, 'infinity')
    order by at desc, id desc limit ${WINDOW}`.execute(tx)
  return rows
}
