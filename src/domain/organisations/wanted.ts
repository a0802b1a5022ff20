import { powersOf, userNameIn, type Power } from '../../policy/organisations/index.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import type { MembershipWritten } from './members/store.ts'

/** What somebody may do for an organisation. */
export interface MembershipSaid {
  readonly role: 'member' | 'administrator'
  /** Of an administrator; none said: all three. */
  readonly powers: readonly Power[]
  readonly userName: string | null
  /** The numbers that it covers, by their ids; null: all that there are and will be. */
  readonly numbers: readonly string[] | null
  /** The branches, likewise. */
  readonly branches: readonly string[] | null
  readonly mandateLevel: string | null
  /** Null: from now on. */
  readonly from: Date | null
  /** Until this moment, and not at it; null: without an end. */
  readonly until: Date | null
  readonly externalKey: string | null
}

/** A member without limits, without an end, of whom nothing more is said. */
export const unlimited: MembershipSaid = {
  ...{ role: 'member', powers: [], userName: null, numbers: null, branches: null },
  ...{ mandateLevel: null, from: null, until: null, externalKey: null },
}

/** The keys of the levels that a mandate may be worth. */
export type Levels = readonly string[]

export type MembershipFault =
  | 'membership-unknown'
  | 'version-passed'
  | 'user-name-malformed'
  | 'user-name-fixed'
  | 'external-key-taken'
  | 'number-unknown'
  | 'branch-unknown'
  | 'nothing-covered'
  | 'mandate-level-unknown'
  | 'ends-before-it-begins'
  | 'ends-in-the-past'
  | 'powers-wrong'
  | 'through-unknown'
  | 'through-administrator'
  | 'program-administrator'
  | 'last-administrator'

/** How a membership will be, as its row has it. */
type Wanted = Omit<MembershipWritten, 'id'>

/** A membership as it is said, as its row will have it; or the first thing that is wrong with it by itself. */
export function wantedOf(
  said: MembershipSaid,
  { from, isSystem, levels }: { readonly from: Date; readonly isSystem: boolean; readonly levels: Levels },
  now: Date,
): Outcome<MembershipFault, { readonly wanted: Wanted }> {
  const name = said.userName === null ? undefined : userNameIn(said.userName)
  if (said.userName !== null && !name) return refused('user-name-malformed')
  const { role, until } = said
  if (isSystem && role === 'administrator') return refused('program-administrator')
  if (role === 'member' && said.powers.length > 0) return refused('powers-wrong')
  if (until !== null && until <= now) return refused('ends-in-the-past')
  if (until !== null && until <= from) return refused('ends-before-it-begins')
  if (said.mandateLevel !== null && !levels.includes(said.mandateLevel))
    return refused('mandate-level-unknown')
  if (said.numbers?.length === 0 && said.branches?.length === 0) return refused('nothing-covered')
  const wanted = {
    ...{ role, powers: powersOf(said) },
    ...{ user_name: name?.value ?? null, user_name_lookup: name?.lookup ?? null },
    ...{ all_numbers: said.numbers === null, all_branches: said.branches === null },
    ...{ mandate_level: said.mandateLevel, external_key: said.externalKey },
    ...{ valid_from: from, valid_until: until },
  }
  return { ok: true, wanted }
}
