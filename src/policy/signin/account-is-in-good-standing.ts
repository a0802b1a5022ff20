import type { Facts } from './facts.ts'
import type { Step } from './step.ts'

/** This is asked after something was proven, so that nobody learns from the answer what exists. */
export function accountIsInGoodStanding({ account }: Facts): Step | undefined {
  if (account === undefined || account.standing === 'active') return undefined
  return { type: 'refuse', reason: `account-${account.standing}`, error: 'access_denied' }
}
