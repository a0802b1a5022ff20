import { isWayBack } from '../activation/index.ts'
import { lackingFor } from './factor-is-enrolled.ts'
import type { Facts } from './facts.ts'
import { bestFirst, missingOf } from './missing.ts'
import type { Step } from './step.ts'
import type { FactorKind } from '../vocabulary.ts'

declare module './step.ts' {
  interface Asks {
    readonly replace: {
      readonly kind: FactorKind
      readonly others: readonly FactorKind[]
      readonly reason: 'renewal-due'
    }
  }
}

/**
 * Who gets in by what stands in for a lost factor is offered to set up another at once: else they are locked out when
 * the last stand-in is used. Nobody is held up by it, and nobody sets up more than what they have proven just now lets
 * them (see `enrolment`). In their account, all of it is at hand; but for whoever got back in once, by what others began for
 * them, it is so for minutes: they set up another on the way in.
 */
export function lostIsReplaced(facts: Facts): Step | undefined {
  const { account, attempt, evidence, wish } = facts
  if (!account || attempt.isFinished || attempt.offerAnswered || attempt.hasEnrolled) return undefined
  const stoodIn = evidence.filter((one) => one.traits.standsIn && one.attempt === attempt.id)
  if (wish.provesAll && !stoodIn.some(({ traits }) => isWayBack(traits))) return undefined
  if (attempt.id === undefined || stoodIn.length === 0 || missingOf(facts).length > 0) return undefined
  const proves = (lacking: ReturnType<typeof lackingFor>): boolean =>
    lacking === undefined || (lacking === 'address' && attempt.addressProvenAt !== undefined)
  const [first, ...others] = bestFirst(
    account.factors.filter((each) => each.state === 'available' && proves(lackingFor(facts, [each]))),
  )
  return (
    first && {
      ...{ type: 'ask', what: 'replace', kind: first.kind, reason: 'renewal-due' },
      others: others.map(({ kind }) => kind),
    }
  )
}
