import { lackingFor } from './factor-is-enrolled.ts'
import type { Facts } from './facts.ts'
import type { PutOff } from './facts/account.ts'
import type { Step } from './step.ts'
import type { FactorKind } from '../vocabulary.ts'
import { waysIn } from './requirement.ts'

declare module './step.ts' {
  interface Asks {
    readonly offer: {
      readonly kind: FactorKind
      readonly others: readonly FactorKind[]
      readonly reason: 'renewal-due'
    }
  }
}

const DAY = 86_400_000

/** Days after which it is offered again to somebody who put it off: the first time, and each time after that. */
const AGAIN = [7, 30] as const

/**
 * Somebody who has just set up a second factor is offered a way back in, for the day that the factor is lost; somebody
 * who put it off is offered it again, as long as there is one way in. They must have proven as much as my account asks
 * of somebody who sets one up there.
 */
export function wayBackIsOffered(facts: Facts): Step | undefined {
  const { account, attempt, now } = facts
  if (attempt.isFinished || attempt.offerAnswered) return undefined
  const offered = account?.factors.find(({ state }) => state === 'offered')
  if (!account || !offered) return undefined
  const isNew = attempt.hasEnrolled
  const isAgain = signsIn(facts) && waysIn(account) === 1 && isDueAgain(account.wayBackPutOff, now)
  if (!isNew && !isAgain) return undefined
  const lacking = lackingFor(facts, [offered])
  if (lacking && (lacking !== 'address' || attempt.addressProvenAt === undefined)) return undefined
  return { type: 'ask', what: 'offer', kind: offered.kind, others: [], reason: 'renewal-due' }
}

/** Whether somebody proves something now: a portal that finds them signed in does not stop them for this. */
const signsIn = ({ attempt, evidence }: Facts): boolean =>
  attempt.id !== undefined && evidence.some((one) => one.attempt === attempt.id)

const isDueAgain = (putOff: PutOff | undefined, now: Date): boolean =>
  putOff !== undefined &&
  now.getTime() - putOff.at.getTime() >= (AGAIN[putOff.times - 1] ?? AGAIN[AGAIN.length - 1]!) * DAY
