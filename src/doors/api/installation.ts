import { createOperatingActs, deadLetters, lettersOf } from '../../acts/operating/index.ts'
import { allKeys, algorithms, readyToRotate } from '../../domain/keys/index.ts'
import {
  anyMembers,
  anything,
  listOf,
  members,
  moment,
  oneOf,
  orNull,
  text,
  told,
  uuid,
  whole,
} from '../../platform/schema/index.ts'
import { statementOf } from '../../policy/password/standards.ts'
import { proofings } from '../../policy/vocabulary.ts'
import { operation, type Operation } from './operation.ts'
import { refusal } from './problems.ts'

const object = () => anyMembers(anything(), 'an object')

const level = members({
  rank: told(whole(0), 'levels are compared by it'),
  key: told(text(), 'what registrations name it by'),
  acr: told(text(), 'what tokens carry'),
  aliases: told(listOf(text(), 'URIs'), 'other names for it'),
  asks: told(object(), 'what it asks of the authentication'),
  proofing: told(oneOf(proofings), 'what it asks of the identity'),
  factors: told(object().optional(), 'the factors that it takes, beyond what it asks'),
})

const key = members({
  kid: text(),
  alg: oneOf(algorithms),
  state: told(
    oneOf(['next', 'current', 'retiring']),
    'next is published, current signs, retiring is published still',
  ),
  published_at: moment(),
})

const setting = members({
  name: told(text(), 'the variable'),
  from: told(
    oneOf(['environment', 'file', 'otherwise']),
    'where it was said; otherwise: nothing was, and this holds',
  ),
  value: told(orNull(text({ least: 0 })), 'null: it is a secret'),
  fingerprint: told(orNull(text()), 'of a secret'),
})

const letter = members({
  what: told(text(), 'the template of a message, or the kind of a notice'),
  id: uuid(),
  at: told(moment(), 'when it was given up'),
  why: told(text({ least: 0 }), 'as the server said it'),
})

/** What is of the installation: settings, keys, what could not be delivered. */
export const installationOperations: readonly Operation[] = [
  operation({
    name: 'settings.levels',
    method: 'GET',
    path: '/levels',
    says: 'The assurance levels in force, lowest first.',
    gives: { 200: { says: 'the levels', schema: members({ levels: listOf(level, 'levels') }) } },
    refusals: [],
    example: { status: 200 },
    async run({ here: { there } }) {
      const levels = there.ladder.map(({ allowance, ...rung }) =>
        allowance ? { ...rung, factors: allowance } : rung,
      )
      return { status: 200, body: { levels } }
    },
  }),
  operation({
    name: 'settings.policy',
    method: 'GET',
    path: '/policy',
    says: 'What is asked of passwords, each rule beside what the standards say.',
    gives: {
      200: {
        says: 'the policy',
        schema: members({
          password: told(object(), 'as the policy file has it'),
          deviations: told(listOf(object(), 'deviations'), 'from which standard, and why'),
          rules: told(listOf(object(), 'rules'), 'each rule, and what each standard says of it'),
        }),
      },
    },
    refusals: [],
    example: { status: 200 },
    async run({ here: { policy } }) {
      const { rules } = statementOf(policy)
      return { status: 200, body: { password: policy.password, deviations: policy.deviations, rules } }
    },
  }),
  operation({
    name: 'settings.in-force',
    method: 'GET',
    path: '/settings',
    says: 'What is set, and where it came from, in the process that answers.',
    more: 'A secret is told by its fingerprint: alike in every process that has the same secret and the same encryption keys.',
    gives: { 200: { says: 'every setting', schema: members({ settings: listOf(setting, 'settings') }) } },
    refusals: [],
    example: { status: 200 },
    async run({ here: { settings } }) {
      const said = settings.map(({ name, from, value, fingerprint = null }) => ({
        ...{ name, from, fingerprint },
        value: fingerprint === null ? value : null,
      }))
      return { status: 200, body: { settings: said } }
    },
  }),
  operation({
    name: 'keys.list',
    method: 'GET',
    path: '/keys',
    says: 'The signing keys, without their private halves.',
    gives: {
      200: {
        says: 'the keys',
        schema: members({
          keys: listOf(key, 'keys'),
          ready_at: told(moment(), 'from when on the next ones can sign'),
        }),
      },
    },
    refusals: [],
    example: { status: 200 },
    async run({ db }) {
      const rows = await allKeys(db)
      const keys = rows.map(({ kid, alg, state, published_at: at }) => ({
        ...{ kid, alg, state },
        published_at: at.toISOString(),
      }))
      return { status: 200, body: { keys, ready_at: readyToRotate(rows).toISOString() } }
    },
  }),
  operation({
    name: 'keys.rotate',
    method: 'POST',
    path: '/keys/rotate',
    says: 'Let the next keys sign.',
    more: 'Only once they have been published for ten minutes, unless it is said otherwise: portals that have our keys would refuse what is signed until they look again. `revoke` withdraws the keys that signed until now, because they are known to be stolen.',
    body: { schema: members({ when: oneOf(['published', 'now', 'revoke']).default('published') }) },
    gives: { 204: { says: 'the next keys sign' } },
    refusals: ['not-so'],
    isActing: true,
    example: { body: { when: 'now' }, status: 204 },
    run: (door, { body, does }) =>
      does(createOperatingActs(door).rotateKeys, { target: undefined, input: { when: body.when } }, (done) =>
        done.ok ? { status: 204 } : refusal('not-so', { says: done.reason }),
      ),
  }),
  operation({
    name: 'outbox.dead-letters',
    method: 'GET',
    path: '/outbox/dead-letters',
    says: 'What could not be delivered and was given up: the last five hundred of each kind.',
    gives: {
      200: { says: 'dead letters', schema: members({ items: listOf(letter, 'letters', { most: 10_000 }) }) },
    },
    refusals: [],
    example: { status: 200 },
    async run(door) {
      const dead = await deadLetters(door, door.here.jobs.all)
      return { status: 200, body: { items: dead.map((each) => ({ ...each, at: each.at.toISOString() })) } }
    },
  }),
  operation({
    name: 'outbox.send-again',
    method: 'POST',
    path: '/outbox/send-again',
    says: 'Send dead letters once more.',
    body: {
      schema: members({
        ids: told(listOf(uuid(), 'ids', { most: 500 }).optional(), 'those; left out: all that there are'),
      }),
    },
    gives: {
      200: {
        says: 'what is sent again, and what is not because its time is over',
        schema: members({
          again: listOf(uuid(), 'ids', { most: 10_000 }),
          left: listOf(uuid(), 'ids', { most: 10_000 }),
        }),
      },
    },
    refusals: [],
    isActing: true,
    example: { body: {}, status: 200 },
    async run(door, { body, does }) {
      const dead = await deadLetters(door, door.here.jobs.all)
      const chosen = dead.filter(({ id }) => body.ids?.includes(id) ?? true)
      const unknown = (body.ids ?? []).findIndex((id) => !dead.some((each) => each.id === id))
      if (unknown >= 0)
        throw refusal('invalid', {
          faults: [{ path: ['ids', unknown], says: 'is the id of no dead letter' }],
        })
      const input = lettersOf(chosen, door.here.jobs)
      return does(createOperatingActs(door).sendAgain, { target: undefined, input }, (again) => ({
        status: 200,
        body: { again, left: chosen.filter(({ id }) => !again.includes(id)).map(({ id }) => id) },
      }))
    },
  }),
]
