import type { Facts, Step } from './facts.ts'

/**
 * Where a credential is about to be changed by somebody who proved less than the account has, they read its mail as
 * well.
 */
export function addressIsProven({ wish, attempt }: Facts): Step | undefined {
  if (!wish.provesAddress || attempt.addressProvenAt !== undefined) return undefined
  return { type: 'ask', what: 'prove-address', reason: 'level-missing' }
}
