/**
 * The ordered rules of a sign-in. Each looks at the facts and answers, or leaves it to the next; the first
 * answer is what comes next, and when none has one, the sign-in is finished. The same list is asked by every
 * page, by the authorization endpoint before it issues anything, and by `sluis explain`.
 */
import { authenticationMethods, levelReached, openTo, type Ladder } from '../levels/ladder.ts'
import { acrToTell } from '../levels/goal.ts'
import { accountIsChosen } from './account-is-chosen.ts'
import { accountIsInGoodStanding } from './account-is-in-good-standing.ts'
import { accountIsTheOneAskedFor } from './account-is-the-one-asked-for.ts'
import { addressIsProven } from './address-is-proven.ts'
import { allIsProven } from './all-is-proven.ts'
import { arrivalIsProven } from './arrival-is-proven.ts'
import { attemptIsLive } from './attempt-is-live.ts'
import { evidenceIsStrongEnough } from './evidence-is-strong-enough.ts'
import { usableEvidence } from './evidence.ts'
import { digestOf, type Explanation } from './explanation.ts'
import { expiryIsTold } from './expiry-is-told.ts'
import { factorIsEnrolled } from './factor-is-enrolled.ts'
import { levelIsWithinReach } from './level-is-within-reach.ts'
import { lostIsReplaced } from './lost-is-replaced.ts'
import { organisationIsLet } from './organisation-is-let.ts'
import { mandateIsEnough } from './mandate-is-enough.ts'
import { choiceOf, mandateOf, organisationIsChosen } from './organisation-is-chosen.ts'
import { passwordIsCurrent } from './password-is-current.ts'
import { portalIsInUse } from './portal-is-in-use.ts'
import { requiredIsEnrolled } from './required-is-enrolled.ts'
import { enrolledIn, goalOf } from './requirement.ts'
import { someoneIsNamed } from './someone-is-named.ts'
import { termsAreAccepted } from './terms-are-accepted.ts'
import { wayBackIsOffered } from './way-back-is-offered.ts'
import type { Facts } from './facts.ts'
import type { Rule, Step } from './step.ts'

export const rules: readonly Rule[] = [
  attemptIsLive,
  portalIsInUse,
  accountIsChosen,
  someoneIsNamed,
  accountIsInGoodStanding,
  accountIsTheOneAskedFor,
  organisationIsLet,
  levelIsWithinReach,
  evidenceIsStrongEnough,
  allIsProven,
  arrivalIsProven,
  factorIsEnrolled,
  requiredIsEnrolled,
  passwordIsCurrent,
  addressIsProven,
  organisationIsChosen,
  mandateIsEnough,
  termsAreAccepted,
  expiryIsTold,
  lostIsReplaced,
  wayBackIsOffered,
]

export function nextStep(facts: Facts): Step {
  for (const rule of rules) {
    const answer = rule(facts)
    if (answer) return answer
  }
  return finish(facts)
}

/** Every rule, what it saw and what it answers: what an operator reads to see why somebody was asked or refused. */
export const explain = (facts: Facts): Explanation => ({
  at: facts.now.toISOString(),
  saw: digestOf(facts),
  rules: rules.map((rule) => ({ rule: rule.name, answer: rule(facts) ?? null })),
  next: nextStep(facts),
})

/**
 * The end of a sign-in, computed from the evidence once more: no order of rules, present or future, can finish
 * with less than the client needs.
 */
function finish(facts: Facts): Step {
  const { account, wish, ladder } = facts
  const required = goalOf(facts)
  const open = openTo(
    ladder,
    enrolledIn(facts).map(({ kind }) => kind),
  )
  const reachedOf = (levels: Ladder) =>
    levelReached(levels, usableEvidence(facts), account?.proofing ?? 'none')
  const [proven, mandate] = [reachedOf(open), mandateOf(facts)]
  // nobody acts for another at a higher level than they were given
  const rung = reachedOf(open.filter(({ rank }) => rank <= (mandate?.rank ?? Infinity)))?.rung
  if (!account || !required.ok || !proven || !rung || rung.rank < required.rung.rank) {
    return { type: 'refuse', reason: 'level-out-of-reach', error: 'unmet_authentication_requirements' }
  }
  return {
    type: 'finish',
    account: account.id,
    rank: rung.rank,
    acr: acrToTell(ladder, wish, rung),
    amr: authenticationMethods(proven.counted),
    authTime: proven.authTime,
    choice: choiceOf(facts),
    era: account.era,
  }
}

export { lacksAddress } from './requirement.ts'
export { choiceOf } from './organisation-is-chosen.ts'
export { freshEvidence, missingOf } from './missing.ts'
export { isWorse, outlookOf, type Outlook } from './outlook.ts'
export { isWhole } from './factor-is-enrolled.ts'
export { wouldOpen } from './evidence-is-strong-enough.ts'
export { progressOf, whyAsked, type Progress, type Why } from './why.ts'
export { isRetired, retiresSoon } from './portal-is-in-use.ts'
export type { Explanation } from './explanation.ts'
export type { AccountFacts, FactorFacts, Life, RenewalReason } from './facts/account.ts'
export type { ArrivalFacts } from './facts/arrival.ts'
export type { Facts, Parts } from './facts.ts'
export type { TermsFacts } from './facts/terms.ts'
export type { Choice, ChoiceFacts } from './facts/choice.ts'
export type { AskFactor, Asks, RefusalReason, Rule, Step } from './step.ts'
