import type { Facts, Step } from './facts.ts'

/** This is asked after something was proven, so that nobody learns from the answer what exists. */
export function accountIsInGoodStanding({ account }: Facts): Step | undefined {
  if (account === undefined || account.standing === 'active') return undefined
  return { type: 'refuse', reason: `account-${account.standing}`, error: 'access_denied' }
}
