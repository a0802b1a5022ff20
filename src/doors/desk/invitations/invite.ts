import { invitePage } from '../../../../views/desk/invitations/invite.ts'
import { invitationFaults } from '../../../acts/activations/index.ts'
import { firstRights } from '../../../domain/organisations/index.ts'
import { seeOther, type Answer } from '../../../platform/http/answers.ts'
import { declaredForm } from '../../../platform/http/forms.ts'
import { optional, orNull, postalIn, postalPlaces, postalShape } from '../../../platform/http/postal-form.ts'
import { locales } from '../../../platform/render/locale.ts'
import { line, pick } from '../../../platform/schema/index.ts'
import { whyNotHandedOn } from '../../../policy/delegation/index.ts'
import { powersOf } from '../../../policy/organisations/index.ts'
import type { Visit } from '../enter.ts'
import { begun, beside, formAnswer, wrong, type Shown } from '../filling.ts'
import { pathOf } from '../paths.ts'
import { boxesIn, offeredIn, rightsPlaces, rightsShape, saidBy } from '../rights/fields.ts'

const form = declaredForm({
  ...{ name: line({ most: 200 }), email: line({ most: 254 }), mobile: optional(40), locale: pick(locales) },
  ...{ ...postalShape, ...rightsShape },
})

export const wayPlaces: Readonly<Record<string, string>> = {
  ...{ ...postalPlaces, email: 'email', name: 'name', mobile: 'mobile' },
  // a letter has less room for a name
  'postal.name': 'name',
}

export const showInvite = (visit: Visit): Promise<Answer> => {
  const { organisation } = visit
  const typed = {
    locale: organisation.locale,
    role: 'member',
    'numbers-cover': 'all',
    'branches-cover': 'all',
  }
  return inviting(visit, begun(typed))
}

async function inviting(visit: Visit, shown: Shown): Promise<Answer> {
  const { read, frame, organisation } = visit
  const offered = await read((tx) => offeredIn(visit, tx))
  const here = pathOf(organisation.id, '/invitations/new')
  const filling = { frame: { ...frame, here }, form: shown.filled, refused: shown.refused }
  return formAnswer(invitePage(filling, { offered }), shown)
}

/** Invites somebody to act for the organisation. */
export async function invite(visit: Visit): Promise<Answer> {
  const { door, exchange, organisation, own, read, who } = visit
  const filled = form.read(exchange.form)
  const typed = { ...filled.typed, ...boxesIn(exchange.form) }
  if (!filled.ok) return inviting(visit, wrong(typed, filled.faults))
  const { value } = filled
  const { said, faults } = await read(async (tx) =>
    saidBy(visit, tx, { value, form: exchange.form }, await firstRights(tx, visit.own)),
  )
  const { postal, faults: ofPost } = postalIn(value)
  const all = [...ofPost, ...faults]
  if (all.length > 0) return inviting(visit, wrong(typed, all))
  const why = whyNotHandedOn({
    ...{ own: own.powers, isOwn: false, before: [], after: powersOf(said) },
    ...{ givesRights: false, movesEnd: false },
  })
  if (why) return inviting(visit, { filled: { typed, faults: [] }, refused: { reason: why } })
  const { name, email, locale } = value
  const person = {
    name,
    email,
    locale,
    mobile: orNull(value.mobile) ?? undefined,
    postal: postal ?? undefined,
  }
  const done = await door.perform(visit.opened, door.acts.activations.invite, who, organisation.id, {
    ...{ person, said },
  })
  if (!done.ok) {
    const places = { ...wayPlaces, ...rightsPlaces }
    return inviting(visit, beside(typed, done.reason, invitationFaults, places))
  }
  return seeOther(pathOf(organisation.id, `/invitations/${done.activation.id}?done=invited`))
}
