import {
  openApplications,
  organisationsAmong,
  type ApplicationRow,
} from '../../domain/organisations/index.ts'
import { members, moment, text, told, uuid } from '../../platform/schema/index.ts'
import type { AccountId, OrganisationId } from '../../policy/vocabulary.ts'
import type { ApiDoor } from './contract.ts'
import { momentIn, paged } from './cursors.ts'
import { operation, type Call, type Operation } from './operation.ts'
import { exampleIds, idIn, organisationSaid, wholeOrganisation } from './organisations-said.ts'
import { refusal } from './problems.ts'
import { pageSchema } from './said.ts'

const application = members({
  organisation: wholeOrganisation,
  account: told(uuid(), 'who asks'),
  why: told(text({ most: 1000 }), 'in their words'),
  applied_at: moment(),
})

const by = members({ account: told(uuid(), 'who asked: who decides has seen it') })
const onApplication = {
  method: 'POST',
  params: { organisation: { says: 'what was asked for, by its id', example: exampleIds.applied } },
  isActing: true,
  body: { schema: by },
} as const

const applicant = '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b5c'

/** Nobody decides on what they have asked for themselves. */
const targetOf = async (_door: ApiDoor, { body }: Pick<Call<{ account: string }>, 'body'>) => ({
  person: body.account as AccountId,
})

const targetIn = (params: Call['params'], body: { account: string }) => ({
  organisation: idIn(params, 'organisation') as OrganisationId,
  account: body.account as AccountId,
})

export const applicationOperations: readonly Operation[] = [
  operation({
    name: 'applications.list',
    method: 'GET',
    path: '/organisation-applications',
    says: 'List the organisations that people have asked for, the longest first.',
    isList: true,
    gives: { 200: { says: 'a page of applications', schema: pageSchema(application, 'applications') } },
    refusals: ['cursor-wrong'],
    example: { status: 200 },
    async run({ db }, { limit, after }) {
      const rows = await openApplications(db, { after: momentIn(after), limit: limit + 1 })
      const asked = await organisationsAmong(
        db,
        rows.map((row) => row.organisation_id),
      )
      const known = new Map(asked.map((row) => [row.id, row]))
      const say = (row: ApplicationRow) => {
        const organisation = known.get(row.organisation_id)
        return {
          organisation: organisation && organisationSaid(organisation),
          ...{ account: row.account_id, why: row.why, applied_at: row.applied_at.toISOString() },
        }
      }
      const key = ({ applied_at: at, organisation_id: id }: ApplicationRow) => ({ at, id })
      return paged(rows, limit, { say, key })
    },
  }),
  operation({
    ...onApplication,
    name: 'applications.accept',
    path: '/organisation-applications/{organisation}/accept',
    says: 'Make what somebody has asked for an organisation, with them as its first administrator.',
    more: 'They are mailed. Where there is an organisation of that number already, decline it, and add them there.',
    gives: { 200: { says: 'the organisation', schema: wholeOrganisation } },
    refusals: ['exists-already', 'not-so'],
    example: {
      params: { organisation: exampleIds.applied },
      body: { account: applicant },
      status: 200,
    },
    targetOf,
    run: (door, { params, body, does }) =>
      does(
        door.acts.organisations.acceptApplication,
        { target: targetIn(params, body), input: undefined },
        (accepted) => {
          if (accepted.ok) return { status: 200, body: organisationSaid(accepted.organisation) }
          if (accepted.reason === 'application-unknown') return refusal('not-found')
          return accepted.reason === 'organisation-exists'
            ? refusal('exists-already')
            : refusal('not-so', { says: 'not-active' })
        },
      ),
  }),
  operation({
    ...onApplication,
    name: 'applications.decline',
    path: '/organisation-applications/{organisation}/decline',
    says: 'Decline what somebody has asked for; what they said of it goes.',
    gives: { 204: { says: 'it is declined' } },
    refusals: [],
    example: {
      params: { organisation: exampleIds.declined },
      body: { account: applicant },
      status: 204,
    },
    targetOf,
    run: (door, { params, body, does }) =>
      does(
        door.acts.organisations.declineApplication,
        { target: targetIn(params, body), input: undefined },
        (declined) => (declined.ok ? { status: 204 } : refusal('not-found')),
      ),
  }),
]
