import type { Rung } from '../levels/ladder.ts'
import { rungByKey } from '../levels/ladder.ts'
import type { Facts } from './facts.ts'
import type { Choice, OrganisationAsks } from './facts/choice.ts'
import type { Step } from './step.ts'

declare module './step.ts' {
  interface Asks {
    readonly 'choose-organisation': { readonly reason: 'signin-missing' }
  }
}

/**
 * Where a portal asks for whom somebody acts, that is known before they get in. One that fits is not asked about; of several
 * the person chooses, once all is proven: a stranger with a password learns of nobody's organisations. One that the request
 * names and that is not theirs is not found, whether there is one or not.
 */
export function organisationIsChosen({ wish: { forWhom }, account, choice }: Facts): Step | undefined {
  if (!forWhom || !account || choice.chosen !== undefined) return undefined
  const { length } = choice.fitting
  // a number that several organisations share may name two of theirs
  if (forWhom.named !== undefined && length < 2)
    return { type: 'refuse', reason: 'organisation-not-found', error: 'access_denied' }
  if (length > 1) return { type: 'ask', what: 'choose-organisation', reason: 'signin-missing' }
  // whoever comes for a branch comes for somebody
  const isFor = forWhom.isRequired || forWhom.branch !== undefined
  if (length === 1 || !isFor) return undefined
  return { type: 'refuse', reason: 'organisation-missing', error: 'access_denied' }
}

/** For whom somebody acts, once it is known: the one that was chosen, or the only one. */
export function choiceOf({ wish: { forWhom }, choice }: Facts): Choice | undefined {
  if (!forWhom) return undefined
  if (choice.chosen !== undefined) return choice.chosen ?? undefined
  return choice.fitting.length === 1 ? choice.fitting[0] : undefined
}

/**
 * What the organisation asks of whoever acts for it; once something is proven: a stranger who names somebody is not told by
 * what is asked of them that they are of one that is strict.
 */
export const asksOf = (facts: Facts): OrganisationAsks | undefined =>
  facts.evidence.length > 0 ? choiceOf(facts)?.asks : undefined

/** The highest level that the mandate of whom they act for lets somebody reach; undefined: as much as they prove. */
export function mandateOf(facts: Facts): Rung | undefined {
  const level = choiceOf(facts)?.level
  // a level of a ladder that there is no more is worth the least
  return level === undefined ? undefined : (rungByKey(facts.ladder, level) ?? facts.ladder[0])
}
