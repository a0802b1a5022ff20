import {
  clientKeyOf,
  settingsOf,
  type ClientMetadata,
  type ClientRow,
  type NewResource,
  type ResourceRow,
} from '../../domain/clients/index.ts'
import type { AttributeSaid, RegisterSaid } from '../../domain/organisations/index.ts'
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

export interface WantedRegister {
  readonly at: string
  readonly register: RegisterSaid
}

export interface WantedAttribute {
  readonly at: string
  /** Clients are named as files know them. */
  readonly attribute: AttributeSaid
}

/** What files say that there is. */
export interface Wanted {
  readonly clients: readonly WantedClient[]
  readonly resources: readonly WantedResource[]
  readonly registers: readonly WantedRegister[]
  readonly attributes: readonly WantedAttribute[]
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

const nameOf = (metadata: ClientMetadata): string =>
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
      faults.push({ at, fault: { path: [nameOf(metadata)], about: key, says: 'is another client’s, too' } })
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
  return [
    ...faults,
    ...twice(
      wanted.resources.map(({ at, resource }) => ({ at, key: resource.identifier })),
      { path: ['identifier'], says: 'is another resource’s, too' },
    ),
    ...twice(
      wanted.registers.map(({ at, register }) => ({ at, key: register.key })),
      { path: ['key'], says: 'is another register’s, too' },
    ),
    ...twice(
      wanted.attributes.map(({ at, attribute }) => ({ at, key: attribute.key })),
      { path: ['key'], says: 'is another attribute’s, too' },
    ),
  ]
}

/** Those whose name another has before them. */
const twice = (
  all: readonly { readonly at: string; readonly key: string }[],
  fault: Fault,
): { at: string; fault: Fault }[] =>
  all
    .filter(({ key }, i) => all.findIndex((each) => each.key === key) < i)
    .map(({ at, key }) => ({ at, fault: { ...fault, about: key } }))
