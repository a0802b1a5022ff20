import { handOverPage } from '../../../../views/desk/people/hand-over.ts'
import type { MembershipRow } from '../../../domain/organisations/index.ts'
import { seeOther, type Answer } from '../../../platform/http/answers.ts'
import { HANDOVER_DAYS } from '../../../policy/delegation/index.ts'
import type { Visit } from '../enter.ts'
import { begun, formAnswer } from '../filling.ts'
import { pathOf } from '../paths.ts'
import { peopleShown, personHere } from './shown.ts'

/** Whether whoever looks could hand their work over to somebody: who is of the organisation, and lacks a part of it. */
export const mayHandOver = ({ own }: Visit, row: MembershipRow): boolean =>
  row.ended_at === null &&
  row.id !== own.id &&
  row.account_id !== null &&
  row.representation_id === null &&
  !own.powers.every((power) => row.powers.includes(power))

/** Whose it is, as the act takes it. */
const ownOf = ({ organisation, own, account }: Visit) => ({
  ...{ organisation: organisation.id, membership: own.id, account: account.id },
})

export const showHandOver = (visit: Visit): Promise<Answer> => handingOver(visit)

async function handingOver(visit: Visit, reason?: string): Promise<Answer> {
  const row = await personHere(visit)
  const { read, frame, organisation } = visit
  const [person] = await read((tx) => peopleShown(visit, tx, [row]))
  const shown = { ...begun(), refused: reason === undefined ? undefined : { reason } }
  const here = pathOf(organisation.id, `/people/${row.id}/hand-over`)
  const filling = { frame: { ...frame, here }, form: shown.filled, refused: shown.refused }
  const model = { person: { id: row.id, name: person?.name ?? '' }, days: HANDOVER_DAYS }
  return formAnswer(handOverPage(filling, model), shown)
}

/** Offers one's work to somebody, who accepts it or not. */
export async function handOver(visit: Visit): Promise<Answer> {
  const row = await personHere(visit)
  const { door, organisation, who } = visit
  const acts = door.acts.organisations
  const done = await door.perform(visit.opened, acts.offerHandover, who, ownOf(visit), { to: row.id })
  if (!done.ok) return handingOver(visit, done.reason)
  return seeOther(pathOf(organisation.id, '?done=offered'))
}

/** Takes it back. */
export async function takeBack(visit: Visit): Promise<Answer> {
  const { door, organisation, who } = visit
  const done = await door.perform(visit.opened, door.acts.organisations.withdrawHandover, who, ownOf(visit))
  return seeOther(pathOf(organisation.id, `?done=${done.ok ? 'taken-back' : 'handover-over'}`))
}
