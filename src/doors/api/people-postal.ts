import { invitationFaults, postalTold } from '../../acts/activations/index.ts'
import { accountById } from '../../domain/accounts/index.ts'
import { rolesOf } from '../../domain/operators/index.ts'
import { members, moment, oneOf, orNull, text, told } from '../../platform/schema/index.ts'
import { isUuid, type AccountId } from '../../policy/vocabulary.ts'
import type { ApiDoor } from './contract.ts'
import { operation, type Operation } from './operation.ts'
import { anybody, done, onPerson, theirs } from './person-here.ts'
import { postalMembers } from './postal.ts'
import { refusal } from './problems.ts'

/** Where post reaches somebody, as it is told: a code may go there, so not all of it is. */
export const personPostal = members({
  town: text(),
  country: text(),
  state: told(
    oneOf(['confirmed', 'unconfirmed', 'returned']),
    'whether a letter has reached them there; or the last one came back',
  ),
  since: moment(),
})

export async function personPostalSaid({ db, vault }: ApiDoor, account: Parameters<typeof postalTold>[2]) {
  const known = await postalTold(db, vault, account)
  return known ? { ...known, since: known.since.toISOString() } : null
}

export const postalOperation: Operation = operation({
  ...onPerson,
  name: 'people.set-postal',
  path: '/people/{id}/set-postal',
  says: 'Say where post reaches somebody, or that it is not known any more.',
  more: 'They are told by mail. What they had confirmed before is over: a letter has to reach them there before a portal is told a level that rests on it.',
  body: {
    schema: members({
      postal: told(orNull(postalMembers), 'null: it is not known any more'),
    }),
  },
  gives: done,
  refusals: ['not-so'],
  example: {
    params: anybody,
    body: {
      postal: {
        ...{ organisation: '', extra: '', street: 'Kerkstraat', number: '12a' },
        ...{ postal_code: '1234 AB', city: 'Utrecht', country: 'NL' },
      },
    },
    status: 204,
  },
  // the code of a way back in may go there
  lowers: async (door, { params: { id = '' } }) => {
    const account = isUuid(id) ? await accountById(door.db, id) : undefined
    return account !== undefined && (await rolesOf(door.db, { account: account.id })).length > 0
  },
  versionOf: async ({ db, vault }, { id = '' }) =>
    isUuid(id) ? ((await postalTold(db, vault, id as AccountId))?.since.getTime() ?? 0) : undefined,
  run: async (door, call) =>
    call.does(
      door.acts.activations.setPostal,
      { target: await theirs(door, call), input: { postal: call.body.postal } },
      (outcome) => {
        if (outcome.ok || outcome.reason === 'already-so') return { status: 204 }
        const { reason } = outcome
        if (reason === 'account-not-active') return refusal('not-so', { says: reason })
        return refusal('invalid', { faults: [{ ...invitationFaults[reason], reason }] })
      },
    ),
})
