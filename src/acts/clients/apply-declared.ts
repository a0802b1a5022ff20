import { clientKeyOf, lockAllClients, lockClients } from '../../domain/clients/index.ts'
import {
  attributeAsSaid,
  changeAttribute,
  changeRegister,
  createAttribute,
  createRegister,
  everyAttributeKind,
  everyRegister,
  registerAsSaid,
  removeAttribute,
  removeRegister,
  type AttributeSaid,
} from '../../domain/organisations/index.ts'
import { changesBetween, type Fault } from '../../platform/schema/index.ts'
import type { At, Doing } from './applied.ts'
import type { Wanted } from './wanted.ts'

type Declared = Pick<Wanted, 'registers' | 'attributes' | 'prune'>

/** Declares the registers that files say. */
export async function applyRegisters({ tx, who, now }: At, done: Doing, wanted: Declared): Promise<void> {
  const rows = new Map((await everyRegister(tx)).map((row) => [row.key, row]))
  for (const { at, register: said } of wanted.registers) {
    const before = rows.get(said.key)
    const changes = changesBetween(before && registerAsSaid(before), said)
    const declared =
      before === undefined
        ? await createRegister(tx, who, said, now)
        : changes.length > 0
          ? await changeRegister(tx, who, said.key, { said }, now)
          : undefined
    if (declared?.ok === false) done.refuse(at, declared.faults)
    else done.note({ kind: 'register', key: said.key, does: doesWith(before, changes), changes })
  }
}

/** Declares the attributes that files say, once the clients that they name are there. */
export async function applyAttributes({ tx, who, now }: At, done: Doing, wanted: Declared): Promise<void> {
  if (wanted.attributes.length === 0) return
  const rows = new Map((await everyAttributeKind(tx)).map((row) => [row.key, row]))
  const clients = new Map((await lockAllClients(tx)).map((row) => [clientKeyOf(row), row.id]))
  for (const { at, attribute } of wanted.attributes) {
    const named = [attribute.client ?? [], attribute.seen_by].flat().filter((key) => !clients.has(key))
    // those of the demo are in no files, and keep their ids
    for (const id of await lockClients(tx, named)) clients.set(id, id)
    const { said, faults } = withIds(attribute, clients)
    if (faults.length > 0) {
      done.refuse(at, faults)
      continue
    }
    const before = rows.get(said.key)
    const changes = changesBetween(before && attributeAsSaid(before), said)
    const declared =
      before === undefined
        ? await createAttribute(tx, who, said, now)
        : changes.length > 0
          ? await changeAttribute(tx, who, said.key, { said }, now)
          : undefined
    if (declared?.ok === false) done.refuse(at, declared.faults)
    else done.note({ kind: 'attribute', key: said.key, does: doesWith(before, changes), changes })
  }
}

const doesWith = (before: unknown, changes: readonly unknown[]): 'create' | 'change' | 'keep' =>
  before === undefined ? 'create' : changes.length > 0 ? 'change' : 'keep'

/** Files know a client by its key, which is the same in every installation; we know it by its id. */
function withIds(
  attribute: AttributeSaid,
  clients: ReadonlyMap<string, string>,
): { readonly said: AttributeSaid; readonly faults: readonly Fault[] } {
  const { client, seen_by: seen } = attribute
  const faults: Fault[] = []
  const idOf = (key: string, path: Fault['path']): string => {
    const id = clients.get(key)
    if (id === undefined) faults.push({ path, about: key, says: 'is no client that there is' })
    return id ?? key
  }
  const said = {
    ...attribute,
    client: client === null ? null : idOf(client, ['client']),
    seen_by: seen.map((key, i) => idOf(key, ['seen_by', i])),
  }
  return { said, faults }
}

/** Attributes that files do not say: they stay, or go where nobody is said to be anything by them. */
export async function restOfAttributes({ tx, who, now }: At, done: Doing, wanted: Declared): Promise<void> {
  const meant = new Set(wanted.attributes.map(({ attribute }) => attribute.key))
  for (const { key } of (await everyAttributeKind(tx)).filter((row) => !meant.has(row.key))) {
    const gone = wanted.prune ? await removeAttribute(tx, who, key, { isUnused: true }, now) : undefined
    const stops = gone?.ok === false ? ['it stays: something is said by it'] : []
    done.note({ kind: 'attribute', key, does: gone?.ok ? 'delete' : 'leave', changes: [], stops })
  }
}

/** Registers that files do not say: they stay, or go where they have no number and no attribute. */
export async function restOfRegisters({ tx, who, now }: At, done: Doing, wanted: Declared): Promise<void> {
  const meant = new Set(wanted.registers.map(({ register }) => register.key))
  for (const { key } of (await everyRegister(tx)).filter((row) => !meant.has(row.key))) {
    const gone = wanted.prune ? await removeRegister(tx, who, key, {}, now) : undefined
    const stops = gone?.ok === false ? ['it stays: it has numbers, or an attribute'] : []
    done.note({ kind: 'register', key, does: gone?.ok ? 'delete' : 'leave', changes: [], stops })
  }
}
