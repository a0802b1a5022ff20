/**
 * Acts on clients: registering a portal, changing what it is registered with, giving it another secret, withdrawing it;
 * the same of resource servers. What a registration may say is the domain's and, of the standard's part, the
 * engine's: it is asked before the transaction, for it may have to look something up elsewhere; logos are fetched there, too.
 */
import {
  clientById,
  createClient,
  createResource,
  deleteClient,
  deleteResource,
  rotateSecret,
  setPictures,
  toKeep,
  updateClient,
  updateResource,
  type ClientMetadata,
  type ClientValidator,
  type FetchFile,
  type NewResource,
  type PictureChanges,
} from '../../domain/clients/index.ts'
import { withdrawRolesOf } from '../../domain/operators/index.ts'
import { isDuplicate } from '../../platform/db/connect.ts'
import { act } from '../index.ts'
import { createApply } from './apply.ts'
import { idFaults, judging, picturesOf } from './prepare.ts'
import type { createRegistrationActs } from './registrations.ts'

const programs = { nobody: 'a portal has developers, and no mailbox' }

/**
 * What is changed as it was seen: a version that has passed is refused; undefined: whichever there is. What
 * files manage changes anyway, or not.
 */
type Versioned<More = object> = More & {
  readonly expected?: number | undefined
  readonly hand?: 'door' | 'anyway' | undefined
}

const keyTaken = {
  ok: false,
  reason: 'metadata-invalid',
  faults: [{ path: ['sluis_key'], says: 'is another client’s' }],
} as const

export interface ClientActsDeps {
  readonly validate: ClientValidator
  readonly fetchFile: FetchFile
  /** What tokens of the operators' API are for: there without being registered. */
  readonly ownResource: string
}

export const createClientActs = ({ validate, fetchFile, ownResource }: ClientActsDeps) => ({
  applyFiles: createApply({ validate, fetchFile, ownResource }),

  create: act({
    name: 'clients.create',
    tells: programs,
    async prepare(_db, _target: undefined, metadata: ClientMetadata) {
      const judged = judging(validate)
      const seen = { metadata: toKeep(metadata), before: undefined }
      return { metadata, judged, ...(await picturesOf(fetchFile, judged, seen)) }
    },
    async run(tx, who, _target, { metadata, judged, fetched, faults }, now) {
      const wrong = [...faults, ...(await idFaults(tx, metadata))]
      if (wrong.length > 0) return { ok: false, reason: 'metadata-invalid', faults: wrong } as const
      return createClient(tx, who, judged, metadata, { fetched }, now)
    },
  }),

  /** Replaces what a portal is registered with (RFC 7592 §2.2); its id, secrets and grants stay. */
  update: act({
    name: 'clients.update',
    tells: programs,
    async prepare(db, clientId: string, { metadata, ...how }: Versioned<{ metadata: ClientMetadata }>, now) {
      const judged = judging(validate)
      const before = await clientById(db, clientId, now)
      const seen = before && { metadata: toKeep(metadata, before.metadata), before }
      return { metadata, how, judged, ...(await picturesOf(fetchFile, judged, seen)) }
    },
    async run(tx, who, clientId, { metadata, how, judged, fetched, faults }, now) {
      if (faults.length > 0) return { ok: false, reason: 'metadata-invalid', faults } as const
      return updateClient(tx, who, judged, clientId, { metadata, fetched, ...how }, now)
    },
    // the one thing of a registration that two may not share
    refusal: (error) => (isDuplicate(error) ? keyTaken : undefined),
  }),

  /** Gives a portal a logo or an icon, or takes it away. */
  setPictures: act({
    name: 'clients.set-pictures',
    tells: programs,
    run: (tx, who, clientId: string, { pictures }: { pictures: PictureChanges }, now) =>
      setPictures(tx, who, clientId, pictures, now),
  }),

  rotateSecret: act({
    name: 'clients.rotate-secret',
    tells: programs,
    run: (tx, who, clientId: string, { overlapHours }: { overlapHours: number }, now) =>
      rotateSecret(tx, who, clientId, overlapHours, now),
  }),

  /** Withdraws a portal: its tokens and grants stop working with it. */
  delete: act({
    name: 'clients.delete',
    tells: programs,
    async run(tx, who, clientId: string, how: Versioned, now) {
      const gone = await deleteClient(tx, who, { clientId, ...how }, now)
      if (gone.ok) await withdrawRolesOf(tx, who, { client: clientId }, now)
      return gone
    },
  }),

  createResource: act({
    name: 'resources.create',
    tells: programs,
    async run(tx, who, _target: undefined, input: NewResource, now) {
      const { identifier } = input
      if (identifier === ownResource)
        return {
          ok: false,
          reason: 'resource-exists',
          faults: [{ path: ['identifier'], about: identifier, says: 'is the operators’ API, and built in' }],
        } as const
      return createResource(tx, who, input, now)
    },
  }),

  /** Replaces what a resource server is registered with; its identifier stays. */
  updateResource: act({
    name: 'resources.update',
    tells: programs,
    run: (tx, who, identifier: string, { resource, ...how }: Versioned<{ resource: unknown }>, now) =>
      updateResource(tx, who, identifier, { resource, ...how }, now),
  }),

  deleteResource: act({
    name: 'resources.delete',
    tells: programs,
    run: (tx, who, identifier: string, how: Versioned, now) =>
      deleteResource(tx, who, { identifier, ...how }, now),
  }),
})

export type ClientActs = ReturnType<typeof createClientActs>

export { createRegistrationActs } from './registrations.ts'
export type RegistrationActs = ReturnType<typeof createRegistrationActs>
export type { Applied, Planned } from './applied.ts'
export type { Wanted, WantedAttribute, WantedClient, WantedRegister, WantedResource } from './wanted.ts'
