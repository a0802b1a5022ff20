import { branchesTaken, type BranchesTaken } from '../levels/for-whom.ts'
import { rungByKey, type Ladder } from '../levels/ladder.ts'
import type { FactorKind } from '../vocabulary.ts'

/** What a portal's registration asks of people, and of its own program. */
export interface Demands {
  readonly minimumLevel: string
  /** Seconds, by level. */
  readonly levelMaxAges: Readonly<Record<string, number | undefined>>
  /** Undefined: any. */
  readonly allowed: readonly FactorKind[] | undefined
  readonly forbidden: readonly FactorKind[]
  readonly required: readonly FactorKind[]
  readonly remembersBrowsers: boolean
  /** The organisations that it is for; none: everybody. */
  readonly organisations: readonly string[]
  /** For whom people act there: whether it is asked, with which register's numbers, limited to branches, and worth what. */
  readonly acting: 'none' | 'optional' | 'required'
  readonly register: string | undefined
  readonly branches: BranchesTaken
  /** A level's key; undefined: as much as the person proves. */
  readonly mandateLevel: string | undefined
  /** What it is told of whom they act for. */
  readonly toldOfOrganisations: readonly string[]
  readonly pkce: 'required' | 'exempt'
  readonly profile: string | undefined
  /** Whether people are asked before it is told of them. */
  readonly asksConsent: boolean
  /** Seconds; undefined: as old as the session. */
  readonly maxAge: number | undefined
  /** How its program shows who it is: the standard's name. */
  readonly authentication: string
  /** What it may be told of people, by the names of scopes and claims; undefined: all that there is. */
  readonly told: readonly string[] | undefined
  /** Whether its tokens are bound to a key, and its requests pushed. */
  readonly isBound: boolean
  readonly isPushed: boolean
  /** Where people's tokens for the operators' API would go; undefined: it asks for none. */
  readonly operatorsAt: string | undefined
}

type Comparison = (before: Demands, after: Demands, ladder: Ladder) => boolean

const without = (names: readonly string[], those: readonly string[]): boolean =>
  names.some((name) => !those.includes(name))

const asksForALowerLevel: Comparison = (before, after, ladder) =>
  (rungByKey(ladder, after.minimumLevel)?.rank ?? 0) < (rungByKey(ladder, before.minimumLevel)?.rank ?? 0)

const letsEvidenceGrowOlder: Comparison = (before, after) =>
  Object.entries(before.levelMaxAges).some(
    ([level, seconds]) => seconds !== undefined && (after.levelMaxAges[level] ?? Infinity) > seconds,
  )

const letsOtherFactorsCount: Comparison = (before, after) =>
  (before.allowed !== undefined && (after.allowed === undefined || without(after.allowed, before.allowed))) ||
  without(before.forbidden, after.forbidden)

const requiresFewerFactors: Comparison = (before, after) => without(before.required, after.required)

const remembersBrowsersFromNowOn: Comparison = (before, after) =>
  after.remembersBrowsers && !before.remembersBrowsers

const letsOtherOrganisationsIn: Comparison = (before, after) =>
  before.organisations.length > 0 &&
  (after.organisations.length === 0 || without(after.organisations, before.organisations))

const strictness = ['none', 'optional', 'required']

const asksLessOfWhomTheyActFor: Comparison = (before, after, ladder) => {
  const rankOf = (key: string | undefined): number =>
    key === undefined ? Infinity : (rungByKey(ladder, key)?.rank ?? 0)
  return (
    strictness.indexOf(after.acting) < strictness.indexOf(before.acting) ||
    (before.register !== undefined && after.register !== before.register) ||
    branchesTaken.indexOf(after.branches) < branchesTaken.indexOf(before.branches) ||
    rankOf(after.mandateLevel) > rankOf(before.mandateLevel) ||
    without(after.toldOfOrganisations, before.toldOfOrganisations)
  )
}

const exemptsItFromPkce: Comparison = (before, after) => after.pkce === 'exempt' && before.pkce === 'required'

const leavesItsProfile: Comparison = (before, after) =>
  before.profile !== undefined && after.profile !== before.profile

const asksPeopleNoMore: Comparison = (before, after) => before.asksConsent && !after.asksConsent

const letsSignInsGrowOlder: Comparison = (before, after) =>
  before.maxAge !== undefined && (after.maxAge ?? Infinity) > before.maxAge

/** By a key that it alone has, by a secret that both have, or not at all (RFC 7523, RFC 6749 §2.3, OpenID Connect Core §9). */
const strengthOf = (method: string): number => {
  if (method === 'none') return 0
  return method.startsWith('client_secret_') ? 1 : 2
}

const showsLessWhoItIs: Comparison = (before, after) =>
  strengthOf(after.authentication) < strengthOf(before.authentication)

const isToldMoreOfPeople: Comparison = (before, after) =>
  before.told !== undefined && (after.told === undefined || without(after.told, before.told))

const bindsNoMore: Comparison = (before, after) =>
  (before.isBound && !after.isBound) || (before.isPushed && !after.isPushed)

/** An operator's token in other hands is everything that an operator may. */
const takesTokensOfOperators: Comparison = (before, after) =>
  after.operatorsAt !== undefined && after.operatorsAt !== before.operatorsAt

const comparisons: readonly Comparison[] = [
  asksForALowerLevel,
  letsEvidenceGrowOlder,
  letsOtherFactorsCount,
  requiresFewerFactors,
  remembersBrowsersFromNowOn,
  letsOtherOrganisationsIn,
  asksLessOfWhomTheyActFor,
  exemptsItFromPkce,
  leavesItsProfile,
  asksPeopleNoMore,
  letsSignInsGrowOlder,
  showsLessWhoItIs,
  isToldMoreOfPeople,
  bindsNoMore,
  takesTokensOfOperators,
]

/** Whether a portal would ask less of people, or of its own program, than it does: what one person does not decide alone. */
export const lowers = (before: Demands, after: Demands, ladder: Ladder): boolean =>
  comparisons.some((isLower) => isLower(before, after, ladder))
