import { demandsAsSaid, demandsSchema } from '../../domain/organisations/index.ts'
import { changesBetween } from '../../platform/schema/index.ts'
import { asksLess } from '../../policy/operating/index.ts'
import { operation } from './operation.ts'
import { exampleIds, inOrganisation, organisationHere } from './organisations-said.ts'
import { refusal } from './problems.ts'

/** What an organisation asks of those who act for it. */
export const setDemandsOperation = operation({
  name: 'organisations.set-demands',
  method: 'PUT',
  path: '/organisations/{organisation}/demands',
  params: inOrganisation,
  says: 'Say what an organisation asks of those who act for it, beyond what portals ask.',
  more: 'It counts from the next sign-in for it on, and never asks less than the portal does.',
  body: { schema: demandsSchema },
  gives: { 200: { says: 'what it asks from now on', schema: demandsSchema, isVersioned: true } },
  refusals: [],
  isActing: true,
  isConditional: true,
  example: {
    params: { organisation: exampleIds.organisation },
    body: { minimum_level: 'two-factor', factors_forbidden: [], factors_required: [] },
    status: 200,
  },
  versionOf: async (door, params) => (await organisationHere(door, params)).version,
  lowers: async (door, { params, body }) =>
    asksLess(demandsAsSaid(await organisationHere(door, params)), body, door.here.there.ladder),
  async run(door, { params, body, expected, does }) {
    const row = await organisationHere(door, params)
    const input = { said: body, expected: expected ?? row.version }
    return does(door.acts.organisations.setDemands, { target: row.id, input }, (set) => {
      if (!set.ok) {
        if (set.reason === 'organisation-unknown') return refusal('not-found')
        if (set.reason === 'version-passed') return refusal('precondition-failed')
        return refusal('invalid', { faults: set.faults })
      }
      const [before, after] = [demandsAsSaid(set.before), demandsAsSaid(set.organisation)]
      return {
        ...{ status: 200, body: after, version: set.organisation.version },
        changes: changesBetween(before, after),
      }
    })
  },
})
