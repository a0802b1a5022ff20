import type { Facts } from './facts.ts'
import type { Step } from './step.ts'

/** A request that names somebody is for them alone (OIDC Core §3.1.2.2): anybody else ends in login_required. */
export function accountIsTheOneAskedFor({ account, pinned }: Facts): Step | undefined {
  if (pinned === undefined || account?.id === pinned) return undefined
  return { type: 'refuse', reason: 'somebody-else', error: 'login_required' }
}
