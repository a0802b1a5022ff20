import { perform } from '../../src/acts/index.ts'
import {
  administratorRows,
  foreseeMerge,
  handoversOf,
  mergeRequestsOf,
  requestsOf,
} from '../../src/domain/organisations/index.ts'
import { organisationActs } from '../../src/ports.ts'
import {
  addMember,
  addNumber,
  createAttribute,
  createOrganisation,
  createRegister,
  giveRepresentation,
  membershipSaid,
  organisationSaid,
} from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import type { World } from '../harness/world.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'

type Trial = { target: unknown; input?: unknown; account?: AccountId }

/** To what each act on an organisation is done, and with what. */
export const organisationTrials = (the: () => World): Readonly<Record<string, () => Promise<Trial>>> => {
  const acts = () => organisationActs(the().house)
  const member = async () => {
    const { id: organisation } = await createOrganisation(the())
    const account = (await createPerson(the())).id
    const { id } = await addMember(the(), organisation, { account })
    return { target: { organisation, id }, account }
  }
  const numbered = async () => {
    const [organisation, register] = [await createOrganisation(the()), await createRegister(the())]
    const number = await addNumber(the(), organisation.id, register)
    return { organisation: organisation.id, register, id: number.id }
  }
  const branched = async () => {
    const { id: organisation } = await createOrganisation(the())
    const said = { number: '000000000001', name: 'North', address: null }
    const added = await perform(the().house, acts().addBranch, asked, organisation, said)
    if (!added.ok) throw new Error(added.reason)
    return { organisation, id: added.branch.id, said }
  }
  const applied = async () => {
    const { id: account } = await createPerson(the())
    const input = { said: organisationSaid(), why: 'we are new here' }
    const done = await perform(the().house, acts().applyForOrganisation, { by: { account } }, account, input)
    if (!done.ok) throw new Error(done.reason)
    return { target: { organisation: done.organisation.id, account }, account }
  }
  const asked = { by: { job: 'test' } } as const
  const lookedAfter = async () => {
    const organisation = await createOrganisation(the())
    const { id: account } = await createPerson(the())
    const powers = ['people', 'rights', 'organisation'] as const
    await addMember(the(), organisation.id, { account }, { role: 'administrator', powers })
    return { organisation, account }
  }
  const handing = async () => {
    const { organisation, account } = await lookedAfter()
    const [own] = await administratorRows(the().house.db, organisation.id)
    const { id: other } = await createPerson(the())
    const { id } = await addMember(the(), organisation.id, { account: other })
    return {
      own: { organisation: organisation.id, membership: own!.id, account },
      successor: { organisation: organisation.id, membership: id, account: other },
    }
  }
  const handed = async () => {
    const both = await handing()
    const by = { by: { account: both.own.account } }
    const to = { to: both.successor.membership }
    const done = await perform(the().house, acts().offerHandover, by, both.own, to)
    if (!done.ok) throw new Error(done.reason)
    const [row] = await handoversOf(the().house.db, both.successor)
    return { ...both, id: row!.id }
  }
  const joining = async () => {
    const { organisation, account } = await lookedAfter()
    const [own] = await administratorRows(the().house.db, organisation.id)
    const register = await createRegister(the())
    const { id: one } = await addNumber(the(), organisation.id, register)
    const { id: to } = await addNumber(the(), organisation.id, register)
    const merge = { from: [one], to, who: 'any' as const }
    const foreseen = await foreseeMerge(the().house.db, organisation, merge)
    if (!foreseen.ok) throw new Error(foreseen.reason)
    return {
      target: { organisation: organisation.id, membership: own!.id },
      ...{ input: { ...merge, foreseen: foreseen.digest, why: '' }, account },
    }
  }
  const joined = async () => {
    const { target, input, account } = await joining()
    const done = await perform(the().house, acts().askMerge, asked, target, input)
    if (!done.ok) throw new Error(done.reason)
    const [row] = await mergeRequestsOf(the().house.db, target.organisation, 1)
    return { organisation: target.organisation, id: row!.id, account, input }
  }
  const requested = async () => {
    const { organisation } = await lookedAfter()
    const { id: account } = await createPerson(the())
    const input = { kind: 'kvk' as const, number: organisation.registration_number, why: '' }
    const done = await perform(the().house, acts().askToJoin, { by: { account } }, account, input)
    if (!done.ok) throw new Error(done.reason)
    const [row] = await requestsOf(the().house.db, account, 1)
    return { id: row!.id, account, organisation: organisation.id }
  }

  return {
    'organisations.create': async () => {
      const { id: account, email } = await createPerson(the())
      const administrator = { email, name: 'Anna', locale: 'nl', because: 'signed-contract' }
      return { target: undefined, input: { said: organisationSaid(), administrator }, account }
    },
    'organisations.change': async () => {
      const { id, registration_number: number } = await createOrganisation(the())
      const registration = { kind: 'kvk', number }
      return { target: id, input: { said: organisationSaid({ registration, display_name: 'Other' }) } }
    },
    'organisations.set-demands': async () => {
      const { id } = await createOrganisation(the())
      const said = { minimum_level: 'two-factor', factors_forbidden: ['sms'], factors_required: ['totp'] }
      return { target: id, input: { said } }
    },
    'organisations.import': () => {
      const { external_key: _key, ...said } = organisationSaid()
      return Promise.resolve({ target: undefined, input: { ...said, key: 'crm-1' } })
    },
    'organisations.suspend': async () => ({ target: (await createOrganisation(the())).id }),
    'organisations.resume': async () => {
      const { id } = await createOrganisation(the())
      await perform(the().house, acts().suspendOrganisation, asked, id)
      return { target: id }
    },
    'organisations.close': async () => ({ target: (await createOrganisation(the())).id }),
    'organisations.apply': async () => ({
      target: (await createPerson(the())).id,
      input: { said: organisationSaid(), why: 'we are new here' },
    }),
    'organisations.accept': applied,
    'organisations.decline': applied,
    'members.add': async () => {
      const account = (await createPerson(the())).id
      const target = (await createOrganisation(the())).id
      return { target, input: { member: { account }, said: membershipSaid() }, account }
    },
    'members.change': async () => ({
      ...(await member()),
      input: { change: () => membershipSaid({ role: 'administrator' }) },
    }),
    'members.end': async () => ({ ...(await member()), input: {} }),
    'members.set-attributes': async () => {
      const key = await createAttribute(the())
      return { ...(await member()), input: { setter: 'operator', said: { [key]: ['Zwolle'] } } }
    },
    'numbers.add': async () => ({
      target: (await createOrganisation(the())).id,
      input: { register: await createRegister(the()), number: '12 34 56', label: 'Warehouse' },
    }),
    'numbers.label': async () => ({ target: await numbered(), input: { label: 'Warehouse' } }),
    'numbers.move': async () => ({
      target: await numbered(),
      input: { to: (await createOrganisation(the())).id },
    }),
    'numbers.merge': async () => {
      const { organisation, account, input } = await joined()
      return { target: organisation, input: { from: input.from, to: input.to, who: 'any' }, account }
    },
    'numbers.ask-merge': joining,
    'numbers.withdraw-merge': async () => ({ target: await joined() }),
    'numbers.decline-merge': async () => {
      const { account, ...target } = await joined()
      return { target, input: { answer: '' }, account }
    },
    'branches.add': async () => ({
      target: (await createOrganisation(the())).id,
      input: { number: '0000 0000 0001', name: 'North', address: null },
    }),
    'branches.change': async () => {
      const { said, ...target } = await branched()
      return { target, input: { ...said, name: 'South' } }
    },
    'branches.end': async () => ({ target: await branched() }),
    'registers.create': async () => ({
      target: undefined,
      input: {
        ...{ key: 'collectives', names: { en: 'Collective', nl: 'Collectief', sv: 'Kollektiv' } },
        ...{ pattern: '[0-9]{4}', example: '1234', is_shared: true },
      },
    }),
    'registers.change': async () => {
      const key = await createRegister(the())
      const names = { en: 'Relation', nl: 'Relatie', sv: 'Relation' }
      return {
        target: key,
        input: { said: { key, names, pattern: '\\d{5}', example: '12345', is_shared: false } },
      }
    },
    'registers.delete': async () => ({ target: await createRegister(the()), input: {} }),
    'attributes.create': async () => ({
      target: undefined,
      input: {
        ...{
          key: 'region',
          names: { en: 'Region', nl: 'Regio', sv: 'Region' },
          register: null,
          client: null,
        },
        ...{ type: 'text', allowed: [], set_by: ['person'], seen_by: [] },
      },
    }),
    'attributes.change': async () => {
      const key = await createAttribute(the())
      return {
        target: key,
        input: {
          said: {
            ...{ key, names: { en: 'Towns', nl: 'Steden', sv: 'Städer' }, register: null, client: null },
            ...{ type: 'choices', allowed: ['Zwolle'], set_by: ['person'], seen_by: [] },
          },
        },
      }
    },
    'attributes.delete': async () => ({ target: await createAttribute(the()), input: {} }),
    'requests.ask-to-join': async () => {
      const { organisation } = await lookedAfter()
      const { id } = await createPerson(the())
      const number = organisation.registration_number
      return { target: id, input: { kind: 'kvk', number, why: '' } }
    },
    'requests.ask-for-more': async () => {
      const { organisation } = await lookedAfter()
      const { id: account } = await createPerson(the())
      const { id: membership } = await addMember(the(), organisation.id, { account })
      const input = { numbers: ['1001'], branches: [], wantsRole: false, why: '' }
      return { target: { membership, account }, input }
    },
    'requests.withdraw': async () => {
      const { id, account } = await requested()
      return { target: { id, account }, account }
    },
    'requests.grant': async () => {
      const { id, account, organisation } = await requested()
      return { target: { organisation, id }, input: { said: membershipSaid() }, account }
    },
    'requests.decline': async () => {
      const { id, account, organisation } = await requested()
      return { target: { organisation, id }, input: { answer: 'we do not know you' }, account }
    },
    'handovers.offer': async () => {
      const { own, successor } = await handing()
      return { target: own, input: { to: successor.membership }, account: successor.account }
    },
    'handovers.withdraw': async () => ({ target: (await handed()).own }),
    'handovers.accept': async () => {
      const { own, successor, id } = await handed()
      return { target: successor, input: { id }, account: own.account }
    },
    'handovers.decline': async () => {
      const { own, successor, id } = await handed()
      return { target: successor, input: { id }, account: own.account }
    },
    'representations.give': async () => ({
      target: (await createOrganisation(the())).id,
      input: { intermediary: (await createOrganisation(the())).id, until: null },
    }),
    'representations.end': async () => {
      const [one, other] = [await createOrganisation(the()), await createOrganisation(the())]
      const { id } = await giveRepresentation(the(), one.id, other.id)
      return { target: id, input: { from: 'intermediary' } }
    },
  }
}
