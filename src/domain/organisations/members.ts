import { randomUUID } from 'node:crypto'
import { actorText, append, type Acting } from '../audit/index.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import { changesBetween } from '../../platform/schema/index.ts'
import { isLess, userNameIn } from '../../policy/organisations/index.ts'
import { refused, type AccountId, type Outcome } from '../../policy/vocabulary.ts'
import { settleAdministrators } from './administrators.ts'
import { branchesAmong } from './branches/store.ts'
import {
  coverage,
  endMemberships,
  heldThrough,
  insertMembership,
  membershipIn,
  noteOver,
  noteSystemOver,
  writeCoverage,
  writeMembership,
} from './members/store.ts'
import { takenAmong } from './found/store.ts'
import { numbersAmong } from './numbers/store.ts'
import { endRequestsToJoin } from './requests/store.ts'
import { representationById } from './representations/store.ts'
import type { MembershipRow, OrganisationRow } from './rows.ts'
import { wantedOf, type Levels, type MembershipFault, type MembershipSaid } from './wanted.ts'

/** Whose it is: a person's, perhaps through an intermediary by its grant, or a program's. */
export type Member =
  { readonly account: AccountId; readonly through?: string | undefined } | { readonly client: string }

export type Given = Outcome<MembershipFault | 'already-member' | 'user-name-taken', MembershipDone>

interface MembershipDone {
  readonly membership: MembershipRow
}

/** Whether all that it would cover is the organisation's, and stands. */
async function coverageFault(
  tx: Tx,
  { id }: OrganisationRow,
  { numbers, branches }: MembershipSaid,
): Promise<'number-unknown' | 'branch-unknown' | undefined> {
  const [ours, theirs] = [new Set(numbers), new Set(branches)]
  const known = (await numbersAmong(tx, id, [...ours])).filter((each) => each.replaced_by_id === null)
  if (known.length < ours.size) return 'number-unknown'
  return (await branchesAmong(tx, id, [...theirs])).length < theirs.size ? 'branch-unknown' : undefined
}

/** What is wrong with what somebody is to do for an organisation, before it is given to them; undefined: nothing is. */
export const membershipFault = async (
  tx: Tx,
  organisation: OrganisationRow,
  { said, levels }: { readonly said: MembershipSaid; readonly levels: Levels },
  now: Date,
): Promise<MembershipFault | 'user-name-taken' | undefined> =>
  (await membershipFaults(tx, organisation, { all: [said], levels }, now))[0]

/** The same of many, in their order: however many there are, it is asked once what the organisation has. */
export async function membershipFaults(
  tx: Tx,
  { id }: OrganisationRow,
  { all, levels }: { readonly all: readonly MembershipSaid[]; readonly levels: Levels },
  now: Date,
): Promise<(MembershipFault | 'user-name-taken' | undefined)[]> {
  const numbers = await numbersAmong(tx, id, [...new Set(all.flatMap((said) => said.numbers ?? []))])
  const branches = await branchesAmong(tx, id, [...new Set(all.flatMap((said) => said.branches ?? []))])
  const standing = new Set(numbers.filter((each) => each.replaced_by_id === null).map((each) => each.id))
  const places = new Set(branches.map((each) => each.id))
  const taken = await takenAmong(tx, id, {
    names: all.flatMap(({ userName }) => (userName === null ? [] : (userNameIn(userName)?.lookup ?? []))),
    keys: all.flatMap(({ externalKey }) => externalKey ?? []),
  })
  return all.map((said) => {
    const asked = wantedOf(said, { from: said.from ?? now, isSystem: false, levels }, now)
    if (!asked.ok) return asked.reason
    if (said.externalKey !== null && taken.keys.has(said.externalKey)) return 'external-key-taken'
    const { user_name_lookup: name } = asked.wanted
    if (name !== null && taken.names.has(name)) return 'user-name-taken'
    if (said.numbers?.some((each) => !standing.has(each))) return 'number-unknown'
    return said.branches?.some((each) => !places.has(each)) ? 'branch-unknown' : undefined
  })
}

const coveredOf = ({ numbers, branches }: MembershipSaid) => ({
  numbers: [...new Set(numbers)],
  branches: [...new Set(branches)],
})

/** Whether a grant of another organisation stands, by which this one is acted for. */
async function throughFault(
  tx: Tx,
  { id }: OrganisationRow,
  { member, role }: { readonly member: Member; readonly role: MembershipSaid['role'] },
  now: Date,
): Promise<'through-unknown' | 'through-administrator' | undefined> {
  if (!('account' in member) || member.through === undefined) return undefined
  const grant = await representationById(tx, member.through)
  const isOver = grant && grant.valid_until !== null && grant.valid_until <= now
  if (!grant || grant.organisation_id !== id || grant.ended_at !== null || isOver) return 'through-unknown'
  return role === 'administrator' ? 'through-administrator' : undefined
}

/**
 * Lets somebody, or a program, act for an organisation, whose row is held, as the account's is.
 *
 * @throws a duplicate where they act for it already, or the user name was ever another's
 */
export async function giveMembership(
  tx: Tx,
  who: Acting,
  organisation: OrganisationRow,
  {
    member,
    said,
    levels,
    because,
  }: {
    readonly member: Member
    readonly said: MembershipSaid
    readonly levels: Levels
    /** On what it rests, where somebody had to know. */
    readonly because?: string | undefined
  },
  now: Date,
): Promise<Given> {
  const isSystem = 'client' in member
  const asked = wantedOf(said, { from: said.from ?? now, isSystem, levels }, now)
  if (!asked.ok) return asked
  const fault =
    (await throughFault(tx, organisation, { member, role: said.role }, now)) ??
    (await coverageFault(tx, organisation, said))
  if (fault) return refused(fault)
  if (isSystem) await noteSystemOver(tx, member.client, now)
  else await noteOver(tx, organisation.id, member.account, now)
  const membership = await insertMembership(tx, {
    ...{ id: randomUUID(), organisation_id: organisation.id, created_at: now, given_by: actorText(who.by) },
    ...asked.wanted,
    ...(isSystem
      ? { kind: 'system', account_id: null, client_id: member.client, representation_id: null }
      : {
          ...{ kind: 'person', account_id: member.account, client_id: null },
          representation_id: member.through ?? null,
        }),
  })
  await writeCoverage(tx, membership, coveredOf(said))
  if (!isSystem) await endRequestsToJoin(tx, { organisation: organisation.id, account: member.account }, now)
  const details = {
    ...{ membership: membership.id, role: said.role },
    through: membership.representation_id ?? undefined,
    because,
  }
  await append(tx, 'organisations.membership.given', { ...who, ...aboutOf(membership), details }, now)
  const settled = await settleAdministrators(tx, who, organisation, { mayRefuse: false }, now)
  return settled.ok ? { ok: true, membership } : settled
}

/** Of whom an event of a membership is. */
export const aboutOf = (membership: MembershipRow) => ({
  organisationId: membership.organisation_id,
  accountId: membership.account_id ?? undefined,
  clientId: membership.client_id ?? undefined,
})

/** A membership as it is said, beside whose it is. */
export async function membershipAsSaid(db: Queryable, row: MembershipRow): Promise<MembershipSaid> {
  const { numbers, branches } = await coverage(db, [row.id])
  return {
    ...{ role: row.role, powers: row.powers, userName: row.user_name, mandateLevel: row.mandate_level },
    numbers: row.all_numbers ? null : (numbers.get(row.id) ?? []),
    branches: row.all_branches ? null : (branches.get(row.id) ?? []),
    ...{ from: row.valid_from, until: row.valid_until, externalKey: row.external_key },
  }
}

/** The memberships that give less than before, by their ids: what was granted for them ends. */
interface Less {
  readonly less: readonly string[]
}

export type ChangedMembership = Outcome<
  MembershipFault | 'user-name-taken',
  MembershipDone & Less & { readonly before: MembershipSaid }
>

/** With what its person holds through the organisation, as somebody of it. */
async function andThrough(tx: Tx, row: MembershipRow): Promise<string[]> {
  if (row.account_id === null || row.representation_id !== null) return [row.id]
  const through = await heldThrough(tx, { intermediary: row.organisation_id, account: row.account_id })
  return [row.id, ...through]
}

/**
 * Changes what somebody may do for an organisation, whose row is held. Where it would leave nobody who can act, the caller
 * undoes it.
 *
 * @throws a duplicate where the user name was ever another's
 */
export async function changeMembership(
  tx: Tx,
  who: Acting,
  organisation: OrganisationRow,
  {
    id,
    expected,
    change,
    levels,
  }: {
    readonly id: string
    readonly expected?: number | undefined
    readonly change: (before: MembershipSaid) => MembershipSaid
    readonly levels: Levels
  },
  now: Date,
): Promise<ChangedMembership> {
  const row = await membershipIn(tx, organisation.id, id)
  if (!row || row.ended_at !== null) return refused('membership-unknown')
  if (expected !== undefined && row.version !== expected) return refused('version-passed')
  const before = await membershipAsSaid(tx, row)
  const said = change(before)
  // another's it may never be: who changes it would leave it behind
  if (before.userName !== null && said.userName !== before.userName) return refused('user-name-fixed')
  const isSystem = row.kind === 'system'
  // a level that there is no more may stay where it was said
  const known = before.mandateLevel === null ? levels : [...levels, before.mandateLevel]
  const asked = wantedOf(said, { from: said.from ?? row.valid_from, isSystem, levels: known }, now)
  if (!asked.ok) return asked
  if (row.representation_id !== null && said.role === 'administrator') return refused('through-administrator')
  const fault = await coverageFault(tx, organisation, said)
  if (fault) return refused(fault)
  const membership = await writeMembership(tx, { ...asked.wanted, id }, now)
  await writeCoverage(tx, membership, coveredOf(said))
  const after = await membershipAsSaid(tx, membership)
  const names = changesBetween(plainly(before), plainly(after)).map(
    ({ pointer }) => pointer.split('/')[1] ?? '',
  )
  const changed = [...new Set(names)].toSorted().join(' ')
  const about = { ...who, ...aboutOf(membership), details: { membership: id, changed } }
  await append(tx, 'organisations.membership.changed', about, now)
  const settled = await settleAdministrators(tx, who, organisation, { mayRefuse: true }, now)
  if (!settled.ok) return settled
  const less = isLess({ before, after, levels, now }) ? await andThrough(tx, membership) : []
  return { ok: true, membership, before, less }
}

const plainly = (said: MembershipSaid): Record<string, unknown> => ({
  ...said,
  from: said.from?.toISOString() ?? null,
  until: said.until?.toISOString() ?? null,
})

/**
 * Ends that somebody acts for an organisation, whose row is held; all else of theirs stays. Where it would leave nobody who
 * can act, the caller undoes it.
 */
export async function endMembership(
  tx: Tx,
  who: Acting,
  organisation: OrganisationRow,
  { id, expected }: { readonly id: string; readonly expected?: number | undefined },
  now: Date,
): Promise<Outcome<'membership-unknown' | 'version-passed' | 'last-administrator', MembershipDone & Less>> {
  const row = await membershipIn(tx, organisation.id, id)
  if (!row || row.ended_at !== null) return refused('membership-unknown')
  if (expected !== undefined && row.version !== expected) return refused('version-passed')
  const [membership] = await endMemberships(tx, [id], { at: now, now })
  if (!membership) return refused('membership-unknown')
  await noteEnded(tx, who, membership, now)
  const settled = await settleAdministrators(tx, who, organisation, { mayRefuse: true }, now)
  return settled.ok ? { ok: true, membership, less: await andThrough(tx, membership) } : settled
}

export async function noteEnded(tx: Tx, who: Acting, membership: MembershipRow, now: Date): Promise<void> {
  const details = { membership: membership.id, at: now.toISOString() }
  await append(tx, 'organisations.membership.ended', { ...who, ...aboutOf(membership), details }, now)
}
