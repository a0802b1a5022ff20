import { leftPage } from '../../../views/account/left.ts'
import type { OwnPortal } from '../../journeys/arrival/index.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { rungByKey } from '../../policy/levels/ladder.ts'
import type { AccountDoor } from './contract.ts'
import { frameOf, freshFor } from './enter.ts'

/** "My account", as a portal of our own. */
export const asOwnPortal: Pick<OwnPortal, 'name' | 'home' | 'isOurs'> = {
  name: 'account',
  home: '/account',
  // whoever is invited signs in as to their account, and comes back to be asked
  isOurs: (path) => /^\/account(\/(?!\.)[\w-]+)*$|^\/portals$|^\/activate\/join$/.test(path),
}

/** Sends the browser through the journey of a sign-in: for as much as is missing, and no more. */
export async function start(door: AccountDoor, exchange: Exchange): Promise<Answer> {
  const { query } = exchange
  return door.portal.arrival.start(exchange, {
    acr: rungByKey(door.here.ladder, query.get('level') ?? '')?.acr,
    maxAge: freshFor(query.get('fresh') === 'yes'),
    provesAddress: query.get('with') === 'address',
  })
}

/** Comes back to the page that was asked for; or says that nobody signed in, and offers it again. */
export async function callback(door: AccountDoor, exchange: Exchange): Promise<Answer> {
  const back = await door.portal.arrival.back(exchange)
  if (!('refused' in back)) return seeOther(back.to)
  const model = { frame: { ...frameOf(door, exchange), here: '/account' }, again: back.to }
  return page(leftPage(model), { status: 200, problem: { reason: 'not-signed-in' } })
}
