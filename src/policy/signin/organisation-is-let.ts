import type { Facts } from './facts.ts'
import type { Step } from './step.ts'

/**
 * A portal for some organisations alone lets in whoever acts for one of them at this moment. It is asked once it is known
 * who somebody is, and before they prove more: what they prove would be of no use there.
 */
export function organisationIsLet({
  wish: { organisations = [] },
  account,
  actsFor,
}: Facts): Step | undefined {
  if (!account || organisations.length === 0) return undefined
  if (actsFor.some((each) => organisations.includes(each))) return undefined
  return { type: 'refuse', reason: 'organisation-not-let', error: 'access_denied' }
}
