import type { BlockList } from 'node:net'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyParser } from '@koa/bodyparser'
import { Router } from '@koa/router'
import Koa, { type Context, type Middleware } from 'koa'
import type { Log } from '../log.ts'
import { answerProblems, failLater, localeCookie, loggable } from './answer-problems.ts'
import type { Answer, Endpoint, Exchange, ProblemPage } from './exchange.ts'
import { allowFormTargets, setSecurityHeaders } from './headers.ts'
import { newReference } from './reference.ts'
import { methodsByPath } from './methods.ts'
import { settleOrigin } from './origin.ts'
import { HttpProblem } from './problem.ts'
import { requireSameOrigin } from './same-origin.ts'

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

export interface ApplicationOptions {
  readonly issuer: URL
  readonly proxies: BlockList
  /** Told of the address that each request comes from. */
  readonly sawAddress?: (address: string) => void
  /** Whether nobody is served, for a reason that /health/ready tells. */
  readonly isClosed?: () => boolean
  readonly log: Log
  readonly answers: Answers
  readonly problemPage: ProblemPage
}

/** Who answers what. */
export interface Answers {
  /** Pages and JSON of ours. */
  readonly endpoints: readonly Endpoint[]
  /** Answered before the origin is checked: load balancers ask by address. */
  readonly health: readonly Endpoint[]
  /** Everything else: the protocol engine, or a mounted application. */
  readonly mounted: readonly { readonly prefix: string; readonly handle: RequestHandler }[]
  readonly fallback: RequestHandler
}

const FORM_LIMIT = '32kb'

declare module 'koa' {
  interface DefaultState {
    reference?: string
    address?: string
  }
}

/**
 * Our outermost handler: one reference per request, the origin settled, headers set, problems turned into
 * answers. Pages of ours and what is mounted go through Koa; what is the protocol's goes to it directly.
 */
export function createApplication(options: ApplicationOptions): RequestHandler {
  const { issuer, log, answers } = options
  const app = new Koa({ proxy: true, proxyIpHeader: 'x-forwarded-for' })
  app.silent = true
  app.on('error', (error: unknown) => {
    // the other side went away while we answered
    log.debug({ error: String(error) }, 'a response could not be sent')
  })
  const methodsOf = methodsByPath([...answers.endpoints, ...answers.health])
  app.use(answerProblems({ log, methodsOf, problemPage: options.problemPage }))
  app.use(routes(answers.health, log))
  app.use(async (ctx, next) => {
    ctx.state.address = receive(ctx.req, ctx.res, options)
    // what the protocol is asked, it refuses itself: a portal is to be told
    if (/%00/.test(ctx.search)) throw new HttpProblem(400, 'bad-request', { detail: 'NUL byte in the query' })
    await next()
  })
  app.use(routes(answers.endpoints, log, issuer.origin))
  app.use(async (ctx) => {
    const mounted = answers.mounted.find(
      ({ prefix }) => ctx.path === prefix || ctx.path.startsWith(`${prefix}/`),
    )
    ctx.respond = false
    const before = ctx.res.getHeaders()
    try {
      await (mounted?.handle ?? answers.fallback)(ctx.req, ctx.res)
    } catch (error) {
      failLater({ request: ctx.req, response: ctx.res, before }, error)
      throw error
    }
  })
  const pages = app.callback()
  const isOurs = ownPaths(answers)
  return async (request, response) => {
    response.setHeader('X-Request-Id', newReference())
    if (isOurs(request)) return pages(request, response)
    let before = response.getHeaders()
    try {
      receive(request, response, options)
      before = response.getHeaders()
      await answers.fallback(request, response)
    } catch (error) {
      failLater({ request, response, before }, error)
      await pages(request, response)
    }
  }
}

/** @returns the client's address */
function receive(
  request: IncomingMessage,
  response: ServerResponse,
  { issuer, proxies, sawAddress, isClosed }: ApplicationOptions,
): string {
  setSecurityHeaders(response, issuer.protocol === 'https:')
  const address = settleOrigin(request, issuer, proxies)
  sawAddress?.(address)
  if (isClosed?.())
    throw new HttpProblem(503, 'unavailable', { retryAfter: 60, detail: 'nobody is served now' })
  if (/%00|\0/.test(request.url?.split('?', 1)[0] ?? ''))
    throw new HttpProblem(400, 'bad-request', { detail: 'NUL byte in the address' })
  return address
}

/** Tells requests to our own endpoints from the protocol's, by method and the first part of the path. */
function ownPaths({ endpoints, health, mounted }: Answers): (request: IncomingMessage) => boolean {
  const first = (path: string): string => path.split(/[/?]/, 2)[1] ?? ''
  const own = new Set([...endpoints, ...health].map(({ method, path }) => `${method} ${first(path)}`))
  for (const { prefix } of mounted)
    for (const method of ['GET', 'POST']) own.add(`${method} ${first(prefix)}`)
  return ({ method, url = '/' }) => own.has(`${method === 'HEAD' ? 'GET' : method} ${first(url)}`)
}

function reportReason(log: Log, reason: string, status: number, ctx: Context): void {
  log.info({ reference: ctx.state.reference, path: loggable(ctx.path), status, reason }, 'a page said no')
}

function routes(endpoints: readonly Endpoint[], log: Log, origin?: string): Middleware {
  const router = new Router()
  for (const endpoint of endpoints) {
    const handle: Middleware = async (ctx) => {
      if (origin !== undefined && endpoint.method === 'POST' && !endpoint.anySite)
        requireSameOrigin(ctx.req, origin)
      const answer = await endpoint.handle(exchangeOf(ctx))
      if (answer.kind === 'page' && answer.reason !== undefined)
        reportReason(log, answer.reason, answer.status, ctx)
      write(ctx, answer)
    }
    if (endpoint.method === 'GET') router.get(endpoint.path, handle)
    else
      router.post(
        endpoint.path,
        bodyParser({ enableTypes: ['form'], formLimit: FORM_LIMIT, encoding: 'utf-8' }),
        handle,
      )
  }
  // the router's own context type names more than Koa's
  return router.routes() as unknown as Middleware
}

function exchangeOf(ctx: Context): Exchange {
  const { params } = ctx as Context & { params?: Record<string, string> }
  return {
    method: ctx.method === 'POST' ? 'POST' : 'GET',
    path: ctx.path,
    params: params ?? {},
    query: ctx.URL.searchParams,
    form: fields(ctx.request.body),
    address: ctx.state.address ?? ctx.ip,
    userAgent: ctx.get('user-agent').slice(0, 400),
    wishes: { chosen: ctx.cookies.get(localeCookie), accepted: ctx.get('accept-language') },
    reference: ctx.state.reference ?? '-',
    gone: () => goneOf(ctx.res),
    cookie: (name) => ctx.cookies.get(name),
    setCookie: (name, value, { path, maxAge }) => {
      ctx.cookies.set(name, value, {
        path,
        httpOnly: true,
        sameSite: 'lax',
        overwrite: true,
        ...(maxAge === undefined ? {} : { maxAge }),
      })
    },
    raw: { request: ctx.req, response: ctx.res },
  }
}

function goneOf(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  if (response.destroyed) controller.abort()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort()
  })
  return controller.signal
}

/** A form's fields. One sent twice, or with a NUL byte in it, was not made by our page. */
function fields(body: unknown): Record<string, string> {
  const form: Record<string, string> = {}
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    if (typeof value !== 'string')
      throw new HttpProblem(400, 'bad-request', {
        detail: `field ${name.slice(0, 40)} was sent more than once`,
      })
    if (value.includes('\0') || name.includes('\0'))
      throw new HttpProblem(400, 'bad-request', { detail: 'NUL byte in a field' })
    form[name] = value
  }
  return form
}

function write(ctx: Context, answer: Answer): void {
  switch (answer.kind) {
    case 'answered':
      ctx.respond = false
      return
    case 'see-other':
      ctx.status = 303
      ctx.set('Location', answer.to)
      ctx.body = ''
      return
    case 'json':
      ctx.status = answer.status
      ctx.type = 'json'
      ctx.body = JSON.stringify(answer.body)
      return
    case 'file':
      ctx.type = answer.type
      ctx.set('Cache-Control', answer.isFinal ? 'public, max-age=31536000, immutable' : 'no-store')
      ctx.body = answer.body
      return
    case 'download':
      ctx.type = answer.type
      ctx.set('Content-Disposition', `attachment; filename="${answer.name}"`)
      ctx.body = answer.body
      return
    case 'page':
      ctx.status = answer.status
      ctx.type = 'html'
      for (const [name, value] of Object.entries(answer.headers ?? {})) ctx.set(name, value)
      if (answer.formTargets.length > 0) allowFormTargets(ctx.res, answer.formTargets)
      ctx.body = answer.html
  }
}
