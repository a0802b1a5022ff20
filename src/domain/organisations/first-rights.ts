import type { Queryable } from '../../platform/db/database.ts'
import { mayDoTask } from '../../policy/delegation/index.ts'
import { membershipAsSaid } from './members.ts'
import type { MembershipRow } from './rows.ts'
import { unlimited, type MembershipSaid } from './wanted.ts'

/**
 * What an administrator hands on where they say nothing of it: all that there is; whoever may give no rights hands on what
 * they have themselves, and no more.
 */
export async function firstRights(db: Queryable, own: MembershipRow): Promise<MembershipSaid> {
  if (mayDoTask('rights.give', own.powers)) return unlimited
  const { numbers, branches, mandateLevel } = await membershipAsSaid(db, own)
  return { ...unlimited, numbers, branches, mandateLevel }
}

/** Whether what somebody would be given lies within what an administrator may hand on. */
export function isWithin(
  said: Pick<MembershipSaid, 'numbers' | 'branches' | 'mandateLevel'>,
  first: Pick<MembershipSaid, 'numbers' | 'branches' | 'mandateLevel'>,
): boolean {
  const within = (some: readonly string[] | null, all: readonly string[] | null): boolean =>
    all === null || (some !== null && some.every((each) => all.includes(each)))
  return (
    within(said.numbers, first.numbers) &&
    within(said.branches, first.branches) &&
    (first.mandateLevel === null || said.mandateLevel === first.mandateLevel)
  )
}
