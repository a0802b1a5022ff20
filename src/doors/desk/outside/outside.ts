import { endGrantPage, outsidePage, type GrantShown } from '../../../../views/desk/outside/outside.ts'
import {
  membersFromOutside,
  organisationsAmong,
  representationsOf,
  type RepresentationRow,
} from '../../../domain/organisations/index.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import type { Visit } from '../enter.ts'
import { begun, formAnswer } from '../filling.ts'
import { pathOf } from '../paths.ts'
import { peopleShown } from '../people/shown.ts'

/** People of each kind that are named. */
const NAMED = 200

const isInForce = ({ ended_at: ended, valid_until: until }: RepresentationRow, now: Date): boolean =>
  ended === null && (until === null || until > now)

/** Grants that are in force, of the organisation and to it, with the other's name. */
async function grantsHere(
  { organisation, now }: Visit,
  tx: Tx,
): Promise<(GrantShown & { readonly isOurs: boolean })[]> {
  const rows = (await representationsOf(tx, organisation.id)).filter((row) => isInForce(row, now))
  const otherOf = (row: RepresentationRow) =>
    row.organisation_id === organisation.id ? row.intermediary_id : row.organisation_id
  const named = new Map(
    (await organisationsAmong(tx, rows.map(otherOf))).map((row) => [row.id, row.display_name]),
  )
  return rows.map((row) => ({
    ...{ id: row.id, name: named.get(otherOf(row)) ?? '', since: row.given_at },
    ...{ until: row.valid_until ?? undefined, isOurs: row.organisation_id === organisation.id },
  }))
}

/** Who acts for the organisation from outside, its software, and for whom it acts itself. */
export async function showOutside(visit: Visit): Promise<Answer> {
  const { read, frame, zone, organisation, exchange } = visit
  const { grants, people } = await read(async (tx) => ({
    grants: await grantsHere(visit, tx),
    people: await peopleShown(visit, tx, await membersFromOutside(tx, organisation.id, NAMED)),
  }))
  const here = pathOf(organisation.id, '/outside')
  return page(
    outsidePage({
      ...{ frame: { ...frame, here }, zone, done: doneOf(exchange) },
      ours: grants.filter(({ isOurs }) => isOurs),
      theirs: grants.filter(({ isOurs }) => !isOurs),
      people: people.filter(({ isProgram }) => !isProgram),
      programs: people.filter(({ isProgram }) => isProgram),
    }),
  )
}

/** One that the organisation has given. @throws HttpProblem 404 */
async function grantHere(visit: Visit): Promise<GrantShown> {
  const grants = await visit.read((tx) => grantsHere(visit, tx))
  const grant = grants.find(({ id, isOurs }) => isOurs && id === visit.exchange.params['grant'])
  if (!grant) throw new HttpProblem(404, 'not-found')
  return grant
}

export const showEndGrant = (visit: Visit): Promise<Answer> => ending(visit)

async function ending(visit: Visit, reason?: string): Promise<Answer> {
  const grant = await grantHere(visit)
  const shown = { ...begun(), refused: reason === undefined ? undefined : { reason } }
  const here = pathOf(visit.organisation.id, `/outside/${grant.id}/end`)
  const filling = { frame: { ...visit.frame, here }, form: shown.filled, refused: shown.refused }
  return formAnswer(endGrantPage(filling, { grant }), shown)
}

/** Ends that another organisation acts for this one: its people act no more, from now on. */
export async function endGrant(visit: Visit): Promise<Answer> {
  const { door, organisation, who } = visit
  const { id } = await grantHere(visit)
  const acts = door.acts.organisations
  const done = await door.perform(visit.opened, acts.endRepresentation, who, id, { from: 'organisation' })
  if (!done.ok) return ending(visit, done.reason)
  return seeOther(pathOf(organisation.id, '/outside?done=grant-ended'))
}
