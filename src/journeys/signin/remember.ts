import { owner } from '../../domain/outbox/index.ts'
import { append } from '../../domain/audit/index.ts'
import { holdAccount, type Account } from '../../domain/accounts/index.ts'
import { credentialsOf, type Factor } from '../../domain/factors/index.ts'
import { days, later } from '../../platform/clock.ts'
import { randomToken, sha256 } from '../../platform/crypto/random.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { asRemembered, REMEMBERED_DAYS } from '../../policy/remembered.ts'
import type { AccountId, CredentialId } from '../../policy/vocabulary.ts'
import { recallBrowser, rememberBrowser, replaceBrowsers } from '../../domain/sessions/index.ts'
import type { SignIn, Visit } from './visit.ts'

/** People of one household, each with a token of their own. */
const MOST_TOKENS = 5

const cookieName = (secure: boolean): string => (secure ? '__Host-sluis_browser' : 'sluis_browser')

const tokensIn = (cookie: string | undefined): string[] =>
  (cookie ?? '')
    .split('~')
    .filter((token) => /^[\w-]{43}$/.test(token))
    .slice(0, MOST_TOKENS)

/** Whether somebody may have this browser remembered, at the page of this factor. */
export const mayBeRemembered = ({ account, request }: Visit, { traits, enrolment }: Factor): boolean =>
  account !== undefined &&
  enrolment !== undefined &&
  !traits.standsIn &&
  request.wish.remembersBrowsers === true

/**
 * Remembers, at its owner's wish, that this second factor was used here, and tells them by mail. In the era in which it
 * was used, or not at all; what was remembered of the same account here before is forgotten.
 */
export async function keepBrowser(
  signIn: SignIn,
  exchange: Exchange,
  seen: Visit & { account: Account },
  used: { factor: Factor; credential: CredentialId; era: number },
): Promise<void> {
  const { request, seenFrom, account, now } = seen
  const { credential, factor, era } = used
  const token = randomToken(256)
  const name = cookieName(signIn.here.secure)
  const others = await signIn.db.transaction().execute(async (tx) => {
    const isThere =
      (await holdAccount(tx, account.id)) === era &&
      (await credentialsOf(tx, account.id)).some(({ id }) => id === credential)
    if (!isThere) return undefined
    const tokens = tokensIn(exchange.cookie(name))
    const forgotten = await replaceBrowsers(tx, { accountId: account.id, hashes: tokens.map(sha256) })
    const lives = { proven_at: now, expires_at: later(now, days(REMEMBERED_DAYS)) }
    const what = { kind: factor.kind, restricted: factor.traits.restricted, credential_id: credential }
    const where = { token_hash: sha256(token), user_agent: exchange.userAgent }
    await rememberBrowser(tx, { ...lives, ...what, ...where, account_id: account.id, era })
    const about = {
      by: { account: account.id },
      accountId: account.id,
      clientId: request.client.id,
      seenFrom,
    }
    await append(tx, 'signin.browser.remembered', { ...about, details: { factor: factor.kind } }, now)
    const model = { portal: request.client.name, days: REMEMBERED_DAYS }
    await signIn.outbox.write(tx, 'signin/browser-remembered', owner(account, seenFrom), model, now)
    return tokens.filter((each) => !forgotten.some((hash) => hash.equals(sha256(each))))
  })
  if (others)
    exchange.setCookie(name, [token, ...others].slice(0, MOST_TOKENS).join('~'), {
      path: '/',
      maxAge: days(REMEMBERED_DAYS),
    })
}

/**
 * What was remembered of somebody in this browser becomes evidence of this attempt: as old as it is. Not where a new
 * sign-in is asked for, nor for portals that do not take it.
 */
export async function recall(
  signIn: SignIn,
  exchange: Exchange,
  seen: Visit,
  account: AccountId,
): Promise<void> {
  const { request, seenFrom, now } = seen
  const tokens = tokensIn(exchange.cookie(cookieName(signIn.here.secure)))
  if (tokens.length === 0 || !request.wish.remembersBrowsers || request.wish.again) return
  await signIn.db.transaction().execute(async (tx) => {
    const era = await holdAccount(tx, account)
    if (era === undefined) return
    const browser = await recallBrowser(tx, { accountId: account, era, hashes: tokens.map(sha256) }, now)
    const factor = signIn.ways.factors.find(({ kind }) => kind === browser?.kind)
    if (!browser || !factor) return
    const traits = asRemembered(browser)
    const used = { factor, account, attempt: request.attempt, credential: browser.credential_id, era, traits }
    await signIn.ways.ledger.accepted(tx, { ...used, at: browser.proven_at }, now)
    const about = { by: { account: account }, accountId: account, clientId: request.client.id, seenFrom }
    await append(tx, 'signin.browser.recalled', { ...about, details: { factor: browser.kind } }, now)
  })
}
