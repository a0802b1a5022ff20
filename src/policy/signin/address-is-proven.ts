import type { Facts, Step } from './facts.ts'

/** Where what somebody signs in with is about to be changed by less than the account has, its mail is read as well. */
export function addressIsProven({ wish, attempt }: Facts): Step | undefined {
  if (!wish.provesAddress || attempt.addressProvenAt !== undefined) return undefined
  return { type: 'ask', what: 'prove-address', reason: 'level-missing' }
}
