import { becauses } from '../../acts/organisations/index.ts'
import { accountByEmail } from '../../domain/accounts/index.ts'
import { organisationAsSaid, organisationSchema } from '../../domain/organisations/index.ts'
import type { HttpProblem } from '../../platform/http/problem.ts'
import { locales } from '../../platform/render/locale.ts'
import {
  anyMembers,
  anything,
  changesBetween,
  members,
  mergedWhole,
  oneOf,
  orNull,
  text,
  told,
  uuid,
  yesOrNo,
} from '../../platform/schema/index.ts'
import { operation, type Answered, type Operation } from './operation.ts'
import { found, search } from './organisations-found.ts'
import {
  exampleIds,
  inOrganisation,
  organisationHere,
  organisationIdIn,
  organisationSaid,
  wholeOrganisation,
} from './organisations-said.ts'
import { refusal } from './problems.ts'
import { isAbandoned, takeOverOperation } from './take-over.ts'
import { pageSchema } from './said.ts'

const example = {
  registration: { kind: 'kvk', number: '69599084' },
  legal_name: 'Bakkerij Jansen B.V.',
  display_name: 'Bakkerij Jansen',
  address: { street: 'Dorpsstraat', number: '12a', postal_code: '8011 AB', city: 'Zwolle', country: 'NL' },
  locale: 'nl',
  time_zone: null,
  email_domains: ['jansen.example'],
  external_key: null,
}

const firstAdministrator = members({
  email: told(text({ most: 254 }), 'an account is made for it where there is none'),
  name: text({ most: 200 }),
  locale: oneOf(locales),
  because: told(oneOf(becauses), 'on what it rests that they may act for the organisation'),
})

type Stood = { readonly ok: true } | { readonly ok: false; readonly reason: string }

/** What is asked for is so, whether it was so before or not. */
const tellStood = (done: Stood): Answered | HttpProblem => {
  if (done.ok || done.reason === 'already-so') return { status: 204 }
  return done.reason === 'organisation-unknown'
    ? refusal('not-found')
    : refusal('not-so', { says: done.reason })
}

const onOrganisation = { method: 'POST', params: inOrganisation, isActing: true } as const
const done: Operation['gives'] = { 204: { says: 'it is so now' } }

export const organisationOperations: readonly Operation[] = [
  operation({
    name: 'organisations.search',
    method: 'POST',
    path: '/organisations/search',
    says: 'Find organisations by a name or a number, or list them by their names.',
    body: { schema: search },
    gives: {
      200: { says: 'a page of organisations', schema: pageSchema(wholeOrganisation, 'organisations') },
    },
    refusals: ['cursor-wrong'],
    example: { body: { name: 'bakkerij' }, status: 200 },
    run: (door, { body, after }) => found(door, body, after),
  }),
  operation({
    name: 'organisations.create',
    method: 'POST',
    path: '/organisations',
    says: 'Make an organisation, with its first administrator: all of it, or nothing.',
    more: 'The administrator is mailed. An account that was made for them has no password yet: mail them the link with `people.start-recovery`.',
    body: {
      schema: members({
        ...organisationSchema.shape,
        administrator: told(orNull(firstAdministrator).default(null), 'null: there is none yet'),
      }),
    },
    gives: {
      201: {
        says: 'it is made',
        schema: members({
          ...wholeOrganisation.shape,
          administrator: told(orNull(uuid()), 'the account of its first administrator'),
          is_new_account: told(yesOrNo(), 'whether that account was made for it'),
        }),
        isVersioned: true,
      },
    },
    refusals: ['exists-already'],
    isActing: true,
    isCreating: true,
    example: {
      body: {
        ...example,
        administrator: {
          ...{ email: 'anna@jansen.example', name: 'Anna Jansen', locale: 'nl' },
          because: 'registered-director',
        },
      },
      status: 201,
    },
    // nobody makes themselves an administrator
    async targetOf({ db }, { body: { administrator } }) {
      const account = administrator === null ? undefined : await accountByEmail(db, administrator.email)
      return account === undefined ? {} : { person: account.id }
    },
    run: (door, { body: { administrator, ...said }, does }) => {
      const input = { said, administrator: administrator ?? undefined }
      return does(door.acts.organisations.createOrganisation, { target: undefined, input }, (made) => {
        if (!made.ok)
          return refusal(made.reason === 'organisation-exists' ? 'exists-already' : 'invalid', {
            faults: made.faults,
          })
        const answer = organisationSaid(made.organisation)
        return {
          status: 201,
          body: {
            ...answer,
            administrator: made.membership?.account_id ?? null,
            is_new_account: made.isNewAccount,
          },
          version: made.organisation.version,
          location: `/organisations/${answer.id}`,
          changes: changesBetween(undefined, organisationAsSaid(made.organisation)),
        }
      })
    },
  }),
  operation({
    name: 'organisations.read',
    method: 'GET',
    path: '/organisations/{organisation}',
    params: inOrganisation,
    says: 'An organisation, and how it stands.',
    gives: { 200: { says: 'the organisation', schema: wholeOrganisation, isVersioned: true } },
    refusals: [],
    example: { params: { organisation: exampleIds.organisation }, status: 200 },
    async run(door, { params }) {
      const row = await organisationHere(door, params)
      return { status: 200, body: organisationSaid(row), version: row.version }
    },
  }),
  operation({
    name: 'organisations.change',
    method: 'PATCH',
    path: '/organisations/{organisation}',
    params: inOrganisation,
    says: 'Change some of what an organisation is kept with.',
    more: 'A merge patch (RFC 7396).',
    body: {
      schema: anyMembers(anything(), 'a JSON object'),
      isPatch: true,
      documented: () => organisationSchema.partial(),
    },
    gives: { 200: { says: 'the organisation from now on', schema: wholeOrganisation, isVersioned: true } },
    refusals: ['exists-already'],
    isActing: true,
    isConditional: true,
    example: {
      params: { organisation: exampleIds.organisation },
      body: { display_name: 'Jansen en Zonen' },
      status: 200,
    },
    versionOf: async (door, params) => (await organisationHere(door, params)).version,
    // the letter of whoever takes it over goes there
    lowers: async (door, { params, body }) => 'address' in body && (await isAbandoned(door, params)),
    async run(door, { params, body, expected, does }) {
      const before = await organisationHere(door, params)
      const said = mergedWhole(organisationAsSaid(before), body)
      const input = { said, expected: expected ?? before.version }
      return does(door.acts.organisations.changeOrganisation, { target: before.id, input }, (changed) => {
        if (!changed.ok) {
          if (changed.reason === 'organisation-unknown') return refusal('not-found')
          if (changed.reason === 'version-passed') return refusal('precondition-failed')
          const code = changed.reason === 'organisation-exists' ? 'exists-already' : 'invalid'
          return refusal(code, { faults: changed.faults })
        }
        const { organisation } = changed
        const changes = changesBetween(organisationAsSaid(changed.before), organisationAsSaid(organisation))
        return { status: 200, body: organisationSaid(organisation), version: organisation.version, changes }
      })
    },
  }),
  operation({
    ...onOrganisation,
    name: 'organisations.suspend',
    path: '/organisations/{organisation}/suspend',
    says: 'Put an organisation on hold: nobody acts for it until it is in use again.',
    gives: done,
    refusals: ['not-so'],
    example: { params: { organisation: exampleIds.aside }, status: 204 },
    run: (door, { params, does }) =>
      does(
        door.acts.organisations.suspendOrganisation,
        { target: organisationIdIn(params), input: undefined },
        tellStood,
      ),
  }),
  operation({
    ...onOrganisation,
    name: 'organisations.resume',
    path: '/organisations/{organisation}/resume',
    says: 'Put an organisation that was on hold in use again.',
    gives: done,
    refusals: ['not-so'],
    example: { params: { organisation: exampleIds.suspended }, status: 204 },
    run: (door, { params, does }) =>
      does(
        door.acts.organisations.resumeOrganisation,
        { target: organisationIdIn(params), input: undefined },
        tellStood,
      ),
  }),
  operation({
    ...onOrganisation,
    name: 'organisations.close',
    path: '/organisations/{organisation}/close',
    says: 'End an organisation for good: nobody acts for it, nor by it for another.',
    more: 'Its number stays its own. A second person must agree.',
    gives: done,
    refusals: ['not-so'],
    example: { params: { organisation: exampleIds.organisation }, status: 202 },
    run: (door, { params, does }) =>
      does(
        door.acts.organisations.closeOrganisation,
        { target: organisationIdIn(params), input: undefined },
        tellStood,
      ),
  }),
  takeOverOperation,
]
