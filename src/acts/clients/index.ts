/**
 * Acts on clients: registering a portal, changing what it is registered with, giving it another secret, withdrawing it;
 * the same of resource servers. What a registration may say is the domain's and, of the standard's part, the
 * engine's: it is asked before the transaction, for it may have to look something up elsewhere.
 */
import {
  clientById,
  createClient,
  createResource,
  deleteClient,
  deleteResource,
  rotateSecret,
  toJudge,
  toKeep,
  updateClient,
  type ClientMetadata,
  type ClientValidator,
  type NewResource,
} from '../../domain/clients/index.ts'
import { act } from '../index.ts'

const programs = { nobody: 'a portal has developers, and no mailbox' }

export const createClientActs = ({ validate }: { readonly validate: ClientValidator }) => ({
  create: act({
    name: 'clients.create',
    tells: programs,
    async prepare(_db, _target: undefined, metadata: ClientMetadata) {
      const judged = judging(validate)
      await judged(toJudge(toKeep(metadata)))
      return { metadata, judged }
    },
    run: (tx, who, _target, { metadata, judged }, now) => createClient(tx, who, judged, metadata, {}, now),
  }),

  /** Replaces what a portal is registered with (RFC 7592 §2.2); its id, secrets and grants stay. */
  update: act({
    name: 'clients.update',
    tells: programs,
    async prepare(db, clientId: string, metadata: ClientMetadata, now) {
      const judged = judging(validate)
      const before = await clientById(db, clientId, now)
      if (before) await judged(toJudge(toKeep(metadata, before.metadata)))
      return { metadata, judged }
    },
    run: (tx, who, clientId, { metadata, judged }, now) =>
      updateClient(tx, who, judged, clientId, metadata, now),
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
    run: (tx, who, clientId: string, _input: undefined, now) => deleteClient(tx, who, clientId, now),
  }),

  createResource: act({
    name: 'resources.create',
    tells: programs,
    run: (tx, who, _target: undefined, input: NewResource, now) => createResource(tx, who, input, now),
  }),

  deleteResource: act({
    name: 'resources.delete',
    tells: programs,
    run: (tx, who, identifier: string, _input: undefined, now) => deleteResource(tx, who, identifier, now),
  }),
})

export type ClientActs = ReturnType<typeof createClientActs>

/** The validator, which is asked once of the same: in the transaction it has its answer already. */
function judging(validate: ClientValidator): ClientValidator {
  const answers = new Map<string, ReturnType<ClientValidator>>()
  return (metadata) => {
    const key = JSON.stringify(metadata)
    const answer = answers.get(key) ?? validate(metadata)
    answers.set(key, answer)
    return answer
  }
}
