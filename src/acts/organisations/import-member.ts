import { isDeepStrictEqual } from 'node:util'
import { accountById } from '../../domain/accounts/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import {
  attributesOf,
  branchesTyped,
  changeMembership,
  giveMembership,
  membershipAsSaid,
  membershipKeyed,
  numbersTyped,
  setAttributes,
  unlimited,
  type MembershipRow,
  type MembershipSaid,
  type OrganisationRow,
} from '../../domain/organisations/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Fault } from '../../platform/schema/index.ts'
import { powers as allPowers } from '../../policy/organisations/index.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import type { OrganisationActsDeps } from './contract.ts'
import { knowAs } from '../accounts/index.ts'
import { attributeFaults, knownAsFaults, memberFault } from './faults.ts'
import { momentIn, type MemberImported } from './import-said.ts'

/** What is being imported, what came of it so far, and all that is wrong with it. */
export interface Importing {
  readonly tx: Tx
  readonly who: Acting
  readonly now: Date
  readonly deps: OrganisationActsDeps
  readonly did: { made: number; changed: number; same: number }
  readonly faults: Fault[]
  /** The memberships that give less than before: what was granted for them ends. */
  readonly less: string[]
}

/** Whose a membership is: an account or a client that is there, and held. */
export type Owner = { readonly account: AccountId } | { readonly client: string }

/** Lets somebody act for an organisation as is said, or changes how they do. */
export async function importMember(
  importing: Importing,
  organisation: OrganisationRow,
  { member, owner }: { readonly member: MemberImported; readonly owner: Owner },
  i: number,
): Promise<void> {
  const { tx, who, deps, now, did, faults } = importing
  const row = await membershipKeyed(tx, organisation.id, member.key)
  if (row && row.ended_at !== null) {
    faults.push({ path: ['members', i, 'key'], about: member.key, says: 'was ended: a key is used once' })
    return
  }
  const before = row && (await membershipAsSaid(tx, row))
  const asked = await membershipOf(importing, organisation, { member, kept: before ?? unlimited }, i)
  if (!asked) return
  if (row && before && isDeepStrictEqual(inOrder(before), inOrder(asked))) {
    const isKnown = await importSubjects(importing, { member, owner }, i)
    const isSame = await importAttributes(importing, organisation, { row, member }, i)
    did[isKnown && isSame ? 'same' : 'changed'] += 1
    return
  }
  const { levels } = deps
  const changed =
    row && (await changeMembership(tx, who, organisation, { id: row.id, change: () => asked, levels }, now))
  const done =
    changed ?? (await giveMembership(tx, who, organisation, { member: owner, said: asked, levels }, now))
  if (!done.ok) {
    faults.push(memberFault(i, done.reason))
    return
  }
  did[row ? 'changed' : 'made'] += 1
  if (changed?.ok) importing.less.push(...changed.less)
  await importSubjects(importing, { member, owner }, i)
  await importAttributes(importing, organisation, { row: done.membership, member }, i)
}

/**
 * What somebody may do by what is said of them, and by what is kept where nothing is said. A user name and a beginning stay,
 * whatever is left empty. @returns undefined where something is wrong with it, which was told
 */
async function membershipOf(
  { tx, deps, faults }: Importing,
  { id, time_zone: own }: OrganisationRow,
  { member, kept }: { readonly member: MemberImported; readonly kept: MembershipSaid },
  i: number,
): Promise<MembershipSaid | undefined> {
  const before = faults.length
  const numbers = member.numbers ? await numbersTyped(tx, id, member.numbers) : undefined
  const notTheirs = [...(numbers?.unknown ?? []), ...(numbers?.ambiguous ?? [])]
  if (notTheirs.length > 0) faults.push(memberFault(i, 'number-unknown', notTheirs.join(', ')))
  const branches = member.branches ? await branchesTyped(tx, id, member.branches) : undefined
  const noBranch = branches?.unknown ?? []
  if (noBranch.length > 0) faults.push(memberFault(i, 'branch-unknown', noBranch.join(', ')))
  if (faults.length > before) return undefined
  const zone = own ?? deps.timeZone
  const at = (said: string | null, isLast: boolean): Date | null =>
    said === null ? null : (momentIn(said, { zone, isLast }) ?? null)
  const { role = kept.role, powers = role === 'member' ? [] : kept.powers } = member
  const { mandate_level: mandateLevel = kept.mandateLevel, until } = member
  const ids = (found?: readonly { readonly id: string }[]) => found?.map((each) => each.id) ?? null
  return {
    ...{ role, powers, userName: member.user_name ?? kept.userName, mandateLevel, externalKey: member.key },
    numbers: member.numbers === undefined ? kept.numbers : ids(numbers?.found),
    branches: member.branches === undefined ? kept.branches : ids(branches?.found),
    from: at(member.from, false) ?? kept.from,
    until: until === undefined ? kept.until : at(until, true),
  }
}

/** What somebody may do, in one order: an administrator of whom no powers are said has all of them. */
const inOrder = ({ powers, numbers, branches, ...said }: MembershipSaid) => ({
  ...said,
  powers: said.role === 'administrator' && powers.length === 0 ? allPowers.toSorted() : powers.toSorted(),
  numbers: numbers?.toSorted() ?? null,
  branches: branches?.toSorted() ?? null,
})

/** Has portals know somebody as the other system did. @returns whether all did so already */
async function importSubjects(
  { tx, who, now, faults }: Importing,
  { member, owner }: { readonly member: MemberImported; readonly owner: Owner },
  i: number,
): Promise<boolean> {
  const asked = Object.entries(member.subjects)
  if (asked.length === 0) return true
  const account = 'account' in owner ? await accountById(tx, owner.account) : undefined
  if (!account) {
    faults.push({ path: ['members', i, 'subjects'], says: 'must not be there: it is a program' })
    return true
  }
  let isKnown = true
  for (const [client, as] of asked) {
    const done = await knowAs(tx, who, { account, client, as }, now)
    if (!done.ok)
      faults.push({ path: ['members', i, 'subjects', client], about: as, ...knownAsFaults[done.reason] })
    else if (done.isNew) isKnown = false
  }
  return isKnown
}

/** Says of somebody what is not said yet. @returns whether it was so already */
async function importAttributes(
  { tx, who, now, faults, less }: Importing,
  organisation: OrganisationRow,
  { row, member }: { readonly row: MembershipRow; readonly member: MemberImported },
  i: number,
): Promise<boolean> {
  const asked = Object.entries(member.attributes)
  if (asked.length === 0) return true
  const had = new Map((await attributesOf(tx, [row.id])).map((each) => [each.key, each.said]))
  const other = asked.filter(([key, said]) => !isDeepStrictEqual(had.get(key) ?? [], said))
  if (other.length === 0) return true
  const input = { id: row.id, setter: 'operator', said: Object.fromEntries(other) } as const
  const set = await setAttributes(tx, who, organisation, input, now)
  if (set.ok && set.isLess) less.push(row.id)
  if (!set.ok)
    faults.push({
      path: ['members', i, 'attributes', ...(set.key === undefined ? [] : [set.key])],
      ...{ says: attributeFaults[set.reason], reason: set.reason },
    })
  return false
}
