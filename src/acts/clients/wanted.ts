import {
  clientKeyOf,
  settingsOf,
  type ClientMetadata,
  type ClientRow,
  type NewResource,
  type ResourceRow,
} from '../../domain/clients/index.ts'
import type { Fault } from '../../platform/schema/index.ts'

/** A client as files have it. */
export interface WantedClient {
  /** In which file, and where: for whoever is told what is wrong with it. */
  readonly at: string
  readonly metadata: ClientMetadata
  /** Its secret, from where the file says that it is; undefined: it keeps the one it has, or is made one. */
  readonly secret: string | undefined
}

export interface WantedResource {
  readonly at: string
  readonly resource: NewResource
}

/** What files say that there is. */
export interface Wanted {
  readonly clients: readonly WantedClient[]
  readonly resources: readonly WantedResource[]
  /** Whether what they do not say goes. */
  readonly prune: boolean
}

/** What there is. */
export interface There {
  readonly clients: readonly ClientRow[]
  readonly resources: readonly ResourceRow[]
}

/** What files know a client by. */
export const keyIn = (metadata: ClientMetadata): string | undefined => {
  const key = settingsOf(metadata).sluis_key ?? metadata['client_id']
  return typeof key === 'string' ? key : undefined
}

const named = (metadata: ClientMetadata): string =>
  settingsOf(metadata).sluis_key === null ? 'client_id' : 'sluis_key'

/** The client that a file means: of its key, or of its id where that has no key yet. */
export const rowFor = (metadata: ClientMetadata, rows: readonly ClientRow[]): ClientRow | undefined =>
  rows.find((row) => clientKeyOf(row) === keyIn(metadata)) ??
  rows.find((row) => row.id === metadata['client_id'])

const listIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** What is wrong with the files as a whole: two of one name, and what is named and is not there. */
export function faultsBetween(
  wanted: Wanted,
  there: There,
  ownResource: string,
): { at: string; fault: Fault }[] {
  const faults: { at: string; fault: Fault }[] = []
  const keys = wanted.clients.map(({ metadata }) => keyIn(metadata))
  const identifiers = wanted.resources.map(({ resource }) => resource.identifier)
  const left = wanted.prune ? [] : there.resources.map(({ identifier }) => identifier)
  const resources = new Set([...identifiers, ...left, ownResource])
  wanted.clients.forEach(({ at, metadata }, i) => {
    const key = keys[i]
    if (key === undefined)
      faults.push({ at, fault: { path: [], says: 'must have a sluis_key or a client_id' } })
    else if (keys.indexOf(key) < i)
      faults.push({ at, fault: { path: [named(metadata)], about: key, says: 'is another client’s, too' } })
    for (const name of ['sluis_resources', 'sluis_introspects'] as const)
      // what is no list, the validator refuses
      listIn(metadata[name]).forEach((each, place) => {
        if (!resources.has(each))
          faults.push({
            at,
            fault: { path: [name, place], about: each, says: 'is no resource that there is' },
          })
      })
  })
  wanted.resources.forEach(({ at, resource: { identifier } }, i) => {
    if (identifiers.indexOf(identifier) < i)
      faults.push({
        at,
        fault: { path: ['identifier'], about: identifier, says: 'is another resource’s, too' },
      })
  })
  return faults
}
