import { leftPage } from '../../../views/account/left.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { ownPath } from '../../platform/http/site.ts'
import { minutes } from '../../platform/clock.ts'
import { randomToken } from '../../platform/crypto/random.ts'
import { rungByKey } from '../../policy/levels/ladder.ts'
import type { AccountDoor } from './contract.ts'
import { frameOf, freshFor, rememberSession } from './enter.ts'

/** What the browser carries from here to the sign-in and back. */
interface Started {
  readonly state: string
  readonly verifier: string
  readonly to: string
}

const CONTEXT = 'account-start'

const cookieName = ({ here: { issuer } }: AccountDoor): string =>
  issuer.protocol === 'https:' ? '__Host-sluis_account_start' : 'sluis_account_start'

/** A page of "my account", or its first. */
const ours = (path: string | null | undefined): string => {
  const own = ownPath(path ?? undefined)
  return /^\/account(\/(?!\.)[\w-]+)*$|^\/portals$/.test(own) ? own : '/account'
}

/** Sends the browser through the journey of a sign-in: for as much as is missing, and no more. */
export async function start(door: AccountDoor, exchange: Exchange): Promise<Answer> {
  const { query } = exchange
  const maxAge = freshFor(query.get('fresh') === 'yes')
  const started: Started = {
    state: randomToken(128),
    verifier: randomToken(256),
    to: ours(query.get('to')),
  }
  const sealed = door.vault.seal(JSON.stringify(started), CONTEXT).toString('base64url')
  exchange.setCookie(cookieName(door), sealed, { path: '/', maxAge: minutes(30) })
  const provesAddress = query.get('with') === 'address'
  const acr = rungByKey(door.here.ladder, query.get('level') ?? '')?.acr
  return seeOther(door.portal.client.authorizationUrl({ ...started, acr, maxAge, provesAddress }))
}

/** Comes back with a code, which is redeemed here, or with the reason why there is none. */
export async function callback(door: AccountDoor, exchange: Exchange): Promise<Answer> {
  const { query } = exchange
  const started = startedIn(door, exchange)
  // begun in another tab meanwhile, or not by us: whoever is signed in comes back here at once
  if (!started || query.get('state') !== started.state) return seeOther('/account')
  const error = query.get('error')
  if (error !== null) {
    const model = { frame: { ...frameOf(door, exchange), here: '/account' }, again: started.to }
    return page(leftPage(model), { status: 200, problem: { reason: 'not-signed-in' } })
  }
  const key = await door.portal.client.redeem(query.get('code') ?? '', started.verifier)
  if (key === undefined) return seeOther('/account')
  rememberSession(door, exchange, key)
  return seeOther(started.to)
}

function startedIn(door: AccountDoor, exchange: Exchange): Started | undefined {
  const sealed = exchange.cookie(cookieName(door))
  try {
    if (sealed === undefined) return undefined
    return JSON.parse(door.vault.open(Buffer.from(sealed, 'base64url'), CONTEXT).toString()) as Started
  } catch {
    return undefined // not of our making
  }
}
