import type { Brand } from '../../../views/brand.ts'
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { problemPage } from '../../../views/problem.ts'
import {
  autoSubmitPage,
  deviceCodePage,
  deviceConfirmPage,
  deviceDonePage,
  logoutPage,
  signedOutPage,
  type DeviceProblem,
} from '../../../views/oidc/pages.ts'
import type { Frame, Who } from '../../../views/layout.ts'
import { accountCalled } from './person.ts'
import { localeCookie } from '../../platform/http/cookies.ts'
import { loggable } from '../../platform/http/problems.ts'
import { referenceOf } from '../../platform/http/reference.ts'
import { allowFormTargets } from '../../platform/http/headers.ts'
import type { Log } from '../../platform/log.ts'
import { programOf } from '../../platform/render/program.ts'
import type { Db } from '../../platform/db/database.ts'
import { chooseLocale, type Locale } from '../../platform/render/locale.ts'
import type { PortalBack } from '../../journeys/signin/index.ts'
import { brandOf } from './protocol.ts'
import { localesAsked } from './wish.ts'
import { ENDS_SESSION, isHinted, sessionToEnd, type LogoutDeps } from './logout.ts'

type Features = NonNullable<Configuration['features']>
type Device = NonNullable<Features['deviceFlow']>
type Logout = NonNullable<Features['rpInitiatedLogout']>

/** The pages that the engine shows itself, in our words. */
export interface EnginePages {
  readonly error: NonNullable<Configuration['renderError']>
  readonly logout: NonNullable<Logout['logoutSource']>
  readonly signedOut: NonNullable<Logout['postLogoutSuccessSource']>
  readonly deviceCode: NonNullable<Device['userCodeInputSource']>
  readonly deviceConfirm: NonNullable<Device['userCodeConfirmSource']>
  readonly deviceDone: NonNullable<Device['successSource']>
}

export interface PagesDeps extends LogoutDeps {
  readonly brand: Brand
  readonly log: Log
  /** The portal that this browser came from last, whether that is gone, in which language, and who is signed in here. */
  readonly back: (ctx: KoaContextWithOIDC) => Promise<{
    portal: PortalBack | undefined
    locale: Locale | undefined
    who: Who | undefined
    isGone: boolean
  }>
}

type Ctx = KoaContextWithOIDC

export const createEnginePages = (deps: PagesDeps): EnginePages => ({
  error: (ctx, out, error) => showError(deps, ctx, out, error),
  logout: (ctx) => showLogout(deps, ctx),
  async signedOut(ctx) {
    const isStillIn = (await deps.back(ctx))?.who !== undefined
    show(ctx, signedOutPage({ frame: await frameOf(deps, ctx), isStillIn }))
  },
  async deviceCode(ctx, _form, out, error) {
    const typed = ctx.oidc.params?.['user_code']
    const form = await codeForm(deps, ctx)
    show(
      ctx,
      deviceCodePage({
        ...form,
        typed: typeof typed === 'string' ? typed : undefined,
        problem: out && deviceProblem(error),
      }),
    )
  },
  async deviceConfirm(ctx, _form, client, deviceInfo, userCode) {
    const { ip, ua } = deviceInfo as { ip?: unknown; ua?: unknown }
    const form = await codeForm(deps, ctx)
    show(
      ctx,
      deviceConfirmPage({
        ...{ ...form, userCode },
        portal: client.clientName ?? client.clientId,
        program: programOf(typeof ua === 'string' ? ua : ''),
        address: asText(ip),
      }),
    )
  },
  async deviceDone(ctx) {
    show(ctx, deviceDonePage({ frame: await frameOf(deps, ctx) }))
  },
})

const frameOf = async ({ brand, db }: Pick<PagesDeps, 'brand' | 'db'>, ctx: Ctx): Promise<Frame> => ({
  brand: { ...brand, portal: brandOf(ctx.oidc?.client) },
  locale: await localeOf(ctx, db),
  here: ctx.path,
})

function show(ctx: Ctx, page: { toString(): string }): void {
  ctx.type = 'html'
  ctx.body = page.toString()
}

const secretOf = (ctx: Ctx): string => asText(ctx.oidc.session?.['state']?.['secret'])

/** What both pages of a device send: its code, to the same address. */
const codeForm = async (deps: PagesDeps, ctx: Ctx) => ({
  frame: await frameOf(deps, ctx),
  action: ctx.oidc.urlFor('code_verification'),
  xsrf: secretOf(ctx),
})

async function showError(
  deps: PagesDeps,
  ctx: Ctx,
  out: { readonly error: string; readonly error_description?: string | undefined },
  error: unknown,
): Promise<void> {
  const reference = referenceOf(ctx.res)
  const { error: code, error_description: description } = out
  const line = {
    ...{ reference, path: loggable(ctx.path), error: code, description, detail: detailOf(error) },
    client: ctx.oidc?.client?.clientId,
    ...(code === 'invalid_redirect_uri' ? { sent: addressSent(ctx) } : {}),
  }
  deps.log.info(line, 'the protocol refused a request')
  const detail = [code, description].filter(Boolean).join(': ')
  const problem = codeOf(code, error)
  const last = problem === 'session_not_found' ? await deps.back(ctx) : undefined
  const frame = {
    ...(await frameOf(deps, ctx)),
    ...(last?.portal?.brand && { brand: { ...deps.brand, portal: last.portal.brand } }),
    ...(last?.locale && { locale: chooseLocale(lost(ctx, last.locale)) }),
    who: last?.who,
  }
  const told = last?.who && !last.isGone ? 'signed-in-already' : problem
  const about = `/errors/${encodeURIComponent(code)}`
  show(ctx, problemPage({ frame, code: told, reference, detail, about, back: last?.portal }))
}

async function showLogout(deps: PagesDeps, ctx: Ctx): Promise<void> {
  const target = ctx.oidc.params?.['post_logout_redirect_uri']
  if (typeof target === 'string') allowFormTargets(ctx.res, [target])
  const action = ctx.oidc.urlFor('end_session_confirm')
  const [frame, xsrf] = [await frameOf(deps, ctx), secretOf(ctx)]
  if (await isHinted(deps, ctx))
    return show(ctx, autoSubmitPage({ frame, action, inputs: { xsrf, logout: 'yes' } }))
  show(ctx, logoutPage({ frame, action, xsrf, portal: ctx.oidc.client?.clientName }))
}

/** The language of a page of the engine: the person's choice, the portal's wish, the account's, the browser's. */
export async function localeOf(ctx: KoaContextWithOIDC, db: Db): Promise<Locale> {
  const wishes = {
    chosen: ctx.cookies.get(localeCookie),
    asked: localesAsked(ctx.oidc?.params),
    accepted: ctx.acceptsLanguages(),
  }
  // no session was loaded where the request failed before that
  const subject = ctx.oidc?.session?.accountId
  const account = subject === undefined ? undefined : await accountCalled(db, subject).catch(() => undefined)
  return chooseLocale({ ...wishes, account: account?.locale })
}

/** The language of somebody whose sign-in is over: nothing of it is known but what the browser keeps. */
const lost = (ctx: KoaContextWithOIDC, locale: Locale) => ({
  chosen: ctx.cookies.get(localeCookie),
  account: locale,
})

const asText = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The address that a portal wants to be answered at, without what it holds: the slash at its end is hard to see. */
function addressSent(ctx: Ctx): string | undefined {
  const url = URL.parse(asText(ctx.oidc?.params?.['redirect_uri']))
  return url ? loggable(`${url.protocol}//${url.host}${url.pathname}`) : undefined
}

const detailOf = (error: unknown): string => {
  const { error_detail: detail, cause } = error as { error_detail?: unknown; cause?: unknown }
  return [detail, cause]
    .filter((part) => part !== undefined)
    .map(String)
    .join('; ')
}

const codeOf = (code: string, error: unknown): string =>
  (error as { name?: string }).name === 'SessionNotFound' ? 'session_not_found' : code

function deviceProblem(error: unknown): DeviceProblem {
  const name = (error as { name?: string } | undefined)?.name
  if (name === 'AbortedError') return 'device-aborted'
  return ['NoCodeError', 'NotFoundError', 'ExpiredError', 'AlreadyUsedError'].includes(name ?? '')
    ? 'device-code-wrong'
    : 'device-failed'
}

const LIBRARY_PAGE =
  /<title>Submitting Callback<\/title>[\s\S]*<form method="post" action="([^"]*)">([\s\S]*?)<noscript>/

/**
 * The engine's own page that submits itself is fixed English with inline script; this is ours, from the same
 * form: an answer by form_post, and the engine's own steps to itself.
 */
export async function replaceAutoSubmit(
  ctx: KoaContextWithOIDC,
  deps: LogoutDeps & { readonly brand: Brand },
): Promise<void> {
  const match = typeof ctx.body === 'string' ? LIBRARY_PAGE.exec(ctx.body) : null
  if (!match) return
  const [, action = '', body = ''] = match
  const inputs = Object.fromEntries(
    Array.from(body.matchAll(/name="([^"]*)" value="([^"]*)"/g), ([, name = '', value = '']) => [
      name,
      unescape(value),
    ]),
  )
  const named = ctx.oidc.route === 'end_session' ? await sessionToEnd(deps, ctx) : undefined
  if (named !== undefined) inputs[ENDS_SESSION] = named
  const target = ctx.oidc.session?.['state']?.['postLogoutRedirectUri']
  allowFormTargets(ctx.res, [unescape(action), ...(typeof target === 'string' ? [target] : [])])
  ctx.body = autoSubmitPage({
    frame: await frameOf(deps, ctx),
    action: unescape(action),
    inputs,
  }).toString()
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
const unescape = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
