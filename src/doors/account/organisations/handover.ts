import { handoverPage } from '../../../../views/account/organisations/handover.ts'
import { perform } from '../../../acts/index.ts'
import { accountById } from '../../../domain/accounts/index.ts'
import { membershipIn } from '../../../domain/organisations/index.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import type { AccountVisit } from '../enter.ts'
import { offeredTo, own } from './own.ts'
import { here } from './organisations.ts'

/** The work that somebody would hand over, and whether one takes it. */
export const showHandover = (visit: AccountVisit): Promise<Answer> => shown(visit)

async function shown(visit: AccountVisit, reason?: string): Promise<Answer> {
  const { door, frame, zone } = visit
  const held = await own(visit)
  const offer = await offeredTo(visit, held)
  if (!offer && reason === undefined) throw new HttpProblem(404, 'not-found')
  const from = offer && (await membershipIn(door.db, held.organisation_id, offer.from_membership_id))
  const person = from?.account_id ? await accountById(door.db, from.account_id) : undefined
  const back = `${here}/${held.id}`
  return page(
    handoverPage({
      ...{ frame: { ...frame, here: `${back}/handover` }, zone, name: held.display_name, back, reason },
      offer: offer && { id: offer.id, person: person?.name ?? '', until: offer.closes_at },
    }),
    reason === undefined ? {} : { status: 409, problem: { reason } },
  )
}

/** Takes the work over, or does not. */
export async function answerHandover(visit: AccountVisit): Promise<Answer> {
  const { door, account, who, exchange } = visit
  const held = await own(visit)
  const { id = '', do: answer } = exchange.form
  const target = { organisation: held.organisation_id, membership: held.id, account: account.id }
  const acts = door.acts.organisations
  const done =
    answer === 'accept'
      ? await perform(door, acts.acceptHandover, who, target, { id })
      : await perform(door, acts.declineHandover, who, target, { id })
  if (!done.ok) return shown(visit, done.reason)
  return seeOther(
    `${here}/${held.id}?done=${answer === 'accept' ? 'handover-accepted' : 'handover-declined'}`,
  )
}
