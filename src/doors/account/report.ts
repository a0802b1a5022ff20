import { notMePage } from '../../../views/account/not-me.ts'
import { append } from '../../domain/audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { page, seeOther, type Answer } from '../../platform/http/exchange.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import type { SelfService } from './contract.ts'
import type { Visit } from './enter.ts'
import { tell } from './tell.ts'

export const showNotMe = async ({ frame }: Visit): Promise<Answer> =>
  page(notMePage({ frame, action: '/account/not-me' }))

/** "This wasn't me": everybody is out, the password is chosen anew, and those who look after accounts are told. */
export async function answerNotMe({ desk, account, seenFrom, exchange, now }: Visit): Promise<Answer> {
  await desk.db.transaction().execute(async (tx) => {
    await desk.endings.endAll(tx, { account: account.id }, account.id, { reason: 'reported' }, now)
    await demandRenewal(tx, desk, account.id)
    const about = { by: { account: account.id }, accountId: account.id, seenFrom }
    await append(tx, 'selfservice.stranger.reported', { ...about }, now)
    await tell(tx, desk, account, 'reported', now)
    if (desk.alertTo === undefined) return
    await desk.outbox.write(
      tx,
      'selfservice/report',
      { to: desk.alertTo, locale: 'en' },
      { account: account.id, email: account.email, reference: exchange.reference },
      now,
    )
  })
  desk.log.warn(
    { reference: exchange.reference, account: account.id },
    'somebody reports a stranger in their account',
  )
  return seeOther('/account/reported')
}

/** From now on the password signs in for one thing: to choose another. */
export async function demandRenewal(
  tx: Tx,
  desk: Pick<SelfService, 'factors'>,
  account: AccountId,
): Promise<void> {
  for (const { renewal } of desk.factors) await renewal?.demand(tx, account, 'reported')
}
