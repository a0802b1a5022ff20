import { strictest } from '../levels/allowance.ts'
import type { Facts } from './facts.ts'
import { parts } from './parts.ts'
import type { Step } from './step.ts'
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
  const { wish } = facts
  const required = goalOf(facts)
  return {
    minimumLevel: wish.minimumLevel,
    requestedLevels: wish.acrValues,
    goalWithin: required.ok ? required.rung.key : required.reason,
    maxAge: wish.maxAge ?? null,
    levelMaxAges: wish.levelMaxAges ?? {},
    organisations: wish.organisations ?? [],
    forWhom: wish.forWhom ?? null,
    termsVersion: wish.terms?.version ?? null,
    retiresAt: wish.retiresAt?.toISOString() ?? null,
    freshSignIn: wish.again,
    choosesAccount: wish.chooses ?? false,
    remembersBrowsers: wish.remembersBrowsers ?? false,
    provesAll: wish.provesAll ?? false,
    provesAddress: wish.provesAddress ?? false,
    factorsTaken: strictest(allowancesOf(facts, required.ok ? required.rung : undefined)),
    pinned: facts.pinned !== undefined,
    ...Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.digest(facts)])),
  }
}
