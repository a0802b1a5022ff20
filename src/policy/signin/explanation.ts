import { strictest } from '../levels/allowance.ts'
import { usableEvidence } from './evidence.ts'
import type { Facts, Step } from './facts.ts'
import { allowancesOf, goalOf } from './requirement.ts'

/** What the rules saw, and what each answered: for an operator to read. Nothing of it is a secret. */
export interface Explanation {
  readonly at: string
  readonly saw: Readonly<Record<string, unknown>>
  readonly rules: readonly { readonly rule: string; readonly answer: Step | null }[]
  readonly next: Step
}

/** The facts in a form that can be kept and read: names and times, no secret and no address. */
export function digestOf(facts: Facts): Explanation['saw'] {
  const { account, wish, attempt, now } = facts
  const required = goalOf(facts)
  const usable = required.ok ? usableEvidence(facts)(required.rung) : []
  return {
    minimumLevel: wish.minimumLevel,
    requestedLevels: wish.acrValues,
    goalWithin: required.ok ? required.rung.key : required.reason,
    maxAge: wish.maxAge ?? null,
    levelMaxAges: wish.levelMaxAges ?? {},
    freshSignIn: wish.again,
    choosesAccount: wish.chooses ?? false,
    remembersBrowsers: wish.remembersBrowsers ?? false,
    provesAll: wish.provesAll ?? false,
    provesAddress: wish.provesAddress ?? false,
    factorsTaken: strictest(allowancesOf(facts, required.ok ? required.rung : undefined)),
    pinned: facts.pinned !== undefined,
    attempt: { ...attempt },
    account: account && {
      ...account,
      factors: account.factors.map(({ kind, state, life }) => ({ kind, state, ...(life ? { life } : {}) })),
    },
    evidence: facts.evidence.map((one) => ({
      kind: one.kind,
      at: one.at,
      secondsOld: Math.round((now.getTime() - one.at.getTime()) / 1000),
      ofThisAttempt: one.attempt === attempt.id,
      counts: usable.includes(one),
      proves: one.traits.proves,
    })),
  }
}
