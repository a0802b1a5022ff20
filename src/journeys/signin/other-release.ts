import type { RequestHandler } from '../../platform/http/outermost.ts'
import { orElse, type Answer } from '../../platform/http/answers.ts'
import type { Endpoint } from '../../platform/http/exchange.ts'
import { methodsByPath } from '../../platform/http/methods.ts'
import { isNotFound } from '../../platform/http/problem.ts'

/**
 * A page that this release does not have may be one of the release beside it, where this sign-in was begun: what comes
 * next here is what it leads back to.
 */
export function orSignIn(root: string, isPage: boolean, answer: () => Promise<Answer>): Promise<Answer> {
  return isPage && /^\/signin\/[\w-]+$/.test(root) ? orElse(root, answer) : answer()
}

/**
 * The same for steps of which this release knows nothing at all.
 *
 * @param steps those that it knows: one that is asked for by a wrong method is refused as such
 */
export function orNextStep(steps: readonly Endpoint[], handle: RequestHandler): RequestHandler {
  const methodsOf = methodsByPath(steps)
  return async (request, response) => {
    try {
      await handle(request, response)
    } catch (error) {
      const [path = ''] = (request.url ?? '').split('?', 1)
      const [root] = /^\/signin\/[\w-]+(?=\/.)/.exec(path) ?? []
      const isPage = request.method === 'GET' || request.method === 'POST'
      if (root === undefined || !isPage || !isNotFound(error) || methodsOf(path).length > 0) throw error
      response.writeHead(303, { Location: root }).end()
    }
  }
}
