import type { BlockList } from 'node:net'
import type { IncomingMessage, ServerResponse } from 'node:http'
import Koa from 'koa'
import type { Log } from '../log.ts'
import type { Endpoint, ProblemPage } from './exchange.ts'
import { setSecurityHeaders } from './headers.ts'
import { methodsByPath } from './methods.ts'
import { settleOrigin } from './origin.ts'
import { HttpProblem } from './problem.ts'
import { answerProblems, failLater } from './problems.ts'
import { newReference } from './reference.ts'
import { routes } from './routing.ts'

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
  const { answers } = options
  const pages = throughKoa(options)
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

/** Endpoints of ours, what is mounted, and whatever has failed. */
function throughKoa(options: ApplicationOptions): RequestHandler {
  const { issuer, log, answers } = options
  const app = new Koa({ proxy: true, proxyIpHeader: 'x-forwarded-for' })
  app.silent = true
  app.on('error', (error: unknown) => {
    // the other side went away while we answered
    log.debug({ error: String(error) }, 'a response could not be sent')
  })
  const methodsOf = methodsByPath([...answers.endpoints, ...answers.health])
  app.use(answerProblems({ log, methodsOf, problemPage: options.problemPage, issuer: options.issuer }))
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
  return app.callback()
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
