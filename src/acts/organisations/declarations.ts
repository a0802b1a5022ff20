import { lockClients } from '../../domain/clients/index.ts'
import {
  attributeSchema,
  changeAttribute,
  changeRegister,
  createAttribute,
  createRegister,
  faulty,
  giveRepresentation,
  lockOrganisations,
  organisationById,
  removeAttribute,
  removeRegister,
  representationById,
  takeRepresentation,
  type Faulty,
  type RepresentationRow,
} from '../../domain/organisations/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { read } from '../../platform/schema/index.ts'
import { refused, type OrganisationId } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'
import type { OrganisationActsDeps } from './contract.ts'

const nobodys = { nobody: 'it is declared for the installation, and changes nothing of anybody' }

interface Versioned {
  readonly said: unknown
  readonly expected?: number | undefined
}

/** What an attribute names that is no client; what is wrong otherwise, the domain says. */
async function clientsMissing(tx: Tx, input: unknown): Promise<Faulty<'attribute-invalid'> | undefined> {
  const asked = read(attributeSchema, input)
  if (!asked.ok) return undefined
  const { client, seen_by: seen } = asked.value
  const there = await lockClients(tx, client === null ? seen : [client, ...seen])
  if (client !== null && !there.includes(client))
    return faulty('attribute-invalid', { path: ['client'], about: client, says: 'is no client' })
  const at = seen.findIndex((each) => !there.includes(each))
  return at === -1
    ? undefined
    : faulty('attribute-invalid', { path: ['seen_by', at], about: seen[at], says: 'is no client' })
}

/** What an operator declares: registers of numbers, attributes of members; and who acts for whom. */
export const declarationActs = ({ endings }: Pick<OrganisationActsDeps, 'endings'>) => ({
  createRegister: act({
    name: 'registers.create',
    tells: nobodys,
    run: (tx, who, _target: undefined, said: unknown, now) => createRegister(tx, who, said, now),
  }),

  changeRegister: act({
    name: 'registers.change',
    tells: nobodys,
    run: (tx, who, key: string, input: Versioned, now) => changeRegister(tx, who, key, input, now),
  }),

  deleteRegister: act({
    name: 'registers.delete',
    tells: nobodys,
    run: (tx, who, key: string, input: { expected?: number | undefined }, now) =>
      removeRegister(tx, who, key, input, now),
  }),

  createAttribute: act({
    name: 'attributes.create',
    tells: nobodys,
    run: async (tx, who, _target: undefined, said: unknown, now) =>
      (await clientsMissing(tx, said)) ?? createAttribute(tx, who, said, now),
  }),

  changeAttribute: act({
    name: 'attributes.change',
    tells: nobodys,
    run: async (tx, who, key: string, input: Versioned, now) =>
      (await clientsMissing(tx, input.said)) ?? changeAttribute(tx, who, key, input, now),
  }),

  deleteAttribute: act({
    name: 'attributes.delete',
    tells: nobodys,
    run: (tx, who, key: string, input: { expected?: number | undefined }, now) =>
      removeAttribute(tx, who, key, input, now),
  }),

  /** Lets one organisation act for another. */
  giveRepresentation: act({
    name: 'representations.give',
    tells: { nobody: 'both organisations see it; neither has a mailbox' },
    async run(
      tx,
      who,
      id: OrganisationId,
      { intermediary: other, until }: { readonly intermediary: OrganisationId; readonly until: Date | null },
      now,
    ) {
      const held = await lockOrganisations(tx, [id, other])
      const [organisation, intermediary] = [id, other].map((each) => held.find((row) => row.id === each))
      if (!organisation) return refused('organisation-unknown')
      if (!intermediary) return refused('intermediary-unknown')
      return giveRepresentation(tx, who, { organisation, intermediary, until }, now)
    },
  }),

  /** Ends that one acts for another, from either side. */
  endRepresentation: act({
    name: 'representations.end',
    tells: { nobody: 'both organisations see it; neither has a mailbox' },
    async run(
      tx,
      who,
      id: string,
      { from }: { readonly from: NonNullable<RepresentationRow['ended_from']> },
      now,
    ) {
      const grant = await representationById(tx, id)
      if (!grant) return refused('representation-unknown')
      // whoever ends it for their own organisation holds that alone: the other is not theirs to hold
      const { organisation_id: whose, intermediary_id: other } = grant
      const held = await lockOrganisations(tx, from === 'organisation' ? [whose] : [whose, other])
      const organisation = held.find((row) => row.id === whose)
      const intermediary = held.find((row) => row.id === other) ?? (await organisationById(tx, other))
      if (!organisation || !intermediary) return refused('representation-unknown')
      const taken = await takeRepresentation(tx, who, { id, organisation, intermediary, from }, now)
      if (!taken.ok) return taken
      const memberships = taken.ended.map((membership) => membership.id)
      const ended = { memberships, reason: 'representation-ended', organisationId: organisation.id }
      await endings.endActing(tx, who, ended, now)
      return { ok: true as const }
    },
  }),
})
