import { actorText, append, type Acting } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import {
  form,
  listOf,
  members,
  namesOf,
  oneOf,
  orNull,
  read,
  text,
  told,
  type Fault,
  type Of,
} from '../../platform/schema/index.ts'
import {
  attributeFault,
  attributeSetters,
  attributeTypes,
  isSaidLess,
  maySetAttribute,
  type AttributeFault,
  type AttributeSetter,
} from '../../policy/organisations/index.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import {
  attributeKindsFor,
  attributesOf,
  deleteAttributeKind,
  holdAttributeKinds,
  insertAttributeKind,
  isAttributeSaid,
  isSaidOutside,
  lockAttributeKind,
  writeAttribute,
  writeAttributeKind,
} from './attributes/store.ts'
import { aboutOf } from './members.ts'
import { membershipIn } from './members/store.ts'
import { faulty, type Faulty } from './organisations.ts'
import { names } from './registers.ts'
import { holdRegister } from './registers/store.ts'
import type { AttributeKindRow, MembershipRow, OrganisationRow } from './rows.ts'

/** What an attribute of members is declared with. */
export const attributeSchema = members({
  key: told(
    form('small letters, digits and underscores, at most 40, with a letter first', /^[a-z][a-z0-9_]{0,39}$/),
    'by which portals are told it',
  ),
  names: told(names, 'what people read: municipalities'),
  register: told(
    orNull(text({ most: 40 })),
    'only members of organisations with a number of this register have it; null: all',
  ),
  client: told(
    orNull(text({ most: 200 })),
    'it is for this client, which is told it; null: it is for no one client',
  ),
  type: oneOf(attributeTypes),
  allowed: told(
    listOf(text({ most: 200 }), 'values', { most: 2000 }),
    'of a choice and of choices: what there is; of others: empty',
  ),
  set_by: told(namesOf(attributeSetters, 'kinds of people'), 'who may say it of somebody'),
  seen_by: told(listOf(text({ most: 200 }), 'clients', { most: 1000 }), 'the clients that are told it'),
})

export type AttributeSaid = Of<typeof attributeSchema>

type Done = { readonly ok: true; readonly attribute: AttributeKindRow }

type Read = { readonly ok: true; readonly said: AttributeSaid } | Faulty<'attribute-invalid'>

function attributeIn(input: unknown): Read {
  const asked = read(attributeSchema, input)
  if (!asked.ok) return faulty('attribute-invalid', ...asked.faults)
  const said = asked.value
  const isChoice = said.type === 'choice' || said.type === 'choices'
  const faults: Fault[] = []
  if (isChoice !== said.allowed.length > 0)
    faults.push({
      path: ['allowed'],
      says: isChoice ? 'must have a value' : `must be empty of a ${said.type}`,
    })
  if (new Set(said.allowed).size < said.allowed.length)
    faults.push({ path: ['allowed'], says: 'must have each value once' })
  if (said.register !== null && said.client !== null)
    faults.push({ path: ['client'], says: 'must be null where there is a register' })
  return faults.length > 0 ? faulty('attribute-invalid', ...faults) : { ok: true, said }
}

const rowOf = ({ names: { en, nl, sv }, register, client, ...said }: AttributeSaid) => ({
  ...said,
  ...{ register_key: register, client_id: client, name_en: en, name_nl: nl, name_sv: sv },
})

/** Declares an attribute of members. That the clients which it names are there is the caller's to see. */
export async function createAttribute(
  tx: Tx,
  who: Acting,
  input: unknown,
  now: Date,
): Promise<Done | Faulty<'attribute-invalid' | 'attribute-exists'>> {
  const asked = attributeIn(input)
  if (!asked.ok) return asked
  const { key, register } = asked.said
  if (register !== null && !(await holdRegister(tx, register)))
    return faulty('attribute-invalid', { path: ['register'], about: register, says: 'is not there' })
  const attribute = await insertAttributeKind(tx, { ...rowOf(asked.said), created_at: now })
  if (!attribute)
    return faulty('attribute-exists', { path: ['key'], about: key, says: 'exists', reason: 'key-taken' })
  await append(tx, 'organisations.attribute.created', { ...who, details: { attribute: key } }, now)
  return { ok: true, attribute }
}

const FIXED = ['key', 'register', 'client', 'type'] as const

/** Changes what an attribute is declared with; its key, its type and what it is for stay, and no value goes that is in use. */
export async function changeAttribute(
  tx: Tx,
  who: Acting,
  key: string,
  { said: input, expected }: { readonly said: unknown; readonly expected?: number | undefined },
  now: Date,
): Promise<
  | (Done & { readonly before: AttributeKindRow })
  | Faulty<'attribute-unknown' | 'attribute-invalid' | 'version-passed'>
> {
  const before = await lockAttributeKind(tx, key)
  if (!before) return faulty('attribute-unknown')
  if (expected !== undefined && before.version !== expected) return faulty('version-passed')
  const asked = attributeIn(input)
  if (!asked.ok) return asked
  const was = attributeAsSaid(before)
  const fixed = FIXED.filter((each) => asked.said[each] !== was[each])
  const used = asked.said.allowed.length > 0 ? await isSaidOutside(tx, key, asked.said.allowed) : undefined
  const faults: Fault[] = fixed.map((each) => ({ path: [each], says: `must stay ${was[each] ?? 'null'}` }))
  if (used !== undefined) faults.push({ path: ['allowed'], about: used, says: 'is in use: it must stay' })
  if (faults.length > 0) return faulty('attribute-invalid', ...faults)
  const attribute = await writeAttributeKind(tx, rowOf(asked.said))
  if (!attribute) return faulty('attribute-unknown')
  await append(tx, 'organisations.attribute.changed', { ...who, details: { attribute: key } }, now)
  return { ok: true, attribute, before }
}

/** Takes an attribute away, with all that was said by it. @param of `isUnused`: only where nothing is said by it */
export async function removeAttribute(
  tx: Tx,
  who: Acting,
  key: string,
  of: { readonly expected?: number | undefined; readonly isUnused?: boolean },
  now: Date,
): Promise<Outcome<'attribute-unknown' | 'version-passed' | 'attribute-used'>> {
  const before = await lockAttributeKind(tx, key)
  if (!before) return refused('attribute-unknown')
  if (of.expected !== undefined && before.version !== of.expected) return refused('version-passed')
  if (of.isUnused && (await isAttributeSaid(tx, key))) return refused('attribute-used')
  await deleteAttributeKind(tx, key)
  await append(tx, 'organisations.attribute.deleted', { ...who, details: { attribute: key } }, now)
  return { ok: true }
}

/** An attribute as it was declared. */
export const attributeAsSaid = (row: AttributeKindRow): AttributeSaid => ({
  key: row.key,
  names: { en: row.name_en, nl: row.name_nl, sv: row.name_sv },
  ...{ register: row.register_key, client: row.client_id, type: row.type, allowed: row.allowed },
  ...{ set_by: row.set_by, seen_by: row.seen_by },
})

/** What is said of somebody, by the attributes' keys; nothing of a key takes it away. */
export type AttributesSaid = Readonly<Record<string, readonly string[]>>

export type SetAttributes =
  | { readonly ok: true; readonly membership: MembershipRow; readonly isLess: boolean }
  | {
      readonly ok: false
      readonly reason:
        | 'membership-unknown'
        | 'attribute-unknown'
        | 'attribute-not-yours'
        | 'attribute-not-for-them'
        | AttributeFault
      /** Which attribute. */
      readonly key?: string
    }

/** Says something of a member: all of it or nothing. The organisation's row is held. */
export async function setAttributes(
  tx: Tx,
  who: Acting,
  organisation: OrganisationRow,
  {
    id,
    setter,
    said,
  }: { readonly id: string; readonly setter: AttributeSetter; readonly said: AttributesSaid },
  now: Date,
): Promise<SetAttributes> {
  const membership = await membershipIn(tx, organisation.id, id)
  if (!membership || membership.ended_at !== null) return refused('membership-unknown')
  const keys = Object.keys(said)
  const kinds = new Map((await holdAttributeKinds(tx, keys)).map((kind) => [kind.key, kind]))
  const fitting = new Set((await attributeKindsFor(tx, organisation.id)).map((kind) => kind.key))
  for (const key of keys) {
    const kind = kinds.get(key)
    if (!kind) return { ...refused('attribute-unknown'), key }
    if (!maySetAttribute({ setBy: kind.set_by }, setter)) return { ...refused('attribute-not-yours'), key }
    if (!fitting.has(key)) return { ...refused('attribute-not-for-them'), key }
    const fault = attributeFault(kind, said[key] ?? [])
    if (fault) return { ...refused(fault), key }
  }
  const by = { organisation_id: organisation.id, membership_id: id, set_by: actorText(who.by), set_at: now }
  const had = new Map((await attributesOf(tx, [id])).map((each) => [each.key, each.said]))
  const isLess = keys.some((key) => isSaidLess(had.get(key) ?? [], said[key] ?? []))
  for (const key of keys) await writeAttribute(tx, { ...by, key, said: [...(said[key] ?? [])] })
  const details = { membership: id, changed: keys.toSorted().join(' ') }
  await append(tx, 'organisations.attributes.set', { ...who, ...aboutOf(membership), details }, now)
  return { ok: true, membership, isLess }
}
