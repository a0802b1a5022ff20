import { numberFaults, type MergeDone, type NumberReason } from '../../acts/organisations/index.ts'
import { numbersInOrder, type NumberRow } from '../../domain/organisations/index.ts'
import type { HttpProblem } from '../../platform/http/problem.ts'
import { either, listOf, members, oneOf, orNull, text, told, uuid } from '../../platform/schema/index.ts'
import { MOST_OF_A_NUMBER } from '../../policy/organisations/index.ts'
import type { OrganisationId } from '../../policy/vocabulary.ts'
import { paged } from './cursors.ts'
import { operation, type Answered, type Operation } from './operation.ts'
import {
  exampleIds,
  idIn,
  inOrganisation,
  numberSaid,
  organisationHere,
  organisationIdIn,
  wholeNumber,
} from './organisations-said.ts'
import { refusal } from './problems.ts'
import { pageSchema } from './said.ts'

const onNumber = { ...inOrganisation, number: { says: 'the number’s id', example: exampleIds.number } }
const label = told(orNull(text({ most: 200 })), 'what tells it from others, such as an address of delivery')

const numberShape = {
  register: told(text({ most: 40 }), 'the key of its register'),
  number: told(text({ most: MOST_OF_A_NUMBER }), 'however it is written'),
}
const newNumber = members({ ...numberShape, label: label.default(null) })

const sight = members({
  membership: uuid(),
  gains: told(listOf(uuid(), 'ids of numbers', { most: 100_000 }), 'what they see then and did not'),
  loses: told(listOf(uuid(), 'ids of numbers', { most: 100_000 }), 'what they saw and see no more'),
})

const merge = members({
  from: told(listOf(uuid(), 'ids of numbers', { least: 1, most: 1000 }), 'the numbers that are replaced'),
  to: told(either(uuid(), newNumber, 'the id of a number, or a number that is added'), 'what they become'),
  who: told(
    oneOf(['any', 'every']),
    'who has it then: whoever had any of the numbers, or only who had every one of them',
  ),
  sight_digest: told(
    text({ most: 100 }).optional(),
    'as a preview gave it: where anybody’s sight would change otherwise by now, nothing is done',
  ),
})

function numberRefused(reason: NumberReason | 'organisation-unknown' | 'sight-passed'): HttpProblem {
  if (reason === 'organisation-unknown' || reason === 'number-unknown') return refusal('not-found')
  if (reason === 'sight-passed') return refusal('precondition-failed')
  const code = reason === 'number-taken' ? 'exists-already' : 'invalid'
  return refusal(code, { faults: [{ ...numberFaults[reason], reason }] })
}

type NumberDone =
  | { readonly ok: true; readonly number: NumberRow }
  | { readonly ok: false; readonly reason: Parameters<typeof numberRefused>[0] }

const tellMerged = (done: MergeDone): Answered | HttpProblem =>
  done.ok
    ? {
        status: 200,
        body: { number: numberSaid(done.number), sight: done.changes, sight_digest: done.digest },
      }
    : numberRefused(done.reason)

export const numberOperations: readonly Operation[] = [
  operation({
    name: 'numbers.list',
    method: 'GET',
    path: '/organisations/{organisation}/numbers',
    params: inOrganisation,
    says: 'List the numbers of an organisation, by their registers; those that became another are among them.',
    isList: true,
    gives: { 200: { says: 'a page of numbers', schema: pageSchema(wholeNumber, 'numbers') } },
    refusals: ['cursor-wrong'],
    example: { params: { organisation: exampleIds.organisation }, status: 200 },
    async run(door, { params, limit, after }) {
      const { id } = await organisationHere(door, params)
      const from = after as { register: string; lookup: string } | undefined
      const rows = await numbersInOrder(door.db, id, { after: from, limit: limit + 1 })
      const key = ({ register_key: register, lookup }: NumberRow) => ({ register, lookup })
      return paged(rows, limit, { say: numberSaid, key })
    },
  }),
  operation({
    name: 'numbers.add',
    method: 'POST',
    path: '/organisations/{organisation}/numbers',
    params: inOrganisation,
    says: 'Give an organisation a number.',
    body: { schema: newNumber },
    gives: { 201: { says: 'the number', schema: wholeNumber } },
    refusals: ['exists-already'],
    isActing: true,
    isCreating: true,
    example: {
      params: { organisation: exampleIds.organisation },
      body: { register: 'customers', number: '20 00 03', label: 'Warehouse' },
      status: 201,
    },
    run: (door, { params, body, does }) =>
      does(
        door.acts.organisations.addNumber,
        { target: organisationIdIn(params), input: body },
        (added: NumberDone) => {
          if (!added.ok) return numberRefused(added.reason)
          const { organisation_id: id } = added.number
          const location = `/organisations/${id}/numbers/${added.number.id}`
          return { status: 201, body: numberSaid(added.number), location }
        },
      ),
  }),
  operation({
    name: 'numbers.merge',
    method: 'POST',
    path: '/organisations/{organisation}/numbers/merge',
    params: inOrganisation,
    says: 'Make several numbers of an organisation into one.',
    more: 'The old ones stay findable, and say what they became. With `dry_run` it is the preview of who gains and who loses sight of what.',
    body: { schema: merge },
    gives: {
      200: {
        says: 'the number, and whose sight changes',
        schema: members({
          number: wholeNumber,
          sight: listOf(sight, 'memberships', { most: 100_000 }),
          sight_digest: told(text({ most: 100 }), 'by which a merge that was previewed is asked for'),
        }),
      },
    },
    refusals: ['exists-already', 'precondition-failed'],
    isActing: true,
    example: {
      params: { organisation: exampleIds.organisation },
      body: {
        from: [exampleIds.number],
        to: { register: 'customers', number: '200004', label: 'All addresses' },
        who: 'any',
      },
      status: 200,
    },
    run: (door, { params, body, does }) =>
      does(
        door.acts.organisations.mergeNumbers,
        { target: organisationIdIn(params), input: { ...body, foreseen: body.sight_digest } },
        tellMerged,
      ),
  }),
  operation({
    name: 'numbers.label',
    method: 'PATCH',
    path: '/organisations/{organisation}/numbers/{number}',
    params: onNumber,
    says: 'Change what a number is told apart by.',
    body: { schema: members({ label }) },
    gives: { 200: { says: 'the number', schema: wholeNumber } },
    refusals: [],
    isActing: true,
    example: {
      params: { organisation: exampleIds.organisation, number: exampleIds.number },
      body: { label: 'Bakery' },
      status: 200,
    },
    run: (door, { params, body, does }) => {
      const target = { organisation: organisationIdIn(params), id: idIn(params, 'number') }
      return does(door.acts.organisations.labelNumber, { target, input: body }, (done: NumberDone) =>
        done.ok ? { status: 200, body: numberSaid(done.number) } : numberRefused(done.reason),
      )
    },
  }),
  operation({
    name: 'numbers.move',
    method: 'POST',
    path: '/organisations/{organisation}/numbers/{number}/move',
    params: { ...onNumber, number: { ...onNumber.number, example: exampleIds.moved } },
    says: 'Give a number to another organisation, with what has become it.',
    more: 'Nobody of the first has it any more; of the other, those have it who have all numbers.',
    body: { schema: members({ to: told(uuid(), 'the other organisation') }) },
    gives: { 200: { says: 'the number', schema: wholeNumber } },
    refusals: ['exists-already', 'not-so'],
    isActing: true,
    example: {
      params: { organisation: exampleIds.organisation, number: exampleIds.moved },
      body: { to: exampleIds.other },
      status: 200,
    },
    run: (door, { params, body, does }) => {
      const target = { organisation: organisationIdIn(params), id: idIn(params, 'number') }
      const input = { to: body.to as OrganisationId }
      return does(door.acts.organisations.moveNumber, { target, input }, (done: NumberDone) =>
        done.ok ? { status: 200, body: numberSaid(done.number) } : numberRefused(done.reason),
      )
    },
  }),
]
