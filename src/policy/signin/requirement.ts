import type { Rung } from '../levels/ladder.ts'
import { areMetBy, type Allowance } from '../levels/allowance.ts'
import { goalWithin, lacksAddressAlone, type Goal, type Wish } from '../levels/goal.ts'
import type { FactorKind } from '../vocabulary.ts'
import type { AccountFacts, FactorFacts } from './facts/account.ts'
import type { Facts } from './facts.ts'
import { asksOf } from './organisation-is-chosen.ts'

/** What the portal asks, and the organisation that is acted for. */
function wishOf(facts: Facts): Wish {
  const level = asksOf(facts)?.level
  return { ...facts.wish, ...(level !== undefined && { actedForAt: level }) }
}

/** The level that this sign-in must reach: what the portal asks, or the organisation that is acted for where that is more. */
export const goalOf = (facts: Facts): Goal =>
  goalWithin(facts.ladder, wishOf(facts), facts.account?.proofing ?? 'none')

/** Whether all that somebody lacks for that is that a letter has reached them. */
export const lacksAddress = (facts: Facts): boolean =>
  lacksAddressAlone(facts.ladder, wishOf(facts), facts.account?.proofing ?? 'none')

/** What the client, an organisation and the level say about factors: all of it holds. */
export const allowancesOf = (facts: Facts, rung: Rung | undefined): (Allowance | undefined)[] => [
  ...(facts.wish.allowance ?? []),
  asksOf(facts)?.allowance,
  rung?.allowance,
]

/** Whether all of them let this factor be used. */
export const mayUse = (facts: Facts, rung: Rung, kind: FactorKind): boolean =>
  areMetBy(allowancesOf(facts, rung), kind)

/**
 * The factors that the account has set up. A stand-in is none of them where there is no factor that it could stand in
 * for.
 */
export function enrolledIn({ account }: Facts): FactorFacts[] {
  const enrolled = (account?.factors ?? []).filter(({ state }) => state === 'enrolled')
  return hasSecondOf(enrolled) ? enrolled : enrolled.filter((factor) => !standsIn(factor))
}

export const standsIn = ({ canProve }: FactorFacts): boolean => canProve.every((way) => way.standsIn)

const hasSecondOf = (enrolled: readonly FactorFacts[]): boolean =>
  enrolled.some((factor) => factor.isSecond && !standsIn(factor))

/** Whether there is a second factor already. */
export const hasSecond = (facts: Facts): boolean => hasSecondOf(enrolledIn(facts))

/** How many second factors somebody has: with two, one is a way back when the other is lost. */
export const waysIn = ({ factors }: AccountFacts): number =>
  factors
    .filter(({ isSecond, state }) => isSecond && state === 'enrolled')
    .reduce((count, { canProve }) => count + canProve.length, 0)

/** What an account has, or could set up, of a kind. */
export const factorOf = ({ factors }: AccountFacts, kind: FactorKind): FactorFacts | undefined =>
  factors.find((each) => each.kind === kind)
