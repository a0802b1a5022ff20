import { membersPage, type MemberListed } from '../../../../views/operator/members/list.ts'
import { portalName } from '../../../../views/operator/portal-name.ts'
import { portalsNamed } from '../../../domain/clients/index.ts'
import {
  coverage,
  heldAmong,
  membersInOrder,
  type MembershipRow,
} from '../../../domain/organisations/index.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { placeIn, placeOf } from '../../../platform/http/places.ts'
import type { OrganisationId } from '../../../policy/vocabulary.ts'
import type { Visit } from '../enter.ts'
import { namedIn } from '../named.ts'
import { isOpen, organisationHere, pathOf, withinOf } from '../organisations/here.ts'

const PAGE = 50

/** Who acts for an organisation, in the order in which they came. */
export async function showMembers(visit: Visit): Promise<Answer> {
  const { door, frame, zone, may, exchange } = visit
  const row = await organisationHere(visit)
  const hasEnded = exchange.query.get('ended') === 'yes'
  const after = placeIn(exchange.query.get('after'))
  const all = await membersInOrder(door.db, row.id, { after, limit: PAGE + 1, isCurrent: !hasEnded })
  const last = all.length > PAGE ? all[PAGE - 1] : undefined
  const here = pathOf(row.id, '/members')
  const place = last && { after: placeOf({ at: last.created_at, id: last.id }) }
  const query = new URLSearchParams({ ...(hasEnded && { ended: 'yes' }), ...place })
  return page(
    membersPage({
      ...{ frame: { ...frame, here }, zone, hasEnded, done: doneOf(exchange) },
      organisation: withinOf(row),
      members: await membersShown(visit, all.slice(0, PAGE)),
      adds: may('members.add') && isOpen(row),
      next: last && `${here}?${query.toString()}`,
    }),
  )
}

/** Memberships as lists and titles have them; all that is asked of others for them, in one statement each. */
export async function membersShown(
  { door, frame, now }: Visit,
  rows: readonly MembershipRow[],
): Promise<MemberListed[]> {
  const { db } = door
  const ids = rows.map(({ id }) => id)
  const held = await heldAmong(db, ids, now)
  const { numbers, branches } = await coverage(db, ids)
  const people = await namedIn(
    db,
    rows.map((row) => row.account_id),
  )
  const programs = await portalsNamed(
    db,
    rows.flatMap((row) => row.client_id ?? []),
  )
  return rows.map((row) => {
    const person = row.account_id === null ? undefined : people.get(row.account_id)
    const program = row.client_id ?? undefined
    const { why, intermediary_name: through = null } = held.get(row.id) ?? {}
    const isOut = person !== undefined && person.standing !== 'active'
    return {
      ...{ id: row.id, role: row.role, isProgram: program !== undefined },
      name:
        program === undefined
          ? (person?.name ?? '')
          : portalName(frame, program, programs.get(program)?.name),
      numbers: row.all_numbers ? undefined : (numbers.get(row.id)?.length ?? 0),
      branches: row.all_branches ? undefined : (branches.get(row.id)?.length ?? 0),
      ...{ from: row.valid_from, until: row.valid_until ?? undefined, through: through ?? undefined },
      why: why ?? (isOut ? 'account' : undefined),
    }
  })
}

/** What members of an organisation are called, by their memberships. */
export async function membersNamed(
  visit: Visit,
  organisation: OrganisationId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = [...(await heldAmong(visit.door.db, ids, visit.now)).values()]
  const own = rows.filter((row) => row.organisation_id === organisation)
  return new Map((await membersShown(visit, own)).map(({ id, name }) => [id, name]))
}
