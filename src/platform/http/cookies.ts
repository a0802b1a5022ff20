import { ServerResponse, type OutgoingHttpHeader, type OutgoingHttpHeaders } from 'node:http'

/** The language that somebody chose on a page. */
export const localeCookie = 'sluis_locale'

type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[]

/**
 * A response in which each cookie says how long it lives beside until when (RFC 6265 §5.2.2): a browser whose clock is off
 * goes by the first. Done as the headers leave, for what our pages set and for what the engine does.
 */
export class CookieResponse extends ServerResponse {
  override writeHead(status: number, said?: string | Headers, headers?: Headers): this {
    const cookies = this.getHeader('Set-Cookie')
    if (Array.isArray(cookies)) this.setHeader('Set-Cookie', cookies.map(withMaxAge))
    else if (typeof cookies === 'string') this.setHeader('Set-Cookie', withMaxAge(cookies))
    return typeof said === 'string' ? super.writeHead(status, said, headers) : super.writeHead(status, said)
  }
}

function withMaxAge(cookie: string): string {
  const expires = /;\s*expires=([^;]+)/i.exec(cookie)?.[1]
  if (expires === undefined || /;\s*max-age=/i.test(cookie)) return cookie
  const seconds = Math.max(0, Math.round((Date.parse(expires) - Date.now()) / 1000))
  return `${cookie}; max-age=${seconds}`
}
