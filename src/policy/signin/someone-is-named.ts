import type { Facts } from './facts.ts'
import type { Step } from './step.ts'

/** Where nobody is named, or nothing of them is proven, the sign-in starts with e-mail address and password. */
export function someoneIsNamed(facts: Facts): Step | undefined {
  if (facts.account && facts.evidence.length > 0) return undefined
  const [entrance, ...others] = facts.entrances
  return entrance && { type: 'ask', what: 'challenge', kind: entrance, others, reason: 'signin-missing' }
}
