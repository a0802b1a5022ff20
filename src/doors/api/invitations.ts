import {
  invitationFaults,
  invitationsTold,
  mobileEnds,
  type InvitationReason,
} from '../../acts/activations/index.ts'
import { accountByEmail } from '../../domain/accounts/index.ts'
import { activationById, invitationsInOrder, type ActivationRow } from '../../domain/activations/index.ts'
import type { HttpProblem } from '../../platform/http/problem.ts'
import { locales } from '../../platform/render/locale.ts'
import { members, oneOf, orNull, text, told, yesOrNo } from '../../platform/schema/index.ts'
import type { ApiDoor } from './contract.ts'
import { lastOf, momentIn } from './cursors.ts'
import { invitationSaid, wholeInvitation } from './invitations-said.ts'
import { nothing, saidOfMember, shape } from './members-new.ts'
import { isAbandoned } from './take-over.ts'
import { operation, type Answered, type Call, type Operation } from './operation.ts'
import { exampleIds, idIn, inOrganisation, organisationHere } from './organisations-said.ts'
import { postalAsked, postalOf } from './postal.ts'
import { refusal } from './problems.ts'
import { pageSchema } from './said.ts'

const onInvitation = {
  ...inOrganisation,
  invitation: { says: 'the invitation’s id', example: exampleIds.invitation },
}

const email = told(text({ most: 254 }), 'where the link goes')
const mobile = told(
  orNull(text({ most: 40 })).default(null),
  'where the code goes, of somebody who has not signed in before; it is kept for that alone',
)

const newInvitation = members({
  email,
  name: text({ most: 200 }),
  locale: oneOf(locales),
  mobile,
  postal: postalAsked,
  client_id: told(orNull(text({ most: 200 })).default(null), 'the portal that they end up in'),
  ...shape.partial().shape,
})

/** An invitation of an organisation. @throws HttpProblem 404 where it is another's */
async function known(door: ApiDoor, params: Call['params']): Promise<ActivationRow> {
  const { id } = await organisationHere(door, params)
  const row = await activationById(door.db, idIn(params, 'invitation'))
  if (row?.purpose !== 'invitation' || row.organisation_id !== id) throw refusal('not-found')
  return row
}

/** Whom somebody acts on who acts on an invitation: nobody does on their own. */
async function whose({ db }: ApiDoor, email: string) {
  const account = await accountByEmail(db, email)
  return account ? { person: account.id } : {}
}

function refused(reason: InvitationReason): HttpProblem {
  if (reason === 'organisation-unknown' || reason === 'invitation-unknown') return refusal('not-found')
  if (reason === 'already-member' || reason === 'already-invited')
    return refusal('exists-already', { faults: [{ ...invitationFaults[reason], reason }] })
  if (reason === 'invitation-over') return refusal('not-so', { says: reason })
  return refusal('invalid', { faults: [{ ...invitationFaults[reason], reason }] })
}

/** As it is answered, by what is known in this very transaction: nothing was handed to a mail server yet. */
const begun = ({ vault }: ApiDoor, row: ActivationRow): unknown =>
  invitationSaid({
    ...{ row, mobileEnds: mobileEnds(vault, row), over: row.ended_as ?? undefined },
    ...{ town: undefined, sent: [] },
  })

export const invitationOperations: readonly Operation[] = [
  operation({
    name: 'invitations.list',
    method: 'GET',
    path: '/organisations/{organisation}/invitations',
    params: inOrganisation,
    says: 'List who is invited to act for an organisation, the newest first, and what became of what was sent.',
    isList: true,
    query: members({
      ended: told(yesOrNo().default(false), 'those as well that have ended, of the last ninety days'),
    }),
    gives: { 200: { says: 'a page of invitations', schema: pageSchema(wholeInvitation, 'invitations') } },
    refusals: ['cursor-wrong'],
    example: { params: { organisation: exampleIds.organisation }, status: 200 },
    async run({ db, vault, ...door }, { params, query, limit, after, now }): Promise<Answered> {
      const { id } = await organisationHere({ db, ...door }, params)
      const page = { after: momentIn(after), limit: limit + 1, isOpen: !query.ended }
      const rows = await invitationsInOrder(db, id, page)
      const items = await invitationsTold(db, vault, rows.slice(0, limit), now)
      const last = lastOf(rows, limit, (row) => ({ at: row.created_at, id: row.id }))
      return { status: 200, body: { items: items.map(invitationSaid) }, last }
    },
  }),
  operation({
    name: 'invitations.create',
    method: 'POST',
    path: '/organisations/{organisation}/invitations',
    params: inOrganisation,
    says: 'Invite somebody to act for an organisation.',
    more: 'They are mailed a link, and a code is texted to them on the way, or posted where they have no mobile; whoever has signed in before signs in instead. What is left out is not limited. Nothing is theirs before they accept.',
    body: { schema: newInvitation },
    gives: { 201: { says: 'the invitation', schema: wholeInvitation } },
    refusals: ['exists-already'],
    isActing: true,
    isCreating: true,
    lowers: async (door, { params, body }) =>
      body.role === 'administrator' && (await isAbandoned(door, params)),
    example: {
      params: { organisation: exampleIds.organisation },
      body: {
        email: 'nina@jansen.example',
        name: 'Nina Nieuw',
        locale: 'nl',
        mobile: '+31612345678',
        role: 'member',
      },
      status: 201,
    },
    // nobody invites themselves
    targetOf: (door, { body }) => whose(door, body.email),
    async run(door, { params, body, does }) {
      const { id } = await organisationHere(door, params)
      const { email: to, name, locale, mobile: number, postal, client_id: client, ...sent } = body
      const given = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined))
      const input = {
        person: { email: to, name, locale, mobile: number ?? undefined, postal: postalOf(postal) },
        said: saidOfMember({ ...nothing, ...given }),
        client: client ?? undefined,
      }
      return does(door.acts.activations.invite, { target: id, input }, (done) => {
        if (!done.ok) return refused(done.reason)
        const { activation } = done
        const location = `/organisations/${id}/invitations/${activation.id}`
        return { status: 201, body: begun(door, activation), location }
      })
    },
  }),
  operation({
    name: 'invitations.read',
    method: 'GET',
    path: '/organisations/{organisation}/invitations/{invitation}',
    params: onInvitation,
    says: 'An invitation, and what became of what was sent.',
    gives: { 200: { says: 'the invitation', schema: wholeInvitation } },
    refusals: [],
    example: {
      params: { organisation: exampleIds.organisation, invitation: exampleIds.invitation },
      status: 200,
    },
    async run(door, { params, now }) {
      const [told_] = await invitationsTold(door.db, door.vault, [await known(door, params)], now)
      return { status: 200, body: told_ && invitationSaid(told_) }
    },
  }),
  operation({
    name: 'invitations.send-again',
    method: 'POST',
    path: '/organisations/{organisation}/invitations/{invitation}/send-again',
    params: onInvitation,
    says: 'Send an invitation once more, to another address or number where one is given.',
    more: 'What was sent before works no more.',
    body: {
      schema: members({
        ...{ email: told(orNull(email).default(null), 'null: the one it has'), mobile },
        postal: postalAsked,
      }),
    },
    gives: { 204: { says: 'it is on its way' } },
    refusals: ['exists-already', 'not-so'],
    isActing: true,
    example: {
      params: { organisation: exampleIds.organisation, invitation: exampleIds.invitation },
      body: { email: 'nina.nieuw@jansen.example', mobile: '+31612345678' },
      status: 204,
    },
    lowers: async (door, { params }) =>
      (await isAbandoned(door, params)) && (await known(door, params)).role === 'administrator',
    // nobody sends their own again, nor gives a number for it
    async targetOf(door, { params, body }) {
      return whose(door, body.email ?? (await known(door, params)).email)
    },
    async run(door, { params, body, does }) {
      const target = await known(door, params)
      const input = {
        ...{ email: body.email ?? undefined, mobile: body.mobile ?? undefined },
        postal: postalOf(body.postal),
      }
      return does(door.acts.activations.sendAgain, { target, input }, (done) =>
        done.ok ? { status: 204 } : refused(done.reason),
      )
    },
  }),
  operation({
    name: 'invitations.withdraw',
    method: 'POST',
    path: '/organisations/{organisation}/invitations/{invitation}/withdraw',
    params: onInvitation,
    says: 'Take an invitation back: nothing that was sent for it works any more.',
    gives: { 204: { says: 'it is so now' } },
    refusals: ['not-so'],
    isActing: true,
    example: {
      params: { organisation: exampleIds.organisation, invitation: exampleIds.unwanted },
      status: 204,
    },
    targetOf: async (door, { params }) => whose(door, (await known(door, params)).email),
    async run(door, { params, does }) {
      const target = await known(door, params)
      return does(door.acts.activations.withdraw, { target, input: undefined }, (done) =>
        // what was accepted is no invitation to take back
        done.ok || target.ended_as === 'withdrawn'
          ? { status: 204 }
          : refusal('not-so', { says: 'invitation-over' }),
      )
    },
  }),
]
