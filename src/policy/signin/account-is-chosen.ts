import type { Facts } from './facts.ts'
import type { Step } from './step.ts'

declare module './step.ts' {
  interface Asks {
    readonly 'choose-account': { readonly reason: 'signin-missing' }
  }
}

/**
 * Where a portal asks for it (`prompt=select_account`), the person who is signed in here says whether it is them or
 * somebody else. Somebody who has proven something in this very attempt has already chosen.
 */
export function accountIsChosen({ wish, attempt, account, evidence }: Facts): Step | undefined {
  if (!wish.chooses || attempt.isFinished || attempt.accountChoice !== undefined) return undefined
  if (!account || evidence.length === 0) return undefined
  if (attempt.id !== undefined && evidence.some((one) => one.attempt === attempt.id)) return undefined
  return { type: 'ask', what: 'choose-account', reason: 'signin-missing' }
}
