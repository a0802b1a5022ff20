/**
 * Signing out at a portal's wish (OpenID Connect RP-Initiated Logout). A GET by itself ends nothing: what ends a session
 * is a form of ours. It sends itself where the portal's hint names this very session; else it is a question.
 */
import type { Client, KoaContextWithOIDC } from 'oidc-provider'
import type { Brand } from '../../../views/brand.ts'
import { autoSubmitPage } from '../../../views/oidc/pages.ts'
import { accountBySubject } from '../../domain/accounts/index.ts'
import { subjectOfPairwise } from '../../domain/clients/index.ts'
import type { Clock } from '../../platform/clock.ts'
import { minutes } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/database.ts'
import type { RequestHandler } from '../../platform/http/outermost.ts'
import { page } from '../../platform/http/answers.ts'
import type { Endpoint } from '../../platform/http/exchange.ts'
import { comesFromUs } from '../../platform/http/same-origin.ts'
import { chooseLocale } from '../../platform/render/locale.ts'
import type { SessionKey } from '../../policy/vocabulary.ts'
import { sessionKeyOf, sessionOfPortal } from '../../domain/sessions/index.ts'
import { sectorOf } from './subjects.ts'
import { settingsOf } from './settings.ts'
import { localesAsked } from './wish.ts'

export interface LogoutDeps {
  readonly db: Db
  readonly vault: Vault
  readonly clock: Clock
}

interface Hint {
  readonly sid?: unknown
  readonly sub?: unknown
}

const hintOf = ({ oidc }: KoaContextWithOIDC): Hint | undefined =>
  (oidc.entities['IdTokenHint'] as { payload?: Hint } | undefined)?.payload

/** The account's own subject, of whom a portal knows by this: its own for somebody, or everybody's. */
const subjectNamed = async (db: Db, client: Client, name: string): Promise<string | undefined> =>
  client.subjectType === 'pairwise'
    ? subjectOfPairwise(db, { sector: sectorOf(client), pairwise: name })
    : name

/** Whether the hint, whose signature was checked, names the session of this browser, and the portal lets that do. */
export async function isHinted({ db }: LogoutDeps, ctx: KoaContextWithOIDC): Promise<boolean> {
  const { client, session } = ctx.oidc
  const hint = hintOf(ctx)
  if (!client || !session || settingsOf(client).sluis_logout === 'ask') return false
  if (typeof hint?.sid !== 'string' || typeof hint.sub !== 'string') return false
  // any of the choices that were made there in it names it
  const found = await sessionOfPortal(db, { clientId: client.clientId, sid: hint.sid })
  return (
    found?.key === sessionKeyOf(session.uid) &&
    (await subjectNamed(db, client, hint.sub)) === session.accountId
  )
}

/** The field of our form by which a session is ended whose cookie is gone; sealed, for ten minutes. */
export const ENDS_SESSION = 'sluis_ends'
const CONTEXT = 'logout-of-session'
const LIFETIME = minutes(10)

/**
 * The session that the hint names, where this browser has none: as what our form says to end it. Not where the portal
 * wants people asked: nobody who sits here can be.
 */
export async function sessionToEnd(
  { db, vault, clock }: LogoutDeps,
  ctx: KoaContextWithOIDC,
): Promise<string | undefined> {
  const hint = hintOf(ctx)
  const { client, session } = ctx.oidc
  if (!client || session?.accountId !== undefined || settingsOf(client).sluis_logout === 'ask')
    return undefined
  if (typeof hint?.sid !== 'string' || typeof hint.sub !== 'string') return undefined
  const found = await sessionOfPortal(db, { clientId: client.clientId, sid: hint.sid })
  const owner = found && (await accountBySubject(db, (await subjectNamed(db, client, hint.sub)) ?? ''))
  if (!found || owner?.id !== found.accountId) return undefined
  const said = JSON.stringify({ key: found.key, until: clock().getTime() + LIFETIME })
  return vault.seal(said, CONTEXT).toString('base64url')
}

/** What a form of ours says to end, as it came back; undefined where it is not ours, or too old. */
export function sessionAsked(
  { vault }: Pick<LogoutDeps, 'vault'>,
  field: unknown,
  now: Date,
): SessionKey | undefined {
  if (typeof field !== 'string') return undefined
  try {
    const said = vault.open(Buffer.from(field, 'base64url'), CONTEXT).toString()
    const { key, until } = JSON.parse(said) as { key: SessionKey; until: number }
    return until > now.getTime() ? key : undefined
  } catch {
    return undefined
  }
}

const PATH = '/session/end'
const taken = ['id_token_hint', 'post_logout_redirect_uri', 'state', 'ui_locales', 'client_id', 'logout_hint']

/**
 * The same by POST (RP-Initiated Logout §2). From another site no cookie of ours comes along, so the browser is given a
 * form that sends itself here, from our own page; that one the engine answers as if it were a GET. What it holds stands
 * in no address that anybody sees, and in no log.
 */
export const postedLogout = (brand: Brand, origin: string, handle: RequestHandler): Endpoint => ({
  method: 'POST',
  path: PATH,
  anySite: true,
  async handle({ form, raw, wishes }) {
    const inputs = Object.fromEntries(Object.entries(form).filter(([name]) => taken.includes(name)))
    if (!comesFromUs(raw.request, origin)) {
      const locale = chooseLocale({ ...wishes, asked: localesAsked(inputs) })
      return page(autoSubmitPage({ frame: { brand, locale, here: PATH }, action: PATH, inputs }))
    }
    raw.request.method = 'GET'
    raw.request.url = `${PATH}?${new URLSearchParams(inputs).toString()}`
    await handle(raw.request, raw.response)
    return { kind: 'answered' }
  },
})
