import { returnReasons } from '../../acts/letters/index.ts'
import {
  letterByReference,
  lettersInOrder,
  letterKinds,
  letterStates,
  type LetterRow,
} from '../../domain/letters/index.ts'
import { members, moment, oneOf, orNull, text, told, uuid, whole } from '../../platform/schema/index.ts'
import { crockfordIn } from '../../platform/text/crockford.ts'
import type { ApiDoor } from './contract.ts'
import { lastOf, momentIn } from './cursors.ts'
import { operation, type Call, type Operation } from './operation.ts'
import { exampleIds } from './organisations-said.ts'
import { refusal } from './problems.ts'
import { pageSchema } from './said.ts'

/** A letter as it is told: nothing of where it goes but the country, and nothing of its code. */
const wholeLetter = members({
  reference: told(text(), 'as it stands on the letter'),
  kind: told(oneOf(letterKinds), 'what its code is for; a later release may have more'),
  state: oneOf(letterStates),
  why: told(orNull(text()), 'why it was set aside, or how it came back'),
  organisation: told(orNull(uuid()), 'who pays for it'),
  country: text(),
  ordered_at: moment(),
  posted_after: told(moment(), 'from when it may be printed'),
  works_until: moment(),
  handed_over_at: orNull(moment()),
  pages: orNull(whole(1, 100)),
})

const letterSaid = (row: LetterRow) => ({
  ...{ reference: row.reference, kind: row.kind, state: row.state, why: row.why },
  ...{ organisation: row.organisation_id, country: row.country, pages: row.pages },
  ordered_at: row.asked_at.toISOString(),
  posted_after: row.post_after.toISOString(),
  works_until: row.works_until.toISOString(),
  handed_over_at: row.handed_over_at?.toISOString() ?? null,
})

const onLetter = {
  reference: { says: 'what stands on the letter, with or without hyphens', example: exampleIds.letter },
}

async function known({ db }: ApiDoor, { reference = '' }: Call['params']): Promise<LetterRow> {
  const letter = await letterByReference(db, crockfordIn(reference).slice(0, 40))
  if (!letter) throw refusal('not-found')
  return letter
}

/** Whose letter it is: nobody acts on their own. */
const targetOf: NonNullable<Operation['targetOf']> = async (door, { params }) => {
  const { account_id: person } = await known(door, params)
  return person === null ? {} : { person }
}

export const letterOperations: readonly Operation[] = [
  operation({
    name: 'letters.list',
    method: 'GET',
    path: '/letters',
    says: 'List letters with codes, the newest first.',
    isList: true,
    query: members({ state: told(oneOf(letterStates).optional(), 'of one state alone') }),
    gives: { 200: { says: 'a page of letters', schema: pageSchema(wholeLetter, 'letters') } },
    refusals: ['cursor-wrong'],
    example: { status: 200 },
    async run({ db }, { query, limit, after }) {
      const states = query.state === undefined ? undefined : [query.state]
      const rows = await lettersInOrder(db, { after: momentIn(after), limit: limit + 1, states })
      const last = lastOf(rows, limit, (row) => ({ at: row.asked_at, id: row.id }))
      return { status: 200, body: { items: rows.slice(0, limit).map(letterSaid) }, last }
    },
  }),
  operation({
    name: 'letters.run',
    method: 'POST',
    path: '/letters/run',
    says: 'Have what waits handed over to be printed now.',
    more: 'It is done by whichever process works, and goes on where one that was begun did not end.',
    gives: { 204: { says: 'it will be done' } },
    refusals: ['not-so'],
    isActing: true,
    example: { status: 204 },
    run: (door, { does }) =>
      does(door.acts.letters.startRun, { target: undefined, input: undefined }, (done) =>
        done.ok ? { status: 204 } : refusal('not-so', { says: done.reason }),
      ),
  }),
  operation({
    name: 'letters.returned',
    method: 'POST',
    path: '/letters/{reference}/returned',
    params: onLetter,
    says: 'Note that a letter came back: its code works no more.',
    body: {
      schema: members({ why: told(oneOf(returnReasons).default('not-said'), 'as the post says') }),
    },
    gives: { 204: { says: 'it is so now' } },
    refusals: ['not-so'],
    isActing: true,
    example: { params: { reference: exampleIds.letter }, body: { why: 'moved' }, status: 204 },
    targetOf,
    async run(door, { params, body, does }) {
      const target = await known(door, params)
      return does(door.acts.letters.returned, { target, input: body.why }, (done) =>
        done.ok || done.reason === 'already-returned'
          ? { status: 204 }
          : refusal('not-so', { says: done.reason }),
      )
    },
  }),
  operation({
    name: 'letters.reprint',
    method: 'POST',
    path: '/letters/{reference}/reprint',
    params: onLetter,
    says: 'Print a letter that was lost anew, with another code; or one that was set aside, as it is.',
    gives: { 204: { says: 'another one waits' } },
    refusals: ['not-so'],
    isActing: true,
    example: { params: { reference: exampleIds.strangeLetter }, status: 204 },
    targetOf,
    async run(door, { params, does }) {
      const target = await known(door, params)
      return does(door.acts.letters.reprint, { target, input: undefined }, (done) =>
        done.ok ? { status: 204 } : refusal('not-so', { says: done.reason }),
      )
    },
  }),
]
