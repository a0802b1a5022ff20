import { requiredLevel } from '../requirements.ts'
import type { Facts, Step } from './facts.ts'

/** A level that no authentication of this account can reach is refused at once: never lowered, never a loop. */
export function levelIsWithinReach({ account, asked, ladder }: Facts): Step | undefined {
  const required = requiredLevel(ladder, asked, account?.proofing ?? 'none')
  return required.ok
    ? undefined
    : { type: 'refuse', reason: required.reason, error: 'unmet_authentication_requirements' }
}
