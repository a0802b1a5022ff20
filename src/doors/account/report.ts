import { notMePage } from '../../../views/account/not-me.ts'
import { perform } from '../../acts/index.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import type { AccountVisit } from './enter.ts'

export const showNotMe = async ({ frame, door }: AccountVisit): Promise<Answer> =>
  page(notMePage({ frame, action: '/account/not-me', areTold: door.here.alertTo !== undefined }))

/** "This wasn't me": those who look after accounts find it in the log as well. */
export async function answerNotMe({ door, account, who, exchange }: AccountVisit): Promise<Answer> {
  const { reference } = exchange
  await perform(door, door.acts.reportStranger, who, account, { reference })
  door.log.warn({ reference, account: account.id }, 'somebody reports a stranger in their account')
  return seeOther('/account/reported')
}
