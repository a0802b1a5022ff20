import type { Facts, Step } from './facts.ts'

/** Asked after something was proven: nobody learns from it what exists. */
export function accountIsInGoodStanding({ account }: Facts): Step | undefined {
  if (account === undefined || account.standing === 'active') return undefined
  return { type: 'refuse', reason: `account-${account.standing}`, error: 'access_denied' }
}
