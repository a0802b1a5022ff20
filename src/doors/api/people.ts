import { recoveryOf } from '../../acts/activations/index.ts'
import { accountByEmail, accountById, phoneOf } from '../../domain/accounts/index.ts'
import { rolesOf } from '../../domain/operators/index.ts'
import { kindsEnrolled } from '../../domain/factors/index.ts'
import { createHelpActs } from '../../acts/operating/index.ts'
import { listOf, members, oneOf, orNull, text, told, uuid } from '../../platform/schema/index.ts'
import { isUuid, proofings } from '../../policy/vocabulary.ts'
import { operation, type Operation } from './operation.ts'
import { byName, named, search } from './people-found.ts'
import { found, foundSaid } from './people-said.ts'
import { personPostal, personPostalSaid, postalOperation } from './people-postal.ts'
import { anybody, done, known, onPerson, person, tellDone, theirs } from './person-here.ts'
import { refusal } from './problems.ts'
import { recoverySaid, recoverySchema } from './recoveries.ts'
import { pageSchema } from './said.ts'

const wholePerson = members({
  ...found,
  given_name: orNull(text()),
  family_name: orNull(text()),
  locale: text(),
  time_zone: told(orNull(text()), 'null: the installation’s own'),
  postal: told(
    orNull(personPostal),
    'where post reaches them, as far as whoever helps them is told; null: it is not known',
  ),
  phone_ends: told(orNull(text()), 'the last two digits of their telephone number; null: none is known'),
  proofing: told(oneOf(proofings), 'how well their identity is known'),
  factors: told(listOf(text(), 'factors'), 'what they can sign in with'),
  recovery: told(orNull(recoverySchema), 'the way back in that was begun for them; null: none is'),
})

export const peopleOperations: readonly Operation[] = [
  operation({
    name: 'people.search',
    method: 'POST',
    path: '/people/search',
    says: 'Find people by their address, or the beginning of their name or surname.',
    more: 'A POST, so that no name or address stands in an access log. One of the three must be there.',
    body: { schema: search },
    gives: {
      200: {
        says: 'a page of people',
        schema: pageSchema(members(found), 'people'),
      },
    },
    refusals: ['cursor-wrong'],
    example: { body: { name: 'nora' }, status: 200 },
    async run(door, { body, after, does }) {
      const { email, name, subject, limit } = body
      const by = subject !== undefined ? 'subject' : email !== undefined ? 'email' : 'name'
      if (body[by] === undefined)
        throw refusal('invalid', { faults: [{ path: [], says: 'must have an email, a name or a subject' }] })
      const found = await (by === 'name'
        ? byName(door, { name: name ?? '', limit, after })
        : named(
            by === 'email'
              ? [await accountByEmail(door.db, email ?? '')]
              : await door.explain.who(subject ?? ''),
            body,
          ))
      const seen = { by, found: found.items.length } as const
      return does(door.acts.accounts.noteSearch, { target: undefined, input: seen }, () => ({
        ...{ status: 200, body: { items: found.items }, last: found.last },
      }))
    },
  }),
  operation({
    name: 'people.read',
    method: 'GET',
    path: '/people/{id}',
    params: person,
    says: 'Somebody, with what they can sign in with.',
    gives: { 200: { says: 'the person', schema: wholePerson } },
    refusals: [],
    example: { params: anybody, status: 200 },
    async run(door, { params, does, now }) {
      const account = await known(door, params['id'])
      const phone = phoneOf(door.vault, account)
      const body = {
        ...foundSaid(account),
        given_name: account.given_name,
        family_name: account.family_name,
        locale: account.locale,
        time_zone: account.time_zone,
        phone_ends: phone?.slice(-2) ?? null,
        postal: await personPostalSaid(door, account.id),
        proofing: account.proofing,
        factors: await kindsEnrolled(door.db, account.id),
        recovery: recoverySaid(door, await recoveryOf(door.db, account, now)),
      }
      return does(door.acts.accounts.lookAt, { target: account, input: undefined }, () => ({
        status: 200,
        body,
      }))
    },
  }),
  operation({
    ...onPerson,
    name: 'people.disable',
    path: '/people/{id}/disable',
    says: 'Take away somebody’s access, and end all their sessions at once.',
    more: 'Roles that they hold are taken back as well.',
    gives: done,
    refusals: ['not-so', 'last-operator'],
    example: { params: anybody, status: 204 },
    run: async (door, call) =>
      call.does(door.acts.accounts.disable, { target: await theirs(door, call), input: undefined }, tellDone),
  }),
  operation({
    ...onPerson,
    name: 'people.enable',
    path: '/people/{id}/enable',
    says: 'Give back access that was taken away; its owner is told.',
    gives: done,
    refusals: ['not-so'],
    example: { params: anybody, status: 204 },
    run: async (door, call) =>
      call.does(door.acts.accounts.enable, { target: await theirs(door, call), input: undefined }, tellDone),
  }),
  operation({
    ...onPerson,
    name: 'people.end-sessions',
    path: '/people/{id}/end-sessions',
    says: 'Sign somebody out everywhere, now; they are told.',
    gives: done,
    refusals: [],
    example: { params: anybody, status: 204 },
    run: async (door, call) =>
      call.does(
        door.acts.accounts.endSessions,
        { target: await theirs(door, call), input: { reason: 'operator' } },
        tellDone,
      ),
  }),
  operation({
    ...onPerson,
    name: 'people.start-recovery',
    path: '/people/{id}/start-recovery',
    says: 'Mail somebody the link for a new password.',
    more: 'Nobody but the owner of the mailbox sees the link. The second factor is asked as always. Three an hour at most.',
    gives: done,
    refusals: ['not-so', 'too-many'],
    example: { params: anybody, status: 204 },
    run: async (door, call) =>
      call.does(door.acts.startRecovery, { target: await theirs(door, call), input: undefined }, tellDone),
  }),
  operation({
    ...onPerson,
    name: 'people.lift-waits',
    path: '/people/{id}/lift-waits',
    says: 'Let somebody try again at once, who was made to wait after wrong tries or many requests.',
    more: 'What their network is counted for stays.',
    body: {
      schema: members({
        what: told(
          text({ most: 100 }).optional(),
          'what is counted, such as `password.account`; left out: all',
        ),
      }),
    },
    gives: done,
    refusals: ['not-so'],
    example: { params: anybody, body: {}, status: 204 },
    run: async (door, call) => {
      const input = { kinds: door.here.there.kinds, dimension: call.body.what }
      return call.does(createHelpActs(door).liftWaits, { target: await theirs(door, call), input }, tellDone)
    },
  }),
  operation({
    ...onPerson,
    name: 'people.resend',
    path: '/people/{id}/resend',
    says: 'Send a message of theirs once more, to where they read their messages.',
    more: 'It says the same as before, and is of use for no longer. Three an hour at most.',
    body: { schema: members({ message: told(uuid(), 'which, by its id') }) },
    gives: done,
    refusals: ['not-so', 'too-many'],
    example: {
      params: anybody,
      body: { message: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b9b' },
      status: 204,
    },
    run: async (door, call) => {
      const input = call.body.message
      return call.does(createHelpActs(door).resend, { target: await theirs(door, call), input }, tellDone)
    },
  }),
  operation({
    ...onPerson,
    name: 'people.correct-address',
    path: '/people/{id}/correct-address',
    says: 'Put another address in the place of a wrong one: it counts once whoever reads its mail has confirmed it.',
    body: { schema: members({ email: text({ most: 254 }) }) },
    gives: done,
    refusals: ['not-so', 'exists-already'],
    example: { params: anybody, body: { email: 'nora.right@example.test' }, status: 204 },
    // whoever looks after others gets in by their mail; where somebody has none, nobody else hears of the new one
    lowers: async (door, { params: { id = '' } }) => {
      const account = isUuid(id) ? await accountById(door.db, id) : undefined
      if (!account) return false
      if (account.email === null && account.first_signed_in_at !== null) return true
      return (await rolesOf(door.db, { account: account.id })).length > 0
    },
    run: async (door, call) =>
      call.does(
        door.acts.accounts.correctAddress,
        { target: await theirs(door, call), input: { email: call.body.email } },
        (outcome) => {
          if (outcome.ok) return { status: 204 }
          if (outcome.reason === 'account-not-active') return refusal('not-so')
          const says = wrongAddress[outcome.reason]
          return refusal(outcome.reason === 'email-taken' ? 'exists-already' : 'invalid', {
            faults: [{ path: ['email'], says }],
          })
        },
      ),
  }),
  postalOperation,
]

const wrongAddress = {
  'email-malformed': 'must be an e-mail address',
  'email-not-ascii': 'must have plain letters before the @ (see MAIL_SMTPUTF8)',
  'email-unchanged': 'must be another than the account has',
  'email-taken': 'must be nobody else’s',
}
