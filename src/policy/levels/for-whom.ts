/**
 * What a portal makes of memberships that are limited to branches, the least strict first: it takes them; it takes those that
 * cover the branch that its request names; it takes none; it takes none, and names no branch.
 */
export const branchesTaken = ['accepted', 'named', 'refused', 'unnamed'] as const
export type BranchesTaken = (typeof branchesTaken)[number]

/** Whether a membership that is limited to branches may do at all: the one that covers a branch that is named, else any. */
export const takesLimited = ({ branches, branch }: Pick<ForWhom, 'branches' | 'branch'>): boolean =>
  branches === 'accepted' || (branches === 'named' && branch !== undefined)

/** What a portal asks of the organisation that somebody acts for. */
export interface ForWhom {
  /** The portal's client: what was chosen there before, in the same session, is chosen again. */
  readonly client: string
  /** Whether everybody acts for an organisation there; otherwise whoever has none to act for acts for themselves. */
  readonly isRequired: boolean
  /** The organisation that the request names: by our id, its registration (`kvk:69599084`) or a number (`customers:200001`). */
  readonly named: string | undefined
  /** The register whose numbers the portal works with: who covers none of them has nothing to do there. */
  readonly register: string | undefined
  /** What it makes of a membership that is limited to branches. A branch is a limit of authority, never a place. */
  readonly branches: BranchesTaken
  /** The branch that the request names, by its number: only who may act for it will do. */
  readonly branch: string | undefined
  /** The key of the level that a mandate is worth of which nothing was said; undefined: as much as the person proves. */
  readonly mandateLevel: string | undefined
}
