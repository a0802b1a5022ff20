import { randomUUID } from 'node:crypto'
import { append, type Acting } from '../audit/index.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import { read } from '../../platform/schema/index.ts'
import { branchNumberIn } from '../../policy/organisations/index.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import {
  branchesNumbered,
  coveringBranch,
  endBranch,
  insertBranch,
  limitedTo,
  writeBranch,
} from './branches/store.ts'
import { faulty, type Faulty } from './organisations.ts'
import type { BranchRow, OrganisationRow } from './rows.ts'
import { addressIn, branchSchema } from './said.ts'

type Done = { readonly ok: true; readonly branch: BranchRow }

/** What is said of a branch, as it is kept. */
function branchIn({ registration_kind: kind }: OrganisationRow, input: unknown) {
  const said = read(branchSchema, input)
  if (!said.ok) return faulty('branch-invalid', ...said.faults)
  const number = branchNumberIn(kind, said.value.number)
  const place = addressIn(said.value.address)
  const says = kind === 'kvk' ? 'must have 12 digits' : 'must be letters and digits, at most 40'
  if (!number.ok) return faulty('branch-invalid', { path: ['number'], says })
  if (!place.ok) return faulty('branch-invalid', place.fault)
  return { ok: true as const, number: number.number, name: said.value.name, address: place.address }
}

const detailsOf = ({ id }: BranchRow) => ({ branch: id })

/** Adds a branch to an organisation, whose row is held. */
export async function addBranch(
  tx: Tx,
  who: Acting,
  organisation: OrganisationRow,
  input: unknown,
  now: Date,
): Promise<Done | Faulty<'branch-invalid' | 'branch-exists'>> {
  const said = branchIn(organisation, input)
  if (!said.ok) return said
  const { number, name, address } = said
  const organisationId = organisation.id
  const row = { id: randomUUID(), organisation_id: organisationId, number, name, address, created_at: now }
  const branch = await insertBranch(tx, row)
  if (!branch)
    return faulty('branch-exists', {
      path: ['number'],
      about: number,
      says: 'exists',
      reason: 'branch-taken',
    })
  const about = { ...who, organisationId, details: detailsOf(branch) }
  await append(tx, 'organisations.branch.added', about, now)
  return { ok: true, branch }
}

/** Changes the name and the address of a branch; its number stays. */
export async function changeBranch(
  tx: Tx,
  who: Acting,
  organisation: OrganisationRow,
  { before, said: input }: { readonly before: BranchRow; readonly said: unknown },
  now: Date,
): Promise<Done | Faulty<'branch-invalid' | 'branch-unknown'>> {
  const said = branchIn(organisation, input)
  if (!said.ok) return said
  if (said.number !== before.number)
    return faulty('branch-invalid', { path: ['number'], says: `must stay ${before.number}` })
  const { name, address } = said
  const branch = await writeBranch(tx, { id: before.id, organisation_id: organisation.id, name, address })
  if (!branch) return faulty('branch-unknown')
  const about = { ...who, organisationId: organisation.id, details: detailsOf(branch) }
  await append(tx, 'organisations.branch.changed', about, now)
  return { ok: true, branch }
}

/** Ends a branch. Who is limited to it alone must be given another first. */
export async function closeBranch(
  tx: Tx,
  who: Acting,
  { id: organisation }: OrganisationRow,
  id: string,
  now: Date,
): Promise<Outcome<'branch-unknown' | 'branch-is-all-somebody-has', { readonly less: readonly string[] }>> {
  if ((await limitedTo(tx, { organisation, id })).length > 0) return refused('branch-is-all-somebody-has')
  const less = await coveringBranch(tx, { organisation, id })
  const branch = await endBranch(tx, { organisation, id }, now)
  if (!branch) return refused('branch-unknown')
  const about = { ...who, organisationId: organisation, details: detailsOf(branch) }
  await append(tx, 'organisations.branch.ended', about, now)
  return { ok: true, less }
}

/** Branches of an organisation by their numbers, however those were typed; what is none is told. */
export async function branchesTyped(
  db: Queryable,
  organisation: string,
  typed: readonly string[],
): Promise<{ found: BranchRow[]; unknown: string[] }> {
  const numbers = typed.map((each) => each.replace(/\s/g, '').toUpperCase())
  const found = await branchesNumbered(db, organisation, numbers)
  const known = new Set(found.map(({ number }) => number))
  return { found, unknown: typed.filter((_each, i) => !known.has(numbers[i] ?? '')) }
}
