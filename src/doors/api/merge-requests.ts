import { openMergeRequests, type MergeRequestRow } from '../../domain/organisations/index.ts'
import { listOf, members, moment, oneOf, text, told, uuid } from '../../platform/schema/index.ts'
import { momentIn, paged } from './cursors.ts'
import { operation, type Operation } from './operation.ts'
import { exampleIds, idIn, inOrganisation, organisationIdIn } from './organisations-said.ts'
import { refusal } from './problems.ts'
import { pageSchema } from './said.ts'

const request = members({
  id: uuid(),
  organisation: told(uuid(), 'whose numbers they are'),
  membership: told(uuid(), 'by which whoever asks looks after the organisation'),
  from: told(listOf(uuid(), 'ids of numbers', { most: 100 }), 'the numbers that would be replaced'),
  to: told(uuid(), 'the number that they would become'),
  who: told(oneOf(['any', 'every']), 'who would have it then'),
  why: told(text({ most: 500 }), 'in their words'),
  asked_at: moment(),
})

/** What those who look after organisations ask about their numbers. It is done by merging them, or declined. */
export const mergeRequestOperations: readonly Operation[] = [
  operation({
    name: 'merge-requests.list',
    method: 'GET',
    path: '/merge-requests',
    says: 'List which numbers organisations ask to have made one, the longest first.',
    more: 'Merging them ends what was asked, and whoever asked is mailed.',
    isList: true,
    gives: { 200: { says: 'a page of what was asked', schema: pageSchema(request, 'requests') } },
    refusals: ['cursor-wrong'],
    example: { status: 200 },
    async run({ db }, { limit, after }) {
      const rows = await openMergeRequests(db, { after: momentIn(after), limit: limit + 1 })
      const say = (row: MergeRequestRow) => ({
        ...{ id: row.id, organisation: row.organisation_id, membership: row.membership_id },
        ...{ from: row.from_ids, to: row.to_id, who: row.who, why: row.why },
        asked_at: row.asked_at.toISOString(),
      })
      return paged(rows, limit, { say, key: ({ asked_at: at, id }: MergeRequestRow) => ({ at, id }) })
    },
  }),
  operation({
    name: 'merge-requests.decline',
    method: 'POST',
    path: '/organisations/{organisation}/merge-requests/{request}/decline',
    params: {
      ...inOrganisation,
      request: { says: 'what was asked, by its id', example: exampleIds.mergeRequest },
    },
    says: 'Say no to numbers becoming one; whoever asked is mailed.',
    body: {
      schema: members({ answer: told(text({ most: 300 }).default(''), 'why, for whoever asked') }),
    },
    gives: { 204: { says: 'it is declined' } },
    refusals: [],
    isActing: true,
    example: {
      params: { organisation: exampleIds.organisation, request: exampleIds.mergeRequest },
      body: { answer: 'These are billed apart.' },
      status: 204,
    },
    run: (door, { params, body, does }) => {
      const target = { organisation: organisationIdIn(params), id: idIn(params, 'request') }
      return does(door.acts.organisations.declineMerge, { target, input: { answer: body.answer } }, (done) =>
        done.ok ? { status: 204 } : refusal('not-found'),
      )
    },
  }),
]
