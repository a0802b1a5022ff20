/** What a membership lets somebody do: what a portal has been told of it may be more than it is after a change. */
export interface Authority {
  readonly role: 'member' | 'administrator'
  /** By their ids; null: all that there are and will be. */
  readonly numbers: readonly string[] | null
  readonly branches: readonly string[] | null
  /** The key of a level; null: as much as the person proves. */
  readonly mandateLevel: string | null
  /** From when; null: from now on. */
  readonly from: Date | null
}

interface Change {
  readonly before: Authority
  readonly after: Authority
  /** The keys of the levels, the lowest first. */
  readonly levels: readonly string[]
  readonly now: Date
}

type Rule = (change: Change) => boolean

const administersNoMore: Rule = ({ before, after }) =>
  before.role === 'administrator' && after.role === 'member'

const coversFewerNumbers: Rule = ({ before, after }) => isFewer(before.numbers, after.numbers)

const coversFewerBranches: Rule = ({ before, after }) => isFewer(before.branches, after.branches)

/** A level that there is no more is worth the least, and so is what takes its place no less. */
const isWorthLess: Rule = ({ before, after, levels }) =>
  after.mandateLevel !== null &&
  (before.mandateLevel === null || levels.indexOf(after.mandateLevel) < levels.indexOf(before.mandateLevel))

const hasNotBegunAnyMore: Rule = ({ after, now }) => after.from !== null && after.from > now

const isFewer = (before: readonly string[] | null, after: readonly string[] | null): boolean =>
  after !== null && (before === null || before.some((each) => !after.includes(each)))

const rules: readonly Rule[] = [
  administersNoMore,
  coversFewerNumbers,
  coversFewerBranches,
  isWorthLess,
  hasNotBegunAnyMore,
]

/**
 * Whether a membership gives less than before. When it ends is no part of it: until then it gives what it gave, and from
 * then on nothing.
 */
export const isLess = (change: Change): boolean => rules.some((rule) => rule(change))

/** Whether something that was said of somebody is said no more; another value in its place is not less. */
export const isSaidLess = (before: readonly string[], after: readonly string[]): boolean =>
  before.length > after.length
