import type { Facts, Step } from './facts.ts'

/** Without anybody, or anything proven of them, the sign-in starts with what is known: e-mail address and password. */
export function someoneIsNamed(facts: Facts): Step | undefined {
  if (facts.account && facts.evidence.length > 0) return undefined
  const [entrance, ...others] = facts.entrances
  return entrance && { type: 'ask', what: 'challenge', kind: entrance, others, reason: 'signin-missing' }
}
