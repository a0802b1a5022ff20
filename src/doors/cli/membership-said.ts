import { Option, type Command } from 'commander'
import type { MembershipSaid, OrganisationRow } from '../../domain/organisations/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { powers, type Power } from '../../policy/organisations/index.ts'
import { findBranch, findNumber, listOf } from './find-organisation.ts'
import { Refusal } from './run.ts'

/** What somebody is to do for an organisation, as it is said at the command line. */
export interface MembershipOptions {
  readonly role?: 'member' | 'administrator'
  readonly powers?: string
  readonly userName?: string
  readonly numbers?: string
  readonly branches?: string
  readonly mandateLevel?: string
  readonly from?: string
  readonly until?: string
  readonly key?: string
}

export const described = (command: Command): Command =>
  command
    .addOption(new Option('--role <role>', 'member or administrator').choices(['member', 'administrator']))
    .option('--powers <powers>', `of an administrator, by commas: ${powers.join(',')}; otherwise all`)
    .option('--user-name <name>', 'unique in the organisation; once said it stays')
    .option('--numbers <numbers>', 'what it covers, by commas, as customers:200001; or all')
    .option('--branches <branches>', 'likewise, by their numbers; or all')
    .option('--mandate-level <level>', 'the level that it is worth; or none')
    .option('--from <moment>', 'as 2027-01-31T23:00:00Z')
    .option('--until <moment>', 'until then, and not at it; or never')
    .option('--key <key>', 'by which another system knows it')

/** What is said, upon what there was. @throws Refusal where it names what is not there */
export async function saidOf(
  db: Db,
  organisation: OrganisationRow,
  options: MembershipOptions,
  before: MembershipSaid,
): Promise<MembershipSaid> {
  const [numbers, branches] = [listOf(options.numbers), listOf(options.branches)]
  const idsOf = async (
    list: readonly string[] | null | undefined,
    find: (each: string) => Promise<{ id: string }>,
  ) => {
    if (list === null || list === undefined) return list
    const ids: string[] = []
    for (const each of list) ids.push((await find(each)).id)
    return ids
  }
  const ours = await idsOf(numbers, (each) => findNumber(db, organisation, each))
  const theirs = await idsOf(branches, (each) => findBranch(db, organisation, each))
  const { role = before.role, mandateLevel: level, until, from, userName, key } = options
  const chosen = options.powers?.split(',').map((each) => powerCalled(each.trim()))
  return {
    role,
    powers: chosen ?? (role === before.role ? before.powers : []),
    userName: userName ?? before.userName,
    numbers: ours === undefined ? before.numbers : ours,
    branches: theirs === undefined ? before.branches : theirs,
    mandateLevel: level === undefined ? before.mandateLevel : level === 'none' ? null : level,
    from: from === undefined ? before.from : momentIn(from),
    until: until === undefined ? before.until : until === 'never' ? null : momentIn(until),
    externalKey: key ?? before.externalKey,
  }
}

function powerCalled(name: string): Power {
  const power = powers.find((each) => each === name)
  if (!power) throw new Refusal(`There is no power ${name}: ${powers.join(', ')}.`, 2)
  return power
}

function momentIn(typed: string): Date {
  const at = new Date(typed)
  if (!/^\d{4}-\d\d-\d\dT/.test(typed) || Number.isNaN(at.getTime()))
    throw new Refusal(`${typed} is no moment: it must be as 2027-01-31T23:00:00Z.`, 2)
  return at
}
