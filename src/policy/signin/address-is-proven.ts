import type { Facts } from './facts.ts'
import type { Step } from './step.ts'

declare module './step.ts' {
  interface Asks {
    readonly 'prove-address': { readonly reason: 'level-missing' | 'renewal-due' }
  }
}

/**
 * Where a credential is about to be changed by somebody who proved less than the account has, they read its mail as
 * well.
 */
export function addressIsProven({ wish, attempt }: Facts): Step | undefined {
  if (!wish.provesAddress || attempt.addressProvenAt !== undefined) return undefined
  return { type: 'ask', what: 'prove-address', reason: 'level-missing' }
}
