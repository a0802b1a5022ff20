import { lackingOf } from '../levels/allowance.ts'
import { enrolment } from './factor-is-enrolled.ts'
import type { Facts } from './facts.ts'
import type { Step } from './step.ts'
import { allowancesOf, enrolledIn, hasSecond, mayUse, goalOf, standsIn } from './requirement.ts'

/** A factor that a client, an organisation or a level requires is set up before anybody goes on, if this person may. */
export function requiredIsEnrolled(facts: Facts): Step | undefined {
  const { account } = facts
  const required = goalOf(facts)
  if (!account || !required.ok) return undefined
  const enrolled = enrolledIn(facts).map(({ kind }) => kind)
  const lacking = lackingOf(allowancesOf(facts, required.rung), enrolled)
  if (lacking.length === 0) return undefined
  // one at a time; a factor that nobody can set up here is no reason to let anybody pass
  const [wanted] = account.factors.filter(({ kind }) => lacking.includes(kind))
  if (!wanted) return enrolment(facts, [])
  // a stand-in needs a factor to stand in for
  const isFirst = standsIn(wanted) && !hasSecond(facts)
  const firsts = account.factors.filter(
    ({ kind, state }) => state === 'available' && mayUse(facts, required.rung, kind),
  )
  return enrolment(facts, isFirst ? firsts : [wanted])
}
