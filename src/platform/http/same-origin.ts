import type { IncomingMessage } from 'node:http'
import { HttpProblem } from './problem.ts'

/**
 * Whether a page of ours, or no page at all, made this request: browsers say where it comes from in Sec-Fetch-Site (W3C
 * Fetch Metadata), older ones in Origin. A program that sends neither holds no cookies of a person's.
 */
export function comesFromUs(request: IncomingMessage, origin: string): boolean {
  const site = request.headers['sec-fetch-site']
  const from = request.headers.origin
  return site === undefined
    ? from === undefined || from === origin
    : site === 'same-origin' || site === 'none'
}

/**
 * Refuses a state change that another site's page caused (CSRF). SameSite=Lax cookies are the second line.
 *
 * @throws HttpProblem 403 `cross-site`
 */
export function requireSameOrigin(request: IncomingMessage, origin: string): void {
  if (comesFromUs(request, origin)) return
  const { origin: from, 'sec-fetch-site': site } = request.headers
  throw new HttpProblem(403, 'cross-site', {
    detail: `sec-fetch-site ${site ?? '-'}, origin ${from ?? '-'}`,
  })
}
