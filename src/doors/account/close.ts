import { closePage } from '../../../views/account/close.ts'
import { closeAccount } from '../../domain/accounts/index.ts'
import { page, seeOther, type Answer } from '../../platform/http/exchange.ts'
import type { Visit } from './enter.ts'
import { tell } from './tell.ts'

const here = '/account/close'

export const showClose = async ({ frame, account }: Visit): Promise<Answer> =>
  page(closePage({ frame: { ...frame, here }, action: here, email: account.email }))

/** Closes one's own account: access ends at once, everywhere. */
export async function answerClose({ desk, account, now }: Visit): Promise<Answer> {
  await desk.db.transaction().execute(async (tx) => {
    if (!(await closeAccount(tx, { account: account.id }, account.id, now)).ok) return
    await desk.endings.endAll(tx, { account: account.id }, account.id, { reason: 'account-closed' }, now)
    await tell(tx, desk, account, 'closed', now)
  })
  return seeOther('/account/closed')
}
