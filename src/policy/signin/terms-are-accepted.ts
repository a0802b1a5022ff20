import type { Facts } from './facts.ts'
import type { Step } from './step.ts'

declare module './step.ts' {
  interface Asks {
    readonly terms: {
      readonly reason: 'renewal-due'
      /** Whether an older version was accepted, which has changed in substance since. */
      readonly hasChanged: boolean
    }
  }
}

/**
 * Where a portal has terms, or a privacy statement, with a version, somebody accepts that version before they get in: once,
 * and again when another version stands there. What changes in no substance keeps its version, and nobody is asked.
 */
export function termsAreAccepted({ wish, account, terms }: Facts): Step | undefined {
  if (!wish.terms || !account || terms.accepted.includes(wish.terms.version)) return undefined
  return { type: 'ask', what: 'terms', reason: 'renewal-due', hasChanged: terms.accepted.length > 0 }
}
