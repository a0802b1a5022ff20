import type { IncomingMessage } from 'node:http'
import { HttpProblem } from './problem.ts'

/**
 * Refuses a state change that another site's page caused (CSRF): browsers say where a request comes from in
 * Sec-Fetch-Site (W3C Fetch Metadata), older ones in Origin. A program that sends neither holds no cookies of
 * a person's. SameSite=Lax cookies are the second line.
 *
 * @throws HttpProblem 403 `cross-site`
 */
export function requireSameOrigin(request: IncomingMessage, origin: string): void {
  const site = request.headers['sec-fetch-site']
  const from = request.headers.origin
  const foreign =
    site === undefined ? from !== undefined && from !== origin : site !== 'same-origin' && site !== 'none'
  if (foreign)
    throw new HttpProblem(403, 'cross-site', {
      detail: `sec-fetch-site ${site ?? '-'}, origin ${from ?? '-'}`,
    })
}
