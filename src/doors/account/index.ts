/**
 * My account: where people see and change what is theirs. It is a portal of its own, built in: whoever comes is signed
 * in by the same journey as to any other, and asked to show who they are once more, by the same rules, before what
 * they sign in with is changed. Every change is audited, and mailed to its owner.
 *
 * What a password may be, which factor may go, and how sessions end is decided elsewhere; this asks, shows and tells.
 *
 * "My account" is a portal, with a client id of its own and a code that is redeemed within the process. Its cookie
 * holds the session's key and our mark over it, so it lives as long as the session and no longer. It asks for no
 * level but for as much as the account can prove, in kinds: a level may want what its owner has lost. What changes
 * credentials asks for it with `max_age=300`.
 */
import { saidPage } from '../../../views/account/left.ts'
import { page, type Answer } from '../../platform/http/answers.ts'
import type { Endpoint, Exchange } from '../../platform/http/exchange.ts'
import { showActivity } from './activity/activity.ts'
import { answerAddressLink, showAddressLink } from './address-links.ts'
import { callback, start } from './arrival.ts'
import { answerClose, showClose } from './close.ts'
import type { AccountDoor } from './contract.ts'
import { downloadData, showData } from './data.ts'
import { answerEmail, showEmail } from './email.ts'
import { frameOf, signedIn, type Needs, type AccountVisit } from './enter.ts'
import {
  addressProven,
  answerAdding,
  answerFactor,
  orFactors,
  showAdding,
  showFactors,
  showRemoving,
  startAdding,
} from './factors.ts'
import { organisationRoutes } from './organisations/routes.ts'
import { portalsPath, showLauncher, startPortal } from './launcher.ts'
import { showOverview } from './overview.ts'
import { answerPassword, showPassword } from './password.ts'
import { answerPortals, showPortals } from './portals.ts'
import { answerPostal, showPostal } from './postal/postal.ts'
import { answerProfile, showProfile } from './profile.ts'
import { answerNotMe, showNotMe } from './report.ts'
import { answerSessions, showSessions } from './sessions.ts'

export const accountPath = '/account'

export function accountEndpoints(door: AccountDoor): Endpoint[] {
  const open = (
    method: 'GET' | 'POST',
    path: string,
    handle: (door: AccountDoor, exchange: Exchange) => Promise<Answer>,
  ): Endpoint => ({ method, path: `${accountPath}${path}`, handle: (exchange) => handle(door, exchange) })
  const own = (
    method: 'GET' | 'POST',
    path: string,
    handle: (visit: AccountVisit) => Promise<Answer>,
    needs: Needs = {},
  ): Endpoint => ({ method, path: `${accountPath}${path}`, handle: signedIn(door, needs, handle) })
  const said = (what: 'closed' | 'reported'): Endpoint =>
    open('GET', `/${what}`, async (_desk, exchange) =>
      page(saidPage({ frame: frameOf(door, exchange), what, areTold: door.here.alertTo !== undefined })),
    )
  const fresh: Needs = { fresh: true }
  const whole: Needs = { ...fresh, whole: true }
  const freshFor = (back: string): Needs => ({ ...fresh, back: `${accountPath}${back}` })
  return [
    open('GET', '/sign-in', start),
    open('GET', '/callback', callback),
    said('closed'),
    said('reported'),
    open('GET', '/address/:token', showAddressLink),
    open('POST', '/address/:token', answerAddressLink),
    own('GET', '', showOverview),
    own('GET', '/password', showPassword, whole),
    own('POST', '/password', answerPassword, { ...whole, ...freshFor('/password') }),
    own('GET', '/factors', showFactors, fresh),
    own('GET', '/factors/proven', addressProven, fresh),
    own('POST', '/factors/:id', answerFactor, freshFor('/factors')),
    own('GET', '/factors/:id/remove', showRemoving, fresh),
    own('GET', '/factors/add/:kind', orFactors(startAdding), fresh),
    own('GET', '/factors/add/:kind/:draft', orFactors(showAdding), fresh),
    own('POST', '/factors/add/:kind/:draft', orFactors(answerAdding), freshFor('/factors')),
    own('GET', '/sessions', showSessions, fresh),
    own('POST', '/sessions', answerSessions, freshFor('/sessions')),
    own('GET', '/profile', showProfile),
    own('POST', '/profile', answerProfile, { back: `${accountPath}/profile` }),
    own('GET', '/email', showEmail, fresh),
    own('POST', '/email', answerEmail, freshFor('/email')),
    own('GET', '/postal', showPostal, fresh),
    own('POST', '/postal', answerPostal, freshFor('/postal')),
    ...organisationRoutes(own, freshFor),
    own('GET', '/portals', showPortals),
    own('POST', '/portals', answerPortals, { back: `${accountPath}/portals` }),
    { method: 'GET', path: portalsPath, handle: signedIn(door, {}, showLauncher) },
    { method: 'GET', path: `${portalsPath}/:client`, handle: (exchange) => startPortal(door, exchange) },
    own('GET', '/activity', showActivity),
    own('GET', '/not-me', showNotMe),
    own('POST', '/not-me', answerNotMe),
    own('GET', '/data', showData, fresh),
    own('POST', '/data', downloadData, freshFor('/data')),
    own('GET', '/close', showClose, whole),
    own('POST', '/close', answerClose, { ...whole, ...freshFor('/close') }),
  ]
}

export type { AccountDoor, Shared } from './contract.ts'
export { asOwnPortal } from './arrival.ts'

export const slice = { name: 'account', endpoints: accountEndpoints }
