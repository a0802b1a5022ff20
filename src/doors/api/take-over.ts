import { invitationFaults } from '../../acts/activations/index.ts'
import { locales } from '../../platform/render/locale.ts'
import { members, oneOf, text, told, uuid } from '../../platform/schema/index.ts'
import { exampleIds, inOrganisation, organisationIdIn } from './organisations-said.ts'
import type { ApiDoor } from './contract.ts'
import { accountByEmail } from '../../domain/accounts/index.ts'
import { organisationById } from '../../domain/organisations/index.ts'
import { isUuid } from '../../policy/vocabulary.ts'
import { operation, type Call, type Operation } from './operation.ts'
import { refusal } from './problems.ts'

/**
 * Whether an organisation is one that nobody looks after any more: whoever is made its administrator takes it over, and two
 * decide that, by whichever way.
 */
export async function isAbandoned({ db }: ApiDoor, params: Call['params']): Promise<boolean> {
  const id = params['organisation'] ?? ''
  const row = isUuid(id) ? await organisationById(db, id) : undefined
  return row != null && row.without_administrator_at !== null
}

export const takeOverOperation: Operation = operation({
  name: 'organisations.take-over',
  method: 'POST',
  path: '/organisations/{organisation}/take-over',
  params: inOrganisation,
  isActing: true,
  says: 'Have somebody take over an organisation that nobody looks after any more.',
  more: 'A second person must agree. Whoever is named is invited as its administrator: by a link that is mailed, and by the code of a letter to the address that it is registered at. Whoever acts for it or did is told at once; the letter is posted fourteen days later, unless the invitation is withdrawn until then.',
  body: {
    schema: members({
      email: told(text({ most: 254 }), 'where the link goes'),
      name: told(text({ most: 60 }), 'to whom the letter is addressed'),
      locale: oneOf(locales),
    }),
  },
  // nobody takes over by themselves
  async targetOf({ db }, { body }) {
    const account = await accountByEmail(db, body.email)
    return account ? { person: account.id } : {}
  },
  versionOf: async ({ db }, { organisation: id = '' }) =>
    isUuid(id) ? (await organisationById(db, id))?.version : undefined,
  gives: { 201: { says: 'the invitation', schema: members({ id: uuid() }) } },
  refusals: ['not-so', 'exists-already'],
  example: {
    params: { organisation: exampleIds.abandoned },
    body: { email: 'ilse@jansen.example', name: 'Ilse Jansen', locale: 'nl' },
    status: 202,
  },
  run: (door, { params, body, does }) =>
    does(door.acts.activations.takeOver, { target: organisationIdIn(params), input: body }, (outcome) => {
      if (outcome.ok) return { status: 201, body: { id: outcome.activation.id } }
      const { reason } = outcome
      if (reason === 'organisation-unknown') return refusal('not-found')
      if (reason === 'already-member' || reason === 'already-invited')
        return refusal('exists-already', { faults: [{ ...invitationFaults[reason], reason }] })
      const isOfIt = [
        'has-administrators',
        'take-over-under-way',
        'postal-missing',
        'postal-not-served',
        'letter-rests',
      ].includes(reason)
      return isOfIt
        ? refusal('not-so', { says: reason })
        : refusal('invalid', { faults: [{ ...invitationFaults[reason], reason }] })
    }),
})
