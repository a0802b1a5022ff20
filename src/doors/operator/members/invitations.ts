import {
  invitationPage,
  invitationsPage,
  invitePage,
  type InvitationListed,
} from '../../../../views/operator/members/invitations.ts'
import { portalName } from '../../../../views/operator/portal-name.ts'
import { fateOf, invitationsTold, type InvitationTold } from '../../../acts/activations/index.ts'
import { activationById, invitationsInOrder, type ActivationRow } from '../../../domain/activations/index.ts'
import { portalsNamed } from '../../../domain/clients/index.ts'
import type { OrganisationRow } from '../../../domain/organisations/index.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { declaredForm } from '../../../platform/http/forms.ts'
import { placeIn, placeOf } from '../../../platform/http/places.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { locales } from '../../../platform/render/locale.ts'
import { line, pick } from '../../../platform/schema/index.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import { byButton, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { begun, formAnswer, refusalOf, send, type Places, type Shown } from '../filling.ts'
import { isOpen, organisationHere, pathOf, withinOf } from '../organisations/here.ts'
import { optional, orNull, postalIn, postalPlaces, postalShape } from '../../../platform/http/postal-form.ts'
import { senderName } from '../sender.ts'
import { memberBody, memberPlaces, memberShape } from './fields.ts'

const PAGE = 50

const mobile = optional(40)
const newForm = declaredForm({
  ...{ name: line({ most: 200 }), email: line({ most: 254 }), mobile, locale: pick(locales) },
  ...{ client: optional(200), ...postalShape, ...memberShape },
})
const againForm = declaredForm({ email: line({ most: 254 }), mobile, ...postalShape })

const places: Places = {
  ...memberPlaces,
  ...postalPlaces,
  ...{ email: 'email', name: 'name', locale: 'locale', mobile: 'mobile', client_id: 'client' },
  // a letter has less room for a name
  'postal.name': 'name',
}

const listedOf = ({ door, now }: Visit, { row, over, sent }: InvitationTold): InvitationListed => ({
  ...{ id: row.id, name: row.name, email: row.email, role: row.role ?? 'member' },
  ...{ state: over ?? 'waiting', closes: row.closes_at },
  sent: sent.map((each) => ({
    way: each.way,
    fate: fateOf(each, door.here.sends, now),
    // of a letter it is said in words
    answer: each.letter ? undefined : (each.answer ?? undefined),
    ...{ why: each.letter?.why ?? undefined, at: each.sentAt ?? undefined },
  })),
})

export async function showInvitations(visit: Visit): Promise<Answer> {
  const { door, frame, zone, may, exchange, now } = visit
  const row = await organisationHere(visit)
  const hasEnded = exchange.query.get('ended') === 'yes'
  const after = placeIn(exchange.query.get('after'))
  const rows = await invitationsInOrder(door.db, row.id, { after, limit: PAGE + 1, isOpen: !hasEnded })
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  const told = await invitationsTold(door.db, door.vault, rows.slice(0, PAGE), now)
  const here = pathOf(row.id, '/invitations')
  const place = last && { after: placeOf({ at: last.created_at, id: last.id }) }
  const query = new URLSearchParams({ ...(hasEnded && { ended: 'yes' }), ...place })
  return page(
    invitationsPage({
      ...{ frame: { ...frame, here }, zone, hasEnded, done: doneOf(exchange) },
      organisation: withinOf(row),
      invitations: told.map((each) => listedOf(visit, each)),
      invites: may('invitations.create') && isOpen(row),
      next: last && `${here}?${query.toString()}`,
    }),
  )
}

export async function showInvite(visit: Visit): Promise<Answer> {
  const { locale } = visit.frame
  const typed = { locale, role: 'member', 'numbers-cover': 'all', 'branches-cover': 'all' }
  return inviting(visit, await organisationHere(visit), begun(typed))
}

function inviting({ frame, door }: Visit, row: OrganisationRow, form: Shown): Answer {
  const filling = {
    frame: { ...frame, here: pathOf(row.id, '/invitations/new') },
    ...{ form: form.filled, refused: refusalOf(form) },
  }
  const levels = door.here.ladder.map(({ key }) => key)
  return formAnswer(invitePage(filling, { organisation: withinOf(row), levels }), form)
}

export async function invite(visit: Visit): Promise<Answer> {
  const row = await organisationHere(visit)
  return send(
    visit,
    {
      ...{ form: newForm, name: 'invitations.create', places },
      asked: async (value) => {
        const here = { db: visit.door.db, zone: visit.zone, organisation: row }
        const { body, faults } = await memberBody(here, value, {})
        const { postal, faults: ofPost } = postalIn(value)
        if (faults.length + ofPost.length > 0) return [...faults, ...ofPost]
        const { name, email, locale } = value
        const to = {
          ...{ name, email, locale, postal },
          ...{ mobile: orNull(value.mobile), client_id: orNull(value.client) },
        }
        return { params: { organisation: row.id }, body: { ...body, ...to } }
      },
      done: ({ body }) => pathOf(row.id, `/invitations/${(body as { id: string }).id}?done=invited`),
    },
    async (shown) => inviting(visit, row, shown),
  )
}

/** An invitation of the organisation that a page is of. @throws HttpProblem 404 */
async function invitationHere(visit: Visit): Promise<{ organisation: OrganisationRow; row: ActivationRow }> {
  const organisation = await organisationHere(visit)
  const { invitation: id = '' } = visit.exchange.params
  const row = isUuid(id) ? await activationById(visit.door.db, id) : undefined
  if (row?.purpose !== 'invitation' || row.organisation_id !== organisation.id)
    throw new HttpProblem(404, 'not-found')
  return { organisation, row }
}

export async function showInvitation(visit: Visit, form?: Shown): Promise<Answer> {
  const { organisation, row } = await invitationHere(visit)
  const { door, frame, zone, may, exchange, now } = visit
  const [told] = await invitationsTold(door.db, door.vault, [row], now)
  const shown = form ?? begun({ email: row.email, mobile: '' })
  const isOver = row.ended_at !== null
  const filling = {
    frame: { ...frame, here: pathOf(organisation.id, `/invitations/${row.id}`) },
    ...{ form: shown.filled, refused: refusalOf(shown) },
  }
  return formAnswer(
    invitationPage(filling, {
      ...{ zone, organisation: withinOf(organisation), done: doneOf(exchange) },
      invitation: {
        ...{
          ...listedOf(visit, told!),
          mobileEnds: told!.mobileEnds,
          town: told!.town,
          ended: row.ended_at ?? undefined,
        },
        leaves: row.opens_at ?? undefined,
        portal: await portalOf(visit, row),
        by: await senderName(visit.door.db, row),
      },
      may: {
        // where the letter of a take-over goes was decided by two
        sendAgain: !isOver && row.opens_at === null && isOpen(organisation) && may('invitations.send-again'),
        withdraw: !isOver && may('invitations.withdraw'),
      },
    }),
    shown,
  )
}

async function portalOf(
  { door, frame }: Visit,
  { client_id: id }: ActivationRow,
): Promise<string | undefined> {
  return id === null ? undefined : portalName(frame, id, (await portalsNamed(door.db, [id])).get(id)?.name)
}

export async function sendAgain(visit: Visit): Promise<Answer> {
  const { organisation, row } = await invitationHere(visit)
  return send(
    visit,
    {
      ...{ form: againForm, name: 'invitations.send-again', places },
      asked: async ({ email, mobile: number, ...typed }) => {
        const { postal, faults } = postalIn(typed)
        if (faults.length > 0) return faults
        const params = { organisation: organisation.id, invitation: row.id }
        return { params, body: { email, mobile: orNull(number), postal } }
      },
      done: () => pathOf(organisation.id, `/invitations/${row.id}?done=again`),
    },
    (shown) => showInvitation(visit, shown),
  )
}

export async function withdraw(visit: Visit): Promise<Answer> {
  const { organisation, row } = await invitationHere(visit)
  const asked = { params: { organisation: organisation.id, invitation: row.id } }
  const back = pathOf(organisation.id, '/invitations')
  const again = (refused: Refused): Promise<Answer> =>
    showInvitation(visit, { ...begun({ email: row.email, mobile: '' }), refused })
  return byButton(visit, { name: 'invitations.withdraw', asked, back, done: 'withdrawn' }, again)
}
