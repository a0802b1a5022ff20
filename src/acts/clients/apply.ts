import {
  clientById,
  clientKeyOf,
  createClient,
  createResource,
  deleteClient,
  deleteResource,
  ensureSecret,
  idOfKey,
  lockAllClients,
  lockAllResources,
  noteManaged,
  resourceAsSaid,
  settingsOf,
  toKeep,
  updateClient,
  updateResource,
  type ClientMetadata,
  type ClientRow,
  type ClientValidator,
  type Fetched,
  type FetchFile,
  type NewResource,
  type ResourceRow,
} from '../../domain/clients/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import type { Db, Tx } from '../../platform/db/database.ts'
import { changesBetween, type Change, type Fault } from '../../platform/schema/index.ts'
import { act, undoing } from '../index.ts'
import { judging, picturesOf } from './prepare.ts'

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

/** What becomes of one thing. */
export interface Planned {
  readonly kind: 'client' | 'resource'
  readonly key: string
  readonly does: 'create' | 'change' | 'keep' | 'delete' | 'leave'
  readonly changes: readonly Change[]
  /** By whom it was changed beside the files since they were applied, and when. */
  readonly beside?: { readonly by: string; readonly at: Date } | undefined
  /** Of what goes: what does not work any more. */
  readonly stops: readonly string[]
}

export type Applied =
  | {
      readonly ok: true
      readonly plan: readonly Planned[]
      /** Secrets that were made: they are shown this once. */
      readonly secrets: readonly { readonly clientId: string; readonly secret: string }[]
    }
  | {
      readonly ok: false
      readonly reason: 'files-wrong'
      readonly faults: readonly { readonly at: string; readonly fault: Fault }[]
    }

interface Deps {
  readonly validate: ClientValidator
  readonly fetchFile: FetchFile
  readonly ownResource: string
}

interface Prepared extends Wanted {
  readonly judged: ClientValidator
  readonly fetched: ReadonlyMap<WantedClient, Fetched>
  readonly faults: readonly { at: string; fault: Fault }[]
}

/**
 * Makes the clients and resource servers what files say, all of it or nothing: a setting that a file leaves out has its
 * default again; a thing that they leave out stays as it is, unless it is to go. Rehearsed, it is the plan.
 */
export const createApply = ({ validate, fetchFile, ownResource }: Deps) =>
  act({
    name: 'clients.apply-files',
    tells: { nobody: 'a portal has developers, and no mailbox' },
    async prepare(db: Db, _target: undefined, wanted: Wanted, now): Promise<Prepared> {
      const judged = judging(validate)
      const fetched = new Map<WantedClient, Fetched>()
      const faults: { at: string; fault: Fault }[] = []
      for (const client of wanted.clients) {
        const id = await idOfKey(db, client.metadata)
        const before = id === undefined ? undefined : await clientById(db, id, now)
        const seen = { metadata: toKeep(client.metadata, before?.metadata), before }
        const pictures = await picturesOf(fetchFile, judged, seen)
        fetched.set(client, pictures.fetched)
        faults.push(...pictures.faults.map((fault) => ({ at: client.at, fault })))
      }
      return { ...wanted, judged, fetched, faults }
    },
    async run(tx, who, _target, wanted, now): Promise<Applied> {
      const there = { clients: await lockAllClients(tx), resources: await lockAllResources(tx) }
      const faults = [...wanted.faults, ...faultsBetween(wanted, there, ownResource)]
      if (faults.length > 0) return undoing({ ok: false, reason: 'files-wrong', faults })
      const at = { tx, who, now }
      const done = new Doing()
      for (const resource of wanted.resources) await applyResource(at, done, resource, there.resources)
      for (const client of wanted.clients) await applyClient(at, done, { client, wanted }, there.clients)
      await rest(at, done, wanted, there)
      if (done.faults.length > 0) return undoing({ ok: false, reason: 'files-wrong', faults: done.faults })
      return { ok: true, plan: done.plan, secrets: done.secrets }
    },
  })

/** What has come of it so far. */
class Doing {
  readonly plan: Planned[] = []
  readonly secrets: { clientId: string; secret: string }[] = []
  readonly faults: { at: string; fault: Fault }[] = []

  refuse(at: string, faults: readonly Fault[]): void {
    this.faults.push(...faults.map((fault) => ({ at, fault })))
  }

  note(planned: Omit<Planned, 'stops'> & Partial<Pick<Planned, 'stops'>>): void {
    this.plan.push({ stops: [], ...planned })
  }
}

interface At {
  readonly tx: Tx
  readonly who: Acting
  readonly now: Date
}

interface There {
  readonly clients: readonly ClientRow[]
  readonly resources: readonly ResourceRow[]
}

const keyIn = (metadata: ClientMetadata): string | undefined => {
  const key = settingsOf(metadata).sluis_key ?? metadata['client_id']
  return typeof key === 'string' ? key : undefined
}

/** The client that a file means: of its key, or of its id where that has no key yet. */
const rowFor = (metadata: ClientMetadata, rows: readonly ClientRow[]): ClientRow | undefined =>
  rows.find((row) => clientKeyOf(row) === keyIn(metadata)) ??
  rows.find((row) => row.id === metadata['client_id'])

/** What is wrong with the files as a whole: two of one name, and what is named and is not there. */
function faultsBetween(wanted: Wanted, there: There, ownResource: string): { at: string; fault: Fault }[] {
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
      faults.push({ at, fault: { path: ['sluis_key'], about: key, says: 'is another client’s, too' } })
    for (const name of ['sluis_resources', 'sluis_introspects'] as const)
      settingsOf(metadata)[name].forEach((each, place) => {
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

const besideOf = ({ beside_at: at, beside_by: by }: ClientRow | ResourceRow): Planned['beside'] =>
  at === null || by === null ? undefined : { at, by }

async function applyResource(
  { tx, who, now }: At,
  done: Doing,
  { at, resource }: WantedResource,
  rows: readonly ResourceRow[],
): Promise<void> {
  const key = resource.identifier
  const before = rows.find(({ identifier }) => identifier === key)
  const changes = changesBetween(before && resourceAsSaid(before), resource)
  if (!before) {
    const made = await createResource(tx, who, resource, now)
    if (!made.ok) return done.refuse(at, made.faults)
    await noteManaged(tx, { resource: key }, now)
    return done.note({ kind: 'resource', key, does: 'create', changes })
  }
  if (changes.length > 0) {
    const updated = await updateResource(tx, who, key, { resource, hand: 'files' }, now)
    if (!updated.ok) return done.refuse(at, updated.faults)
  } else await noteManaged(tx, { resource: key }, now)
  done.note({
    ...{ kind: 'resource', key, changes, beside: besideOf(before) },
    does: changes.length > 0 ? 'change' : 'keep',
  })
}

async function applyClient(
  { tx, who, now }: At,
  done: Doing,
  { client, wanted }: { client: WantedClient; wanted: Prepared },
  rows: readonly ClientRow[],
): Promise<void> {
  const { at, metadata, secret } = client
  const key = keyIn(metadata) ?? ''
  const fetched = wanted.fetched.get(client) ?? new Map()
  const before = rows.length > 0 ? rowFor(metadata, rows) : undefined
  if (!before) {
    const options = { fetched, ...(secret === undefined ? {} : { secret }) }
    const made = await createClient(tx, who, wanted.judged, metadata, options, now)
    if (!made.ok) return done.refuse(at, made.faults)
    await noteManaged(tx, { client: made.clientId }, now)
    if (made.clientSecret !== undefined && secret === undefined)
      done.secrets.push({ clientId: made.clientId, secret: made.clientSecret })
    return done.note({
      kind: 'client',
      key,
      does: 'create',
      changes: changesBetween(undefined, made.metadata),
    })
  }
  const whole = { ...toKeep(metadata, before.metadata), client_id: metadata['client_id'] ?? before.id }
  const changes = changesBetween(before.metadata, whole)
  if (changes.length > 0) {
    const input = { metadata: whole, fetched, hand: 'files' } as const
    const updated = await updateClient(tx, who, wanted.judged, before.id, input, now)
    if (!updated.ok) return done.refuse(at, updated.faults)
    if (updated.clientSecret !== undefined && secret === undefined)
      done.secrets.push({ clientId: before.id, secret: updated.clientSecret })
  } else await noteManaged(tx, { client: before.id }, now)
  const isOther = secret !== undefined && (await ensureSecret(tx, who, before.id, secret, now))
  const all = isOther ? [...changes, { pointer: '/client_secret', from: 'another', to: 'as named' }] : changes
  done.note({
    ...{ kind: 'client', key, changes: all, beside: besideOf(before) },
    does: all.length > 0 ? 'change' : 'keep',
  })
}

/** What files do not say: it stays, or goes. */
async function rest({ tx, who, now }: At, done: Doing, wanted: Prepared, there: There): Promise<void> {
  const meant = new Set(wanted.clients.map(({ metadata }) => rowFor(metadata, there.clients)?.id))
  const does = wanted.prune ? 'delete' : 'leave'
  for (const row of there.clients.filter(({ id }) => !meant.has(id))) {
    if (wanted.prune) await deleteClient(tx, who, { clientId: row.id, hand: 'files' }, now)
    const stops = wanted.prune ? stopsWithClient(row) : []
    done.note({ kind: 'client', key: clientKeyOf(row), does, changes: [], beside: besideOf(row), stops })
  }
  const identifiers = wanted.resources.map(({ resource }) => resource.identifier)
  for (const row of there.resources.filter(({ identifier }) => !identifiers.includes(identifier))) {
    const key = row.identifier
    if (wanted.prune) await deleteResource(tx, who, { identifier: key, hand: 'files' }, now)
    const stops = wanted.prune ? [`nobody gets tokens for ${row.name} any more`] : []
    done.note({ kind: 'resource', key, does, changes: [], beside: besideOf(row), stops })
  }
}

function stopsWithClient({ name, metadata }: ClientRow): string[] {
  const uris = metadata['redirect_uris']
  const hosts = (Array.isArray(uris) ? uris : []).flatMap((uri) => URL.parse(String(uri))?.host ?? [])
  const { sluis_introspects: introspected } = settingsOf(metadata)
  return [
    ...(hosts.length > 0
      ? [`nobody signs in to ${name} any more, at ${[...new Set(hosts)].join(', ')}`]
      : [`the program ${name} gets no tokens any more`]),
    ...introspected.map((each) => `${each} cannot look its tokens up any more by this client`),
  ]
}
