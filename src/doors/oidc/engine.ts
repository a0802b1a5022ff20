import type { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Provider, type KoaContextWithOIDC } from 'oidc-provider'
import type { RequestHandler } from '../../platform/http/outermost.ts'
import { loggable } from '../../platform/http/problems.ts'
import { referenceOf } from '../../platform/http/reference.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { isAway, needsSomebody } from '../../platform/http/away.ts'
import type { Log } from '../../platform/log.ts'
import { giveTryBack, reserveTry, type Counted } from '../../platform/throttle/throttle.ts'
import { networkOf, networkPace } from '../../policy/paces.ts'
import { engineConfiguration, type EngineDeps } from './configuration/index.ts'
import { allKeys, JWKS_MAX_AGE, keysVersion } from '../../domain/keys/index.ts'
import { sessionKeyOf } from '../../domain/sessions/index.ts'
import type { SessionKey } from '../../policy/vocabulary.ts'
import { openKeys } from './signing-key.ts'
import { keepContextsYoung } from './context.ts'
import { letOpenerStay } from './protocol.ts'
import { createKeeper } from './keep-in-use.ts'
import { methodsAt, pathsForPrograms } from './methods.ts'
import { override, type Endings, type IsHeld } from './overrides/index.ts'
import { replaceAutoSubmit } from './pages.ts'
import type { RefusedGrant } from './store.ts'
import type { Traces } from './traces.ts'
import { createTeller } from './refused-grants.ts'
import { paceStrangers } from './strangers.ts'

export interface Engine {
  /** The provider with the keys of this moment. */
  readonly provider: () => Provider
  readonly handle: RequestHandler
  /** Posts a logout token, now; throws when the portal does not take it. */
  sendLogout(logout: { clientId: string; subject: string; sid: string }): Promise<void>
  /** Looks whether the keys have changed, and goes on with the new ones. */
  refreshKeys(): Promise<void>
}

export interface EngineOptions extends EngineDeps {
  readonly ports: EngineDeps['ports'] & {
    readonly endings: Endings
    /** Whether a session has what something was issued under; undefined: the engine's own sessions know. */
    readonly isHeld?: IsHeld | undefined
    /** Keeps why a grant was refused. */
    readonly keepRefusal: (row: RefusedGrant) => Promise<void>
    /** What clients asked of late, for whoever looks after them. */
    readonly traces: Pick<Traces, 'refused' | 'note'>
    /** Too many to audit: counted. */
    readonly count: (event: string) => void
    /** Where portals are tested: what is handed over in the place of what a code was redeemed for. */
    readonly redeemed?: Redeemed | undefined
  }
}

/** What a code that was given in a session is answered. @returns undefined where it stays as it is */
export type Redeemed = (
  session: SessionKey,
  tokens: Readonly<Record<string, unknown>>,
) => Promise<{ readonly status: number; readonly body: object } | undefined>

interface Running {
  readonly version: string
  readonly provider: Provider
  readonly handle: RequestHandler
  readonly sendLogout: (client: object, subject: string, sid: string) => Promise<void>
}

/**
 * The protocol engine. Its keys are fixed when it is made, so a change of keys makes another one, a millisecond's
 * work; requests under way end in the one they began in.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  let running = await make(options)
  return {
    provider: () => running.provider,
    handle: (request, response) => running.handle(request, response),
    async sendLogout({ clientId, subject, sid }) {
      const client = await running.provider.Client.find(clientId)
      if (client?.backchannelLogoutUri === undefined) return
      await running.sendLogout(client, subject, sid)
    },
    async refreshKeys() {
      if ((await keysVersion(options.db)) !== running.version) running = await make(options)
    },
  }
}

async function make(options: EngineOptions): Promise<Running> {
  const { db, vault, here, ports, clock } = options
  const version = await keysVersion(db)
  const keys = openKeys(vault, await allKeys(db))
  const provider = new Provider(here.issuer.origin, engineConfiguration(options, keys))
  // our outermost handler has settled these headers (see platform/http/origin.ts)
  provider.proxy = true
  keepContextsYoung(provider)
  const context = (): KoaContextWithOIDC | undefined => Provider.ctx
  const { endings, isHeld } = ports
  const sendLogout = override(provider, { db, clock, endings, context, isHeld })
  paceStrangers(provider, {
    ...{ db, clock, isExempt: here.isExempt, context },
    refuse: (request, problem) => failed.set(request, problem),
  })
  hearErrors(provider, options)
  provider.use(afterwards(options))
  provider.on('grant.success', (ctx) =>
    ports.count(`token.${String(ctx.oidc.params?.['grant_type']).replace(/^.*:/, '')}`),
  )
  return { version, provider, handle: handleBy(provider, options), sendLogout }
}

/** What the engine says of its errors: to the log, and to clients that could not get on without. */
function hearErrors(provider: Provider, options: EngineOptions): void {
  provider.on('server_error', (ctx, error) => {
    answered.set(ctx.req, error)
    if (!isAway(error)) return
    ctx.status = 503
    ctx.set('Retry-After', '5')
  })
  provider.on('authorization.error', (ctx, error) => {
    options.ports.traces.refused(ctx, error)
    tellReturned(options.log, ctx, error)
  })
  provider.on('end_session.error', (ctx, error) => options.ports.traces.refused(ctx, error))
  const tell = createTeller({ ...options, ...options.here, keep: options.ports.keepRefusal })
  for (const event of [
    'grant.error',
    'introspection.error',
    'revocation.error',
    'userinfo.error',
    'pushed_authorization_request.error',
    'device_authorization.error',
  ] as const) {
    ;(provider as EventEmitter).on(event, (ctx: KoaContextWithOIDC, error: Error) => {
      options.ports.traces.refused(ctx, error)
      tell(event, ctx, error)
    })
  }
}

/** That nobody was asked, as the portal wished: told too often to be news. */
const quiet = /^(login|interaction|consent|account_selection)_required$/

interface Returned extends Error {
  readonly allow_redirect?: boolean
  readonly error_description?: string | undefined
  readonly error_detail?: string | undefined
}

/** An error that the browser takes back to the portal: whoever looks after that may never see it. */
function tellReturned(log: Log, ctx: KoaContextWithOIDC, error: Returned): void {
  const { client, params } = ctx.oidc
  // what is not taken back is a page, which says so itself
  if (!client || typeof params?.['redirect_uri'] !== 'string' || error.allow_redirect === false) return
  const { error_description: description, error_detail: detail } = error
  const about = { reference: referenceOf(ctx.res), client: client.clientId, error: error.message }
  log[quiet.test(error.message) ? 'debug' : 'info'](
    { ...about, description, detail },
    'a portal was answered an error',
  )
}

/** What is done with every request of the engine's once it is answered. */
function afterwards(options: EngineOptions): Middleware {
  const { db, ports } = options
  const keepInUse = createKeeper({ ...options, ...options.here })
  const pages = { ...options, ...options.here }
  return async (ctx, next) => {
    try {
      await next()
      await leavePortal(ctx as KoaContextWithOIDC, ports.endings)
    } catch (error) {
      // what the engine does after its own errors were answered, such as storing the session
      failed.set(ctx.req, error)
    }
    if (failed.has(ctx.req)) {
      ctx.respond = false
      return
    }
    const counted = held.get(ctx.req)
    if (counted && (ctx as KoaContextWithOIDC).oidc?.entities.DeviceCode) await giveTryBack(db, counted)
    // an address that the engine does not know either: told in one place, as a page or as JSON
    if (ctx.status === 404 && ctx.body === undefined) {
      absent.add(ctx.req)
      ctx.respond = false
      return
    }
    const { oidc } = ctx as KoaContextWithOIDC
    // nothing is known of the code that this was for, nor who asks: a code is typed in where that is done
    if (oidc?.route === 'device_resume' && ctx.status >= 400 && oidc.session?.exp === undefined) {
      ctx.redirect('/device')
      ctx.status = 303
    }
    if (oidc?.route === 'authorization' || oidc?.route === 'resume') letOpenerStay(oidc.client, ctx.res)
    if (ports.redeemed) await handOver(ctx as KoaContextWithOIDC, ports.redeemed)
    sayWhereToRead(ctx, options.here.issuer)
    await ports.traces.note(ctx as KoaContextWithOIDC)
    await replaceAutoSubmit(ctx as KoaContextWithOIDC, pages)
    await keepInUse(ctx as KoaContextWithOIDC)
    if (ctx.path === '/token/introspection' && ctx.status === 200) ports.count('introspection')
    if (ctx.status === 200 && (ctx.path === '/jwks' || ctx.path.startsWith('/.well-known/')))
      ctx.set('Cache-Control', `public, max-age=${JWKS_MAX_AGE}`)
  }
}

/** Whoever signs out of one portal alone is out of it for whomever they acted there; the engine knows of one. */
async function leavePortal({ oidc, status }: KoaContextWithOIDC, endings: Endings): Promise<void> {
  const { session, client, params } = oidc ?? {}
  if (oidc?.route !== 'end_session_confirm' || status !== 303 || params?.['logout']) return
  if (session && client) await endings.endForClient(session.uid, client.clientId)
}

async function handOver(ctx: KoaContextWithOIDC, redeemed: Redeemed): Promise<void> {
  const session = ctx.oidc?.entities.AuthorizationCode?.sessionUid
  if (ctx.path !== '/token' || ctx.status !== 200 || session === undefined) return
  const other = await redeemed(sessionKeyOf(session), ctx.body as Record<string, unknown>)
  if (other) Object.assign(ctx, other)
}

/** Errors for programs lead to the page that says what each means (RFC 6749 §5.2, `error_uri`). */
function sayWhereToRead(ctx: Parameters<Middleware>[0], issuer: URL): void {
  const body: unknown = ctx.body
  if (ctx.status < 400 || typeof body !== 'object' || body === null || !('error' in body)) return
  ctx.body = { ...body, error_uri: new URL(`/errors/${String(body.error)}`, issuer).href }
}

/** The engine as a handler of ours: what it does not know is told elsewhere, and what it failed at is thrown. */
function handleBy(provider: Provider, options: EngineOptions): RequestHandler {
  const answer = provider.callback()
  const forPrograms = pathsForPrograms(provider)
  return async (request, response) => {
    const [path = ''] = (request.url ?? '').split('?', 1)
    if (request.method === 'POST' && forPrograms.has(path)) request.headers.accept = 'application/json'
    await holdTry(options, request)
    await answer(request, response)
    if (failed.has(request)) throw failed.get(request)
    if (answered.has(request)) report(options.log, { request, response }, answered.get(request))
    if (!absent.has(request)) return
    const allow = methodsAt(provider, path)
    if (allow.length > 0) throw new HttpProblem(405, 'method-not-allowed', { allow })
    throw new HttpProblem(404, 'not-found')
  }
}

type Middleware = Parameters<Provider['use']>[0]

/** Requests for what is not there. */
const absent = new WeakSet<IncomingMessage>()

/** Errors that the engine has answered: they are told once it has, for it may still fail. */
const answered = new WeakMap<IncomingMessage, unknown>()

/** Requests that the engine failed to answer, and why. */
const failed = new WeakMap<IncomingMessage, unknown>()

/** The tries that requests under way hold. */
const held = new WeakMap<IncomingMessage, readonly Counted[]>()

/** As the engine's router sees a path: in any case, with or without a slash at its end. */
function isDevicePath(url: string): boolean {
  if (!/device|%/i.test(url)) return false
  const path = URL.parse(url, 'http://x')?.pathname ?? ''
  try {
    return /^\/device\/*$/i.test(decodeURI(path))
  } catch {
    return false // the router, which decodes it too, finds nothing there either
  }
}

/** User codes are short: guessing them is slowed by address (RFC 8628 §5.1). */
async function holdTry(options: EngineOptions, request: IncomingMessage): Promise<void> {
  if (request.method !== 'POST' || !isDevicePath(request.url ?? '')) return
  const subject = networkOf(String(request.headers['x-forwarded-for']))
  const reservation = await reserveTry(
    options.db,
    [{ dimension: 'oidc.user-code', subject, pace: networkPace }],
    options.clock(),
  )
  if (!reservation.ok) throw new HttpProblem(429, 'network-limit', { retryAfter: reservation.retryAfter })
  held.set(request, reservation.counted)
}

function report(
  log: Log,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  error: unknown,
): void {
  const line = { reference: referenceOf(response), path: loggable(request.url?.split('?', 1)[0] ?? '') }
  if (!isAway(error)) return log.error({ ...line, err: error }, 'the protocol engine failed')
  log[needsSomebody(error) ? 'error' : 'warn'](
    { ...line, cause: String(error) },
    'a request could not be served',
  )
}
