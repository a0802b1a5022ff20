import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Context, Middleware } from 'koa'
import { isAway, needsSomebody } from './away.ts'
import type { Log } from '../log.ts'
import { asLocale, chooseLocale } from '../render/locale.ts'
import type { ProblemPage } from './exchange.ts'
import { withMethods } from './methods.ts'
import { HttpProblem } from './problem.ts'
import { localeCookie } from './cookies.ts'
import { referenceOf } from './reference.ts'
import { pointer, sentenceOf } from '../schema/index.ts'

/** A path as it may stand in a log: without the secret that a mailed link carries. */
export const loggable = (path: string): string => path.replace(/[\w-]{40,}/g, '…')

/** What went wrong where Koa does not see it: told on the way through `answerProblems`. */
const failures = new WeakMap<IncomingMessage, unknown>()

/**
 * Has a failure answered by `answerProblems`. What had been said of another answer is unsaid: a cookie of it may name what
 * was never stored.
 *
 * @param before the headers that are ours, from before that answer began
 */
export function failLater({ request, response, before }: Failing, error: unknown): void {
  if (!response.headersSent) {
    for (const name of response.getHeaderNames()) response.removeHeader(name)
    for (const [name, value] of Object.entries(before))
      if (value !== undefined) response.setHeader(name, value)
  }
  failures.set(request, error)
}

export interface Failing {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly before: OutgoingHttpHeaders
}

export interface ProblemOptions {
  readonly log: Log
  /** The methods that an address of ours takes. */
  readonly methodsOf: (path: string) => readonly string[]
  readonly problemPage: ProblemPage
  /** Where each problem has a page that says what it means. */
  readonly issuer: URL
}

/** The one place where what is thrown becomes an answer: a page, or JSON (RFC 9457), and a line in the log. */
export function answerProblems(options: ProblemOptions): Middleware {
  const { methodsOf } = options
  return async (ctx, next) => {
    const reference = referenceOf(ctx.res)
    ctx.state.reference = reference
    try {
      if (failures.has(ctx.req)) throw failures.get(ctx.req)
      await next()
    } catch (error) {
      const problem = withMethods(asProblem(error), methodsOf(ctx.path), ctx.method)
      if (ctx.res.headersSent) return options.log.error({ reference, err: error }, 'a response broke off')
      ctx.respond = true
      report(options.log, problem, error, ctx)
      ctx.status = problem.status
      setHeaders(ctx, problem)
      // browsers say that they want a page; whoever takes anything is a program
      if (ctx.accepts('json', 'html') !== 'html') {
        ctx.type = 'application/problem+json'
        ctx.body = JSON.stringify(documentOf(options.issuer, problem, reference))
        return
      }
      const locale =
        asLocale(ctx.cookies.get(localeCookie)) ?? chooseLocale({ accepted: ctx.acceptsLanguages() })
      ctx.type = 'html'
      ctx.body = options.problemPage({ code: problem.code, status: problem.status, reference }, locale)
    }
  }
}

function setHeaders(ctx: Context, { options }: HttpProblem): void {
  const { retryAfter, allow, accept, challenges } = options
  if (retryAfter !== undefined) ctx.set('Retry-After', String(retryAfter))
  if (allow !== undefined) ctx.set('Allow', allow.join(', '))
  // RFC 9110 §15.5.16; of a patch by a name of its own (RFC 5789 §2.2)
  if (accept !== undefined) ctx.set(ctx.method === 'PATCH' ? 'Accept-Patch' : 'Accept', accept.join(', '))
  if (challenges !== undefined) ctx.set('WWW-Authenticate', [...challenges])
}

/** A problem as programs read it (RFC 9457 §3), each fault with its place (RFC 6901). */
const documentOf = (
  issuer: URL,
  { code, status, options: { faults = [], says, accept } }: HttpProblem,
  reference: string,
): object => {
  const errors = faults.map((fault) => ({
    ...(fault.isParameter ? { parameter: String(fault.path[0] ?? '') } : { pointer: pointer(fault.path) }),
    detail: sentenceOf(fault),
  }))
  return {
    type: new URL(`/errors/${code}`, issuer).href,
    title: code,
    status,
    ...(says !== undefined && { detail: says }),
    ...(accept !== undefined && { detail: `the body must be ${accept.join(' or ')}` }),
    instance: reference,
    ...(errors.length > 0 && { errors }),
  }
}

/** What was thrown, as a problem to answer with. The database being away is not a bug but a 503. */
export function asProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error
  if (isAway(error)) return new HttpProblem(503, 'unavailable', { retryAfter: 5, cause: error })
  const { status, expose } = (error ?? {}) as { status?: unknown; expose?: unknown }
  if (typeof status === 'number' && status >= 400 && status < 500 && expose === true) {
    return new HttpProblem(
      status,
      status === 413 ? 'too-large' : status === 404 ? 'not-found' : 'bad-request',
      { cause: error },
    )
  }
  return new HttpProblem(500, 'internal', { cause: error })
}

function report(log: Log, problem: HttpProblem, error: unknown, ctx: Context): void {
  const line = {
    reference: ctx.state.reference,
    method: ctx.method,
    path: loggable(ctx.path),
    status: problem.status,
    // not `code`: that is what the log keeps authorization codes out by
    problem: problem.code,
    detail: problem.options.detail,
    ...(problem.options.faults && { faults: problem.options.faults.map(({ path }) => pointer(path)) }),
  }
  if (problem.status === 500) log.error({ ...line, err: error }, 'a request failed')
  else if (problem.status === 503) {
    const cause = problem.cause instanceof Error ? problem.cause.message : problem.code
    // where something is broken there, somebody has to look
    log[needsSomebody(error) ? 'error' : 'warn']({ ...line, cause }, 'a request could not be served')
  } else log.info(line, 'a request was refused')
}
