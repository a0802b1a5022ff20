import { closePage } from '../../../views/account/close.ts'
import { perform } from '../../acts/index.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import type { AccountVisit } from './enter.ts'

const here = '/account/close'

export const showClose = async ({ frame, account }: AccountVisit): Promise<Answer> =>
  page(closePage({ frame: { ...frame, here }, action: here, email: account.email }))

/** Closes one's own account: access ends at once, everywhere. */
export async function answerClose({ door, account, who }: AccountVisit): Promise<Answer> {
  await perform(door, door.acts.close, who, account)
  return seeOther('/account/closed')
}
