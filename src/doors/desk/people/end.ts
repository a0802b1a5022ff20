import { endPersonPage } from '../../../../views/desk/people/person.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { mayEnd } from '../../../policy/delegation/index.ts'
import type { Visit } from '../enter.ts'
import { pathOf } from '../paths.ts'
import { peopleShown, personHere } from './shown.ts'

export const showEnd = (visit: Visit): Promise<Answer> => ending(visit)

async function ending(visit: Visit, reason?: string): Promise<Answer> {
  const row = await personHere(visit)
  const { read, frame, organisation, own } = visit
  const [person] = await read((tx) => peopleShown(visit, tx, [row]))
  const here = pathOf(organisation.id, `/people/${row.id}/end`)
  const filling = {
    ...{ frame: { ...frame, here }, form: { typed: {}, faults: [] } },
    refused: reason === undefined ? undefined : { reason },
  }
  const model = { person: { id: row.id, name: person?.name ?? '' }, isOwn: row.id === own.id }
  return page(endPersonPage(filling, model), reason === undefined ? {} : { status: 409, problem: { reason } })
}

/** Ends that somebody acts for the organisation. */
export async function end(visit: Visit): Promise<Answer> {
  const row = await personHere(visit)
  const { door, organisation, own, who } = visit
  if (!mayEnd(own.powers, row.powers)) return ending(visit, 'power-missing')
  const target = { organisation: organisation.id, id: row.id }
  // as it was when that was decided
  const seen = { expected: row.version }
  const done = await door.perform(visit.opened, door.acts.organisations.endMember, who, target, seen)
  if (!done.ok) return ending(visit, done.reason)
  // who has taken their own access away is let in no more
  return seeOther(
    row.id === visit.own.id ? '/account/organisations' : `${pathOf(organisation.id, '/people')}?done=ended`,
  )
}
