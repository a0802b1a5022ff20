import type { AttemptId, Evidence, FactorKind } from '../vocabulary.ts'
import type { Facts } from './facts.ts'
import { addressIsProven } from './address-is-proven.ts'
import { arrivalIsProven } from './arrival-is-proven.ts'
import { accountIsInGoodStanding } from './account-is-in-good-standing.ts'
import { factorIsEnrolled } from './factor-is-enrolled.ts'
import { levelIsWithinReach } from './level-is-within-reach.ts'
import { organisationIsLet } from './organisation-is-let.ts'
import { mandateIsEnough } from './mandate-is-enough.ts'
import { organisationIsChosen } from './organisation-is-chosen.ts'
import { passwordIsCurrent } from './password-is-current.ts'
import { portalIsInUse } from './portal-is-in-use.ts'
import { requiredIsEnrolled } from './required-is-enrolled.ts'
import { enrolledIn } from './requirement.ts'
import type { RefusalReason, Rule } from './step.ts'

/** What somebody has before them who can prove all that their account has. */
export type Outlook =
  | { readonly outlook: 'in' }
  /** @property what undefined: they prove their address first, and then choose */
  | { readonly outlook: 'sets-up'; readonly what: FactorKind | undefined }
  | { readonly outlook: 'refused'; readonly what: RefusalReason }

/** What these rules ask can be done on the way in; what they refuse cannot. */
function refusing(rule: Rule): Rule {
  return (facts) => {
    const answer = rule(facts)
    return answer?.type === 'refuse' ? answer : undefined
  }
}

/** What keeps somebody out for good, or until they have set something up: what they can prove is asked of them anyway. */
const rules: readonly Rule[] = [
  portalIsInUse,
  accountIsInGoodStanding,
  organisationIsLet,
  levelIsWithinReach,
  refusing(arrivalIsProven),
  factorIsEnrolled,
  requiredIsEnrolled,
  refusing(passwordIsCurrent),
  refusing(addressIsProven),
  refusing(organisationIsChosen),
  refusing(mandateIsEnough),
]

/** Whether somebody gets in, by the rules of the sign-in themselves, once they have proven everything that they have. */
export function outlookOf(facts: Facts): Outlook {
  const proven = { ...facts, evidence: allProven(facts) }
  for (const rule of rules) {
    const answer = rule(proven)
    if (answer?.type === 'refuse') return { outlook: 'refused', what: answer.reason }
    if (answer?.type === 'ask')
      return { outlook: 'sets-up', what: answer.what === 'enrol' ? answer.kind : undefined }
  }
  return { outlook: 'in' }
}

/** As if each way that the account has were proven a moment ago. */
const allProven = (facts: Facts): Evidence[] =>
  enrolledIn(facts).flatMap(({ kind, canProve }) =>
    canProve.map((traits) => ({
      ...{ kind, traits, at: facts.now, era: facts.account?.era ?? 0 },
      attempt: '' as AttemptId,
    })),
  )

const order = ['in', 'sets-up', 'refused'] as const

/** Whether a change keeps somebody out who gets in now, or keeps them out longer. */
export const isWorse = (after: Outlook, before: Outlook): boolean =>
  order.indexOf(after.outlook) > order.indexOf(before.outlook)
