import { mobileEnds } from '../../acts/activations/index.ts'
import type { ActivationRow } from '../../domain/activations/index.ts'
import { members, moment, orNull, text, told } from '../../platform/schema/index.ts'
import type { ApiDoor } from './contract.ts'
import { operation, type Operation } from './operation.ts'
import { anybody, done, onPerson, tellDone, theirs } from './person-here.ts'

/** A way back in as it is told. */
export const recoverySchema = members({
  begun_by: told(text(), 'who began it, as the audit has them'),
  begun_at: moment(),
  closes_at: moment(),
  mobile_ends: told(orNull(text()), 'the last two digits of the number that its code goes to'),
})

export const recoverySaid = ({ vault }: ApiDoor, row: ActivationRow | undefined) =>
  row
    ? {
        begun_by: row.begun_by,
        begun_at: row.created_at.toISOString(),
        closes_at: row.closes_at.toISOString(),
        mobile_ends: mobileEnds(vault, row) ?? null,
      }
    : null

export const recoveryOperations: readonly Operation[] = [
  operation({
    ...onPerson,
    name: 'people.begin-recovery',
    path: '/people/{id}/begin-recovery',
    says: 'Begin a way back in for somebody who has lost what they hold: a telephone, a key.',
    more: 'A link goes to their address and a code to the number that is known of them; with both and their password they sign in, and set up another. Nothing is taken away. Everything that reaches them says that it was begun, and lets them stop it. It is over after three days; one that was begun before is over at once. Three an hour at most.',
    gives: done,
    refusals: ['not-so', 'too-many'],
    example: { params: anybody, status: 204 },
    run: async (door, call) =>
      call.does(
        door.acts.activations.beginRecovery,
        { target: await theirs(door, call), input: undefined },
        tellDone,
      ),
  }),
  operation({
    ...onPerson,
    name: 'people.withdraw-recovery',
    path: '/people/{id}/withdraw-recovery',
    says: 'Take back the way back in that was begun for somebody: nothing that was sent for it works any more.',
    gives: done,
    refusals: ['not-so'],
    example: { params: anybody, status: 204 },
    run: async (door, call) =>
      call.does(
        door.acts.activations.withdrawRecovery,
        { target: await theirs(door, call), input: undefined },
        tellDone,
      ),
  }),
]
