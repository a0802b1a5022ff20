import { randomUUID } from 'node:crypto'
import { actorText, append, type Acting } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { noteEnded } from './members.ts'
import { endMemberships, restingOn } from './members/store.ts'
import {
  endRepresentation,
  insertRepresentation,
  noteGrantOver,
  representationById,
} from './representations/store.ts'
import type { MembershipRow, OrganisationRow, RepresentationRow } from './rows.ts'

interface Done {
  readonly representation: RepresentationRow
}

/** Lets one organisation act for another; both rows are held. */
export async function giveRepresentation(
  tx: Tx,
  who: Acting,
  {
    organisation,
    intermediary,
    until,
  }: {
    readonly organisation: OrganisationRow
    readonly intermediary: OrganisationRow
    readonly until: Date | null
  },
  now: Date,
): Promise<
  Outcome<'acts-for-itself' | 'already-represented' | 'ends-in-the-past' | 'organisation-not-in-use', Done>
> {
  if (organisation.id === intermediary.id) return refused('acts-for-itself')
  if ([organisation, intermediary].some(({ standing }) => standing !== 'active'))
    return refused('organisation-not-in-use')
  if (until !== null && until <= now) return refused('ends-in-the-past')
  const over = await noteGrantOver(tx, { organisation: organisation.id, intermediary: intermediary.id }, now)
  if (over !== undefined) await endResting(tx, who, { organisation, id: over }, now)
  const representation = await insertRepresentation(tx, {
    ...{ id: randomUUID(), organisation_id: organisation.id, intermediary_id: intermediary.id },
    ...{ given_by: actorText(who.by), given_at: now, valid_until: until },
  })
  if (!representation) return refused('already-represented')
  const details = { representation: representation.id, intermediary: intermediary.id }
  for (const { id: organisationId } of [organisation, intermediary])
    await append(tx, 'organisations.representation.given', { ...who, organisationId, details }, now)
  return { ok: true, representation }
}

/** Ends that one acts for another, from either side: at once, with all that its people held by it. Both rows are held. */
export async function takeRepresentation(
  tx: Tx,
  who: Acting,
  {
    id,
    organisation,
    intermediary,
    from,
  }: {
    readonly id: string
    readonly organisation: OrganisationRow
    readonly intermediary: OrganisationRow
    readonly from: NonNullable<RepresentationRow['ended_from']>
  },
  now: Date,
): Promise<Outcome<'representation-unknown', { readonly ended: readonly MembershipRow[] }>> {
  const grant = await representationById(tx, id)
  const isTheirs = grant?.organisation_id === organisation.id && grant.intermediary_id === intermediary.id
  if (!grant || !isTheirs) return refused('representation-unknown')
  const ended = await endRepresentation(tx, id, { by: actorText(who.by), from }, now)
  if (!ended) return refused('representation-unknown')
  const resting = await endResting(tx, who, { organisation, id }, now)
  const details = { representation: id, intermediary: intermediary.id, from }
  for (const { id: organisationId } of [organisation, intermediary])
    await append(tx, 'organisations.representation.ended', { ...who, organisationId, details }, now)
  return { ok: true, ended: resting }
}

/** What rested on a grant ends with it; it may have held no more already, by the clock. */
async function endResting(
  tx: Tx,
  who: Acting,
  { organisation, id }: { readonly organisation: OrganisationRow; readonly id: string },
  now: Date,
): Promise<readonly MembershipRow[]> {
  const ended = await endMemberships(tx, await restingOn(tx, organisation.id, id), { at: now, now })
  for (const membership of ended) await noteEnded(tx, who, membership, now)
  return ended
}
