import { perform } from '../../acts/index.ts'
import { portalsPage } from '../../../views/account/portals.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import type { AccountVisit } from './enter.ts'

const here = '/account/portals'

/** The portals that somebody used, and what each was given. */
export async function showPortals({ door, account, frame, zone, exchange }: AccountVisit): Promise<Answer> {
  const portals = await door.portal.sharing.portalsOf(account)
  return page(portalsPage({ frame: { ...frame, here }, zone, portals, done: exchange.query.get('done') }))
}

export async function answerPortals({ door, account, who, exchange }: AccountVisit): Promise<Answer> {
  const clientId = exchange.form['client'] ?? ''
  await perform(door, door.acts.withdrawPortal, who, account, { clientId })
  return seeOther(`${here}?done=portal-withdrawn`)
}
