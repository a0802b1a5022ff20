import type { Facts } from './facts.ts'
import type { Step } from './step.ts'

declare module './step.ts' {
  interface Asks {
    readonly 'prove-address': { readonly reason: 'level-missing' | 'renewal-due' }
  }
}

/** Asks its owner to read the account's mail; where it has no address, that is out of reach. */
export const askAddress = (
  { account }: Pick<Facts, 'account'>,
  reason: 'level-missing' | 'renewal-due',
): Step => (account?.hasAddress === false ? nothingLeft : { type: 'ask', what: 'prove-address', reason })

export const nothingLeft: Step = {
  type: 'refuse',
  reason: 'no-factor-left',
  error: 'unmet_authentication_requirements',
}

/**
 * Where a credential is about to be changed by somebody who proved less than the account has, they read its mail as
 * well.
 */
export function addressIsProven(facts: Facts): Step | undefined {
  const { wish, attempt } = facts
  if (!wish.provesAddress || attempt.addressProvenAt !== undefined) return undefined
  return askAddress(facts, 'level-missing')
}
