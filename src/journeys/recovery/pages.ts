import { deadLinkPage, recoveredPage } from '../../../views/recovery/pages.ts'
import type { Frame } from '../../../views/layout.ts'
import {
  accountById,
  keepAddress,
  markEmailVerified,
  openEnrolment,
  type Account,
} from '../../domain/accounts/index.ts'
import {
  keepDevice,
  kindsEnrolled,
  personOf,
  renewCredential,
  renewableOf,
} from '../../domain/factors/index.ts'
import { hours, later } from '../../platform/clock.ts'
import { sha256 } from '../../platform/crypto/random.ts'
import type { Tx } from '../../platform/db/database.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Endpoint, Exchange } from '../../platform/http/exchange.ts'
import { lookupOf } from '../../platform/text/mail-address.ts'
import { giveKeptBack } from '../../platform/throttle/throttle.ts'
import { ENROLMENT_HOURS } from '../../policy/lifetime.ts'
import { linkIsLive } from '../../policy/recovery.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { answerRecover, answerUserName, showRecover, showSent, showUserName, startRecover } from './asking.ts'
import type { Recovery } from './contract.ts'
import { frameOf, recoverPath } from './frame.ts'
import { keepThread, threadOf } from './thread.ts'
import { burnReset, resetByToken } from './store.ts'

export function recoveryEndpoints(deps: Recovery): Endpoint[] {
  const at = (method: 'GET' | 'POST', path: string, handle: Endpoint['handle']): Endpoint => ({
    method,
    path: `${recoverPath}${path}`,
    handle,
  })
  return [
    at('GET', '', (exchange) => showRecover(deps, exchange)),
    at('POST', '', (exchange) => answerRecover(deps, exchange)),
    at('POST', '/start', async (exchange) => startRecover(deps, exchange)),
    at('GET', '/user-name', (exchange) => showUserName(deps, exchange)),
    at('POST', '/user-name', (exchange) => answerUserName(deps, exchange)),
    at('GET', '/sent', (exchange) => showSent(deps, exchange)),
    at('GET', '/done', (exchange) => showDone(deps, exchange)),
    at('GET', '/:token', (exchange) => showLink(deps, exchange)),
    at('POST', '/:token', (exchange) => answerLink(deps, exchange)),
  ]
}

/** On a page whose address is a secret: nobody is led off it to another site. */
const leadingNowhere = (frame: Frame): Frame => ({
  ...frame,
  brand: { ...frame.brand, portal: frame.brand.portal && { ...frame.brand.portal, links: {} } },
})

/** There is a new password: on to the portal that somebody was on the way to, or else to the account. */
async function showDone(deps: Recovery, exchange: Exchange): Promise<Answer> {
  const { done } = threadOf(deps, exchange)
  const frame = {
    ...(await frameOf(deps, exchange, { clientId: done?.clientId })),
    ...(done && { locale: done.locale }),
  }
  const portal = done?.clientId === undefined ? undefined : await deps.protocol.portal(done.clientId)
  return page(recoveredPage({ frame, account: deps.here.accountPath, portal }))
}

interface Link {
  readonly account: Account
  readonly hash: Buffer
  /** The portal that it was asked for on the way to. */
  readonly clientId: string | undefined
}

async function liveLink(deps: Recovery, { params }: Exchange, now: Date): Promise<Link | undefined> {
  const hash = sha256(params['token'] ?? '')
  const row = await resetByToken(deps.db, hash)
  const account = row && (await accountById(deps.db, row.account_id))
  if (!row || !account) return undefined
  const facts = {
    expiresAt: row.expires_at,
    isForThisAddress: account.email !== null && row.sent_to.equals(sha256(lookupOf(account.email))),
    era: row.era,
    account,
  }
  return linkIsLive(facts, now) ? { account, hash, clientId: row.client_id ?? undefined } : undefined
}

async function deadLink(deps: Recovery, exchange: Exchange): Promise<Answer> {
  const frame = { ...(await frameOf(deps, exchange)), here: recoverPath }
  return page(deadLinkPage({ frame, again: recoverPath }), {
    status: 410,
    problem: { reason: 'link-spent' },
    isSecret: true,
  })
}

/** Opening the link changes nothing: mail scanners open links, too. */
async function showLink(deps: Recovery, exchange: Exchange): Promise<Answer> {
  const link = await liveLink(deps, exchange, deps.clock())
  return link ? renderLink(deps, exchange, link) : deadLink(deps, exchange)
}

async function answerLink(deps: Recovery, exchange: Exchange): Promise<Answer> {
  const now = deps.clock()
  const link = await liveLink(deps, exchange, now)
  if (!link) return deadLink(deps, exchange)
  const result = await renewCredential(
    deps.ledger,
    {
      factor: renewableOf(deps.factors),
      account: link.account,
      fields: exchange.form,
      gone: exchange.gone(),
      seenFrom: { address: exchange.address, userAgent: exchange.userAgent },
      how: { setBy: 'reset', isForced: true },
      kept: {},
      burn: (tx) => burn(tx, link, now),
    },
    now,
  )
  if (result.ok) {
    const after = await accountById(deps.db, link.account.id)
    keepDevice(
      { vault: deps.vault, secure: deps.here.secure },
      exchange,
      { before: link.account, after },
      now,
    )
    const done = { clientId: link.clientId, locale: (await frameOf(deps, exchange, link)).locale }
    keepThread(deps, exchange, { done })
    const { email } = link.account
    if (email !== null) keepAddress({ vault: deps.vault, secure: deps.here.secure }, exchange, email)
    return seeOther(`${recoverPath}/done`)
  }
  // a link that something ended meanwhile is dead; one that a sign-in came between may be used again
  const still = result.problem.reason === 'link-spent' ? undefined : await liveLink(deps, exchange, now)
  return still ? renderLink(deps, exchange, still, result) : deadLink(deps, exchange)
}

/** Uses the link up. Its owner reads the address: who has no second factor may set one up within three days. */
async function burn(tx: Tx, { account, hash }: Link, now: Date): Promise<Outcome<string>> {
  // the account is held: its address is the one that the link was sent to, or it is not
  const current = await accountById(tx, account.id)
  const burnt = current?.email === account.email ? await burnReset(tx, hash) : undefined
  if (!burnt) return refused('link-spent')
  await giveKeptBack(tx, burnt.counted)
  await markEmailVerified(tx, account.id, now)
  if ((await kindsEnrolled(tx, account.id)).length < 2)
    await openEnrolment(tx, account.id, later(now, hours(ENROLMENT_HOURS)))
  return { ok: true }
}

async function renderLink(
  deps: Recovery,
  exchange: Exchange,
  link: Link,
  refusal?: Extract<Awaited<ReturnType<typeof renewCredential>>, { ok: false }>,
): Promise<Answer> {
  const problem = refusal?.problem
  const html = renewableOf(deps.factors).renewal.page({
    frame: leadingNowhere(await frameOf(deps, exchange, link)),
    action: exchange.path,
    because: 'reset',
    leave: undefined,
    person: personOf(link.account),
    typed: {},
    problem,
  })
  return page(html, { problem, isSecret: true })
}
