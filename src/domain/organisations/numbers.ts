import { createHash, randomUUID } from 'node:crypto'
import { append, type Acting } from '../audit/index.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import { numberIn, whoSeesOtherwise, type Merge, type SightChange } from '../../policy/organisations/index.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import {
  forgetHolders,
  holdersOf,
  insertNumber,
  lockNumbers,
  numbersAmong,
  numbersOfOrganisationCalled,
  underNumbers,
  writeHolders,
  writeLabel,
  writeMoved,
  writeReplaced,
} from './numbers/store.ts'
import { coveringNumbers } from './members/store.ts'
import { holdRegister } from './registers/store.ts'
import type { NumberRow, OrganisationRow } from './rows.ts'

/** A number as it is typed. */
export interface NumberSaid {
  readonly register: string
  readonly number: string
  /** What tells it from others of the organisation; null: nothing. */
  readonly label: string | null
}

export type NumberFault = 'register-unknown' | 'number-malformed' | 'number-unknown' | 'number-replaced'

interface NumberDone {
  readonly number: NumberRow
}

const about = (who: Acting, { organisation_id: organisationId, register_key: register, id }: NumberRow) => ({
  ...{ ...who, organisationId },
  details: { register, number: id },
})

/**
 * Gives an organisation, whose row is held, a number.
 *
 * @throws a duplicate where it has it, or another has it that the register has once
 */
export async function addNumber(
  tx: Tx,
  who: Acting,
  { id: organisation }: OrganisationRow,
  { register: key, number: typed, label }: NumberSaid,
  now: Date,
): Promise<Outcome<NumberFault | 'number-taken', NumberDone>> {
  const register = await holdRegister(tx, key)
  if (!register) return refused('register-unknown')
  const read = numberIn(register, typed)
  if (!read) return refused('number-malformed')
  const number = await insertNumber(tx, {
    ...{ id: randomUUID(), organisation_id: organisation, register_key: key, is_shared: register.is_shared },
    ...{ ...read, label, created_at: now },
  })
  await append(tx, 'organisations.number.added', about(who, number), now)
  return { ok: true, number }
}

/** Changes what a number is told apart by. */
export async function labelNumber(
  tx: Tx,
  who: Acting,
  { id: organisation }: OrganisationRow,
  { id, label }: { readonly id: string; readonly label: string | null },
  now: Date,
): Promise<Outcome<'number-unknown', NumberDone>> {
  const number = await writeLabel(tx, { organisation, id, label })
  if (!number) return refused('number-unknown')
  await append(tx, 'organisations.number.changed', about(who, number), now)
  return { ok: true, number }
}

/**
 * Moves a number to another organisation, and with it what has become it; both rows are held. Nobody of the first has it
 * any more, and of the second those who have all numbers.
 *
 * @throws a duplicate where the other has it already
 */
export async function moveNumber(
  tx: Tx,
  who: Acting,
  { from, to }: { readonly from: OrganisationRow; readonly to: OrganisationRow },
  id: string,
  now: Date,
): Promise<Outcome<NumberFault, NumberDone & { readonly less: readonly string[] }>> {
  const [before] = await lockNumbers(tx, from.id, [id])
  if (!before) return refused('number-unknown')
  if (before.replaced_by_id !== null) return refused('number-replaced')
  const under = await underNumbers(tx, from.id, [id])
  const all = [id, ...under.map((each) => each.under)]
  const less = await coveringNumbers(tx, from.id, all)
  await forgetHolders(tx, from.id, all)
  const number = await writeMoved(tx, { organisation: from.id, id, to: to.id })
  if (!number) return refused('number-unknown')
  const { register_key: register } = number
  const left = { register, number: id, to: to.id }
  await append(tx, 'organisations.number.left', { ...who, organisationId: from.id, details: left }, now)
  const came = { register, number: id, from: from.id }
  await append(tx, 'organisations.number.came', { ...who, organisationId: to.id, details: came }, now)
  return { ok: true, number, less }
}

/** What becomes one, and who has it then. */
export interface MergeSaid {
  /** The numbers that are replaced, by their ids. */
  readonly from: readonly string[]
  /** One that there is, by its id; or one that is added for it. */
  readonly to: string | NumberSaid
  readonly who: Merge['who']
  /**
   * The digest of whose sight was told to change: where anybody's would change otherwise by now, nothing is done.
   * Undefined: nobody looked first.
   */
  readonly foreseen?: string | undefined
}

export type MergeFault =
  | NumberFault
  | 'number-taken'
  | 'merge-into-itself'
  | 'merge-of-registers'
  | 'nothing-to-merge'
  | 'sight-passed'

/** A merge, and what it does to whom: by memberships, and the numbers that they see, or see no more, with all under them. */
export interface Merged {
  readonly number: NumberRow
  readonly from: readonly NumberRow[]
  readonly changes: readonly SightChange[]
  /** The same digest for the same changes, however many they are. */
  readonly digest: string
}

/**
 * Makes several numbers of an organisation, whose row is held, into one. The old ones stay findable, and say what they
 * became. Who gains and who loses sight of what is told; performed in rehearsal, it is the preview.
 *
 * @throws a duplicate where the new number is another's
 */
export async function mergeNumbers(
  tx: Tx,
  who: Acting,
  organisation: OrganisationRow,
  said: MergeSaid,
  now: Date,
): Promise<Outcome<MergeFault, Merged>> {
  const ids = [...new Set(said.from)]
  if (ids.length === 0) return refused('nothing-to-merge')
  const from = await lockNumbers(tx, organisation.id, ids)
  if (from.length < ids.length) return refused('number-unknown')
  const target = await targetOf(tx, who, organisation, said, now)
  if (!target.ok) return target
  const { number, isNew } = target
  const why = whyNotMerged(from, number)
  if (why) return refused(why)
  const merge: Merge = { from: ids, to: number.id, who: said.who }
  const { memberships, changes, digest } = await sightChanges(tx, organisation, merge, isNew)
  if (said.foreseen !== undefined && said.foreseen !== digest) return refused('sight-passed')
  await writeHolders(tx, { organisation: organisation.id, memberships, gone: ids, to: number.id })
  await writeReplaced(tx, { organisation: organisation.id, from: ids, to: number.id }, now)
  const details = {
    ...{ register: number.register_key, from: ids.join(' '), to: number.id, who: said.who },
    gain: changes.filter(({ gains }) => gains.length > 0).length,
    lose: changes.filter(({ loses }) => loses.length > 0).length,
  }
  await append(tx, 'organisations.number.merged', { ...who, organisationId: organisation.id, details }, now)
  return { ok: true, number, from, changes, digest }
}

/** What a merge of numbers that there are would do to whom; nothing is done. */
export async function foreseeMerge(
  db: Queryable,
  organisation: OrganisationRow,
  { from: all, to, who }: Merge,
): Promise<Outcome<MergeFault, Merged>> {
  const ids = [...new Set(all)]
  if (ids.length === 0) return refused('nothing-to-merge')
  const from = await numbersAmong(db, organisation.id, ids)
  const [number] = await numbersAmong(db, organisation.id, [to])
  if (!number || from.length < ids.length) return refused('number-unknown')
  const why = whyNotMerged(from, number)
  if (why) return refused(why)
  const { changes, digest } = await sightChanges(db, organisation, { from: ids, to, who }, false)
  return { ok: true, number, from, changes, digest }
}

function whyNotMerged(from: readonly NumberRow[], to: NumberRow): MergeFault | undefined {
  if (from.some(({ id }) => id === to.id)) return 'merge-into-itself'
  if ([...from, to].some((each) => each.replaced_by_id !== null)) return 'number-replaced'
  if (from.some((each) => each.register_key !== to.register_key)) return 'merge-of-registers'
  return undefined
}

/** Who has the number after a merge, and whose sight changes by it. */
async function sightChanges(db: Queryable, { id }: OrganisationRow, merge: Merge, isNew: boolean) {
  const all = [...merge.from, merge.to]
  const holders = (await holdersOf(db, id, all)).map((row) => ({
    ...{ membership: row.membership_id, all: false, numbers: row.numbers },
  }))
  const seen = whoSeesOtherwise(holders, merge, isNew)
  const losing = new Set(seen.filter(({ loses }) => loses.length > 0).map((each) => each.membership))
  const memberships = holders.map((each) => each.membership).filter((each) => !losing.has(each))
  const under = await underNumbers(db, id, all)
  const changes = seen.map((each) => withUnder(each, under))
  return { memberships, changes, digest: digestOf(changes) }
}

/** What stands for changes of sight, whichever order they are told in. */
const digestOf = (changes: readonly SightChange[]): string => {
  const lines = changes.map(({ membership, gains, loses }) =>
    [membership, gains.toSorted().join(' '), loses.toSorted().join(' ')].join(','),
  )
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('base64url')
}

/** The number that the others become: one that there is, or one that is added. */
async function targetOf(
  tx: Tx,
  who: Acting,
  organisation: OrganisationRow,
  { to }: MergeSaid,
  now: Date,
): Promise<Outcome<NumberFault | 'number-taken', NumberDone & { readonly isNew: boolean }>> {
  if (typeof to !== 'string') {
    const added = await addNumber(tx, who, organisation, to, now)
    return added.ok ? { ...added, isNew: true } : added
  }
  const [number] = await lockNumbers(tx, organisation.id, [to])
  return number ? { ok: true, number, isNew: false } : refused('number-unknown')
}

/** With what stands under each number from earlier merges. */
const withUnder = (
  { membership, gains, loses }: SightChange,
  under: readonly { readonly id: string; readonly under: string }[],
): SightChange => {
  const all = (ids: readonly string[]): string[] =>
    ids.flatMap((id) => [id, ...under.filter((each) => each.id === id).map((each) => each.under)])
  return { membership, gains: all(gains), loses: all(loses) }
}

/** A number as it is compared, and the register that was written before it, as `customers:200001`. */
const readTyped = (typed: string) => {
  const [register, number] = /^[a-z][a-z0-9-]*:/.test(typed) ? typed.split(/:(.*)/s) : [undefined, typed]
  return { typed, register, lookup: (number ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '') }
}

/** Numbers of an organisation that were typed, each perhaps with its register; what is none, and what is several, is told. */
export async function numbersTyped(
  db: Queryable,
  organisation: string,
  typed: readonly string[],
): Promise<{ found: NumberRow[]; unknown: string[]; ambiguous: string[] }> {
  const asked = typed.map(readTyped)
  const rows = await numbersOfOrganisationCalled(
    db,
    organisation,
    asked.map((each) => each.lookup),
  )
  const result: { found: NumberRow[]; unknown: string[]; ambiguous: string[] } = {
    ...{ found: [], unknown: [], ambiguous: [] },
  }
  for (const { typed: said, register, lookup } of asked) {
    const fitting = rows.filter(
      (row) => row.lookup === lookup && (register === undefined || row.register_key === register),
    )
    const [only] = fitting
    if (!only) result.unknown.push(said)
    else if (fitting.length > 1) result.ambiguous.push(said)
    else result.found.push(only)
  }
  return result
}
