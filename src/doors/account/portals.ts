import { portalsPage } from '../../../views/account/portals.ts'
import { page, seeOther, type Answer } from '../../platform/http/exchange.ts'
import type { Visit } from './enter.ts'
import { tell } from './tell.ts'

const here = '/account/portals'

/** The portals that somebody used, and what each was given. */
export async function showPortals({ desk, account, frame, zone, exchange }: Visit): Promise<Answer> {
  const portals = await desk.sharing.of(account)
  return page(portalsPage({ frame: { ...frame, here }, zone, portals, done: exchange.query.get('done') }))
}

export async function answerPortals({ desk, account, exchange, seenFrom, now }: Visit): Promise<Answer> {
  const client = exchange.form['client'] ?? ''
  await desk.db.transaction().execute(async (tx) => {
    if (await desk.sharing.withdraw(tx, account, client, seenFrom))
      await tell(tx, desk, account, 'portal-withdrawn', now)
  })
  return seeOther(`${here}?done=portal-withdrawn`)
}
