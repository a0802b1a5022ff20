import type { ServerResponse } from 'node:http'

/**
 * The second line of defence of every response: nothing is loaded from elsewhere, nothing inline runs, no
 * frame holds us. A form may be sent to us and to the origins a page names, because Chromium holds the whole
 * redirect chain after a form against `form-action`.
 */
export function contentSecurityPolicy(formTargets: readonly string[] = []): string {
  const targets = [...new Set(formTargets.filter(isSource))]
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    ["form-action 'self'", ...targets].join(' '),
  ].join('; ')
}

/** One origin or one scheme: a wildcard, from a registration of long ago, would be all of a domain. */
const isSource = (source: string): boolean => /^[a-z][a-z0-9+.-]*:(\/\/[^\s;,'"*]+)?$/i.test(source)

/** What a CSP calls the target of a redirect: an origin, or the scheme of a native app's own. */
export function cspSource(uri: string): string {
  const url = URL.parse(uri)
  if (!url) return ''
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.origin : url.protocol
}

const plainPolicy = contentSecurityPolicy()

export function setSecurityHeaders(response: ServerResponse, secure: boolean): void {
  response.setHeader('Content-Security-Policy', plainPolicy)
  response.setHeader('X-Frame-Options', 'DENY')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()')
  response.setHeader('Cache-Control', 'no-store')
  if (secure) response.setHeader('Strict-Transport-Security', 'max-age=63072000')
}

/** Lets the forms of this response end, by redirect, at `uris` too. */
export function allowFormTargets(response: ServerResponse, uris: readonly string[]): void {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(uris.map(cspSource)))
}
