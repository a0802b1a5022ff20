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
  noteFree,
  noteManaged,
  resourceAsSaid,
  settingsOf,
  toKeep,
  updateClient,
  updateResource,
  type ClientRow,
  type ClientValidator,
  type Fetched,
  type FetchFile,
  type ResourceRow,
} from '../../domain/clients/index.ts'
import { rolesOf, withdrawRolesOf } from '../../domain/operators/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { changesBetween, type Fault } from '../../platform/schema/index.ts'
import { act, undoing } from '../index.ts'
import { Doing, type Applied, type At, type Planned } from './applied.ts'
import { applyAttributes, applyRegisters, restOfAttributes, restOfRegisters } from './apply-declared.ts'
import { idFaults, judging, picturesOf } from './prepare.ts'
import {
  faultsBetween,
  keyIn,
  rowFor,
  type There,
  type Wanted,
  type WantedClient,
  type WantedResource,
} from './wanted.ts'

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
 * Makes the clients, resource servers, registers and attributes what files say, all of it or nothing: a setting that a file leaves out has its
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
      await applyRegisters(at, done, wanted)
      for (const resource of wanted.resources) await applyResource(at, done, resource, there.resources)
      for (const client of wanted.clients) await applyClient(at, done, { client, wanted }, there.clients)
      await rest(at, done, wanted, there)
      await applyAttributes(at, done, wanted)
      await restOfAttributes(at, done, wanted)
      await restOfRegisters(at, done, wanted)
      if (done.faults.length > 0) return undoing({ ok: false, reason: 'files-wrong', faults: done.faults })
      return { ok: true, plan: done.plan, secrets: done.secrets }
    },
  })

const takenOf = ({ managed_at: at }: ClientRow | ResourceRow): 'managed' | undefined =>
  at === null ? 'managed' : undefined

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
    ...{ kind: 'resource', key, changes, beside: besideOf(before), turns: takenOf(before) },
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
  const before = rowFor(metadata, rows)
  if (!before) {
    const wrong = await idFaults(tx, metadata)
    if (wrong.length > 0) return done.refuse(at, wrong)
    const options = { fetched, ...(secret === undefined ? {} : { secret }) }
    const made = await createClient(tx, who, wanted.judged, metadata, options, now)
    if (!made.ok) return done.refuse(at, made.faults)
    await noteManaged(tx, { client: made.clientId }, now)
    if (made.clientSecret !== undefined && secret === undefined)
      done.secrets.push({ key, clientId: made.clientId, secret: made.clientSecret })
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
      done.secrets.push({ key, clientId: before.id, secret: updated.clientSecret })
  } else await noteManaged(tx, { client: before.id }, now)
  const isOther = secret !== undefined && (await ensureSecret(tx, who, before.id, secret, now))
  const all = isOther ? [...changes, { pointer: '/client_secret', from: 'another', to: 'as named' }] : changes
  done.note({
    ...{ kind: 'client', key, changes: all, beside: besideOf(before), turns: takenOf(before) },
    does: all.length > 0 ? 'change' : 'keep',
  })
}

/** What files do not say: it stays, or goes. */
async function rest({ tx, who, now }: At, done: Doing, wanted: Prepared, there: There): Promise<void> {
  const meant = new Set(wanted.clients.map(({ metadata }) => rowFor(metadata, there.clients)?.id))
  const does = wanted.prune ? 'delete' : 'leave'
  for (const row of there.clients.filter(({ id }) => !meant.has(id))) {
    const roles = wanted.prune ? await rolesOf(tx, { client: row.id }) : []
    const stops = wanted.prune ? stopsWithClient(row, roles) : []
    if (wanted.prune) {
      await deleteClient(tx, who, { clientId: row.id, hand: 'files' }, now)
      await withdrawRolesOf(tx, who, { client: row.id }, now)
    } else if (row.managed_at !== null) await noteFree(tx, { client: row.id })
    done.note({ kind: 'client', key: clientKeyOf(row), does, changes: [], turns: freeOf(row, does), stops })
  }
  const identifiers = wanted.resources.map(({ resource }) => resource.identifier)
  for (const row of there.resources.filter(({ identifier }) => !identifiers.includes(identifier))) {
    const key = row.identifier
    if (wanted.prune) await deleteResource(tx, who, { identifier: key, hand: 'files' }, now)
    else if (row.managed_at !== null) await noteFree(tx, { resource: key })
    const stops = wanted.prune ? [`nobody gets tokens for ${row.name} any more`] : []
    done.note({ kind: 'resource', key, does, changes: [], turns: freeOf(row, does), stops })
  }
}

/** What files do not have any more, they let go. */
const freeOf = ({ managed_at: at }: ClientRow | ResourceRow, does: Planned['does']): 'free' | undefined =>
  at !== null && does === 'leave' ? 'free' : undefined

function stopsWithClient(
  { name, metadata }: ClientRow,
  roles: readonly { readonly role: string }[],
): string[] {
  const uris = metadata['redirect_uris']
  const hosts = (Array.isArray(uris) ? uris : []).flatMap((uri) => URL.parse(String(uri))?.host ?? [])
  const { sluis_introspects: introspected } = settingsOf(metadata)
  return [
    ...(hosts.length > 0
      ? [`nobody signs in to ${name} any more, at ${[...new Set(hosts)].join(', ')}`]
      : [`the program ${name} gets no tokens any more`]),
    ...roles.map(({ role }) => `it is ${role} no more`),
    ...introspected.map((each) => `${each} cannot look its tokens up any more by this client`),
  ]
}
