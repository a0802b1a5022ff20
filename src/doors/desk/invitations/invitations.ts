import { invitationPage } from '../../../../views/desk/invitations/invitation.ts'
import { invitationsPage } from '../../../../views/desk/invitations/list.ts'
import { invitationFaults, invitationsTold } from '../../../acts/activations/index.ts'
import { accountById } from '../../../domain/accounts/index.ts'
import { activationById, invitationsInOrder, type ActivationRow } from '../../../domain/activations/index.ts'
import { firstRights, isWithin } from '../../../domain/organisations/index.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { declaredForm } from '../../../platform/http/forms.ts'
import { placeIn, placeOf } from '../../../platform/http/places.ts'
import { optional, orNull, postalIn, postalShape } from '../../../platform/http/postal-form.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { line } from '../../../platform/schema/index.ts'
import { whyNotHandedOn } from '../../../policy/delegation/index.ts'
import { powersOf } from '../../../policy/organisations/index.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import type { Visit } from '../enter.ts'
import { begun, beside, formAnswer, wrong, type Shown } from '../filling.ts'
import { pathOf } from '../paths.ts'
import { wayPlaces } from './invite.ts'
import { listedOf } from './shown.ts'

const PAGE = 50

/** Who is invited, the newest first; those that have ended as well, where that is asked. */
export async function showInvitations(visit: Visit): Promise<Answer> {
  const { door, frame, zone, exchange, now, organisation, read, may } = visit
  const hasEnded = exchange.query.get('ended') === 'yes'
  const after = placeIn(exchange.query.get('after'))
  const { told, last } = await read(async (tx) => {
    const rows = await invitationsInOrder(tx, organisation.id, {
      ...{ after, limit: PAGE + 1, isOpen: !hasEnded },
    })
    return {
      told: await invitationsTold(tx, door.vault, rows.slice(0, PAGE), now),
      last: rows.length > PAGE ? rows[PAGE - 1] : undefined,
    }
  })
  const here = pathOf(organisation.id, '/invitations')
  const place = last && { after: placeOf({ at: last.created_at, id: last.id }) }
  const query = new URLSearchParams({ ...(hasEnded && { ended: 'yes' }), ...place })
  return page(
    invitationsPage({
      ...{ frame: { ...frame, here }, zone, hasEnded, done: doneOf(exchange) },
      invitations: told.map((each) => listedOf(visit, each)),
      invites: may('people.invite'),
      next: last && `${here}?${query.toString()}`,
    }),
  )
}

/** One of the organisation's. @throws HttpProblem 404 */
async function invitationHere({ organisation, exchange }: Visit, tx: Tx): Promise<ActivationRow> {
  const { invitation: id = '' } = exchange.params
  const row = isUuid(id) ? await activationById(tx, id) : undefined
  if (row?.purpose !== 'invitation' || row.organisation_id !== organisation.id)
    throw new HttpProblem(404, 'not-found')
  return row
}

export const showInvitation = (visit: Visit): Promise<Answer> => shown(visit)

async function shown(visit: Visit, again?: Shown): Promise<Answer> {
  const { door, frame, zone, exchange, now, organisation, read } = visit
  const { row, told, by, mayBeSent } = await read(async (tx) => {
    const found = await invitationHere(visit, tx)
    const [its] = await invitationsTold(tx, door.vault, [found], now)
    const sender = found.sender_id === null ? undefined : await accountById(tx, found.sender_id)
    const mayBeSent = (await whyNotSent(visit, tx, found)) === undefined
    return { row: found, told: its!, by: sender?.name, mayBeSent }
  })
  const form = again ?? begun({ email: row.email, mobile: '' })
  const here = pathOf(organisation.id, `/invitations/${row.id}`)
  const mayDo = row.ended_at === null && whyNotTouched(visit, row) === undefined
  return formAnswer(
    invitationPage(
      { frame: { ...frame, here }, form: form.filled, refused: form.refused },
      {
        ...{ zone, done: doneOf(exchange) },
        invitation: {
          ...{ ...listedOf(visit, told), mobileEnds: told.mobileEnds, town: told.town },
          ...{ ended: row.ended_at ?? undefined, leaves: row.opens_at ?? undefined, by },
        },
        // where the letter of a take-over goes was decided by two
        may: { sendAgain: mayDo && mayBeSent && row.opens_at === null, withdraw: mayDo },
      },
    ),
    form,
  )
}

/** Nobody touches what hands on a power that they lack. */
const whyNotTouched = ({ own, may }: Visit, row: ActivationRow) =>
  may('people.invite')
    ? whyNotHandedOn({
        ...{ own: own.powers, isOwn: false, before: [], givesRights: false, movesEnd: false },
        after: powersOf({ role: row.role ?? 'member', powers: row.powers }),
      })
    : 'power-missing'

/** Whoever sends it is its sender from then on: they hand on all that it says. */
async function whyNotSent(visit: Visit, tx: Tx, row: ActivationRow) {
  const why = whyNotTouched(visit, row)
  if (why) return why
  const said = { numbers: row.number_ids, branches: row.branch_ids, mandateLevel: row.mandate_level }
  return isWithin(said, await firstRights(tx, visit.own)) ? undefined : 'power-missing'
}

const againForm = declaredForm({ email: line({ most: 254 }), mobile: optional(40), ...postalShape })

/** Sends it once more, to another address or number where one is given. */
export async function sendAgain(visit: Visit): Promise<Answer> {
  const { door, exchange, organisation, who, read } = visit
  const { row, why } = await read(async (tx) => {
    const here = await invitationHere(visit, tx)
    return { row: here, why: await whyNotSent(visit, tx, here) }
  })
  const filled = againForm.read(exchange.form)
  const { typed } = filled
  if (!filled.ok) return shown(visit, wrong(typed, filled.faults))
  const { postal, faults } = postalIn(filled.value)
  if (faults.length > 0) return shown(visit, wrong(typed, faults))
  if (why) return shown(visit, { filled: { typed, faults: [] }, refused: { reason: why } })
  const { email, mobile } = filled.value
  const to = { email, mobile: orNull(mobile) ?? undefined, postal: postal ?? undefined }
  const done = await door.perform(visit.opened, door.acts.activations.sendAgain, who, row, to)
  if (!done.ok) return shown(visit, beside(typed, done.reason, invitationFaults, wayPlaces))
  return seeOther(pathOf(organisation.id, `/invitations/${row.id}?done=again`))
}

/** Takes it back. */
export async function withdraw(visit: Visit): Promise<Answer> {
  const { door, organisation, who, read } = visit
  const row = await read((tx) => invitationHere(visit, tx))
  const again = (reason: string) =>
    shown(visit, { ...begun({ email: row.email, mobile: '' }), refused: { reason } })
  const why = whyNotTouched(visit, row)
  if (why) return again(why)
  const done = await door.perform(visit.opened, door.acts.activations.withdraw, who, row)
  if (!done.ok) return again(done.reason)
  return seeOther(pathOf(organisation.id, '/invitations?done=withdrawn'))
}
