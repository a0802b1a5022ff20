import type { IncomingMessage } from 'node:http'
import { Router } from '@koa/router'
import type { Context, Middleware } from 'koa'
import type { Log } from '../log.ts'
import { write } from './answers.ts'
import { formBody } from './bodies.ts'
import { exchangeOf, type Endpoint } from './exchange.ts'
import { loggable } from './problems.ts'
import { requireSameOrigin } from './same-origin.ts'

const readForm = formBody()

/** The path of the endpoint that answers a request, as it was declared; only where one does. */
const matched = new WeakMap<IncomingMessage, string>()

/** Of a request, what its endpoint was declared by: `/people/:id`. Undefined: no endpoint of ours answers it. */
export const declaredPathOf = (request: IncomingMessage): string | undefined => matched.get(request)

/**
 * Which endpoint answers, and how.
 *
 * @param origin ours: what changes something comes from our own pages, or from a program; where it is left out, from
 *   anywhere
 */
export function routes(endpoints: readonly Endpoint[], log: Log, origin?: string): Middleware {
  const router = new Router()
  for (const endpoint of endpoints) {
    const { method, path } = endpoint
    const handle: Middleware = async (ctx) => {
      matched.set(ctx.req, path)
      if (origin !== undefined && method !== 'GET' && !endpoint.anySite) requireSameOrigin(ctx.req, origin)
      const reads = method === 'POST' && !endpoint.readsForm
      const sent = reads ? await readForm({ request: ctx.req, response: ctx.res }) : new URLSearchParams()
      const answer = await endpoint.handle(exchangeOf(ctx, sent))
      if (answer.kind === 'page' && answer.problem !== undefined)
        reportReason(log, answer.problem.reason, answer.status, ctx)
      await write(ctx, answer)
    }
    router.register(path, [method], [handle])
  }
  // the router's own context type names more than Koa's
  return router.routes() as unknown as Middleware
}

function reportReason(log: Log, reason: string, status: number, ctx: Context): void {
  log.info({ reference: ctx.state.reference, path: loggable(ctx.path), status, reason }, 'a page said no')
}
