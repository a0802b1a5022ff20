import { invitationPage, newLinkPage, oldLinkPage } from '../../../views/activation/link.ts'
import { told } from '../../../views/time.ts'
import { overPage } from '../../../views/activation/pages.ts'
import { perform } from '../../acts/index.ts'
import { aboutActivation, accountOf, isThere, overBecause } from '../../acts/activations/index.ts'
import {
  activationOfLink,
  keepOn,
  keepVisit,
  legsOf,
  visitByToken,
  visitIn,
  type ActivationRow,
} from '../../domain/activations/index.ts'
import { sha256 } from '../../platform/crypto/random.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { reserveTry } from '../../platform/throttle/throttle.ts'
import { codeOf } from '../../policy/activation/index.ts'
import { networkOf, networkPace } from '../../policy/paces.ts'
import { activatePath, type Activating } from './contract.ts'
import { frameOf } from './look.ts'
import { landing } from './landing.ts'
import { showRecovery } from './recovery.ts'
import { askForLink } from './renewal.ts'

interface Link {
  readonly hash: Buffer
  /** Undefined: it is none, or works no more. */
  readonly row: ActivationRow | undefined
  /** What it belonged to, whether it works or not. */
  readonly was: ActivationRow | undefined
}

/** The same look-ups for every link, whatever has become of it. */
async function linkIn(deps: Activating, { params }: Exchange, now: Date): Promise<Link> {
  const hash = sha256(params['token'] ?? '')
  const found = await activationOfLink(deps.db, hash)
  const was = found?.row
  const legs = await legsOf(deps.db, was ? [was.id] : [])
  const leg = legs.find(({ channel }) => channel === 'mail')
  const isLive =
    leg?.secret?.equals(hash) === true &&
    leg.expires_at !== null &&
    leg.expires_at > now &&
    was?.ended_as !== 'accepted'
  return { hash, was, row: isLive ? was : undefined }
}

/** Opening the link changes nothing: scanners of mail open links, too. */
export async function showLink(deps: Activating, exchange: Exchange): Promise<Answer> {
  const link = await linkIn(deps, exchange, deps.clock())
  return link.row ? showWhatFor(deps, exchange, link.row) : showOldLink(deps, exchange, link)
}

async function showWhatFor(deps: Activating, exchange: Exchange, row: ActivationRow): Promise<Answer> {
  const account = await accountOf(deps.db, row)
  const [frame, about] = [await frameOf(deps, exchange, { row }), await aboutActivation(deps.db, row)]
  const reason = await overBecause(deps.db, row, account, deps.clock())
  // whoever has the link that was mailed last may know why
  if (reason)
    return page(overPage({ frame, about, reason, to: undefined }), {
      status: 410,
      problem: { reason },
      isSecret: true,
    })
  if (row.purpose === 'recovery') return showRecovery(deps, exchange, row)
  const html = invitationPage({
    ...{ frame, about, action: exchange.path },
    ...{ email: row.email, isAdministrator: row.role === 'administrator' },
    ...{ hasArrived: await isThere(deps.db, deps.factors, account), code: codeOf(row.legs) },
  })
  return page(html, { isSecret: true })
}

/**
 * The same for a link that is too old, was used, was replaced, was never ours, or is of nothing any more. Whoever has used
 * it, and is signed in, goes on to where it led.
 */
async function showOldLink(deps: Activating, exchange: Exchange, { was }: Link): Promise<Answer> {
  const signedIn = await deps.protocol.whoIsHere(exchange.raw)
  if (was?.ended_as === 'accepted' && signedIn !== undefined && was.account_id === signedIn.account)
    return seeOther((await landing(deps, was)).href)
  const frame = { ...(await frameOf(deps, exchange)), here: activatePath }
  const html = oldLinkPage({ frame, action: `${exchange.path}/renew` })
  return page(html, { status: 410, problem: { reason: 'link-over' }, isSecret: true })
}

/** "Continue": this browser has the link. By itself that is worth nothing, and nothing is used up by it. */
export async function followLink(deps: Activating, exchange: Exchange): Promise<Answer> {
  const link = await linkIn(deps, exchange, deps.clock())
  if (!link.row) return showOldLink(deps, exchange, link)
  const who = {
    by: 'nobody',
    seenFrom: { address: exchange.address, userAgent: exchange.userAgent },
  } as const
  const visit = { token: await visitOf(deps, exchange, link.row), link: link.hash }
  await perform(deps, deps.activations.beginVisit, who, link.row, visit)
  return seeOther(activatePath)
}

/** The visit that this browser has of the same activation; otherwise one that begins. */
async function visitOf({ db, here }: Activating, exchange: Exchange, row: ActivationRow): Promise<Buffer> {
  const token = visitIn(here.secure, exchange)
  const visit = token && (await visitByToken(db, token))
  if (visit?.activation_id !== row.id || visit.accepted_at !== null) return keepVisit(here.secure, exchange)
  keepOn(here.secure, exchange)
  return visit.token_hash
}

/** Asks for another link, to the address of this one: the same answer whatever it was of. */
export async function renewLink(deps: Activating, exchange: Exchange): Promise<Answer> {
  const counter = {
    dimension: 'activation.renew.network',
    subject: networkOf(exchange.address),
    pace: networkPace,
  }
  const may = await reserveTry(deps.db, [counter], deps.clock())
  const frame = { ...(await frameOf(deps, exchange)), here: activatePath }
  if (!may.ok) {
    const problem = { reason: 'network-limit', retryAfter: may.retryAfter }
    return page(oldLinkPage({ frame, action: exchange.path, problem }), { problem, isSecret: true })
  }
  const seenFrom = { address: exchange.address, userAgent: exchange.userAgent }
  await askForLink(deps, { link: sha256(exchange.params['token'] ?? ''), seenFrom })
  return seeOther(`${activatePath}/sent`)
}

export async function showSent(deps: Activating, exchange: Exchange): Promise<Answer> {
  const frame = await frameOf(deps, exchange)
  const { timeZone } = deps.here
  const since = told(frame.locale, deps.clock(), { timeStyle: 'short', timeZone })
  return page(newLinkPage({ frame, from: deps.mailFrom.address, since }))
}
